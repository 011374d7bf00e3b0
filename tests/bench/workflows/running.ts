import { createReconcile } from '#activities';
import { connectTemporal } from '#libs/platform';
import { migrate } from '#libs/store';
import { TASK_QUEUE } from '#libs/contracts';
import { TemporalTargets } from '../../../apps/worker/src/temporal-targets.js';
import { LiveCases } from '../../support/product/live-request.js';
import { type Services, startBenchWorker, until } from './worker.js';

/*
 * Has many workflows run, and measures what it costs to find those that are lost among them, and how soon they are back.
 * A process of its own, with the services in its one argument as JSON; prints what it measured.
 */

/** What is measured, and on what. */
export interface Running extends Services {
  readonly running: number;
}

/** What was measured, in seconds. */
export interface FoundRunning {
  readonly running: number;
  /** Until all of them ran, from the first start on. */
  readonly started: number;
  /** A reconciliation that asks about every one of them, as after Temporal has become another one. */
  readonly askingAboutAll: number;
  /** One that finds nothing to ask about, as in nearly every minute. */
  readonly everyMinute: number;
  /** From the start of a reconciliation until a workflow that was terminated, and for which something was due, has looked. */
  readonly lostAndDue: number;
  /** The same for a target that the relay had given up on. */
  readonly stuck: number;
}

async function main(what: Running): Promise<FoundRunning> {
  await migrate(what.ownerUrl);
  const live = await LiveCases.on({
    ownerUrl: what.ownerUrl,
    appUrl: what.appUrl,
    drop: async () => undefined,
  });
  const temporal = await connectTemporal({
    TEMPORAL_ADDRESS: what.temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
  });
  const worker = await startBenchWorker(what);
  try {
    const targets = new TemporalTargets(temporal.client, TASK_QUEUE, 'http://127.0.0.1:3000');
    const reconcile = createReconcile({
      cases: live.cases,
      isRunning: (workflowId) => targets.isRunning(workflowId),
      // The worker's own reconciliation releases them; here it is timed.
      releaseStuck: async () => {
        await live.dataSource.query(
          'UPDATE effect_queue SET stuck_at = NULL, tries = 0 WHERE stuck_at IS NOT NULL',
        );
        return 0;
      },
    });
    const model = await live.submitWithNotice();
    await until(async () => (await unseen(live)) === 0);
    const started = await timed(async () => {
      await copies(live, model, what.running);
      await until(async () => (await unseen(live)) === 0);
    });
    await live.cases.doubtAll();
    const askingAboutAll = await timed(async () => {
      for (let described = 1; described > 0;) ({ described } = await reconcile());
    });
    const everyMinute = await timed(async () => void (await reconcile()));
    const [lost, stuck] = await someOf(live);
    const lostAndDue = await timed(async () => {
      await temporal.client.workflow.getHandle(lost).terminate('by the bench');
      await live.dataSource.query(
        `UPDATE request SET wake_at = wake_at - interval '100 days' WHERE 'request/' || id = $1`,
        [lost],
      );
      await live.dataSource.query(
        `UPDATE effect_queue SET changed_at = changed_at - interval '1 hour' WHERE target = $1`,
        [lost],
      );
      await reconcile();
      await until(async () => (await unseen(live)) === 0);
    });
    const healed = await timed(async () => {
      await live.dataSource.query(
        `UPDATE effect_queue SET version = version + 1, tries = 8, stuck_at = clock_timestamp() WHERE target = $1`,
        [stuck],
      );
      await reconcile();
      await until(async () => (await unseen(live)) === 0);
    });
    return { running: what.running, started, askingAboutAll, everyMinute, lostAndDue, stuck: healed };
  } finally {
    process.stderr.write(worker.output());
    await worker.end('SIGKILL');
    await temporal.close();
    await live.close();
  }
}

/** Cases that have changes which their workflows have not seen. */
async function unseen(live: LiveCases): Promise<number> {
  const [row] = await live.dataSource.query<{ left: string }[]>(
    'SELECT count(*) AS left FROM effect_queue WHERE seen_version < version',
  );
  return Number(row?.left);
}

async function someOf(live: LiveCases): Promise<[string, string]> {
  const rows = await live.dataSource.query<{ target: string }[]>(
    `SELECT target FROM effect_queue WHERE open AND target LIKE 'request/%' ORDER BY target LIMIT 2`,
  );
  const [one, other] = rows.map(({ target }) => target);
  if (one === undefined || other === undefined) throw new Error('too few workflows run');
  return [one, other];
}

/** Enters a request so many times more, with what a look needs of it; nobody could tell them from requests that were made. */
async function copies(
  live: LiveCases,
  { requestId, arrangementId }: { requestId: string; arrangementId: string },
  count: number,
): Promise<void> {
  const insert = (table: string, key: string, more: string) => `
    INSERT INTO ${table}
    SELECT (jsonb_populate_record(NULL::${table},
             replace(replace(to_jsonb(x)::text, $1, copy.request), $2, copy.arrangement)::jsonb || ${more})).*
      FROM ${table} x, copy WHERE x.${key}::text IN ($1, $2)`;
  await live.dataSource.transaction(async (tx) => {
    await tx.query(
      `CREATE TEMPORARY TABLE copy ON COMMIT DROP AS
       SELECT n, gen_random_uuid()::text AS request, gen_random_uuid()::text AS arrangement FROM generate_series(1, ${count}) AS n`,
    );
    const named = `jsonb_build_object('reference', 'BENCH/' || copy.n || '/' || (x.reference LIKE '%-R')::int)`;
    for (const [table, key, more] of [
      ['arrangement', 'id', named],
      ['request', 'id', named],
      ['leg', 'request_id', `'{}'`],
      ['snapshot', 'case_id', `'{}'`],
    ] as const) {
      await tx.query(insert(table, key, more), [requestId, arrangementId]);
    }
    await tx.query(
      `INSERT INTO effect_queue (target, version, open) SELECT 'request/' || request, 1, true FROM copy`,
    );
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

process.stdout.write(`${JSON.stringify(await main(JSON.parse(process.argv[2] ?? '{}')))}\n`);
