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
import { startReadyLegs, holdBackDependants, isNeeded } from './legs.js';
import { contestOf, hand, openRound } from './rounds.js';
import { announceNotGranted } from './opened.js';
import { transition } from './transitions.js';
import { concernsLine } from './plan.js';
import type { LegState, RequestLineState, RequestState, TaskState } from './state.js';
import type { FoldContext } from './fold-context.js';
import { isOpenLine } from './fold-context.js';
import { legsInOrder, linesInOrder } from './order.js';

/** What a request asks of an arrangement without needing any unit to be held for it. */
const NEEDS_NO_UNIT: readonly RequestKind[] = ['convert', 'end'];

/** The legs that concern a line. */
function legsOfLine(state: RequestState, lineId: string): LegState[] {
  const { parties } = state;
  if (parties === null) return [];
  return legsInOrder(state).filter((leg) => concernsLine(leg, lineId, parties));
}

/** The legs without which a line cannot be granted; what is advisory is not among them. */
function legsNeeded(context: FoldContext, lineId: string): LegState[] {
  return legsOfLine(context.state, lineId).filter((leg) => context.template(leg).required);
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

/** The act of the Council that lets the arrangement be: its decision, or the authority itself where no other was needed. */
function actInForce(state: RequestState): { adoptedOn: CalendarDate; term: Term | null } | null {
  if (state.act !== null) return state.act;
  const decisions = legsInOrder(state).filter((leg) => isAnsweredByAct(leg.kind));
  const suffices = decisions.every((leg) => ['waived', 'not_in_record'].includes(leg.status));
  return suffices ? state.authority : null;
}

/**
 * The last day that a term gives a line. A term in weeks or months counts from the adoption; for an extension from the day
 * on which the arrangement expires now; for a stay that an authority allows in advance from the day on which it begins.
 */
function lastDayOfTerm(
  state: RequestState,
  lineId: string,
  adoptedOn: CalendarDate,
  term: Term,
): CalendarDate {
  const asked = state.content.lines.find((line) => line.id === lineId);
  const expiresOn = state.arrangement?.lines.find((line) => line.lineId === lineId)?.expiresOn ?? null;
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
export function settle(context: FoldContext): void {
  if (context.state.status !== 'open') return;
  // One consequence may bring about another: a standing consent answers a leg as soon as it is asked, and a line that is
  // refused needs no leg any more, so that the turn of the next has come and caps cover what is left.
  for (let before = -1; before !== changesOf(context);) {
    before = changesOf(context);
    weighLegs(context);
    holdBackDependants(context);
    startReadyLegs(context);
    for (const line of linesInOrder(context.state)) settleLine(context, line.id);
    closeUnneededLegs(context);
  }
  openBlockTasks(context);
  for (const leg of legsInOrder(context.state)) {
    if (contestOf(context.state, leg) !== undefined) continue;
    if (leg.conditions !== 'none' && isNeeded(context.state, leg)) openConditionsTask(context, leg.id);
  }
  closeWhenResolved(context);
}

/** How much has changed of all on which further consequences can depend: statuses, askings, and what is satisfied. */
function changesOf({ transitions, effects, weighings }: FoldContext): number {
  return transitions.length + effects.length + weighings;
}

function weighLegs(context: FoldContext): void {
  for (const leg of legsInOrder(context.state)) {
    const toWeigh = isToWeigh(context.state, leg) && isNeeded(context.state, leg);
    if (toWeigh || leg.satisfied !== isSatisfied(context, leg)) weigh(context, context.leg(leg.id));
  }
}

/** What stands against a line, or was taken back, is for the Secretariat to resolve. */
function openBlockTasks(context: FoldContext): void {
  const { state } = context;
  for (const leg of legsInOrder(state)) {
    const isTask = (task: TaskState) => task.kind === 'resolve_block' && task.legId === leg.id;
    const stands = needsResolution(leg.status) && context.template(leg).required && isNeeded(state, leg);
    const open = context.hasTask(isTask);
    if (stands && contestOf(state, leg) !== undefined) {
      // The contest has a task of its own, and its settlement resolves the block.
      context.closeTasks('superseded', isTask);
      hand(context.leg(leg.id), 'secretariat', context.now);
      continue;
    }
    if (stands && !open) context.openTask('resolve_block', context.secretariat(), { legId: leg.id });
    if (stands) hand(context.leg(leg.id), 'secretariat', context.now);
    if (!stands && open) {
      context.closeTasks('done', isTask);
      if (openRound(leg) === null && leg.conditions === 'none' && leg.gaps.length === 0) {
        hand(context.leg(leg.id), null, context.now);
      }
    }
  }
}

function settleLine(context: FoldContext, lineId: string): void {
  const { state } = context;
  const current = state.lines[lineId];
  if (current === undefined || !isOpenLine(current)) return;
  const line = context.line(lineId);
  setExpiry(context, line);
  const legs = legsNeeded(context, lineId);
  if (legs.some((leg) => leg.status === 'refused' && legKind(leg.kind).refusal === 'ends_the_line')) {
    closeReservation(context, lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'leg_refused', 'refused');
    announceNotGranted(context, lineId, 'refused');
    return;
  }
  reportIfLost(context, line);
  if (legs.some((leg) => isBlocking(leg.status))) {
    closeReservation(context, lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'leg_blocked', 'blocked');
    return;
  }
  if (line.status === 'blocked') {
    line.status = transition(context.transitions, 'request_line', line.status, 'block_resolved', 'open');
  }
  const ready = legs.every((leg) => leg.satisfied || (state.ofRecord && leg.status === 'not_in_record'));
  if (!ready) {
    closeReservation(context, lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'no_longer_satisfied', 'open');
    return;
  }
  // A line that would start only after its expiry is of no use to anybody; it waits for its expiry like any other.
  if (line.status !== 'open' || !canStart(context, line)) return;
  const unitWasHad = state.ofRecord && (state.record?.continuedAt ?? null) === null;
  if (unitWasHad || NEEDS_NO_UNIT.includes(state.content.kind)) {
    line.status = transition(
      context.transitions,
      'request_line',
      line.status,
      'nothing_to_reserve',
      'granted',
    );
    announceGranted(context, line);
  } else {
    line.status = transition(context.transitions, 'request_line', line.status, 'all_satisfied', 'reserving');
    requestReservation(context, line);
  }
}

/** A refused reservation is of no use any more. */
function closeReservation(context: FoldContext, lineId: string): void {
  context.closeTasks('superseded', (task) => task.kind === 'resolve_reservation' && task.aboutId === lineId);
}

/** Whether a day is left between the start of a line and its expiry. */
export function canStart(context: FoldContext, line: RequestLineState): boolean {
  return line.expiry !== null && line.expiry.at > startOf(context, line.id);
}

/** Asks the database for the unit. */
export function requestReservation(context: FoldContext, line: RequestLineState): void {
  const { authority, content } = context.state;
  const asked = content.lines.find((candidate) => candidate.id === line.id);
  if (line.expiry === null || asked === undefined) return;
  context.reservationRequests.push({
    lineId: line.id,
    unitId: line.unitId,
    from: startOf(context, line.id),
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
function startOf(context: FoldContext, lineId: string): Instant {
  const asked = context.state.content.lines.find((candidate) => candidate.id === lineId)?.from ?? null;
  return asked === null ? context.now : later(context.now, startOfDay(asked));
}

function setExpiry(context: FoldContext, line: RequestLineState): void {
  const expiry = expiryOf(boundsOf(context.state, line.id));
  const changed = expiry?.at !== line.expiry?.at;
  line.expiry = expiry;
  if (!changed) return;
  line.warned = [];
  line.warnAt = expiry === null ? [] : warningsOf(context, expiry.at);
  if (expiry === null) return;
  const passed = line.warnAt.filter((warning) => warning.at <= context.now);
  line.warned = passed.map((warning) => warning.before);
  const last = passed.at(-1);
  if (last !== undefined && expiry.at > context.now) {
    context.effect('warnWindow', { lineId: line.id, before: last.before });
  }
}

/** When to warn before an expiry, the earliest first. */
function warningsOf(context: FoldContext, expiresAt: Instant): { at: Instant; before: string }[] {
  return context.policy.warnings
    .map((before) => ({ at: minusDuration(expiresAt, before, context.policy.zone), before }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function reportIfLost(context: FoldContext, line: RequestLineState): void {
  if (windowOfLine(context.state, line.id, context.now).verdict !== 'lost') line.lostReportedAt = null;
  else if (line.lostReportedAt === null) {
    line.lostReportedAt = context.now;
    context.effect('reportLost', { lineId: line.id });
  }
}

/** The line passed its expiry before it could be granted. */
export function expireLine(context: FoldContext, lineId: string): void {
  const line = context.line(lineId);
  reportIfLost(context, line);
  closeReservation(context, lineId);
  line.status = transition(context.transitions, 'request_line', line.status, 'expire', 'expired');
  announceNotGranted(context, lineId, 'lapsed');
}

/** The database holds the unit for this line: the arrangement is in force. */
export function grantLine(context: FoldContext, lineId: string): void {
  const line = context.line(lineId);
  if (line.status !== 'reserving' || line.expiry === null) return;
  line.status = transition(context.transitions, 'request_line', line.status, 'reserved', 'granted');
  announceGranted(context, line);
}

function announceGranted(context: FoldContext, line: RequestLineState): void {
  const { state, now } = context;
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
  context.siblingFacts.push({
    to: 'arrangement',
    fact: { kind: 'line_granted', at: now, by: null, channel: 'database', requestId: state.id, grant },
  });
}
