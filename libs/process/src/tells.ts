import type { Working } from './working.js';

/** Tells the loan that a line will not be granted by this request. */
export function tellNotGranted(
  working: Working,
  lineId: string,
  reason: 'refused' | 'withdrawn' | 'lapsed' | 'dropped',
): void {
  working.tells.push({
    to: 'arrangement',
    fact: {
      kind: 'line_not_granted',
      at: working.now,
      by: null,
      channel: working.fact.channel,
      requestId: working.state.id,
      lineId,
      reason,
    },
  });
}
