export { MACHINE, upgradeState } from './upgrade.js';
export type { Machine, StoredState, UpgradeStep } from './upgrade.js';
export { stepArrangement, stepRequest } from './step.js';
export { ONE_VOICE } from './facts.js';
export { momentsOfAsking, needsCalendars } from './deadlines.js';
export type { LegMoments } from './deadlines.js';
export { linesNeeding, planLegs } from './plan.js';
export { windowOfLine } from './lines.js';
export {
  arrivedSoFar,
  awaitsRuling,
  isExpiring,
  isLiveLine,
  openBreach,
  openSuspensions,
} from './arrangement/line.js';
export { arrangementWakeUps } from './arrangement/wakeups.js';
export { windowOfArrangement } from './arrangement/window.js';
export { capsThatCount } from './coverage.js';
export { groupResult, isGroup } from './seats.js';
export { openRound } from './rounds.js';
export { isLive } from './fold-context.js';
export { effectStillValid } from './effect-validity.js';
export { carriedOf, mustHear } from './carrying.js';
export { isPast } from './past.js';
export { foldRecord } from './record-fold.js';
export type { BrokenRecord, Chronicle, FoldedOfRecord, OpenedOfRecord, RecordDesk } from './record-fold.js';
export type { HistoricalArrangementFact, RecordEntry, RequestFactOfRecord } from './record-entries.js';
export { compareWakeUps, nextWakeUp, requestWakeUps } from './wakeups.js';
export type { Transition } from './transitions.js';
export type { ArrangementFact, LineGrant } from './arrangement-facts.js';
export type { ArrangementLineState, ArrangementState, Caution, OpenSpan } from './arrangement-state.js';
export type { PlannedLeg } from './plan.js';
export type { ArrangementWaitsFor, CaseCarried, LegCarried } from './carrying.js';
export type {
  Actor,
  AnswerGiven,
  KeptSignature,
  LegAsk,
  FactBase,
  LegId,
  ArrangementExtract,
  OverrideAct,
  MachineUpgraded,
  RequestFact,
  RequestParties,
  WakeUp,
} from './facts.js';
export type {
  BrokenRule,
  CaseState,
  ContestState,
  DecisionState,
  Effect,
  LedgerSpan,
  LegState,
  ReservationRequest,
  PaperState,
  QuestionState,
  RequestLineState,
  RequestState,
  Round,
  RuleName,
  StepResult,
  TaskState,
  SiblingFact,
} from './state.js';
