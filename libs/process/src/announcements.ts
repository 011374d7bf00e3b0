import type { CalendarDate, Channel } from '#libs/contracts';
import { isBlocking } from '#libs/rules';
import type { Actor } from './facts.js';
import { linesNeeding } from './plan.js';
import type { DecisionState, LegState } from './state.js';
import type { FoldContext } from './fold-context.js';

/** Statuses of a request after which its consents go on to carry an arrangement. */
export const GRANTED: readonly string[] = ['granted', 'granted_in_part', 'granted_per_record'];

/** The lines in force that rest on a leg. */
export function grantedLines({ state }: FoldContext, leg: LegState): string[] {
  if (state.parties === null) return [];
  return linesNeeding(leg, state.parties, state.content).filter(
    (lineId) => state.lines[lineId]?.status === 'granted',
  );
}

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
  announceConsent(context, leg, kind, { decisionId, by, channel, because: 'answered', reason, lastDay });
}

/** What is told of a consent on which lines in force rest; nothing where none does. */
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
