import type { CalendarDate, Instant, RequestKind, Term, TimeRange } from '#libs/contracts';
import type { ExpiryBound } from '#libs/rules';
import {
  boundedBy,
  exactly,
  expiryOf,
  isAnsweredByAct,
  isBlocking,
  lastDayOf,
  later,
  latestOf,
  legKind,
  minusDuration,
  needsResolution,
  rangeOf,
  startOfDay,
  usableWindow,
} from '#libs/rules';
import { closeUnneededLegs, closeWhenResolved } from './closing.js';
import { capsThatCount, isSatisfied, isToWeigh, weigh } from './coverage.js';
import { openConditionsTask } from './conditions.js';
import type { LineGrant } from './arrangement-facts.js';
import { askWhoseTurnHasCome, holdBackDependants, isNeeded } from './legs.js';
import { contestOf, hand, openRound } from './rounds.js';
import { tellNotGranted } from './tells.js';
import { moved } from './moves.js';
import { concernsLine } from './plan.js';
import type { LegState, RequestLineState, RequestState, TaskState } from './state.js';
import type { Working } from './working.js';
import { isOpenLine } from './working.js';
import { legsInOrder, linesInOrder } from './order.js';

/** What a request asks of a loan without needing any unit to be held for it. */
const NEEDS_NO_UNIT: readonly RequestKind[] = ['convert', 'end'];

/** The legs that concern a line. */
function legsOfLine(state: RequestState, lineId: string): LegState[] {
  const { parties } = state;
  if (parties === null) return [];
  return legsInOrder(state).filter((leg) => concernsLine(leg, lineId, parties));
}

/** The legs without which a line cannot be granted; what is advisory is not among them. */
function legsNeeded(working: Working, lineId: string): LegState[] {
  return legsOfLine(working.state, lineId).filter((leg) => working.template(leg).required);
}

/** The consents that a line needs, with when each was given, for the usable window. */
function consentsOfLine(state: RequestState, lineId: string) {
  return legsOfLine(state, lineId)
    .filter((leg) => legKind(leg.kind).inWindow)
    .map((leg) => ({
      what: `the ${leg.waiver === null ? '' : 'waiver of the '}consent of ${leg.partyId}`,
      decidedAt: obtainedAt(state, leg),
    }));
}

/** When a leg was satisfied: by the decision of its party or by its waiver; null while it is not. */
function obtainedAt(state: RequestState, leg: LegState): TimeRange | null {
  if (!leg.satisfied) return null;
  if (leg.waiver !== null) return leg.waiver.within ?? exactly(leg.waiver.at);
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
  const decisions = legsInOrder(state).filter((leg) => isAnsweredByAct(leg.kind));
  const suffices = decisions.every((leg) => ['waived', 'not_in_record'].includes(leg.status));
  return suffices ? state.authority : null;
}

/**
 * The last day that a term gives a line. A term in weeks or months counts from the adoption; for an extension from the day
 * on which the loan expires now; for a stay that an authority allows in advance from the day on which it begins.
 */
function lastDayOfTerm(
  state: RequestState,
  lineId: string,
  adoptedOn: CalendarDate,
  term: Term,
): CalendarDate {
  const asked = state.content.lines.find((line) => line.id === lineId);
  const expiresOn = state.loan?.lines.find((line) => line.lineId === lineId)?.expiresOn ?? null;
  if (state.content.kind === 'extend' && expiresOn !== null) return lastDayOf(expiresOn, term);
  if (state.authority?.kind === 'pre_delegated' && state.act === null) {
    return lastDayOf(asked?.from ?? state.content.neededBy, term);
  }
  return lastDayOf(adoptedOn, term);
}

function boundsOf(state: RequestState, lineId: string): ExpiryBound[] {
  const bounds: ExpiryBound[] = [];
  const askedTo = state.content.lines.find((line) => line.id === lineId)?.to ?? null;
  if (askedTo !== null) bounds.push({ because: 'asked', party: null, lastDay: askedTo });
  const act = actInForce(state);
  const term = act?.term ?? state.authority?.term ?? null;
  if (act !== null && term !== null) {
    const lastDay = lastDayOfTerm(state, lineId, act.adoptedOn, term);
    bounds.push({ because: 'council_decision', party: null, lastDay });
  }
  // No tour is lengthened beyond the mandate of the sender unless the Council decides so (S/RES/1609 (2005), para. 6 (d)).
  if (state.senderMandateEndsOn !== null && (state.act?.term ?? null) === null) {
    bounds.push({ because: 'sender_mandate', party: null, lastDay: state.senderMandateEndsOn });
  }
  for (const leg of legsOfLine(state, lineId)) {
    if (leg.status !== 'obtained_with_caveats' || leg.conditions !== 'none') continue;
    const because = legKind(leg.kind).bounds;
    for (const { to: lastDay } of capsThatCount(state, leg)) {
      if (lastDay !== null) bounds.push({ because, party: leg.partyId, lastDay });
    }
  }
  return bounds;
}

/** Draws all consequences of a fact: who is asked next, what can be granted, what is lost, whether the request is over. */
export function settle(working: Working): void {
  if (working.state.status !== 'open') return;
  // One consequence may bring about another: a standing consent answers a leg as soon as it is asked, and a line that is
  // refused needs no leg any more, so that the turn of the next has come and caps cover what is left.
  for (let before = -1; before !== changesOf(working);) {
    before = changesOf(working);
    weighLegs(working);
    holdBackDependants(working);
    askWhoseTurnHasCome(working);
    for (const line of linesInOrder(working.state)) settleLine(working, line.id);
    closeUnneededLegs(working);
  }
  openBlockTasks(working);
  for (const leg of legsInOrder(working.state)) {
    if (contestOf(working.state, leg) !== undefined) continue;
    if (leg.conditions !== 'none' && isNeeded(working.state, leg)) openConditionsTask(working, leg.id);
  }
  closeWhenResolved(working);
}

/** How much has changed of all on which further consequences can depend: statuses, askings, and what is satisfied. */
function changesOf({ moves, effects, weighings }: Working): number {
  return moves.length + effects.length + weighings;
}

function weighLegs(working: Working): void {
  for (const leg of legsInOrder(working.state)) {
    const toWeigh = isToWeigh(working.state, leg) && isNeeded(working.state, leg);
    if (toWeigh || leg.satisfied !== isSatisfied(working, leg)) weigh(working, working.leg(leg.id));
  }
}

/** What stands against a line, or was taken back, is for the Secretariat to resolve. */
function openBlockTasks(working: Working): void {
  const { state } = working;
  for (const leg of legsInOrder(state)) {
    const isTask = (task: TaskState) => task.kind === 'resolve_block' && task.legId === leg.id;
    const stands = needsResolution(leg.status) && working.template(leg).required && isNeeded(state, leg);
    const open = working.hasTask(isTask);
    if (stands && contestOf(state, leg) !== undefined) {
      // The contest has a task of its own, and its settlement resolves the block.
      working.closeTasks('superseded', isTask);
      hand(working.leg(leg.id), 'secretariat', working.now);
      continue;
    }
    if (stands && !open) working.openTask('resolve_block', working.secretariat(), { legId: leg.id });
    if (stands) hand(working.leg(leg.id), 'secretariat', working.now);
    if (!stands && open) {
      working.closeTasks('done', isTask);
      if (openRound(leg) === null && leg.conditions === 'none' && leg.gaps.length === 0) {
        hand(working.leg(leg.id), null, working.now);
      }
    }
  }
}

function settleLine(working: Working, lineId: string): void {
  const { state } = working;
  const current = state.lines[lineId];
  if (current === undefined || !isOpenLine(current)) return;
  const line = working.line(lineId);
  setExpiry(working, line);
  const legs = legsNeeded(working, lineId);
  if (legs.some((leg) => leg.status === 'refused' && legKind(leg.kind).refusal === 'ends_the_line')) {
    closeReservation(working, lineId);
    line.status = moved(working.moves, 'request_line', line.status, 'leg_refused', 'refused');
    tellNotGranted(working, lineId, 'refused');
    return;
  }
  reportIfLost(working, line);
  if (legs.some((leg) => isBlocking(leg.status))) {
    closeReservation(working, lineId);
    line.status = moved(working.moves, 'request_line', line.status, 'leg_blocked', 'blocked');
    return;
  }
  if (line.status === 'blocked') {
    line.status = moved(working.moves, 'request_line', line.status, 'block_resolved', 'open');
  }
  const ready = legs.every((leg) => leg.satisfied || (state.ofRecord && leg.status === 'not_in_record'));
  if (!ready) {
    closeReservation(working, lineId);
    line.status = moved(working.moves, 'request_line', line.status, 'no_longer_satisfied', 'open');
    return;
  }
  // A line that would start only after its expiry is of no use to anybody; it waits for its expiry like any other.
  if (line.status !== 'open' || !canStart(working, line)) return;
  const unitWasHad = state.ofRecord && (state.record?.continuedAt ?? null) === null;
  if (unitWasHad || NEEDS_NO_UNIT.includes(state.content.kind)) {
    line.status = moved(working.moves, 'request_line', line.status, 'nothing_to_reserve', 'granted');
    tellGranted(working, line);
  } else {
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
  const { authority, content } = working.state;
  const asked = content.lines.find((candidate) => candidate.id === line.id);
  if (line.expiry === null || asked === undefined) return;
  working.needs.push({
    lineId: line.id,
    unitId: line.unitId,
    from: startOf(working, line.id),
    to: line.expiry.at,
    counts: {
      persons: asked.persons,
      countingModel: authority?.countingModel ?? 'SENDER_COUNTS',
      sendingMission: content.sendingMission,
      receivingMission: content.receivingMission,
    },
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
  const line = working.line(lineId);
  if (line.status !== 'reserving' || line.expiry === null) return;
  line.status = moved(working.moves, 'request_line', line.status, 'reserved', 'granted');
  tellGranted(working, line);
}

function tellGranted(working: Working, line: RequestLineState): void {
  const { state, now } = working;
  const lineId = line.id;
  const asked = state.content.lines.find((candidate) => candidate.id === lineId);
  if (asked === undefined || line.expiry === null) return;
  const act = actInForce(state);
  const consents = consentsOfLine(state, lineId).map(
    (consent) => consent.decidedAt ?? { from: null, to: null },
  );
  const grant: LineGrant = {
    kind: state.content.kind,
    lineId,
    unitId: line.unitId,
    count: asked.count,
    persons: asked.persons,
    area: asked.area,
    tasks: asked.tasks,
    from: asked.from,
    expiresAt: line.expiry.at,
    expiresBecause: line.expiry.because,
    countingModel: state.authority?.countingModel ?? 'SENDER_COUNTS',
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
