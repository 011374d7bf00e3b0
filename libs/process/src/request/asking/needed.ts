import type { LegState, RequestState } from '../../shared/state.js';
import { isOpenLine } from '../fold-context.js';
import { concernsLine } from './plan.js';

/** Whether a line that can still be granted needs this leg. */
export function isNeeded(state: RequestState, leg: LegState): boolean {
  const { parties } = state;
  if (parties === null) return false;
  return state.content.lines.some(({ id }) => {
    const line = state.lines[id];
    return line !== undefined && isOpenLine(line) && concernsLine(leg, id, parties);
  });
}
