import type { ArrangementStatus } from '#libs/contracts';
import type { CauseOf } from '#libs/rules';
import { transition } from '../shared/transitions.js';
import { settleBreach } from './expiry.js';
import type { ArrangementFoldContext } from './fold-context.js';
import { isLiveLine, isOver, openSuspensions } from './line.js';
import type { ArrangementLineState, ArrangementState } from './state.js';
import { endSuspensions } from './suspension.js';

/** Draws all consequences of a fact: breaches, ended suspensions, and the status of the arrangement. */
export function settle(context: ArrangementFoldContext): void {
  for (const id of context.lineIds()) {
    settleBreach(context, id);
    const line = context.state.lines[id];
    if (line !== undefined && isOver(line) && openSuspensions(line).length > 0) {
      endSuspensions(context, context.line(id));
    }
  }
  const { state } = context;
  const [by, status] = statusOf(state);
  if (by !== null) state.status = transition(context.transitions, 'arrangement', state.status, by, status);
  const over = isAllOver(state);
  if (over) state.closedAt ??= context.now;
  else state.closedAt = null;
}

function isAllOver(state: ArrangementState): boolean {
  const lines = Object.values(state.lines);
  return lines.length === 0 ? state.status === 'ended' : lines.every(isOver);
}

/** The status that follows from the lines, and its cause; no cause if it stays the same. */
function statusOf(state: ArrangementState): [by: CauseOf<'arrangement'> | null, status: ArrangementStatus] {
  const lines = Object.values(state.lines);
  if (lines.length === 0) return [null, state.status];
  const live = lines.filter(isLiveLine);
  if (live.length > 0) return statusOfLive(live);
  if (!lines.every(isOver)) {
    return lines.some((line) => line.grant !== null)
      ? ['line_in_force', 'in_force']
      : ['line_planned', 'forming'];
  }
  if (lines.some((line) => line.discontinuation !== null)) return ['all_lines_over', 'discontinued'];
  if (lines.some((line) => line.status === 'transferred')) return ['all_lines_over', 'converted'];
  return ['all_lines_over', 'ended'];
}

function statusOfLive(live: readonly ArrangementLineState[]): ReturnType<typeof statusOf> {
  if (live.every((line) => line.discontinuation !== null)) return ['authority_ended', 'discontinued'];
  const stands = (line: ArrangementLineState) =>
    line.discontinuation !== null || openSuspensions(line).length > 0;
  return live.every(stands) ? ['all_lines_suspended', 'suspended'] : ['line_in_force', 'in_force'];
}
