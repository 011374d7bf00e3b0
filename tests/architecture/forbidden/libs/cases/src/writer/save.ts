export const save = 'a case';
