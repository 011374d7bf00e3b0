import * as fc from 'fast-check';
import {
  type ArrangementState,
  type Effect,
  type RequestState,
  type StepResult,
  stepArrangement,
  stepRequest,
} from '#libs/process';
import { stories } from '../../../tests/support/machine/lives/stories.js';

// The compiler cannot follow a value through all its parts; its shape stays the same.
/* oxlint-disable typescript/no-unsafe-type-assertion */

/** The same value as a store may give it back: with the keys of every object in another order. */
function reordered<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reordered) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, reordered(part)]),
  ) as T;
}

describe('the order of keys', () => {
  it('changes nothing of what follows from a fact', () => {
    fc.assert(
      fc.property(stories, (lived) => {
        const { life } = lived();
        let request: RequestState | null = null;
        let arrangement: ArrangementState | null = null;
        const requestEffects: Effect[] = [];
        const arrangementEffects: Effect[] = [];
        for (const entry of life.held.log) {
          const result: StepResult<RequestState> | StepResult<ArrangementState> =
            entry.of === 'request'
              ? stepRequest(reordered(request), entry.fact, life.policy)
              : stepArrangement(reordered(arrangement), entry.fact);
          if ('broken' in result) {
            throw new Error(`${entry.fact.kind} breaks ${result.broken.rule} when folded anew`);
          }
          (entry.of === 'request' ? requestEffects : arrangementEffects).push(...result.effects);
          if (result.state.case === 'request') request = result.state;
          else arrangement = result.state;
        }
        expect(request).toEqual(life.held.request);
        expect(arrangement).toEqual(life.held.arrangement);
        expect(requestEffects).toEqual(life.held.requestEffects);
        expect(arrangementEffects).toEqual(life.held.arrangementEffects);
      }),
      { numRuns: 50 },
    );
  });
});
