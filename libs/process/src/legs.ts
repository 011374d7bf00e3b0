import type { Instant, LegKind } from '#libs/contracts';
import { endOfDay, lastDayOf } from '#libs/rules';
import { type DeadlineBasis, momentsOfAsking } from './deadlines.js';
import type { LegId } from './facts.js';
import { moved } from './moves.js';
import { legsInOrder } from './order.js';
import { concernsLine } from './plan.js';
import { applyStandingConsent } from './standing-consents.js';
import { BLOCKING, SOFT, changeRound, closeRound, hand, holderOf, openRound } from './rounds.js';
import { openSeatTasks } from './seats.js';
import type { LegState, RequestState } from './state.js';
import type { Working } from './working.js';
import { isOpenLine } from './working.js';

/** Puts every leg to its party whose turn has come. */
export function askWhoseTurnHasCome(working: Working): void {
  for (const current of legsInOrder(working.state)) {
    const waits =
      openRound(current) === null &&
      !current.satisfied &&
      (current.status === 'not_started' || SOFT.includes(current.status)) &&
      isNeeded(working.state, current);
    if (waits && current.after.every((kind) => kindSatisfied(working, kind))) ask(working, current.id);
  }
}

/** Whether every leg of a kind is satisfied that something waits for; nothing waits for an advisory one. */
function kindSatisfied(working: Working, kind: LegKind): boolean {
  return legsInOrder(working.state).every(
    (leg) =>
      (working.state.ofRecord && leg.status === 'not_in_record') ||
      leg.kind !== kind ||
      leg.satisfied ||
      !working.template(leg).required ||
      !isNeeded(working.state, leg),
  );
}

/** Takes back what was asked too early: a leg that had to come first was refused, objected to or taken back. */
export function holdBackDependants(working: Working): void {
  const gone = (kind: LegKind) =>
    legsInOrder(working.state).some(
      (leg) =>
        leg.kind === kind &&
        (BLOCKING.includes(leg.status) || leg.status === 'suspended') &&
        working.template(leg).required &&
        isNeeded(working.state, leg),
    );
  for (const current of legsInOrder(working.state)) {
    const round = openRound(current);
    if (round === null || !current.after.some(gone)) continue;
    const leg = working.leg(current.id);
    closeRound(working, leg.id, 'premise_lost');
    leg.status = moved(working.moves, 'leg', leg.status, 'premise_lost', 'not_started');
    working.effect(
      'inform',
      { kind: 'round', legId: leg.id, round: round.number },
      { legId: leg.id, round: round.number, what: 'premise_lost' },
    );
  }
}

/** Whether a line that can still be granted needs this leg. */
export function isNeeded(state: RequestState, leg: LegState): boolean {
  const { parties } = state;
  if (parties === null) return false;
  return state.content.lines.some(({ id }) => {
    const line = state.lines[id];
    return line !== undefined && isOpenLine(line) && concernsLine(leg, id, parties);
  });
}

/** When what the request rests on runs out: the loan that is to be extended, else the authority's own term. */
function authorityExpiresAt({ authority, loan, content }: RequestState): Instant | null {
  const ends = (loan?.lines ?? [])
    .filter((line) => content.lines.some((asked) => asked.id === line.lineId))
    .map((line) => line.expiresOn)
    .filter((day) => day !== null)
    .toSorted();
  if (ends[0] !== undefined) return endOfDay(ends[0]);
  if (authority === null || authority.term === null) return null;
  return endOfDay(lastDayOf(authority.adoptedOn, authority.term));
}

function basisOf({ state, policy }: Working, leg: LegState, askedAt: Instant): DeadlineBasis {
  const { calendars } = state;
  return {
    askedAt,
    neededByAt: state.neededByAt,
    authorityExpiresAt: authorityExpiresAt(state),
    zone: policy.zone,
    calendars: {
      headquarters: calendars?.headquarters ?? null,
      party: calendars?.parties[leg.partyId] ?? null,
    },
  };
}

function ask(working: Working, legId: LegId): void {
  const { now, state } = working;
  const leg = working.leg(legId);
  const { dueAt, lapseAt, remindAt, escalations, objectionsUntil } = momentsOfAsking(
    working.template(leg),
    basisOf(working, leg, now),
  );
  const number = leg.rounds.length + 1;
  leg.rounds = [
    ...leg.rounds,
    {
      number,
      revision: state.revision,
      textHash: leg.ask.textHash,
      language: leg.ask.language,
      askedAt: now,
      dueAt,
      lapseAt,
      remindAt,
      remindersSent: 0,
      escalations,
      escalationsSent: 0,
      objectionsUntil,
      objectionsEnded: false,
      pausedMs: 0,
      closedAt: null,
      closedBecause: null,
    },
  ];
  leg.overdueSince = null;
  if (leg.status === 'not_started') {
    leg.status = moved(working.moves, 'leg', leg.status, 'asked', 'asked');
  }
  hand(leg, holderOf(state, leg), now);
  openSeatTasks(working, leg);
  working.effect('ask', { kind: 'round', legId, round: number }, { legId, round: number });
  applyStandingConsent(working, legId);
}

/** Puts the deadlines of an open round where its calendars and the needs of the request now put them. */
export function replan(working: Working, legId: LegId): void {
  const leg = working.leg(legId);
  const round = openRound(leg);
  if (round === null) return;
  const moments = momentsOfAsking(working.template(leg), basisOf(working, leg, round.askedAt));
  const later = (at: Instant) => new Date(Date.parse(at) + round.pausedMs).toISOString();
  const [dueAt, remindAt] = [later(moments.dueAt), moments.remindAt.map(later)];
  const escalations = moments.escalations.map((step) => ({ ...step, at: later(step.at) }));
  const passed = (times: readonly Instant[]) => times.filter((at) => at <= working.now).length;
  changeRound(leg, {
    dueAt,
    lapseAt: moments.lapseAt,
    remindAt,
    // What was sent, or would have been sent by now, is not sent again.
    remindersSent: Math.max(Math.min(round.remindersSent, remindAt.length), passed(remindAt)),
    escalations,
    escalationsSent: Math.max(
      Math.min(round.escalationsSent, escalations.length),
      passed(escalations.map((step) => step.at)),
    ),
    objectionsUntil: moments.objectionsUntil,
  });
  if (dueAt > working.now) leg.overdueSince = null;
  for (const task of Object.values(working.state.tasks)) {
    if (task.legId === legId && task.kind === 'answer' && task.closedAt === null) {
      working.task(task.id).dueAt = dueAt;
    }
  }
}
