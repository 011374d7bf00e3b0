import type { ArrangementStatus } from '#libs/contracts';
import type { CauseOf } from '#libs/rules';
import type { ArrangementLineState, ArrangementState } from '../arrangement-state.js';
import { moved } from '../moves.js';
import { settleBreach } from './expiry.js';
import { isLiveLine, isOver, openSuspensions } from './line.js';
import { endSuspensions } from './suspension.js';
import type { LoanWorking } from './working.js';

/** Draws all consequences of a fact: what is a breach, what stands still no more, and where the loan as a whole stands. */
export function settle(working: LoanWorking): void {
  for (const id of working.lineIds()) {
    settleBreach(working, id);
    const line = working.state.lines[id];
    if (line !== undefined && isOver(line) && openSuspensions(line).length > 0) {
      endSuspensions(working, working.line(id));
    }
  }
  const { state } = working;
  const [by, status] = standingOf(state);
  if (by !== null) state.status = moved(working.moves, 'arrangement', state.status, by, status);
  const over = isAllOver(state);
  if (over) state.closedAt ??= working.now;
  else state.closedAt = null;
}

function isAllOver(state: ArrangementState): boolean {
  const lines = Object.values(state.lines);
  return lines.length === 0 ? state.status === 'ended' : lines.every(isOver);
}

/** Where the lines leave the loan, and why; no cause where they leave it as it was. */
function standingOf(state: ArrangementState): [by: CauseOf<'arrangement'> | null, status: ArrangementStatus] {
  const lines = Object.values(state.lines);
  if (lines.length === 0) return [null, state.status];
  const live = lines.filter(isLiveLine);
  if (live.length > 0) return standingOfLive(live);
  if (!lines.every(isOver)) {
    return lines.some((line) => line.grant !== null)
      ? ['line_in_force', 'in_force']
      : ['line_planned', 'forming'];
  }
  if (lines.some((line) => line.discontinuation !== null)) return ['all_lines_over', 'discontinued'];
  if (lines.some((line) => line.status === 'transferred')) return ['all_lines_over', 'converted'];
  return ['all_lines_over', 'ended'];
}

function standingOfLive(live: readonly ArrangementLineState[]): ReturnType<typeof standingOf> {
  if (live.every((line) => line.discontinuation !== null)) return ['authority_ended', 'discontinued'];
  const stands = (line: ArrangementLineState) =>
    line.discontinuation !== null || openSuspensions(line).length > 0;
  return live.every(stands) ? ['all_lines_suspended', 'suspended'] : ['line_in_force', 'in_force'];
}
