export { actsFor, seesAllCases } from './authorise.js';
export type { CaseAct } from './authorise.js';
export { partiesOf } from './viewer.js';
export type { Viewer } from './viewer.js';
