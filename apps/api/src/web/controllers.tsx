export const WEB_CONTROLLERS = [];
