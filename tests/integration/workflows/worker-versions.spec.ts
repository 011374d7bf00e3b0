import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workflowIdOf } from '#libs/contracts';
import { freePorts } from '#infra/embedded';
import { connectTemporal, createLogger, type TemporalLink } from '#libs/platform';
import { cast } from '../../support/fixtures/cast.js';
import type { Child } from '../../support/product/child.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { UKRAINE } from '../../support/product/arrangement-case.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { startOwnTemporal } from '../../support/product/own-temporal.js';
import {
  required,
  startWorker,
  type RunningWorker,
  type RunningWorkerOptions,
} from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const OLENA = 'olena.koval@ukraine.example';

function workflowOf(requestId: string): string {
  return workflowIdOf({ kind: 'request', requestId });
}

async function ready({ healthUrl }: RunningWorker): Promise<void> {
  await until('the worker is ready', async () => {
    const response = await fetch(`${healthUrl}/readyz`);
    if (!response.ok) throw new Error(await response.text());
    return true;
  });
}

describe('versions of the worker', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let temporal: TemporalLink;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    temporal = await connectTemporal({
      TEMPORAL_ADDRESS: required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
      TEMPORAL_NAMESPACE: 'default',
    });
  });

  // A worker that stays would tell its own Temporal server of what the next test does.
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });

  afterAll(async () => {
    await temporal.close();
    await live.close();
    await database.drop();
  });

  async function begin(options: RunningWorkerOptions): Promise<RunningWorker> {
    const worker = await startWorker(database, options);
    workers.push(worker);
    await ready(worker);
    return worker;
  }

  async function end(worker: RunningWorker): Promise<void> {
    workers.splice(workers.indexOf(worker), 1);
    await worker.stop();
  }

  async function opened() {
    const { requestId, arrangementId } = await live.submitWithNotice();
    const [row]: { reference: string }[] = await live.dataSource.query(
      'SELECT reference FROM request WHERE id = $1',
      [requestId],
    );
    const reference = row?.reference ?? '';
    await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length === 1);
    return { requestId, arrangementId, reference };
  }

  const moveClock = (arrangementId: string, to: string) =>
    live.run((tx) => live.cases.moveClock(tx, cast.manager, arrangementId, to));

  const reminded = (reference: string, number: number) =>
    until(
      `reminder ${number} has come`,
      async () => (await mailsTo(OLENA, `[${reference}] Reminder ${number}`)).length === 1,
    );

  /**
   * Waits until the last step of a request was made by an expected version, and gives that version; null stands for a
   * worker without one. A mail is out before the step in which it was sent is on record.
   */
  async function carriedOn(requestId: string, expected: (version: string | null) => boolean) {
    const { version } = await until('the expected version has carried the request on', async () => {
      const { events } = await temporal.client.workflow.getHandle(workflowOf(requestId)).fetchHistory();
      const step = events?.findLast((event) => event.workflowTaskCompletedEventAttributes != null);
      const found = step?.workflowTaskCompletedEventAttributes?.deploymentVersion?.buildId ?? null;
      return step !== undefined && expected(found) && { version: found };
    });
    return version;
  }

  it('an upgrade and a rollback carry open requests on, each reminder sent by the version of the day', async () => {
    const taskQueue = unique('versions');
    const first = await begin({ taskQueue, release: 'A' });
    const { requestId, arrangementId, reference } = await opened();
    const versionA = await carriedOn(requestId, (version) => version !== null);
    expect(versionA).toMatch(/^[0-9a-f]{16}$/u);

    // Side by side with the old one, as a rolling release does.
    const second = await begin({ taskQueue, release: 'B' });
    await moveClock(arrangementId, '2011-01-27T15:00:00.000Z');
    await reminded(reference, 1);
    const versionB = await carriedOn(requestId, (version) => version !== versionA);
    expect(versionB).toMatch(/^[0-9a-f]{16}$/u);
    await end(first);

    await end(second);
    await begin({ taskQueue, release: 'A' });
    await moveClock(arrangementId, '2011-02-01T15:00:00.000Z');
    await reminded(reference, 2);
    expect(await carriedOn(requestId, (version) => version !== versionB)).toBe(versionA);
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    await until(
      'the receipt has come',
      async () => (await mailsTo(OLENA, `[${reference}] Receipt`)).length === 1,
    );
  });

  it('versions can be switched on and off with requests open', async () => {
    const taskQueue = unique('switched');
    const without = await begin({ taskQueue, versioning: 'off' });
    const { requestId, arrangementId, reference } = await opened();
    expect(await carriedOn(requestId, (version) => version === null)).toBeNull();
    await end(without);

    const versioned = await begin({ taskQueue, versioning: 'on' });
    await moveClock(arrangementId, '2011-01-27T15:00:00.000Z');
    await reminded(reference, 1);
    expect(await carriedOn(requestId, (version) => version !== null)).toMatch(/^[0-9a-f]{16}$/u);
    await end(versioned);

    await begin({ taskQueue, versioning: 'off' });
    await moveClock(arrangementId, '2011-02-01T15:00:00.000Z');
    await reminded(reference, 2);
    expect(await carriedOn(requestId, (version) => version === null)).toBeNull();
  });

  describe('on a server that does not know them', () => {
    let home: string;
    let server: Child;
    let address: string;

    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'countersign-versions-'));
      const [port, uiPort] = await freePorts(2);
      address = `127.0.0.1:${port}`;
      server = await startOwnTemporal({
        home,
        port: port ?? 0,
        uiPort: uiPort ?? 0,
        settings: ['system.enableDeploymentVersions=false'],
      });
    });

    afterAll(async () => {
      await server.end('SIGKILL');
      await rm(home, { recursive: true, force: true });
    });

    it('the worker says so and does without', async () => {
      const lines: string[] = [];
      const logger = createLogger('worker', 'warn', { write: (line) => void lines.push(line) });
      const worker = await begin({ taskQueue: unique('unversioned'), temporalAddress: address, logger });
      await opened();
      expect(lines.join('')).toContain('does not know versions of workers');
      await end(worker);
    });
  });
});
