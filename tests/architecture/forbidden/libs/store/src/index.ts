export const store = 'a database';
