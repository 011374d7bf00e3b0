import { said } from '../../shared/said.js';
import { matchStandingConsents, rangeOf } from '#libs/rules';
import type { LegId } from '../../shared/facts.js';
import type { DecisionState, RequestState } from '../../shared/state.js';
import { linesNeeding } from '../asking/plan.js';
import { openRound } from '../asking/rounds.js';
import { type FoldContext, isOpenLine } from '../fold-context.js';
import { putIntoForce } from './answers.js';
import { isGroup } from './groups.js';

/**
 * Answers a leg that has just been asked by what its party consented to in advance, where that covers the ask. It is the
 * party's own act, given earlier; one that the party did not call binding counts as agreement in principle only.
 */
export function applyStandingConsent(context: FoldContext, legId: LegId): void {
  const { state, now } = context;
  const leg = context.leg(legId);
  const round = openRound(leg);
  if (state.standingConsents.length === 0 || state.parties === null || round === null) return;
  if (!context.template(leg).standingConsent || isGroup(leg) || hasSpokenAgainst(state, legId)) return;
  const { match } = matchStandingConsents(
    state.standingConsents.map((entry) => entry.consent),
    {
      kind: leg.kind,
      partyId: leg.partyId,
      content: state.content,
      lineIds: linesNeeding(leg, state.parties, state.content).filter((lineId) => {
        const line = state.lines[lineId];
        return line !== undefined && isOpenLine(line);
      }),
      at: now,
    },
  );
  const entry = state.standingConsents.find(({ consent }) => consent.id === match?.standingConsent.id);
  // It answers a leg once. Where a changed ask opened the leg again, it did not cover that ask.
  if (match === null || entry === undefined || Object.hasOwn(state.decisions, entry.decisionId)) return;
  const { instrument } = match.standingConsent;
  const decision: DecisionState = {
    id: entry.decisionId,
    legId,
    seat: leg.seats[0]?.id ?? '',
    round: round.number,
    revision: round.revision,
    answer: match.answers,
    instrument,
    by: null,
    channel: 'standing_consent',
    at: now,
    ...said({
      caps: match.answers === 'consent_with_conditions' ? match.caps : null,
      decidedAt: instrument.date === null ? null : rangeOf(instrument.date),
    }),
    status: 'counts',
  };
  context.add('decisions', decision.id, decision);
  context.effect('receipt', { legId, decisionId: decision.id });
  putIntoForce(context, decision, 'answered');
}

/** What a party said in advance does not speak for it once it has said otherwise of this very arrangement. */
function hasSpokenAgainst({ decisions }: RequestState, legId: LegId): boolean {
  return Object.values(decisions).some(
    ({ legId: of, answer }) => of === legId && ['refuse', 'object', 'withdraw', 'suspend'].includes(answer),
  );
}
