import type { Policy } from '#libs/contracts';
import type { ArrangementFact } from './arrangement/facts.js';
import { foldArrangementFact, openArrangement } from './arrangement/fold.js';
import type { ArrangementState } from './arrangement/state.js';
import { draft } from './request/drafting/handlers.js';
import { foldRequest } from './request/fold.js';
import { Broken } from './shared/broken.js';
import type { RequestFact } from './shared/facts.js';
import type { RequestState, StepResult } from './shared/state.js';

/**
 * Folds one fact into a request: the only place where a request changes. No clock, no I/O, no randomness.
 * @param state the request before the fact; null before its first
 * @param fact what happened; its `at` is not before the last fact's, or counts as that
 * @param policy the policy frozen into the request; the current one while it is a draft
 * @returns the new state with what must follow from it, or the rule that the fact breaks; never throws for a fact
 */
export function stepRequest(
  state: RequestState | null,
  fact: RequestFact,
  policy: Policy,
): StepResult<RequestState> {
  return guarded(() => {
    if (state === null) {
      if (fact.kind === 'drafted') {
        return { ...draft(fact), effects: [], siblingFacts: [], reservationRequests: [] };
      }
      throw new Broken({ rule: 'not_found', pointer: '' });
    }
    const {
      state: after,
      effects,
      siblingFacts,
      reservationRequests,
      transitions,
    } = foldRequest(state, fact, policy);
    return { state: after, effects, siblingFacts, reservationRequests, transitions };
  });
}

/** Folds one fact into an arrangement; as {@link stepRequest}. */
export function stepArrangement(
  state: ArrangementState | null,
  fact: ArrangementFact,
): StepResult<ArrangementState> {
  return guarded(() => {
    if (state === null) {
      if (fact.kind === 'opened') {
        return { ...openArrangement(fact), effects: [], siblingFacts: [], reservationRequests: [] };
      }
      throw new Broken({ rule: 'not_found', pointer: '' });
    }
    const { state: after, effects, siblingFacts, transitions } = foldArrangementFact(state, fact);
    return { state: after, effects, siblingFacts, reservationRequests: [], transitions };
  });
}

function guarded<R>(fold: () => R): R | { broken: Broken['broken'] } {
  try {
    return fold();
  } catch (error) {
    if (error instanceof Broken) return { broken: error.broken };
    throw error;
  }
}
