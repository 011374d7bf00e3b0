import { openConditionsTask } from '../conditions/conditions.js';
import { needsResolution } from '#libs/rules';
import type { TaskState } from '../../shared/state.js';
import { isNeeded } from '../asking/needed.js';
import { contestOf, hand, openRound } from '../asking/rounds.js';
import { type FoldContext, isLive } from '../fold-context.js';
import { legsInOrder } from '../order.js';

/** What stands against a line, or was taken back, is for the Secretariat to resolve. */
export function openBlockTasks(context: FoldContext): void {
  const { state } = context;
  const open = new Set(
    Object.values(state.tasks).flatMap((task) =>
      task.kind === 'resolve_block' && isLive(task) ? [task.legId] : [],
    ),
  );
  for (const leg of legsInOrder(state)) {
    const isTask = (task: TaskState) => task.kind === 'resolve_block' && task.legId === leg.id;
    const isOpen = open.has(leg.id);
    const stands = needsResolution(leg.status) && context.template(leg).required && isNeeded(state, leg);
    if (stands && contestOf(state, leg) !== undefined) {
      // The contest has a task of its own, and its settlement resolves the block.
      context.closeTasks('superseded', isTask);
      hand(context.leg(leg.id), 'secretariat', context.now);
      continue;
    }
    if (stands && !isOpen) context.openTask('resolve_block', context.secretariat(), { legId: leg.id });
    if (stands) hand(context.leg(leg.id), 'secretariat', context.now);
    if (!stands && isOpen) {
      context.closeTasks('done', isTask);
      if (openRound(leg) === null && leg.conditions === 'none' && leg.gaps.length === 0) {
        hand(context.leg(leg.id), null, context.now);
      }
    }
  }
}

/** Conditions in prose are for the Secretariat to enter as caps, unless their party contests what was recorded for it. */
export function openConditionsTasks(context: FoldContext): void {
  for (const leg of legsInOrder(context.state)) {
    if (contestOf(context.state, leg) !== undefined) continue;
    if (leg.conditions !== 'none' && isNeeded(context.state, leg)) openConditionsTask(context, leg.id);
  }
}
