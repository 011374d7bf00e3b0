import type { CalendarDate, Channel } from '#libs/contracts';
import { isBlocking } from '#libs/rules';
import type { Actor } from './facts.js';
import { linesNeeding } from './plan.js';
import type { DecisionState, LegState } from './state.js';
import type { Working } from './working.js';

/** Statuses of a request after which its consents go on to carry a loan. */
export const GRANTED: readonly string[] = ['granted', 'granted_in_part', 'granted_per_record'];

/** The lines in force that rest on a leg. */
export function grantedLines({ state }: Working, leg: LegState): string[] {
  if (state.parties === null) return [];
  return linesNeeding(leg, state.parties, state.content).filter(
    (lineId) => state.lines[lineId]?.status === 'granted',
  );
}

/** What a party does about a consent on which a loan rests goes to the loan's own log. */
export function tellLoan(
  working: Working,
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
  const reason =
    decision.reason ?? (kind === 'consent_restored' ? 'The party consents again.' : 'No reason given.');
  const { id: decisionId, by, channel, lastDay } = decision;
  tellOfConsent(working, leg, kind, { decisionId, by, channel, reason, lastDay });
}

/** What is told of a consent on which lines in force rest; nothing where none does. */
export function tellOfConsent(
  working: Working,
  leg: LegState,
  kind: 'consent_withdrawn' | 'consent_suspended' | 'consent_restored',
  told: {
    decisionId: string;
    by: Actor | null;
    channel: Channel;
    reason: string;
    lastDay?: CalendarDate | null;
  },
): void {
  const lineIds = grantedLines(working, leg);
  if (lineIds.length === 0) return;
  const { lastDay = null, ...said } = told;
  const { id: legId, partyId } = leg;
  const base = { at: working.now, requestId: working.state.id, legId, partyId, lineIds, ...said };
  working.tells.push({
    to: 'arrangement',
    fact: kind === 'consent_withdrawn' ? { kind, ...base, lastDay } : { kind, ...base },
  });
}
