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
} from './time/time.js';
export { lastDayOf, expiryOf } from './authorities/expiry.js';
export type { ExpiryBound } from './authorities/expiry.js';
export { usableWindow } from './time/window.js';
export type { WindowInput } from './time/window.js';
export { lags } from './time/lags.js';
export { freePlaces, growsCombinedCeiling, placesOf } from './authorities/ceilings.js';
export type { Ceiling, CountedLine, During, Places } from './authorities/ceilings.js';
export { messageOfFinding } from './consents/findings.js';
export type { Finding } from './consents/findings.js';
export { uncoveredOf } from './consents/coverage.js';
export { PERSON_KINDS, scopeOfLine } from './authorities/scope.js';
export type { Scope } from './authorities/scope.js';
export { widened } from './consents/widened.js';
export { intersection } from './consents/intersection.js';
export type { CappedConsent, Intersection, LineInCommon } from './consents/intersection.js';
export { shrink } from './consents/shrink.js';
export type { ShrinkFault, Shrunk } from './consents/shrink.js';
export { voteCarries } from './council/council-vote.js';
export type { CouncilVote, CouncilVoteResult } from './council/council-vote.js';
export { matchStandingConsents } from './consents/standing-consents.js';
export type {
  LegToAnswer,
  StandingConsentMatch,
  StandingConsentReading,
} from './consents/standing-consents.js';
export { authorityDateFaults, authorityFaults } from './authorities/authority-rules.js';
export {
  answersKnown,
  answersOffered,
  isUsual,
  partsOfAnswer,
  takesBack,
} from './leg-kinds/answers-of-legs.js';
export { goesWithoutCode } from './leg-kinds/answers-to-links.js';
export { isAnsweredByAct, legKind } from './leg-kinds/rows.js';
export type { LegKindRow } from './leg-kinds/row.js';
export {
  isAwaited,
  isBlocking,
  isClosedOtherwise,
  isHeldBack,
  isSoft,
  needsResolution,
  restsOnAnswer,
} from './leg-kinds/leg-statuses.js';
export { legTable, outcomeOf } from './tables/leg-table.js';
export type { LegOutcome, LegTableRow } from './tables/leg-table.js';
export { isTransition, statusTable } from './tables/status-tables.js';
export type { CauseOf, StatusOf, StatusTable } from './tables/status-tables.js';
export type { AuthorityFault } from './authorities/authority-rules.js';
export { askOf } from './consents/ask.js';
export type { AskInput } from './consents/ask.js';
export { decide, voteFault } from './groups/decide.js';
export type { GroupResult } from './groups/decide.js';
export { ruleFaults } from './groups/faults.js';
export type { RuleFault } from './groups/faults.js';
export type { Seat, Votes } from './groups/ballot.js';
export { policyFaults } from './policies/policy-faults.js';
export { readPolicyText } from './policies/policy-text.js';
export type { PlacedFault } from './policies/policy-faults-kinds.js';
export type { PolicyReading } from './policies/policy-text.js';
export {
  messageOfAmount,
  messageOfDeadline,
  messageOfKind,
  messageOfParty,
  messageOfTarget,
  messageOfSatisfaction,
  messagesOfReminders,
} from './policies/policy-words.js';
export { messageOfRule } from './groups/rule-words.js';
export { reportingDelayOf } from './time/reporting-delay.js';
