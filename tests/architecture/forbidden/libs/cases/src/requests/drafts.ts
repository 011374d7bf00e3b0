import { save } from '../writer/save.js';
export const draft = save;
