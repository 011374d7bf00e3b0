import { store } from '../libs/store/src/index.js';
export const act = store;
