import type { UnitLineAsked } from '#libs/contracts';
import type { FoldContext } from './fold-context.js';

/** Tells the arrangement which lines this request asks for. */
export function announceOpened(
  { state, now, fact, siblingFacts }: FoldContext,
  lines: UnitLineAsked[],
): void {
  siblingFacts.push({
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

/** Tells the arrangement that a line will not be granted by this request. */
export function announceNotGranted(
  context: FoldContext,
  lineId: string,
  reason: 'refused' | 'withdrawn' | 'lapsed' | 'dropped',
): void {
  context.siblingFacts.push({
    to: 'arrangement',
    fact: {
      kind: 'line_not_granted',
      at: context.now,
      by: null,
      channel: context.fact.channel,
      requestId: context.state.id,
      lineId,
      reason,
    },
  });
}
