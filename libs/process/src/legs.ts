import type { LegKind } from '#libs/contracts';
import { isSoft, needsResolution } from '#libs/rules';
import { type LegMoments, momentsOfAsking } from './deadlines.js';
import type { LegId } from './facts.js';
import { transition } from './transitions.js';
import { legsInOrder } from './order.js';
import { concernsLine } from './plan.js';
import { isPast } from './past.js';
import { basisOf } from './replanning.js';
import { applyStandingConsent } from './standing-consents.js';
import { closeRound, hand, holderOf, openRound } from './rounds.js';
import { forgetAnswers, openSeatTasks } from './seats.js';
import type { LegState, RequestState, Round } from './state.js';
import type { FoldContext } from './fold-context.js';
import { isOpenLine } from './fold-context.js';

/** Puts every leg to its party whose turn has come. In the past nobody was asked but whom the record names. */
export function startReadyLegs(context: FoldContext): void {
  if (isPast(context.state)) return;
  for (const current of legsInOrder(context.state)) {
    const waits =
      openRound(current) === null &&
      !current.satisfied &&
      (current.status === 'not_started' || isSoft(current.status)) &&
      isNeeded(context.state, current);
    if (waits && current.after.every((kind) => kindSatisfied(context, kind))) ask(context, current.id);
  }
}

/** Whether every leg of a kind is satisfied that something waits for; nothing waits for an advisory one. */
function kindSatisfied(context: FoldContext, kind: LegKind): boolean {
  return legsInOrder(context.state).every(
    (leg) =>
      (context.state.ofRecord && leg.status === 'not_in_record') ||
      leg.kind !== kind ||
      leg.satisfied ||
      !context.template(leg).required ||
      !isNeeded(context.state, leg),
  );
}

/** Takes back what was asked too early: a leg that had to come first was refused, objected to or taken back. */
export function holdBackDependants(context: FoldContext): void {
  if (isPast(context.state)) return;
  const gone = (kind: LegKind) =>
    legsInOrder(context.state).some(
      (leg) =>
        leg.kind === kind &&
        needsResolution(leg.status) &&
        context.template(leg).required &&
        isNeeded(context.state, leg),
    );
  for (const current of legsInOrder(context.state)) {
    const round = openRound(current);
    if (round === null || !current.after.some(gone)) continue;
    const leg = context.leg(current.id);
    closeRound(context, leg.id, 'premise_lost');
    forgetAnswers(context, leg);
    leg.status = transition(context.transitions, 'leg', leg.status, 'premise_lost', 'not_started');
    context.effect('tellPremiseLost', { legId: leg.id, round: round.number });
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

function ask(context: FoldContext, legId: LegId): void {
  const { now, state } = context;
  const leg = context.leg(legId);
  const round = addRound(context, leg, momentsOfAsking(context.template(leg), basisOf(context, leg, now)));
  hand(leg, holderOf(state, leg), now);
  openSeatTasks(context, leg);
  context.effect('ask', { legId, round });
  applyStandingConsent(context, legId);
}

/**
 * Opens the next round of a leg.
 * @param more what a round of the record knows otherwise than one that is asked now
 * @returns its number
 */
export function addRound(
  context: FoldContext,
  leg: LegState,
  { dueAt, lapseAt, remindAt, escalations, objectionsUntil }: LegMoments,
  more: Partial<Round> = {},
): number {
  const { now, state } = context;
  const number = leg.rounds.length + 1;
  leg.rounds = [
    ...leg.rounds,
    {
      number,
      revision: state.revision,
      askHash: leg.askHash,
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
    leg.status = transition(context.transitions, 'leg', leg.status, 'asked', 'asked');
  }
  return number;
}
