import type { ClosedBecause, RequestEnd, TaskKind } from '#libs/contracts';
import { type CauseOf, isAwaited } from '#libs/rules';
import type { LegState } from '../shared/state.js';
import { transition } from '../shared/transitions.js';
import { announceNotGranted } from './announcements.js';
import { closeRound } from './asking/rounds.js';
import { type FoldContext, isOpenLine } from './fold-context.js';
import { legsInOrder, linesInOrder } from './order.js';

/** Kept until somebody looks at it, whatever becomes of the leg or the request: an answer is never lost. */
export const KEPT_WORK: readonly TaskKind[] = ['countersign_paper', 'review_late_answer', 'settle_contest'];

export function closeLeg(
  context: FoldContext,
  legId: LegState['id'],
  by: 'not_needed' | 'request_closed',
): void {
  const leg = context.leg(legId);
  closeRound(context, legId, 'request_closed');
  if (isAwaited(leg.status) && !leg.satisfied) {
    leg.status = transition(context.transitions, 'leg', leg.status, by, 'lapsed');
  }
}

/** A reason that says all by its code. */
export function without(code: Exclude<ClosedBecause['code'], 'closed.stated'>): ClosedBecause {
  return { code, params: {} };
}

/** The reason that a person states. */
export function statedReason(reason: string): ClosedBecause {
  return { code: 'closed.stated', params: { reason } };
}

/** Ends a request. A paper that awaits its second person stays, so that it is never lost. */
export function closeRequest(
  context: FoldContext,
  by: CauseOf<'request'>,
  status: RequestEnd,
  because: ClosedBecause,
): void {
  const { state } = context;
  const someGranted = linesInOrder(state).some((line) => line.status === 'granted');
  if (someGranted && ['withdrawn', 'overtaken', 'lapsed'].includes(status)) {
    // What has been granted stays granted, whatever happens to the rest; the arrangement still rests on its consents.
    return closeRequest(context, 'some_granted', 'granted_in_part', because);
  }
  state.status = transition(context.transitions, 'request', state.status, by, status);
  state.closedAt = context.now;
  state.closedBecause = because;
  for (const line of linesInOrder(state)) {
    if (isOpenLine(line)) {
      const closing = context.line(line.id);
      closing.status = transition(
        context.transitions,
        'request_line',
        line.status,
        'request_closed',
        'closed',
      );
      announceNotGranted(
        context,
        line.id,
        status === 'withdrawn' || status === 'overtaken'
          ? 'withdrawn'
          : status === 'refused'
            ? 'refused'
            : 'lapsed',
      );
    }
  }
  for (const leg of legsInOrder(state)) closeLeg(context, leg.id, 'request_closed');
  context.closeTasks('cancelled', (task) => !KEPT_WORK.includes(task.kind));
  context.effect('announceEnd', { end: status });
}
