import type { FoldContext } from '../fold-context.js';
import { linesInOrder } from '../order.js';
import { closeUnneededLegs, closeWhenResolved } from './close.js';
import { openBlockTasks, openConditionsTasks } from './open-tasks.js';
import { settleOvertakenContests } from './settle-contests.js';
import { settleLine } from './settle-lines.js';
import { holdBackDependants, startReadyLegs } from './start-ready-legs.js';
import { weighLegs } from './weigh-legs.js';

/**
 * What follows from a fact, in the one order in which it follows, whatever the fact was: legs are weighed against what they
 * have to cover; what was asked too early is taken back, and legs whose turn has come are asked; lines are settled, which
 * tells the arrangement and asks for units; legs that nothing needs any more are closed; the Secretariat gets its tasks; the
 * request is closed once nothing is open; and contests of records that were replaced are settled.
 */
export function drawConsequences(context: FoldContext): void {
  if (context.state.status === 'open') {
    settleUntilNothingChanges(context);
    openBlockTasks(context);
    openConditionsTasks(context);
    closeWhenResolved(context);
  }
  settleOvertakenContests(context);
}

/**
 * One consequence may bring about another: a standing consent answers a leg as soon as it is asked, and a line that is
 * refused needs no leg any more, so that the turn of the next has come and caps cover what is left.
 */
function settleUntilNothingChanges(context: FoldContext): void {
  for (let before = -1; before !== changesOf(context);) {
    before = changesOf(context);
    weighLegs(context);
    holdBackDependants(context);
    startReadyLegs(context);
    for (const line of linesInOrder(context.state)) settleLine(context, line.id);
    closeUnneededLegs(context);
  }
}

/** How much has changed of all on which further consequences can depend: statuses, askings, and what is satisfied. */
function changesOf({ transitions, effects, weighings }: FoldContext): number {
  return transitions.length + effects.length + weighings;
}
