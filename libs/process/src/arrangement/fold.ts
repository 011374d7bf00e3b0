import type { ArrangementFact, LoanFactOf } from '../arrangement-facts.js';
import type { ArrangementState } from '../arrangement-state.js';
import { breakRule } from '../broken.js';
import type { Move } from '../moves.js';
import { moved } from '../moves.js';
import { recordClearance } from './clearances.js';
import { convert, discontinue, ruleInFlight, withdrawConsent } from './discontinuation.js';
import { foldDue } from './expiry.js';
import { dropLine, grantLine, openRequest } from './grant.js';
import { arrive, depart, leave, stateReadiness, transferAuthority } from './movement.js';
import { settle } from './settle.js';
import { restoreConsent, resumeLines, suspendConsent, suspendLines } from './suspension.js';
import { LoanWorking } from './working.js';

/** The first fact of an arrangement. */
export function openArrangement(fact: LoanFactOf<'opened'>): { state: ArrangementState; moves: Move[] } {
  const moves: Move[] = [];
  const state: ArrangementState = {
    case: 'arrangement',
    id: fact.arrangementId,
    sendingMission: fact.sendingMission,
    receivingMission: fact.receivingMission,
    status: moved(moves, 'arrangement', null, 'opened', 'forming'),
    clockOffsetMs: fact.clockOffsetMs,
    assumptions: fact.assumptions,
    requestIds: [],
    lines: {},
    closedAt: null,
    factCount: 1,
    lastFactAt: fact.at,
  };
  return { state, moves };
}

/** Folds one fact into an arrangement. Throws `Broken` where it breaks a rule. */
export function foldArrangement(before: ArrangementState, fact: ArrangementFact): LoanWorking {
  const working = new LoanWorking(before, fact);
  apply(working, fact);
  settle(working);
  return working;
}

function apply(working: LoanWorking, fact: ArrangementFact): void {
  switch (fact.kind) {
    case 'opened':
      return breakRule('already_exists', '', 'This arrangement exists already.');
    case 'request_opened':
      return openRequest(working, fact);
    case 'line_granted':
      return grantLine(working, fact);
    case 'line_not_granted':
      return dropLine(working, fact);
    case 'request_closed':
      return closeRequest(working);
    case 'readiness_stated':
      return stateReadiness(working, fact);
    case 'departed':
      return depart(working, fact);
    case 'arrived':
      return arrive(working, fact);
    case 'authority_transferred':
      return transferAuthority(working, fact);
    case 'returned':
    case 'repatriated':
      return leave(working, fact);
    case 'clearance_recorded':
      return recordClearance(working, fact);
    case 'suspended':
      return suspendLines(working, fact);
    case 'resumed':
      return resumeLines(working, fact);
    case 'consent_withdrawn':
      return withdrawConsent(working, fact);
    case 'consent_suspended':
      return suspendConsent(working, fact);
    case 'consent_restored':
      return restoreConsent(working, fact);
    case 'discontinued':
      return discontinue(working, fact);
    case 'in_flight_ruled':
      return ruleInFlight(working, fact);
    case 'converted':
      return convert(working, fact);
    case 'clock_moved':
      return moveClock(working, fact);
    case 'due':
      return foldDue(working, fact.wake);
    case 'continued_live':
    case 'machine_upgraded':
      return undefined;
  }
}

/** A loan that no request has put a line to is over with the draft that was to start it. */
function closeRequest({ state, moves }: LoanWorking): void {
  if (Object.keys(state.lines).length === 0) {
    state.status = moved(moves, 'arrangement', state.status, 'request_closed', 'ended');
  }
}

function moveClock({ state }: LoanWorking, fact: LoanFactOf<'clock_moved'>): void {
  if (fact.clockOffsetMs < state.clockOffsetMs) {
    breakRule('clock_runs_forward', '/to', 'The clock of a loan only moves forward.');
  }
  state.clockOffsetMs = fact.clockOffsetMs;
}
