import type { ContestState, LegState } from '../../shared/state.js';

/** Whether a leg waits for the settlement of a contest. */
export function waitsForSettlement(leg: LegState, contest: ContestState): boolean {
  const waits = ['suspended', 'asked', 'paused'].includes(leg.status);
  return contest.legWas !== null && leg.decisionId === contest.decisionId && waits;
}
