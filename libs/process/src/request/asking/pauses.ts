import type { Instant } from '#libs/contracts';
import { type CauseOf, earlier } from '#libs/rules';
import type { LegId } from '../../shared/facts.js';
import { transition } from '../../shared/transitions.js';
import type { FoldContext } from '../fold-context.js';
import { changeRound, hand, holderOf, moveDueDates, openRound } from './rounds.js';

/** A question stops the party's clock on this leg; needed-by, window and lapse go on. */
export function pause(context: FoldContext, legId: LegId): void {
  const leg = context.leg(legId);
  leg.pausedFrom = leg.status;
  leg.status = transition(context.transitions, 'leg', leg.status, 'question_asked', 'paused');
  leg.pausedAt = context.now;
  hand(leg, 'paused', context.now);
}

/** Puts the leg back where the question found it. */
export function resume(context: FoldContext, legId: LegId, by: CauseOf<'leg'>): void {
  const leg = context.leg(legId);
  leg.status = transition(context.transitions, 'leg', leg.status, by, leg.pausedFrom ?? 'asked');
  endPause(context, legId);
  hand(leg, holderOf(context.state, leg), context.now);
}

/** Gives the party back the time that its question took. */
export function endPause(context: FoldContext, legId: LegId): void {
  const leg = context.leg(legId);
  const round = openRound(leg);
  if (leg.pausedAt === undefined || round === null) return;
  const pausedMs = Date.parse(context.now) - Date.parse(leg.pausedAt);
  const shift = (at: Instant) => earlier(new Date(Date.parse(at) + pausedMs).toISOString(), round.lapseAt);
  changeRound(leg, {
    dueAt: leg.overdueSince === undefined ? shift(round.dueAt) : round.dueAt,
    escalations: round.escalations.map((step, index) =>
      index < round.escalationsSent ? step : { ...step, at: shift(step.at) },
    ),
    remindAt: round.remindAt.map((at, index) => (index < round.remindersSent ? at : shift(at))),
    pausedMs: round.pausedMs + pausedMs,
  });
  moveDueDates(context, legId);
  delete leg.pausedFrom;
  delete leg.pausedAt;
}
