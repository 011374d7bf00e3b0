export { createActivities } from './create-activities.js';
export { createReconcile } from './reconcile.js';
export type { Activities, ActivityDeps, Forgotten, Reconciliation } from './create-activities.js';
export type { EffectInput, EffectOutcome } from './letters/carry-out.js';
