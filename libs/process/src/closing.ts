import type { ClosedBecause, RequestEnd, TaskKind } from '#libs/contracts';
import type { CauseOf } from '#libs/rules';
import { isAwaited } from '#libs/rules';
import { isNeeded } from './legs.js';
import { transition } from './transitions.js';
import { legsInOrder, linesInOrder } from './order.js';
import { closeRound } from './rounds.js';
import type { LegState, RequestLineState } from './state.js';
import { announceNotGranted } from './opened.js';
import { type FoldContext, isOpenLine } from './fold-context.js';

/** Kept until somebody looks at it, whatever becomes of the leg or the request: an answer is never lost. */
export const KEPT_WORK: readonly TaskKind[] = ['countersign_paper', 'review_late_answer', 'settle_contest'];

/** What the Secretariat does about an answer that counts; of no use once nothing needs the leg. */
const OF_AN_ANSWER: readonly TaskKind[] = [
  'enter_conditions',
  'countersign_conditions',
  'resolve_coverage',
  'resolve_block',
];

/** Closes the legs that no line needs any more that can still be granted. */
export function closeUnneededLegs(context: FoldContext): void {
  const { state } = context;
  if (!linesInOrder(state).some(isOpenLine)) return;
  for (const leg of legsInOrder(state)) {
    if (isNeeded(state, leg)) continue;
    closeLeg(context, leg.id, 'not_needed');
    context.closeTasks('superseded', (task) => task.legId === leg.id && OF_AN_ANSWER.includes(task.kind));
  }
}

function closeLeg(context: FoldContext, legId: LegState['id'], by: 'not_needed' | 'request_closed'): void {
  const leg = context.leg(legId);
  closeRound(context, legId, 'request_closed');
  if (isAwaited(leg.status) && !leg.satisfied) {
    leg.status = transition(context.transitions, 'leg', leg.status, by, 'lapsed');
  }
}

/** Ends the request once none of its lines can change any more. */
export function closeWhenResolved(context: FoldContext): void {
  const { state } = context;
  const lines = linesInOrder(state);
  if (lines.some(isOpenLine)) return;
  const granted = lines.filter((line) => line.status === 'granted').length;
  const cut = state.revisions.some((revision) => revision.because === 'partial_decision');
  const silent = legsInOrder(state).some((leg) => leg.status === 'not_in_record');
  if (granted > 0 && silent) {
    closeRequest(context, 'granted_per_record', 'granted_per_record', without('closed.per_record'));
  } else if (granted === lines.length && !cut) {
    closeRequest(context, 'all_granted', 'granted', without('closed.all_obtained'));
  } else if (granted > 0) {
    closeRequest(context, 'some_granted', 'granted_in_part', without('closed.part_obtained'));
  } else if (lines.some((line) => line.status === 'refused')) {
    closeRequest(context, 'none_granted_by_refusal', 'refused', without('closed.refused'));
  } else if (state.revisions.at(-1)?.because === 'partial_decision' && lines.every(isDropped)) {
    closeRequest(context, 'none_granted_by_refusal', 'refused', without('closed.cut_to_nothing'));
  } else if (lines.every(isDropped)) {
    closeRequest(context, 'nothing_left', 'withdrawn', without('closed.nothing_asked'));
  } else {
    closeRequest(context, 'none_granted_in_time', 'lapsed', without('closed.expired'));
  }
}

/** A reason that says all by its code. */
function without(code: Exclude<ClosedBecause['code'], 'closed.stated'>): ClosedBecause {
  return { code, params: {} };
}

/** The reason that a person states. */
export function statedReason(reason: string): ClosedBecause {
  return { code: 'closed.stated', params: { reason } };
}

function isDropped(line: RequestLineState): boolean {
  return line.status === 'dropped';
}

/** Ends a request. What came on paper and awaits its second person stays, so that it is never lost. */
export function closeRequest(
  context: FoldContext,
  by: CauseOf<'request'>,
  status: RequestEnd,
  because: ClosedBecause,
): void {
  const { state } = context;
  const someGranted = linesInOrder(state).some((line) => line.status === 'granted');
  if (someGranted && ['withdrawn', 'overtaken', 'lapsed'].includes(status)) {
    // What has been granted stays granted, whatever becomes of the rest; its consents go on to carry the arrangement.
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
