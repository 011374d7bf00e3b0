import { store } from '../../store/src/index.js';
export const process = store;
