import type { LegState, RequestState } from '../../shared/state.js';
import { linesNeeding } from '../asking/plan.js';

/** Statuses of a request after which an arrangement still rests on its consents. */
export const GRANTED: readonly string[] = ['granted', 'granted_in_part', 'granted_per_record'];

/** The lines in force that rest on a leg. */
export function grantedLines({ state }: { state: RequestState }, leg: LegState): string[] {
  if (state.parties === null) return [];
  return linesNeeding(leg, state.parties, state.content).filter(
    (lineId) => state.lines[lineId]?.status === 'granted',
  );
}
