import { verifyCase } from '#libs/cases';
import { workflowIdOf } from '#libs/contracts';
import { connectTemporal, type TemporalLink } from '#libs/platform';
import { cast } from '../../support/fixtures/cast.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { LIBERIA, UKRAINE } from '../../support/product/arrangement-case.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { NEXT } from '../../support/machine/next-machine.js';
import { required, startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const OLENA = 'olena.koval@ukraine.example';
const JAMES = 'james.kollie@liberia.example';
const REMINDER_DUE = '2011-01-27T15:00:00.000Z';

interface Opened {
  requestId: string;
  arrangementId: string;
  reference: string;
}

describe('workers of two versions of the machine, with requests open', () => {
  let database: TestDatabase;
  let today: LiveCases;
  let next: LiveCases;
  let temporal: TemporalLink;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    today = await LiveCases.on(database);
    next = await LiveCases.on(database, NEXT);
    temporal = await connectTemporal({
      TEMPORAL_ADDRESS: required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
      TEMPORAL_NAMESPACE: 'default',
    });
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  afterAll(async () => {
    await temporal.close();
    await Promise.all([today.close(), next.close()]);
    await database.drop();
  });

  async function begin(taskQueue: string, machine?: typeof NEXT): Promise<RunningWorker> {
    const worker = await startWorker(database, { taskQueue, ...(machine === undefined ? {} : { machine }) });
    workers.push(worker);
    return worker;
  }

  async function end(worker: RunningWorker): Promise<void> {
    workers.splice(workers.indexOf(worker), 1);
    await worker.stop();
  }

  /** A request of which the running worker has asked the capital. */
  async function opened(live: LiveCases): Promise<Opened> {
    const draft = await live.submitWithNotice();
    const [row]: { reference: string }[] = await live.dataSource.query(
      'SELECT reference FROM request WHERE id = $1',
      [draft.requestId],
    );
    const reference = row?.reference ?? '';
    await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length === 1);
    await allDone(draft.requestId);
    return { ...draft, reference };
  }

  async function pendingOf(requestId: string): Promise<number> {
    const [row]: { count: string }[] = await today.dataSource.query(
      `SELECT count(*) FROM effect WHERE status = 'pending' AND case_id = $1`,
      [requestId],
    );
    return Number(row?.count);
  }

  const allDone = (requestId: string) =>
    until('every effect is carried out', async () => (await pendingOf(requestId)) === 0);

  /** Waits until the workflow of a request has looked in vain more than once. */
  async function looksInVain(requestId: string): Promise<void> {
    const handle = temporal.client.workflow.getHandle(workflowIdOf({ kind: 'request', requestId }));
    await until('it is looked at again and again', async () => {
      const { raw, status } = await handle.describe();
      const look = raw.pendingActivities?.find((activity) => activity.activityType?.name === 'pollRequest');
      const why = look?.lastFailure?.message ?? '';
      return status.name === 'RUNNING' && (look?.attempt ?? 0) > 1 && why.includes('machine_too_old');
    });
  }

  async function kindsOf(requestId: string): Promise<string[]> {
    const rows: { kind: string }[] = await today.dataSource.query(
      'SELECT kind FROM fact WHERE case_id = $1 ORDER BY number',
      [requestId],
    );
    return rows.map(({ kind }) => kind);
  }

  async function assertWhole({ requestId, arrangementId }: Opened): Promise<void> {
    expect(await pendingOf(requestId)).toBe(0);
    expect((await kindsOf(requestId)).filter((kind) => kind === 'machine_upgraded')).toHaveLength(1);
    expect(await verifyCase(next.dataSource, requestId)).toEqual([]);
    expect(await verifyCase(next.dataSource, arrangementId)).toEqual([]);
  }

  it('one that is too old for a case tries on until the newer one is there, and nothing is lost or sent twice', async () => {
    const taskQueue = unique('upgrade');
    const old = await begin(taskQueue);
    const request = await opened(today);
    const { requestId, arrangementId, reference } = request;
    // A newer api takes the case over while the workers have not been replaced yet.
    await next.decide(requestId, LIBERIA, cast.liberia, 'consent');
    await next.run((tx) => next.cases.moveClock(tx, cast.manager, arrangementId, REMINDER_DUE));
    await looksInVain(requestId);
    expect(await mailsTo(JAMES, `[${reference}] Receipt`)).toEqual([]);
    expect(await mailsTo(OLENA, `[${reference}] Reminder`)).toEqual([]);
    expect(await pendingOf(requestId)).toBeGreaterThanOrEqual(2);

    await end(old);
    await begin(taskQueue, NEXT);
    await allDone(requestId);
    expect(await mailsTo(JAMES, `[${reference}] Receipt`)).toHaveLength(1);
    expect(await mailsTo(OLENA, `[${reference}] Reminder 1`)).toHaveLength(1);
    await assertWhole(request);
  });

  it('a rollback leaves what was taken over to the next upgrade, and carries everything else on', async () => {
    const taskQueue = unique('rollback');
    const newer = await begin(taskQueue, NEXT);
    const taken = await opened(next);
    await end(newer);

    const old = await begin(taskQueue);
    const untouched = await opened(today);
    await next.run((tx) => next.cases.moveClock(tx, cast.manager, taken.arrangementId, REMINDER_DUE));
    await looksInVain(taken.requestId);
    await today.run((tx) => today.cases.moveClock(tx, cast.manager, untouched.arrangementId, REMINDER_DUE));
    await until(
      'who was not taken over is reminded',
      async () => (await mailsTo(OLENA, `[${untouched.reference}] Reminder 1`)).length === 1,
    );
    expect(await kindsOf(untouched.requestId)).not.toContain('machine_upgraded');
    expect(await mailsTo(OLENA, `[${taken.reference}] Reminder`)).toEqual([]);

    await end(old);
    await begin(taskQueue, NEXT);
    await until(
      'who was taken over is reminded',
      async () => (await mailsTo(OLENA, `[${taken.reference}] Reminder 1`)).length === 1,
    );
    await next.decide(untouched.requestId, UKRAINE, cast.ukraine, 'consent');
    await allDone(untouched.requestId);
    await assertWhole(untouched);
  });
});
