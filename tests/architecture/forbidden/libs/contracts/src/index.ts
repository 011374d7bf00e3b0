import { store } from '../../store/src/index.js';
export const contracts = store;
