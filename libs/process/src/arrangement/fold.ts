import { messageOf } from '#libs/contracts';
import { breakRule } from '../shared/broken.js';
import { type Transition, transition } from '../shared/transitions.js';
import { recordClearance } from './clearances.js';
import { convert, discontinue, ruleInFlight, withdrawConsent } from './discontinuation.js';
import { foldDue } from './expiry.js';
import type { ArrangementFact, ArrangementFactOf } from './facts.js';
import { ArrangementFoldContext } from './fold-context.js';
import { dropLine, grantLine, openRequest } from './grant.js';
import { arrive, depart, leave, stateReadiness, transferAuthority } from './movement.js';
import { settle } from './settle.js';
import type { ArrangementState } from './state.js';
import { restoreConsent, resumeLines, suspendConsent, suspendLines } from './suspension.js';

/** The first fact of an arrangement. */
export function openArrangement(fact: ArrangementFactOf<'opened'>): {
  state: ArrangementState;
  transitions: Transition[];
} {
  const transitions: Transition[] = [];
  const state: ArrangementState = {
    case: 'arrangement',
    id: fact.arrangementId,
    sendingMission: fact.sendingMission,
    receivingMission: fact.receivingMission,
    status: transition(transitions, 'arrangement', null, 'opened', 'forming'),
    clockOffsetMs: fact.clockOffsetMs,
    assumptions: fact.assumptions,
    requestIds: [],
    lines: {},
    closedAt: null,
    factCount: 1,
    lastFactAt: fact.at,
  };
  return { state, transitions };
}

/** Folds one fact into an arrangement. Throws `Broken` where it breaks a rule. */
export function foldArrangementFact(before: ArrangementState, fact: ArrangementFact): ArrangementFoldContext {
  const context = new ArrangementFoldContext(before, fact);
  apply(context, fact);
  settle(context);
  return context;
}

function apply(context: ArrangementFoldContext, fact: ArrangementFact): void {
  switch (fact.kind) {
    case 'opened':
      return breakRule('already_exists', '', messageOf('refusals.arrangement_exists'));
    case 'request_opened':
      return openRequest(context, fact);
    case 'line_granted':
      return grantLine(context, fact);
    case 'line_not_granted':
      return dropLine(context, fact);
    case 'request_closed':
      return closeRequest(context);
    case 'readiness_stated':
      return stateReadiness(context, fact);
    case 'departed':
      return depart(context, fact);
    case 'arrived':
      return arrive(context, fact);
    case 'authority_transferred':
      return transferAuthority(context, fact);
    case 'returned':
    case 'repatriated':
      return leave(context, fact);
    case 'clearance_recorded':
      return recordClearance(context, fact);
    case 'suspended':
      return suspendLines(context, fact);
    case 'resumed':
      return resumeLines(context, fact);
    case 'consent_withdrawn':
      return withdrawConsent(context, fact);
    case 'consent_suspended':
      return suspendConsent(context, fact);
    case 'consent_restored':
      return restoreConsent(context, fact);
    case 'discontinued':
      return discontinue(context, fact);
    case 'in_flight_ruled':
      return ruleInFlight(context, fact);
    case 'converted':
      return convert(context, fact);
    case 'clock_moved':
      return moveClock(context, fact);
    case 'due':
      return foldDue(context, fact.wake);
    case 'continued_live':
    case 'machine_upgraded':
      return undefined;
  }
}

/** An arrangement without a line ends with the draft that was to start it. */
function closeRequest({ state, transitions }: ArrangementFoldContext): void {
  if (Object.keys(state.lines).length === 0) {
    state.status = transition(transitions, 'arrangement', state.status, 'request_closed', 'ended');
  }
}

function moveClock({ state }: ArrangementFoldContext, fact: ArrangementFactOf<'clock_moved'>): void {
  if (fact.clockOffsetMs < state.clockOffsetMs) {
    breakRule('clock_runs_forward', '/to');
  }
  state.clockOffsetMs = fact.clockOffsetMs;
}
