import { save } from './save.js';
export const draft = save;
