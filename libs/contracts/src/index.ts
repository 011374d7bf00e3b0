export {
  LEG_KINDS,
  LEG_STATUSES,
  REQUEST_STATUSES,
  TASK_STATUSES,
  TASK_KINDS,
  ARRANGEMENT_STATUSES,
  LINE_STATUSES,
  ANSWERS,
  CHANNELS,
  INSTRUMENT_KINDS,
  ROLES,
  PARTY_KINDS,
  HOLDERS,
  COUNTING_MODELS,
} from './vocabulary.js';
export type {
  LegKind,
  LegStatus,
  RequestStatus,
  TaskStatus,
  TaskKind,
  ArrangementStatus,
  LineStatus,
  Answer,
  Channel,
  InstrumentKind,
  Role,
  PartyKind,
  Holder,
  CountingModel,
} from './vocabulary.js';
export { instantSchema, calendarDateSchema, isoDurationSchema, dateOrRangeSchema } from './time.js';
export type { Instant, CalendarDate, IsoDuration, TimeRange, DateOrRange } from './time.js';
export {
  textSchema,
  keySchema,
  personsSchema,
  readinessSchema,
  unitLineSchema,
  requestContentSchema,
} from './request.js';
export type { Persons, Readiness, UnitLineAsked, RequestContent } from './request.js';
export { instrumentSchema, capsSchema, termSchema, councilActSchema, answerInputSchema } from './decision.js';
export type { Instrument, Caps, Term, CouncilAct, AnswerInput } from './decision.js';
export { policyLegSchema, policySchema } from './policy.js';
export type { PolicyLeg, Policy } from './policy.js';
export { authoritySchema } from './authority.js';
export type { Authority } from './authority.js';
export {
  TASK_QUEUE,
  CHANGED_SIGNAL,
  SEARCH_ATTRIBUTES,
  WORKFLOW_TYPES,
  RECONCILE_WORKFLOW_TYPE,
  workflowTypeOf,
  searchAttributesOf,
  workflowIdOf,
  subjectOf,
  EFFECT_KINDS,
} from './workflows.js';
export type { Subject, EffectKind, EffectToDo, SubjectView } from './workflows.js';
export type { ProblemError, Problem } from './problem.js';
