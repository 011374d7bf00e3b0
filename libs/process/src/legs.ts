import type { LegKind } from '#libs/contracts';
import { isSoft, needsResolution } from '#libs/rules';
import { type LegMoments, momentsOfAsking } from './deadlines.js';
import type { LegId } from './facts.js';
import { moved } from './moves.js';
import { legsInOrder } from './order.js';
import { concernsLine } from './plan.js';
import { isPast } from './past.js';
import { basisOf } from './replanning.js';
import { applyStandingConsent } from './standing-consents.js';
import { closeRound, hand, holderOf, openRound } from './rounds.js';
import { forgetAnswers, openSeatTasks } from './seats.js';
import type { LegState, RequestState, Round } from './state.js';
import type { Working } from './working.js';
import { isOpenLine } from './working.js';

/** Puts every leg to its party whose turn has come. In the past nobody was asked but whom the record names. */
export function askWhoseTurnHasCome(working: Working): void {
  if (isPast(working.state)) return;
  for (const current of legsInOrder(working.state)) {
    const waits =
      openRound(current) === null &&
      !current.satisfied &&
      (current.status === 'not_started' || isSoft(current.status)) &&
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
  if (isPast(working.state)) return;
  const gone = (kind: LegKind) =>
    legsInOrder(working.state).some(
      (leg) =>
        leg.kind === kind &&
        needsResolution(leg.status) &&
        working.template(leg).required &&
        isNeeded(working.state, leg),
    );
  for (const current of legsInOrder(working.state)) {
    const round = openRound(current);
    if (round === null || !current.after.some(gone)) continue;
    const leg = working.leg(current.id);
    closeRound(working, leg.id, 'premise_lost');
    forgetAnswers(working, leg);
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

function ask(working: Working, legId: LegId): void {
  const { now, state } = working;
  const leg = working.leg(legId);
  const round = addRound(working, leg, momentsOfAsking(working.template(leg), basisOf(working, leg, now)));
  hand(leg, holderOf(state, leg), now);
  openSeatTasks(working, leg);
  working.effect('ask', { kind: 'round', legId, round }, { legId, round });
  applyStandingConsent(working, legId);
}

/**
 * Opens the next round of a leg.
 * @param more what a round of the record knows otherwise than one that is asked now
 * @returns its number
 */
export function addRound(
  working: Working,
  leg: LegState,
  { dueAt, lapseAt, remindAt, escalations, objectionsUntil }: LegMoments,
  more: Partial<Round> = {},
): number {
  const { now, state } = working;
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
      ...more,
    },
  ];
  if (openRound(leg) === null) return number;
  leg.overdueSince = null;
  if (leg.status === 'not_started') {
    leg.status = moved(working.moves, 'leg', leg.status, 'asked', 'asked');
  }
  return number;
}
