import { readFileSync } from 'node:fs';
import { act } from '../activities/index.js';
export const workflow = () => [act, readFileSync];
