import { answerInputSchema } from '#libs/contracts';
import { cast } from '../../support/fixtures/cast.js';
import { LIBERIA, UKRAINE } from '../../support/product/arrangement-case.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases } from '../../support/product/live-request.js';

describe('the looks of workflows', () => {
  let database: TestDatabase;
  let live: LiveCases;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
  });

  afterAll(async () => {
    await live.close();
    await database.drop();
  });

  const look = (requestId: string) => live.cases.poll({ kind: 'request', requestId });
  const queued = async (requestId: string) => {
    const [row] = await live.dataSource.query<{ version: string; seen: string; open: boolean }[]>(
      `SELECT version, seen_version AS seen, open FROM effect_queue WHERE target = $1`,
      [`request/${requestId}`],
    );
    return row;
  };
  const statusOf = (found: Awaited<ReturnType<typeof look>>, legId: string) =>
    found?.carried.case === 'request' && found.carried.legs.find((leg) => leg.legId === legId)?.status;

  it('wait for nobody who is deciding, and see what is committed', async () => {
    const { requestId } = await live.submitWithNotice();
    await look(requestId);
    const seen = await live.run(async (tx) => {
      const answer = answerInputSchema.parse({ answer: 'consent' });
      await live.cases.decide(tx, cast.ukraine, { requestId, legId: UKRAINE }, answer, 'inbox');
      // The arrangement is locked by this transaction, in another connection than the look's.
      return look(requestId);
    });
    expect(statusOf(seen, UKRAINE)).toBe('asked');
    // What was committed after the look is still to be told.
    const after = await queued(requestId);
    expect(Number(after?.version)).toBe(Number(after?.seen) + 1);
    expect(statusOf(await look(requestId), UKRAINE)).toBe('obtained');
    expect(await queued(requestId)).toMatchObject({ seen: after?.version, open: true });
  });

  it('let time do its part first where something is due', async () => {
    const { requestId, arrangementId } = await live.submitWithNotice();
    const reminders = async () =>
      (await look(requestId))?.todo.filter(({ kind, about }) => kind === 'remind' && about.legId === LIBERIA);
    expect(await reminders()).toEqual([]);
    // The week of the first reminder passes, and nobody but the workflow notices.
    const [row] = await live.dataSource.query<{ offset: string }[]>(
      `SELECT clock_offset_ms + 8 * 86400000::bigint AS offset FROM arrangement WHERE id = $1`,
      [arrangementId],
    );
    await live.dataSource.query(`UPDATE arrangement SET clock_offset_ms = $2 WHERE id = $1`, [
      arrangementId,
      row?.offset,
    ]);
    await live.dataSource.query(
      `UPDATE snapshot SET state = jsonb_set(state, '{clockOffsetMs}', to_jsonb($2::bigint)) WHERE case_id = $1`,
      [arrangementId, row?.offset],
    );
    expect(await reminders()).toHaveLength(1);
    expect(await reminders()).toHaveLength(1);
  });

  it('cancel what lost its reason before anybody began with it, and leave what stands', async () => {
    const { requestId } = await live.submitWithNotice();
    const asks = async () =>
      (await look(requestId))?.todo.filter(({ kind }) => kind === 'ask').map(({ about }) => about.legId);
    expect(await asks()).toEqual(expect.arrayContaining([UKRAINE, LIBERIA]));
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    const seen = await look(requestId);
    expect(seen?.gone).toContain('ask');
    expect(seen?.todo.map(({ kind, about }) => [kind, about.legId])).toContainEqual(['ask', LIBERIA]);
    const ofUkraine = await live.dataSource.query<{ kind: string; status: string }[]>(
      `SELECT kind, status FROM effect WHERE case_id = $1 AND about ->> 'legId' = $2 AND kind = 'ask'`,
      [requestId, UKRAINE],
    );
    expect(ofUkraine).toEqual([{ kind: 'ask', status: 'cancelled' }]);
    expect((await look(requestId))?.gone).toEqual([]);
    expect(await asks()).not.toContain(UKRAINE);
  });

  it('note that a request is over, and find none where there is none', async () => {
    const { requestId } = await live.submitWithNotice();
    await look(requestId);
    await live.run((tx) => live.cases.withdrawRequest(tx, cast.manager, requestId, 'A test'));
    expect((await look(requestId))?.carried.open).toBe(false);
    expect(await queued(requestId)).toMatchObject({ open: false });
    expect(await look('00000000-0000-4000-8000-000000000000')).toBeNull();
  });
});
