import { store } from '../../libs/store/src/index.js';
export const embedded = store;
