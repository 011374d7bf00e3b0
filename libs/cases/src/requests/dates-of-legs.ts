import type { TimeRange } from '#libs/contracts';
import { type LegState, type RequestState, decidedWhen } from '#libs/process';
import { exactly, isAnsweredByAct } from '#libs/rules';

/** When a party was first asked, as far as is known; null where it has not been asked. */
export function askedOf(leg: LegState): TimeRange | null {
  const [first] = leg.rounds;
  return first === undefined ? null : (first.asked ?? exactly(first.askedAt));
}

/** When the Council acted, as far as the request knows. */
export function adoptedIn(state: RequestState): TimeRange | null {
  const council = Object.values(state.legs).find((leg) => isAnsweredByAct(leg.kind));
  if (council?.decisionId == null) return null;
  const decision = state.decisions[council.decisionId];
  return decision?.act === undefined ? null : decidedWhen(decision);
}
