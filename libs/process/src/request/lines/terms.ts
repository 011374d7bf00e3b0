import type { CalendarDate, Instant, Term, TimeRange } from '#libs/contracts';
import {
  type ExpiryBound,
  exactly,
  isAnsweredByAct,
  lastDayOf,
  legKind,
  rangeOf,
  usableWindow,
} from '#libs/rules';
import type { LegState, RequestState } from '../../shared/state.js';
import { capsThatCount } from '../answers/coverage.js';
import { decidedWhen } from '../answers/decided.js';
import { concernsLine } from '../asking/plan.js';
import { inOrder } from '../order.js';

/** The legs that concern a line, in order. Who needs them more than once asks once: it looks at every leg of the request. */
export function legsOfLine(state: RequestState, lineId: string): LegState[] {
  const { parties } = state;
  if (parties === null) return [];
  return inOrder(Object.values(state.legs).filter((leg) => concernsLine(leg, lineId, parties)));
}

/** The consents that a line needs, each by the key of its party, with when each was given, for the usable window. */
export function consentsOfLine(state: RequestState, lineId: string, legs = legsOfLine(state, lineId)) {
  return legs
    .filter((leg) => legKind(leg.kind).inWindow)
    .map((leg) => ({
      what: {
        code: leg.waiver === undefined ? 'window.consent' : 'window.waiver',
        params: { party: leg.partyId },
      },
      decidedAt: obtainedAt(state, leg),
    }));
}

/** When a leg was satisfied: by the decision of its party or by its waiver; null while it is not. */
function obtainedAt(state: RequestState, leg: LegState): TimeRange | null {
  if (!leg.satisfied) return null;
  if (leg.waiver !== undefined) return leg.waiver.within ?? exactly(leg.waiver.at);
  const decision = leg.decisionId === null ? undefined : state.decisions[leg.decisionId];
  return decision === undefined ? null : decidedWhen(decision);
}

/** The usable window of a line of a request as it stands at a moment. */
export function windowOfLine(
  state: RequestState,
  lineId: string,
  now: Instant,
  legs = legsOfLine(state, lineId),
) {
  const line = Object.hasOwn(state.lines, lineId) ? state.lines[lineId] : undefined;
  const readiness = line?.readiness ?? null;
  return usableWindow(
    {
      expiresAt: line?.expiry?.at ?? null,
      consents: consentsOfLine(state, lineId, legs),
      readiness: readiness === null ? null : rangeOf(readiness),
      arrivedAt: null,
    },
    now,
  );
}

/** The act of the Council on which the arrangement rests: its decision, or the authority itself if no other was needed. */
export function actInForce(state: RequestState): { adoptedOn: CalendarDate; term: Term | null } | null {
  if (state.act !== null) return state.act;
  const suffices = Object.values(state.legs).every(
    (leg) => !isAnsweredByAct(leg.kind) || leg.status === 'waived' || leg.status === 'not_in_record',
  );
  return suffices ? state.authority : null;
}

/**
 * The last day that a term gives a line. A term in weeks or months counts from the adoption; for an extension from the day
 * on which the arrangement expires now; for a stay that an authority allows in advance from the day on which it begins.
 */
function lastDayOfTerm(
  state: RequestState,
  lineId: string,
  adoptedOn: CalendarDate,
  term: Term,
): CalendarDate {
  const asked = state.content.lines.find((line) => line.id === lineId);
  const expiresOn = state.arrangement?.lines.find((line) => line.lineId === lineId)?.expiresOn ?? null;
  if (state.content.kind === 'extend' && expiresOn !== null) return lastDayOf(expiresOn, term);
  if (state.authority?.kind === 'pre_delegated' && state.act === null) {
    return lastDayOf(asked?.from ?? state.content.neededBy, term);
  }
  return lastDayOf(adoptedOn, term);
}

/** What ends a line, and when. */
export function boundsOf(
  state: RequestState,
  lineId: string,
  legs = legsOfLine(state, lineId),
): ExpiryBound[] {
  const bounds: ExpiryBound[] = [];
  const askedTo = state.content.lines.find((line) => line.id === lineId)?.to ?? null;
  if (askedTo !== null) bounds.push({ because: 'asked', party: null, lastDay: askedTo });
  const act = actInForce(state);
  const term = act?.term ?? state.authority?.term ?? null;
  if (act !== null && term !== null) {
    const lastDay = lastDayOfTerm(state, lineId, act.adoptedOn, term);
    bounds.push({ because: 'council_decision', party: null, lastDay });
  }
  // No deployment goes beyond the sender's mandate unless the Council decides so (S/RES/1609 (2005), para. 6 (d)).
  if (state.senderMandateEndsOn !== null && (state.act?.term ?? null) === null) {
    bounds.push({ because: 'sender_mandate', party: null, lastDay: state.senderMandateEndsOn });
  }
  for (const leg of legs) {
    if (leg.status !== 'obtained_with_caveats' || leg.conditions !== 'none') continue;
    const because = legKind(leg.kind).bounds;
    for (const { to: lastDay } of capsThatCount(state, leg)) {
      if (lastDay !== null) bounds.push({ because, party: leg.partyId, lastDay });
    }
  }
  return bounds;
}
