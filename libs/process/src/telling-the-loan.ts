import { linesNeeding } from './plan.js';
import { BLOCKING } from './rounds.js';
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
  const { state, now } = working;
  const granted = grantedLines(working, leg);
  if (granted.length === 0) return;
  const kind =
    decision.answer === 'suspend'
      ? 'consent_suspended'
      : decision.answer === 'withdraw' || (stood && BLOCKING.includes(leg.status))
        ? 'consent_withdrawn'
        : wasSuspended && leg.satisfied
          ? 'consent_restored'
          : null;
  if (kind === null) return;
  const told = {
    at: now,
    by: decision.by,
    channel: decision.channel,
    requestId: state.id,
    legId: leg.id,
    partyId: leg.partyId,
    decisionId: decision.id,
    lineIds: granted,
  };
  const reason =
    decision.reason ?? (kind === 'consent_restored' ? 'The party consents again.' : 'No reason given.');
  working.tells.push({
    to: 'arrangement',
    fact:
      kind === 'consent_withdrawn'
        ? { kind, ...told, reason, lastDay: decision.lastDay }
        : { kind, ...told, reason },
  });
}
