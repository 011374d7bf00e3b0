import * as fc from 'fast-check';
import { PureAggregate, isGiven } from '../../../tests/support/machine/pure-aggregate.js';
import { stories } from '../../../tests/support/machine/lives/stories.js';
import { Life } from '../../../tests/support/machine/lives/process-life.js';
import { drafted, noticeFirst } from '../../../tests/support/machine/process-mi24.js';
import { ArrangementFold, FactBroken, foldArrangement, runFolding, runFoldingAsync } from './driver.js';

const FAR = '2013-01-01T00:00:00.000Z';
const AT = '2011-01-20T14:00:00.000Z';

describe('the driver', () => {
  it('folds what an oracle folds that was written without it: the same facts, in the same order, to the same states', () => {
    fc.assert(
      fc.property(stories, (play) => {
        const { life: told, given, heldBy, fresh, world } = play();
        const driven = fresh();
        const requestId = told.request.id;
        const oracle = new PureAggregate('a1', () => world.policy, heldBy);
        const give = (of: string, fact: (typeof given)[number]['fact']) => {
          oracle.give({ caseId: of === 'arrangement' ? 'a1' : requestId, fact });
          oracle.tick(fact.at);
        };
        for (const { of, fact } of driven.held.log) if (isGiven(fact)) give(of, fact);
        for (const entry of given) {
          expect(driven.give(entry)).toBeNull();
          give(entry.of, entry.fact);
        }
        driven.tick(FAR);
        oracle.tick(FAR);
        expect(driven.held.request).toEqual(oracle.request(requestId));
        expect(driven.held.arrangement).toEqual(oracle.arrangement);
        for (const [caseId, of] of [
          ['a1', 'arrangement'],
          [requestId, 'request'],
        ] as const) {
          const log = driven.held.log.filter((entry) => entry.of === of).map(({ fact }) => fact);
          expect(log).toEqual(oracle.folds.get(caseId)?.map(({ fact }) => fact));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('comes to the same whether reservations are answered at once or later', async () => {
    const { log } = Life.grantedAt(AT).held;
    const aggregate = () =>
      new ArrangementFold({
        arrangementId: 'a1',
        policyOf: () => noticeFirst,
        clock: () => AT,
        dueAtOnce: true,
      });
    const given = log
      .filter(({ fact }) => isGiven(fact))
      .map(({ of, fact }) => ({ caseId: of === 'arrangement' ? 'a1' : 'r1', fact: () => fact }));
    const [atOnce, later] = [aggregate(), aggregate()];
    const asked: string[] = [];
    runFolding(foldArrangement(atOnce, given), ({ request }) => {
      asked.push(request.lineId);
      return null;
    });
    await runFoldingAsync(foldArrangement(later, given), async () => Promise.resolve(null));
    expect(asked).toEqual(['mi-24']);
    expect(atOnce.folded.map(({ fact }) => fact)).toEqual(log.map(({ fact }) => fact));
    expect(later.folded).toEqual(atOnce.folded);
  });

  it('says which fact of which case breaks which rule', () => {
    const cases = new ArrangementFold({
      arrangementId: 'a1',
      policyOf: () => undefined,
      clock: () => AT,
      dueAtOnce: true,
    });
    const folding = foldArrangement(cases, [{ caseId: 'r1', fact: () => drafted(AT) }]);
    let thrown: unknown = null;
    try {
      runFolding(folding, () => null);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FactBroken);
    expect(thrown).toMatchObject({ caseId: 'r1', broken: { rule: 'not_found' } });
  });
});
