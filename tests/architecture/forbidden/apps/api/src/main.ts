import { worker } from '../../worker/src/main.js';
import { workflow } from '../../../workflows/index.js';
import { inside } from '../../../libs/store/src/inside.js';
import { embedded } from '../../../infra/embedded/index.js';
export const api = [worker, workflow, inside, embedded];
