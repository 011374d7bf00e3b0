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
export { windowOfLoan } from './arrangement/window.js';
export { capsThatCount } from './coverage.js';
export { groupStanding, isGroup } from './seats.js';
export { openRound } from './rounds.js';
export { isLive } from './working.js';
export { effectStands } from './standing.js';
export { subjectsOf } from './subjects.js';
export { isPast } from './past.js';
export { foldRecord } from './record-fold.js';
export type { BrokenRecord, Chronicle, FoldedOfRecord, OpenedOfRecord, RecordDesk } from './record-fold.js';
export type { LoanFactOfRecord, RecordEntry, RequestFactOfRecord } from './record-entries.js';
export { compareWakeUps, nextWakeUp, requestWakeUps } from './wakeups.js';
export type { Move } from './moves.js';
export type { ArrangementFact, LineGrant } from './arrangement-facts.js';
export type { ArrangementLineState, ArrangementState, Caution, OpenSpan } from './arrangement-state.js';
export type { PlannedLeg } from './plan.js';
export type { SubjectState } from './subjects.js';
export type {
  Actor,
  AnswerGiven,
  KeptSignature,
  AskText,
  FactBase,
  LegId,
  LoanAsItStands,
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
  Need,
  PaperState,
  QuestionState,
  RequestLineState,
  RequestState,
  Round,
  RuleName,
  StepResult,
  TaskState,
  Tell,
} from './state.js';
