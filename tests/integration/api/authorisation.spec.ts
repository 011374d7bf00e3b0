import { OPERATIONS } from '../../../apps/api/src/operations.js';
import { AUTHORISATION } from '../../support/api/authorisation-table.js';
import { AuthorisationWorld, CALLERS } from '../../support/api/authorisation-world.js';

const TABLE = 'tests/support/authorisation-table.ts';

describe('who may call what', () => {
  let world: AuthorisationWorld;

  beforeAll(async () => {
    world = await AuthorisationWorld.start();
  });
  afterAll(() => world.close());

  it('says of every operation whom it is for, and speaks of no other', () => {
    const ids = OPERATIONS.map((operation) => operation.id);
    const without = ids
      .filter((id) => !Object.hasOwn(AUTHORISATION, id))
      .map(
        (id) =>
          `${TABLE} says nothing of ${id}: add a row that says who may call it, e.g. "${id}: managersOfTheUnit,"`,
      );
    const stale = Object.keys(AUTHORISATION)
      .filter((id) => !ids.includes(id))
      .map((id) => `${TABLE} speaks of ${id}, which is no operation: remove the row`);
    expect([...without, ...stale]).toEqual([]);
  });

  it.each(
    OPERATIONS.filter(({ id }) => Object.hasOwn(AUTHORISATION, id)).map(
      (operation) => [operation.id, operation] as const,
    ),
  )('lets those call %s for whom it is, and no others', async (id, operation) => {
    const differ = await Promise.all(
      CALLERS.map(async (caller) => {
        const expected = AUTHORISATION[id]?.(caller);
        const { outcome, status } = await world.call(operation, caller);
        return outcome === expected ? [] : [`${caller}: expected ${expected}, was ${outcome} (${status})`];
      }),
    );
    expect(differ.flat()).toEqual([]);
  });
});
