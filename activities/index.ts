export { createActivities } from './create-activities.js';
export type { Activities, ActivityDeps, Reconciliation } from './create-activities.js';
export type { EffectInput, EffectOutcome } from './effects/carry-out.js';
