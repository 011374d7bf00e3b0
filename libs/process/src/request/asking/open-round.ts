import type { LegState, Round } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import type { FoldContext } from '../fold-context.js';
import type { LegMoments } from './deadlines.js';
import { openRound } from './rounds.js';

/**
 * Opens the next round of a leg.
 * @param more what is different for a round in a record case
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
      askedAt: now,
      dueAt,
      lapseAt,
      remindAt,
      remindersSent: 0,
      escalations,
      escalationsSent: 0,
      ...(objectionsUntil === null ? {} : { objections: { until: objectionsUntil, ended: false } }),
      pausedMs: 0,
      closedAt: null,
      closedBecause: null,
      ...more,
    },
  ];
  if (openRound(leg) === null) return number;
  delete leg.overdueSince;
  if (leg.status === 'not_started') {
    leg.status = transition(context.transitions, 'leg', leg.status, 'asked', 'asked');
  }
  return number;
}
