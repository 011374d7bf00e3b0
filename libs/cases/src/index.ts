export { Cases } from './cases.js';
export type { CasesOptions } from './cases.js';
export { CaseError } from './errors.js';
export type { CaseRule } from './errors.js';
export type { EffectForDelivery } from './look.js';
export type { Answered, Idempotency } from './transact.js';
export type { DecisionReceipt, LegRef } from './verbs-of-legs.js';
export type { LineRef } from './verbs-of-loans.js';
export { verifyCase } from './verify-case.js';
