import type { TaskState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import type { FoldContext } from '../fold-context.js';

/** What the person who made the request may not do. */
export const DECIDES: readonly TaskState['kind'][] = [
  'answer',
  'record_reply',
  'countersign_paper',
  'countersign_conditions',
  'review_late_answer',
  'confirm_override',
  'settle_contest',
];

/** Returns a claimed task to its party. */
export function free(
  context: FoldContext,
  task: TaskState,
  by: 'task_released' | 'override_confirmed',
): void {
  task.status = transition(context.transitions, 'task', task.status, by, 'open');
  delete task.claimedBy;
  delete task.handedOverBy;
}
