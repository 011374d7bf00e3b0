export {
  HEADQUARTERS_ZONE,
  startOfDay,
  endOfDay,
  boundedBy,
  dayOf,
  furthestDayOf,
  plusDuration,
  minusDuration,
  lastDayBefore,
  rangeOf,
  later,
  earlier,
  exactly,
  latestOf,
} from './time.js';
export { lastDayOf, expiryOf } from './expiry.js';
export type { ExpiryBound } from './expiry.js';
export { usableWindow } from './window.js';
export type { WindowInput, UsableWindow } from './window.js';
export { lags } from './lags.js';
export type { Lag } from './lags.js';
export { countingInWords, freePlaces, placesOf } from './ceilings.js';
export type { Ceiling, CountedLine, During, Places } from './ceilings.js';
export { uncoveredOf } from './coverage.js';
export { PERSON_KINDS, scopeOfLine } from './scope.js';
export type { Scope } from './scope.js';
export { widened } from './widened.js';
export { intersection } from './intersection.js';
export type { CappedConsent, Intersection, LineInCommon } from './intersection.js';
export { shrink } from './shrink.js';
export type { ShrinkFault, Shrunk } from './shrink.js';
export { voteCarries } from './council-vote.js';
export type { CouncilVote, CouncilVoteResult } from './council-vote.js';
export { matchStanding } from './standing-consents.js';
export type { LegToAnswer, StandingMatch, StandingReading } from './standing-consents.js';
export { citesAs } from './citation.js';
export { authorityDateFaults, authorityFaults } from './authority-rules.js';
export { LEG_KIND_ROWS, isAnsweredByAct, legKind } from './leg-kinds/rows.js';
export type { LegKindRow } from './leg-kinds/row.js';
export {
  isAwaited,
  isBlocking,
  isClosedOtherwise,
  isSoft,
  needsResolution,
  restsOnAnswer,
} from './leg-kinds/leg-statuses.js';
export { isAnswered, legTable, outcomeOf } from './leg-table.js';
export type { LegOutcome, LegTableRow } from './leg-table.js';
export { isTransition, statusTable } from './status-tables.js';
export type { CauseOf, StatusOf, StatusTable } from './status-tables.js';
export type { AuthorityFault } from './authority-rules.js';
export { composeAskText } from './ask-text.js';
export { partyInSentence } from './words.js';
export { decide, voteFault } from './groups/decide.js';
export type { GroupStanding } from './groups/decide.js';
export { ruleFaults } from './groups/faults.js';
export type { RuleFault } from './groups/faults.js';
export type { Seat, Votes } from './groups/ballot.js';
export { policyFaults } from './policy-faults.js';
export { faultLine, readPolicyText } from './policy-text.js';
export type { PlacedFault } from './policy-faults-kinds.js';
export type { PolicyReading } from './policy-text.js';
export {
  amountInWords,
  deadlineInWords,
  kindInWords,
  ofInWords,
  remindersInWords,
  satisfactionInWords,
  targetInWords,
} from './policy-words.js';
export { ruleInWords } from './groups/rule-words.js';
export { toldOf } from './told.js';
export type { Told } from './told.js';
