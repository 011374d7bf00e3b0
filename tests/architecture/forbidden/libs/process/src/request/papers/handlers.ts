import { answer } from '../answers/handlers.js';
import { settle } from '../consequences/settle.js';
export const paper = [answer, settle];
