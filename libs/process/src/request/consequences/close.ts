import type { TaskKind } from '#libs/contracts';
import type { RequestLineState } from '../../shared/state.js';
import { isNeeded } from '../asking/needed.js';
import { closeLeg, closeRequest, without } from '../closing.js';
import { type FoldContext, isOpenLine } from '../fold-context.js';
import { legsInOrder, linesInOrder } from '../order.js';

/** The Secretariat's tasks about an answer that counts; needless once nothing needs the leg. */
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

function isDropped(line: RequestLineState): boolean {
  return line.status === 'dropped';
}
