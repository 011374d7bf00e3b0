export const worker = 'the other app';
