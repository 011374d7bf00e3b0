export const settle = 'all that follows';
