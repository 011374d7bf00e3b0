import { ACTS } from '#libs/contracts';
import { actOf } from '#libs/identity';
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

  it('offers to each caller, in what they read, the acts that are allowed to them, and no others', async () => {
    const offered = new Map(
      await Promise.all(CALLERS.map(async (caller) => [caller, await world.offeredTo(caller)] as const)),
    );
    const possible = new Set([...offered.values()].flat());
    // What nobody is offered the state of the case lets nobody do; that is told apart by the tests of the machine.
    expect([...possible].toSorted()).toEqual([
      'addApprover',
      'addChaseNote',
      'amendRequest',
      'askAgain',
      'askOnLeg',
      'claimTask',
      'correctCalendar',
      'decideLeg',
      'declareOvertaken',
      'draftRequest',
      'dropLine',
      'enterAuthority',
      'enterCeiling',
      'enterParty',
      'enterPerson',
      'enterPolicy',
      'enterUnit',
      'openRecordCase',
      'proposeOverride',
      'recordClearance',
      'recordPaper',
      'removeApprover',
      'stateReadiness',
      'waiveLeg',
      'withdrawRequest',
    ]);
    const differ: string[] = [];
    for (const operation of OPERATIONS.filter(({ id }) => possible.has(id))) {
      for (const caller of CALLERS) {
        const { outcome, status } = await world.call(operation, caller);
        if ((outcome === 'allowed') !== offered.get(caller)?.includes(operation.id)) {
          differ.push(`${operation.id} of ${caller}: answered ${status}`);
        }
      }
    }
    expect(differ).toEqual([]);
  });

  it('offers acts by the names of operations that are judged as the policy says', () => {
    const operations = new Map(OPERATIONS.map((operation) => [operation.id, operation]));
    const { task, ...others } = ACTS;
    const codes = Object.values(others).flatMap((of): readonly (typeof of)[number][] => of);
    expect(codes.filter((code) => operations.get(code)?.may !== actOf(code))).toEqual([]);
    expect(task.filter((code) => typeof operations.get(code)?.may !== 'function')).toEqual([]);
  });
});
