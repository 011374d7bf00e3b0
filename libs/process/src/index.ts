export { MACHINE, upgradeState } from './upgrade.js';
export type { Machine, StoredState, UpgradeStep } from './upgrade.js';
export { stepArrangement, stepRequest } from './step.js';
export { ONE_VOICE } from './shared/facts.js';
export { momentsOfAsking, needsCalendars } from './request/asking/deadlines.js';
export type { LegMoments } from './request/asking/deadlines.js';
export { linesNeeding, planLegs } from './request/asking/plan.js';
export { windowOfLine } from './request/lines/terms.js';
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
export { capsThatCount } from './request/answers/coverage.js';
export { groupResult, isGroup } from './request/answers/groups.js';
export { possibleAnswers } from './request/answers/possible-answers.js';
export type { PossibleAnswer } from './request/answers/possible-answers.js';
export { possibleOnRequest, possibleOnTask, voicesOn } from './request/possible-acts.js';
export type {
  RequestOnlooker,
  RequestSubject,
  RequestThings,
  TaskOnlooker,
  Voice,
} from './request/possible-acts.js';
export { possibleOnLine } from './arrangement/possible-acts.js';
export { askHashOfRound, openRound } from './request/asking/rounds.js';
export { askHashOfDecision, decidedWhen } from './request/answers/decided.js';
export { isLive } from './request/fold-context.js';
export { effectStillValid } from './effect-validity.js';
export { carriedOf, mustHear } from './carrying.js';
export { isPast } from './shared/past.js';
export {
  ArrangementFold,
  FactBroken,
  foldArrangement,
  foldFact,
  runFolding,
  runFoldingAsync,
} from './driver.js';
export type { CaseFact, FoldDesk, FoldedFact, Folding, GivenFact, ReservationAsk } from './driver.js';
export { foldRecord } from './history/record-fold.js';
export type {
  BrokenRecord,
  Chronicle,
  FoldedOfRecord,
  OpenedOfRecord,
  RecordDesk,
} from './history/record-fold.js';
export type {
  HistoricalArrangementFact,
  RecordEntry,
  RequestFactOfRecord,
} from './history/record-entries.js';
export { compareWakeUps, nextWakeUp, requestWakeUps } from './wakeups.js';
export type { Transition } from './shared/transitions.js';
export type { ArrangementFact, LineGrant } from './arrangement/facts.js';
export type { ArrangementLineState, ArrangementState, OpenSpan } from './arrangement/state.js';
export type { PlannedLeg } from './request/asking/plan.js';
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
} from './shared/facts.js';
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
} from './shared/state.js';
