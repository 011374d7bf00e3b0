import type { UnitLineAsked } from '#libs/contracts';
import type { Working } from './working.js';

/** Tells the loan which lines this request asks for. */
export function tellOpened({ state, now, fact, tells }: Working, lines: UnitLineAsked[]): void {
  tells.push({
    to: 'arrangement',
    fact: {
      kind: 'request_opened',
      at: now,
      by: fact.by,
      channel: fact.channel,
      requestId: state.id,
      lines,
    },
  });
}

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
