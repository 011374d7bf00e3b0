/** Login role of the application; it gets its rights from the migrations. */
export const appRoleName = 'countersign_app';
