import { problems } from './problems.js';
import { times } from './times.js';

/** Every message in English, by its subject. English is complete; each other language has all of these keys or is absent. */
export const english = { problems, times } as const;
