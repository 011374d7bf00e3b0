import type { RequestStatus, TaskKind } from '#libs/contracts';
import type { CauseOf } from '#libs/rules';
import { isAwaited } from '#libs/rules';
import { isNeeded } from './legs.js';
import { moved } from './moves.js';
import { legsInOrder, linesInOrder } from './order.js';
import { closeRound } from './rounds.js';
import type { Effect, LegState, RequestLineState } from './state.js';
import { tellNotGranted } from './tells.js';
import { type Working, isOpenLine } from './working.js';

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
export function closeUnneededLegs(working: Working): void {
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
  if (isAwaited(leg.status) && !leg.satisfied) {
    leg.status = moved(working.moves, 'leg', leg.status, by, 'lapsed');
  }
}

/** Ends the request once none of its lines can change any more. */
export function closeWhenResolved(working: Working): void {
  const { state } = working;
  const lines = linesInOrder(state);
  if (lines.some(isOpenLine)) return;
  const granted = lines.filter((line) => line.status === 'granted').length;
  const cut = state.revisions.some((revision) => revision.because === 'partial_decision');
  const silent = legsInOrder(state).some((leg) => leg.status === 'not_in_record');
  if (granted > 0 && silent) {
    const reason = 'The loan was made; of some of what it needed the record says nothing.';
    closeRequest(working, 'granted_per_record', 'granted_per_record', reason);
  } else if (granted === lines.length && !cut) {
    closeRequest(working, 'all_granted', 'granted', 'All that was needed has been obtained.');
  } else if (granted > 0) {
    closeRequest(working, 'some_granted', 'granted_in_part', 'Part of what was asked has been obtained.');
  } else if (lines.some((line) => line.status === 'refused')) {
    const reason = 'A party whose consent is needed said no.';
    closeRequest(working, 'none_granted_by_refusal', 'refused', reason);
  } else if (state.revisions.at(-1)?.because === 'partial_decision' && lines.every(isDropped)) {
    const reason = 'The act of the Council leaves nothing of what was asked.';
    closeRequest(working, 'none_granted_by_refusal', 'refused', reason);
  } else if (lines.every(isDropped)) {
    closeRequest(working, 'nothing_left', 'withdrawn', 'No line is asked any more.');
  } else {
    const reason = 'The expiry passed before all consents were there.';
    closeRequest(working, 'none_granted_in_time', 'lapsed', reason);
  }
}

function isDropped(line: RequestLineState): boolean {
  return line.status === 'dropped';
}

/** Ends a request. What came on paper and awaits its second person stays, so that it is never lost. */
export function closeRequest(
  working: Working,
  by: CauseOf<'request'>,
  status: Extract<RequestStatus, NonNullable<Effect['about']['what']>>,
  reason: string,
): void {
  const { state } = working;
  const someGranted = linesInOrder(state).some((line) => line.status === 'granted');
  if (someGranted && ['withdrawn', 'overtaken', 'lapsed'].includes(status)) {
    // What has been granted stays granted, whatever becomes of the rest; its consents go on to carry the loan.
    return closeRequest(working, 'some_granted', 'granted_in_part', reason);
  }
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
        status === 'withdrawn' || status === 'overtaken'
          ? 'withdrawn'
          : status === 'refused'
            ? 'refused'
            : 'lapsed',
      );
    }
  }
  for (const leg of legsInOrder(state)) closeLeg(working, leg.id, 'request_closed');
  working.closeTasks('cancelled', (task) => !KEPT_WORK.includes(task.kind));
  working.effect('announce', { kind: 'request' }, { what: status });
}
