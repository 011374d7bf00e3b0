import type { CalendarDate, Channel, UnitLineAsked } from '#libs/contracts';
import { isBlocking } from '#libs/rules';
import type { Actor } from '../shared/facts.js';
import type { DecisionState, LegState } from '../shared/state.js';
import type { FoldContext } from './fold-context.js';
import { grantedLines } from './lines/granted.js';

/** What a party does about a consent on which an arrangement rests goes to the arrangement's own log. */
export function announceAnswer(
  context: FoldContext,
  leg: LegState,
  decision: DecisionState,
  { stood, wasSuspended }: { stood: boolean; wasSuspended: boolean },
): void {
  const kind =
    decision.answer === 'suspend'
      ? 'consent_suspended'
      : decision.answer === 'withdraw' || ((stood || wasSuspended) && isBlocking(leg.status))
        ? 'consent_withdrawn'
        : wasSuspended && leg.satisfied
          ? 'consent_restored'
          : null;
  if (kind === null) return;
  const { id: decisionId, by, channel, reason, lastDay } = decision;
  announceConsent(context, leg, kind, {
    decisionId,
    by,
    channel,
    because: 'answered',
    reason: reason ?? null,
    lastDay: lastDay ?? null,
  });
}

/** The sibling facts about a consent on which lines in force rest; none if no line rests on it. */
export function announceConsent(
  context: FoldContext,
  leg: LegState,
  kind: 'consent_withdrawn' | 'consent_suspended' | 'consent_restored',
  told: {
    decisionId: string;
    by: Actor | null;
    channel: Channel;
    because: 'answered' | 'record_contested' | 'record_stands';
    reason: string | null;
    lastDay?: CalendarDate | null;
  },
): void {
  const lineIds = grantedLines(context, leg);
  if (lineIds.length === 0) return;
  const { lastDay = null, ...said } = told;
  const { id: legId, partyId } = leg;
  const base = { at: context.now, requestId: context.state.id, legId, partyId, lineIds, ...said };
  context.siblingFacts.push({
    to: 'arrangement',
    fact: kind === 'consent_withdrawn' ? { kind, ...base, lastDay } : { kind, ...base },
  });
}

/** Sends the arrangement the lines that this request asks for. */
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
