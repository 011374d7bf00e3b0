import { createLogger } from '#libs/platform';
import { createReconcile } from '#activities';
import { Relay, type Targets, type TargetToTell } from '../../../apps/worker/src/relay.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases } from '../../support/product/live-request.js';
import { until } from '../../support/product/until.js';

const STORED = 10_000;

describe('finding lost workflows among ten thousand cases', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let requestId: string;
  const asked: string[] = [];
  const lost = new Set<string>();

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    ({ requestId } = await live.submit());
    // Cases that run and of which nothing is overdue; what else a case has does not matter to who looks for them.
    await live.dataSource.query(
      `INSERT INTO effect_queue (target, version, delivered_version, seen_version, open, described_at)
       SELECT 'request/' || gen_random_uuid(), 1, 1, 1, true, clock_timestamp() - n * interval '0.3 seconds'
         FROM generate_series(1, $1) AS n`,
      [STORED],
    );
    await live.dataSource.query(`UPDATE effect SET status = 'done' WHERE case_id = $1`, [requestId]);
    await live.dataSource.query(
      `UPDATE effect_queue SET delivered_version = version, seen_version = version`,
    );
  });

  beforeEach(() => {
    asked.length = 0;
    lost.clear();
  });

  afterAll(async () => {
    await live.close();
    await database.drop();
  });

  const reconcile = () =>
    createReconcile({
      cases: live.cases,
      isRunning: async (workflowId) => {
        asked.push(workflowId);
        return !lost.has(workflowId);
      },
      releaseStuck: async () => 0,
    })();

  it('asks about those only that were not known to run for an hour, and about each once', async () => {
    const [row]: { old: string }[] = await live.dataSource.query(
      `SELECT count(*) AS old FROM effect_queue WHERE described_at < clock_timestamp() - interval '1 hour'`,
    );
    expect(Number(row?.old)).toBe(0);
    await live.dataSource.query(
      `UPDATE effect_queue SET described_at = described_at - interval '55 minutes' WHERE described_at IS NOT NULL`,
    );
    const first = await reconcile();
    expect(first.described).toBeGreaterThan(8_000);
    expect(first.lost).toBe(0);
    expect(new Set(asked).size).toBe(asked.length);
    asked.length = 0;
    expect((await reconcile()).described).toBeLessThan(200);
  });

  it('has one that does not run started, and no other', async () => {
    const [row]: { target: string }[] = await live.dataSource
      .query(
        `UPDATE effect_queue SET described_at = NULL
        WHERE target = (SELECT target FROM effect_queue
                         WHERE described_at IS NOT NULL AND target <> $1 LIMIT 1) RETURNING target`,
        // That of the request is left to the next test, which counts its nudges.
        [`request/${requestId}`],
      )
      .then(([rows]: [{ target: string }[]]) => rows);
    const target = row?.target ?? '';
    lost.add(target);
    const found = await reconcile();
    expect(found.lost).toBe(1);
    const waiting: { target: string }[] = await live.dataSource.query(
      `SELECT target FROM effect_queue WHERE delivered_version < version AND seen_version < version`,
    );
    expect(waiting).toEqual([{ target }]);
  });

  it('nudges what has an effect or a wake-up overdue, once, and then leaves it alone for longer each time', async () => {
    const target = `request/${requestId}`;
    await live.dataSource.query(
      `UPDATE effect_queue SET delivered_version = version, seen_version = version`,
    );
    expect(await live.cases.overdueTargets()).toEqual([]);
    await live.dataSource.query(`UPDATE effect SET status = 'pending' WHERE case_id = $1`, [requestId]);
    const ago = (seconds: number) =>
      live.dataSource.query(
        `UPDATE effect_queue SET changed_at = clock_timestamp() - $2 * interval '1 second' WHERE target = $1`,
        [target, seconds],
      );
    await ago(20);
    expect(await live.cases.overdueTargets()).toEqual([]);
    await ago(40);
    expect((await reconcile()).overdue).toBe(1);
    await ago(40);
    expect(await live.cases.overdueTargets()).toEqual([]);
    await ago(70);
    expect(await live.cases.overdueTargets()).toEqual([target]);
  });

  it('has all asked about again where Temporal is another one than before', async () => {
    await live.cases.doubtAll();
    expect((await live.cases.targetsToDescribe(20_000)).length).toBeGreaterThanOrEqual(STORED);
  });
});

describe('the relay and cases that have been told', () => {
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

  /** A relay that only notes whom it tells. */
  function noting(toldAgainMs: number) {
    const told: string[] = [];
    const targets: Targets = {
      tell: async ({ target }: TargetToTell) => void told.push(target),
      areAway: async () => false,
    };
    const relay = new Relay(live.dataSource, targets, createLogger('relay', 'fatal'), {
      shortestIdleMs: 10,
      longestIdleMs: 20,
      toldAgainMs,
    });
    const times = (target: string) => told.filter((one) => one === target).length;
    return {
      relay,
      times,
      /** Changes a case and something else; resolves when the other one has been signalled a number of times. */
      change: async (otherTold: number) => {
        await live.dataSource.query(
          `INSERT INTO effect_queue (target, version, open) VALUES ('case', 1, true), ('other', 1, NULL)
           ON CONFLICT (target) DO UPDATE SET version = effect_queue.version + 1, changed_at = clock_timestamp()`,
        );
        await until('the other one is told', async () => times('other') === otherTold);
      },
      looks: () =>
        live.dataSource.query(`UPDATE effect_queue SET seen_version = version WHERE target = 'case'`),
    };
  }

  afterEach(async () => {
    await live.dataSource.query(`UPDATE effect_queue SET delivered_version = version, seen_version = version,
      told_at = NULL WHERE target IN ('case', 'other')`);
  });

  it('tells nobody again who has not looked yet, and who has looked meanwhile not at all', async () => {
    const { relay, times, change, looks } = noting(0);
    relay.start();
    await change(1);
    await change(2);
    expect(times('case')).toBe(1);
    await looks();
    await change(3);
    await until('it is told again', async () => times('case') === 2);
    await relay.stop();
    expect(times('case')).toBe(2);
  });

  it('has the changes of a case that was told just now wait for each other', async () => {
    const { relay, times, change, looks } = noting(60_000);
    relay.start();
    await change(1);
    await looks();
    await change(2);
    await change(3);
    expect(times('case')).toBe(1);
    // A minute later.
    await live.dataSource.query(`UPDATE effect_queue SET told_at = told_at - interval '1 minute'`);
    await until('it is told of both at once', async () => times('case') === 2);
    await relay.stop();
    expect(times('case')).toBe(2);
  });
});
