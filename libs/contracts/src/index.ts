export {
  LEG_KINDS,
  LEG_STATUSES,
  REQUEST_KINDS,
  REQUEST_STATUSES,
  REQUEST_LINE_STATUSES,
  TASK_STATUSES,
  TASK_KINDS,
  ARRANGEMENT_STATUSES,
  LINE_STATUSES,
  ANSWERS,
  EXPIRY_CAUSES,
  CHANNELS,
  INSTRUMENT_KINDS,
  ROLES,
  PARTY_KINDS,
  HOLDERS,
  COUNTING_MODELS,
  UN_LANGUAGES,
} from './vocabulary.js';
export { ACTS } from './acts.js';
export type { ActCode, ActOn, ActSubject } from './acts.js';
export type {
  LegKind,
  LegStatus,
  RequestKind,
  RequestStatus,
  RequestLineStatus,
  TaskStatus,
  TaskKind,
  ArrangementStatus,
  LineStatus,
  Answer,
  ExpiryCause,
  Channel,
  InstrumentKind,
  Role,
  PartyKind,
  Holder,
  CountingModel,
  UnLanguage,
} from './vocabulary.js';
export { instantSchema, calendarDateSchema, dateOrRangeSchema } from './time.js';
export type { DateOrRange } from './time.js';
export type { Instant, CalendarDate, IsoDuration, TimeRange } from './moments.js';
export type { EffectOf, EffectParams, RequestEnd } from './cases/effects.js';
export { deviceSchema } from './device.js';
export type { Browser, Device, System } from './device.js';
export { coded } from './coded.js';
export { messageSchema } from './message-schema.js';
export { messageOf, inClauses } from './message.js';
export type { MessageValue, MessageParams, CodedMessage, KnownMessages, MessageCode } from './message.js';
export { cautionSchema, lagSchema, reportingDelaySchema, usableWindowSchema } from './cases/measures.js';
export type { Caution, Lag, ReportingDelay, UsableWindow } from './cases/measures.js';
export {
  textSchema,
  keySchema,
  personsSchema,
  readinessSchema,
  requestContentSchema,
} from './cases/request.js';
export type { Persons, Readiness, UnitLineAsked, RequestContent } from './cases/request.js';
export { CHASE_CHANNELS, COMMENT_AUDIENCES, chaseNoteSchema, commentSchema } from './cases/notes.js';
export type { ChaseChannel, ChaseNoteInput, CommentAudience, CommentInput } from './cases/notes.js';
export {
  ANSWER_PARTS,
  PARTS_OF_ANSWERS,
  answerInputSchema,
  capsSchema,
  councilActSchema,
  signatureSchema,
} from './cases/decision.js';
export type { AnswerPart } from './cases/decision.js';
export type {
  Caps,
  Term,
  AllowedLine,
  CouncilForm,
  CouncilAct,
  AnswerInput,
  Signature,
} from './cases/decision.js';
export {
  CLEARANCE_KINDS,
  CLEARANCE_STATUSES,
  IN_FLIGHT_RULINGS,
  clearanceSchema,
  conversionSchema,
  discontinuationSchema,
  incrementSchema,
  pauseOfLinesSchema,
  rulingSchema,
} from './cases/arrangement.js';
export type {
  ClearanceInput,
  ClearanceKind,
  ClearanceStatus,
  ConversionInput,
  DiscontinuationInput,
  EndingAct,
  Increment,
  InFlightRuling,
  RulingInput,
} from './cases/arrangement.js';
export { policySchema } from './policies/policy.js';
export type {
  Amount,
  Deadline,
  EscalationTarget,
  EscalationStep,
  Reminders,
  PolicySeat,
  PolicyLeg,
  Policy,
} from './policies/policy.js';
export type { AttachmentRef, Instrument } from './cases/instrument.js';
export { standingConsentSchema } from './cases/standing-consent.js';
export type { StandingConsent, StandingConsentLegKind } from './cases/standing-consent.js';
export { authoritySchema } from './register/authority.js';
export type { Authority } from './register/authority.js';
export {
  ASKING_ACTIVITIES,
  CHANGED_SIGNAL,
  EFFECT_ACTIVITIES,
  RECONCILE_WORKFLOW_TYPE,
  RETENTION_WORKFLOW_TYPE,
  SEARCH_ATTRIBUTES,
  STAGES,
  TASK_QUEUE,
  WEBHOOK_WORKFLOW_TYPE,
  WORKFLOW_TYPES,
  caseIdOf,
  subjectOf,
  webhookOf,
  webhookWorkflowIdOf,
  workflowIdOf,
} from './workflows.js';
export type {
  ArrangementView,
  DeliveryRound,
  EffectActivity,
  EffectKind,
  EffectToDo,
  LegView,
  NextWakeUp,
  RequestView,
  StageName,
  Subject,
  WebhookToDeliver,
} from './workflows.js';
export { codesOf, saidBy } from './problem.js';
export type { Refusal, ProblemError, Problem } from './problem.js';
export { FIELD_RULES, fieldFaultsOf, fieldReason, issueAt, pointerOf, says } from './field-faults.js';
export type { FieldFault, FieldRule } from './field-faults.js';
export { VOTES, decisionRuleSchema } from './cases/decision-rule.js';
export type {
  Vote,
  CountRule,
  VoteRule,
  NoObjectionRule,
  StagesRule,
  DecisionRule,
} from './cases/decision-rule.js';
export { EVENT_KINDS, eventSchema } from './events.js';
export type { CaseEvent, EventKind } from './events.js';
export { recordEntryInputSchema, recordOpeningSchema, recordSourceSchema } from './register/record.js';
export type {
  RecordDate,
  RecordEntryInput,
  RecordFact,
  RecordOpeningInput,
  RecordSource,
} from './register/record.js';
export {
  membershipInputSchema,
  newPartySchema,
  newPersonSchema,
  partyInputSchema,
  personInputSchema,
  representationInputSchema,
} from './register/register.js';
export type {
  MembershipInput,
  NewParty,
  NewPerson,
  PartyInput,
  PersonInput,
  RepresentationInput,
} from './register/register.js';
export {
  authorityInputSchema,
  ceilingInputSchema,
  newUnitSchema,
  pledgeInputSchema,
  unitInputSchema,
} from './register/catalogue.js';
export type { AuthorityInput, CeilingInput, NewUnit, PledgeInput, UnitInput } from './register/catalogue.js';
export type { Ask, AskLine } from './cases/ask.js';
export {
  closedBecauseSchema,
  cutSchema,
  notCoveredSchema,
  reopenedBecauseSchema,
} from './cases/ask-findings.js';
export type {
  AskDifference,
  ClosedBecause,
  Cut,
  Gap,
  HeldBy,
  NotCovered,
  ReopenedBecause,
  StandingMismatch,
} from './cases/ask-findings.js';
