import type {
  CalendarDate,
  Instant,
  LegKind,
  LegStatus,
  RequestStatus,
  TaskKind,
  Term,
  TimeRange,
} from '#libs/contracts';
import type { CauseOf, ExpiryBound } from '#libs/rules';
import {
  boundedBy,
  exactly,
  expiryOf,
  lastDayOf,
  later,
  latestOf,
  minusDuration,
  rangeOf,
  startOfDay,
  usableWindow,
} from '#libs/rules';
import { weighCoverage } from './answers.js';
import type { LineGrant } from './arrangement-facts.js';
import { askWhoseTurnHasCome, closeRound, isNeeded } from './legs.js';
import { moved } from './moves.js';
import { linesNeeding } from './plan.js';
import type { Effect, LegState, RequestLineState, RequestState } from './state.js';
import type { Working } from './working.js';
import { isLive, isOpenLine } from './working.js';
import { legsInOrder, linesInOrder } from './order.js';

/** Statuses in which a final answer is still awaited. */
const AWAITED: readonly LegStatus[] = ['not_started', 'asked', 'paused', 'in_principle', 'provisional'];

/** What the Secretariat does about an answer that counts; of no use once nothing needs the leg. */
const OF_AN_ANSWER: readonly TaskKind[] = ['enter_conditions', 'countersign_conditions', 'resolve_coverage'];

const CONSENT_KINDS: readonly LegKind[] = ['contributor_consent', 'host_consent'];

/** The legs without which a line cannot be granted. */
function legsOfLine(state: RequestState, lineId: string): LegState[] {
  const { parties } = state;
  if (parties === null) return [];
  return legsInOrder(state).filter((leg) => linesNeeding(leg, parties, state.content).includes(lineId));
}

/** The consents that a line needs, with when each was given, for the usable window. */
function consentsOfLine(state: RequestState, lineId: string) {
  return legsOfLine(state, lineId)
    .filter((leg) => CONSENT_KINDS.includes(leg.kind))
    .map((leg) => ({
      what: `the ${leg.waiver === null ? '' : 'waiver of the '}consent of ${leg.partyId}`,
      decidedAt: obtainedAt(state, leg),
    }));
}

/** When a leg was satisfied: by the decision of its party or by its waiver; null while it is not. */
function obtainedAt(state: RequestState, leg: LegState): TimeRange | null {
  if (!leg.satisfied) return null;
  if (leg.waiver !== null) return exactly(leg.waiver.at);
  return leg.decisionId === null ? null : (state.decisions[leg.decisionId]?.decidedAt ?? null);
}

/** The usable window of a line of a request as it stands at a moment. */
export function windowOfLine(state: RequestState, lineId: string, now: Instant) {
  const line = Object.hasOwn(state.lines, lineId) ? state.lines[lineId] : undefined;
  const readiness = line?.readiness ?? null;
  return usableWindow(
    {
      expiresAt: line?.expiry?.at ?? null,
      consents: consentsOfLine(state, lineId),
      readiness: readiness === null ? null : rangeOf(readiness),
      arrivedAt: null,
    },
    now,
  );
}

/** The act of the Council that lets the loan be: its decision, or the authority itself where no other was needed. */
function actInForce(state: RequestState): { adoptedOn: CalendarDate; term: Term | null } | null {
  if (state.act !== null) return state.act;
  const waived = legsInOrder(state).some((leg) => leg.kind === 'council_decision' && leg.status === 'waived');
  return waived ? state.authority : null;
}

function boundsOf(state: RequestState, lineId: string): ExpiryBound[] {
  const bounds: ExpiryBound[] = [];
  const askedTo = state.content.lines.find((line) => line.id === lineId)?.to ?? null;
  if (askedTo !== null) bounds.push({ because: 'asked', party: null, lastDay: askedTo });
  const act = actInForce(state);
  const term = act?.term ?? state.authority?.term ?? null;
  if (act !== null && term !== null) {
    bounds.push({ because: 'council_decision', party: null, lastDay: lastDayOf(act.adoptedOn, term) });
  }
  for (const leg of legsOfLine(state, lineId)) {
    if (leg.status !== 'obtained_with_caveats' || leg.conditions !== 'none') continue;
    const decision = leg.decisionId === null ? undefined : state.decisions[leg.decisionId];
    for (const caps of [decision?.caps ?? null, leg.enteredCaps]) {
      const lastDay = caps?.to ?? null;
      if (lastDay !== null) bounds.push({ because: 'consent', party: leg.partyId, lastDay });
    }
  }
  return bounds;
}

/** Draws all consequences of a fact: who is asked next, what can be granted, what is lost, whether the request is over. */
export function settle(working: Working): void {
  if (working.state.status !== 'open') return;
  weighCaveatsAnew(working);
  askWhoseTurnHasCome(working);
  for (const line of linesInOrder(working.state)) settleLine(working, line.id);
  closeUnneededLegs(working);
  closeWhenResolved(working);
}

function weighCaveatsAnew(working: Working): void {
  for (const leg of legsInOrder(working.state)) {
    const weighed = leg.status === 'obtained_with_caveats' && leg.conditions === 'none';
    if (weighed && isNeeded(working.state, leg)) weighCoverage(working, working.leg(leg.id));
  }
}

function settleLine(working: Working, lineId: string): void {
  const { state } = working;
  const current = state.lines[lineId];
  if (current === undefined || !isOpenLine(current)) return;
  const line = working.line(lineId);
  setExpiry(working, line);
  const legs = legsOfLine(state, lineId);
  if (legs.some((leg) => leg.status === 'refused')) {
    closeReservation(working, lineId);
    line.status = moved(working.moves, 'request_line', line.status, 'leg_refused', 'refused');
    tellNotGranted(working, lineId, 'refused');
    return;
  }
  reportIfLost(working, line);
  const ready = legs.every((leg) => leg.satisfied);
  if (!ready) {
    closeReservation(working, lineId);
    line.status = moved(working.moves, 'request_line', line.status, 'no_longer_satisfied', 'open');
    return;
  }
  // A line that would start only after its expiry is of no use to anybody; it waits for its expiry like any other.
  if (line.status === 'open' && canStart(working, line)) {
    line.status = moved(working.moves, 'request_line', line.status, 'all_satisfied', 'reserving');
    need(working, line);
  }
}

/** A refused reservation is of no use any more. */
function closeReservation(working: Working, lineId: string): void {
  working.closeTasks('superseded', (task) => task.kind === 'resolve_reservation' && task.aboutId === lineId);
}

/** Whether a day is left between the start of a line and its expiry. */
export function canStart(working: Working, line: RequestLineState): boolean {
  return line.expiry !== null && line.expiry.at > startOf(working, line.id);
}

/** Asks the database for the unit. */
export function need(working: Working, line: RequestLineState): void {
  if (line.expiry === null) return;
  working.needs.push({
    lineId: line.id,
    unitId: line.unitId,
    from: startOf(working, line.id),
    to: line.expiry.at,
  });
}

/** When the unit can be there at the earliest: on the day that was asked for, but not before now. */
function startOf(working: Working, lineId: string): Instant {
  const asked = working.state.content.lines.find((candidate) => candidate.id === lineId)?.from ?? null;
  return asked === null ? working.now : later(working.now, startOfDay(asked));
}

function setExpiry(working: Working, line: RequestLineState): void {
  const expiry = expiryOf(boundsOf(working.state, line.id));
  const changed = expiry?.at !== line.expiry?.at;
  line.expiry = expiry;
  if (!changed) return;
  line.warned = [];
  line.warnAt = expiry === null ? [] : warningsOf(working, expiry.at);
  if (expiry === null) return;
  const passed = line.warnAt.filter((warning) => warning.at <= working.now);
  line.warned = passed.map((warning) => warning.before);
  const last = passed.at(-1);
  if (last !== undefined && expiry.at > working.now) {
    working.effect('warn', { kind: 'request' }, { lineId: line.id, before: last.before, what: 'window' });
  }
}

/** When to warn before an expiry, the earliest first. */
function warningsOf(working: Working, expiresAt: Instant): { at: Instant; before: string }[] {
  return working.policy.warnings
    .map((before) => ({ at: minusDuration(expiresAt, before, working.policy.zone), before }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function reportIfLost(working: Working, line: RequestLineState): void {
  if (windowOfLine(working.state, line.id, working.now).verdict !== 'lost') line.lostReportedAt = null;
  else if (line.lostReportedAt === null) {
    line.lostReportedAt = working.now;
    working.effect('reportLost', { kind: 'request' }, { lineId: line.id });
  }
}

/** The line passed its expiry before it could be granted. */
export function expireLine(working: Working, lineId: string): void {
  const line = working.line(lineId);
  reportIfLost(working, line);
  closeReservation(working, lineId);
  line.status = moved(working.moves, 'request_line', line.status, 'expire', 'expired');
  tellNotGranted(working, lineId, 'lapsed');
}

/** The database holds the unit for this line: the loan is in force. */
export function grantLine(working: Working, lineId: string): void {
  const { state, now } = working;
  const line = working.line(lineId);
  if (line.status !== 'reserving' || line.expiry === null) return;
  line.status = moved(working.moves, 'request_line', line.status, 'reserved', 'granted');
  const asked = state.content.lines.find((candidate) => candidate.id === lineId);
  if (asked === undefined) return;
  const act = actInForce(state);
  const consents = consentsOfLine(state, lineId).map(
    (consent) => consent.decidedAt ?? { from: null, to: null },
  );
  const grant: LineGrant = {
    lineId,
    unitId: line.unitId,
    persons: asked.persons,
    from: asked.from,
    expiresAt: line.expiry.at,
    expiresBecause: line.expiry.because,
    adopted: act === null ? { from: null, to: now } : boundedBy(rangeOf({ on: act.adoptedOn }), now),
    lastConsent: latestOf(consents),
    readiness: line.readiness,
    warnAt: line.warnAt,
  };
  working.tells.push({
    to: 'arrangement',
    fact: { kind: 'line_granted', at: now, by: null, channel: 'database', requestId: state.id, grant },
  });
}

function tellNotGranted(working: Working, lineId: string, reason: 'refused' | 'withdrawn' | 'lapsed'): void {
  working.tells.push({
    to: 'arrangement',
    fact: {
      kind: 'line_not_granted',
      at: working.now,
      by: null,
      channel: working.fact.channel,
      requestId: working.state.id,
      lineId,
      reason,
    },
  });
}

function closeUnneededLegs(working: Working): void {
  const { state } = working;
  if (!linesInOrder(state).some(isOpenLine)) return;
  for (const leg of legsInOrder(state)) {
    if (isNeeded(state, leg)) continue;
    closeLeg(working, leg.id, 'not_needed');
    working.closeTasks('superseded', (task) => task.legId === leg.id && OF_AN_ANSWER.includes(task.kind));
  }
}

function closeLeg(working: Working, legId: LegState['id'], by: 'not_needed' | 'request_closed'): void {
  const leg = working.leg(legId);
  closeRound(working, legId, 'request_closed');
  if (AWAITED.includes(leg.status)) leg.status = moved(working.moves, 'leg', leg.status, by, 'lapsed');
}

function closeWhenResolved(working: Working): void {
  const lines = linesInOrder(working.state);
  if (lines.some(isOpenLine)) return;
  const granted = lines.filter((line) => line.status === 'granted').length;
  if (granted === lines.length) {
    closeRequest(working, 'all_granted', 'granted', 'All that was needed has been obtained.');
  } else if (granted > 0) {
    closeRequest(working, 'some_granted', 'granted_in_part', 'Part of what was asked has been obtained.');
  } else if (lines.some((line) => line.status === 'refused')) {
    const reason = 'A party whose consent is needed said no.';
    closeRequest(working, 'none_granted_by_refusal', 'refused', reason);
  } else {
    const reason = 'The expiry passed before all consents were there.';
    closeRequest(working, 'none_granted_in_time', 'lapsed', reason);
  }
}

/** Ends a request. What came on paper and awaits its second person stays, so that it is never lost. */
export function closeRequest(
  working: Working,
  by: CauseOf<'request'>,
  status: Extract<RequestStatus, NonNullable<Effect['about']['what']>>,
  reason: string,
): void {
  const { state } = working;
  state.status = moved(working.moves, 'request', state.status, by, status);
  state.closedAt = working.now;
  state.closedReason = reason;
  for (const line of linesInOrder(state)) {
    if (isOpenLine(line)) {
      const closing = working.line(line.id);
      closing.status = moved(working.moves, 'request_line', line.status, 'request_closed', 'closed');
      tellNotGranted(
        working,
        line.id,
        status === 'withdrawn' ? 'withdrawn' : status === 'refused' ? 'refused' : 'lapsed',
      );
    }
  }
  for (const leg of legsInOrder(state)) closeLeg(working, leg.id, 'request_closed');
  const kept = ['countersign_paper', 'review_late_answer'];
  working.closeTasks('cancelled', (task) => isLive(task) && !kept.includes(task.kind));
  working.effect('announce', { kind: 'request' }, { what: status });
}
