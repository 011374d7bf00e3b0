import { CHANGED_SIGNAL, workflowIdOf } from '#libs/contracts';
import { connectTemporal, type TemporalLink } from '#libs/platform';
import { cast } from '../../support/fixtures/cast.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { required, startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const UKRAINE = 'contributor_consent:ukraine';
const OLENA = 'olena.koval@ukraine.example';
const ANA = 'ana.ribeiro@dpko.example';

function roundOf(requestId: string): string {
  return workflowIdOf({ kind: 'round', requestId, legId: UKRAINE, round: 1 });
}

describe('workflows on PostgreSQL, Temporal and SMTP', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let worker: RunningWorker;
  let temporal: TemporalLink;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    temporal = await connectTemporal({
      TEMPORAL_ADDRESS: required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
      TEMPORAL_NAMESPACE: 'default',
    });
    worker = await startWorker(database, { taskQueue: unique('workflows') });
  });

  afterAll(async () => {
    await worker.stop();
    await temporal.close();
    await live.close();
    await database.drop();
  });

  const handleOf = (workflowId: string) => temporal.client.workflow.getHandle(workflowId);
  const statusOf = async (workflowId: string) => (await handleOf(workflowId).describe()).status.name;
  const referenceOf = async (requestId: string): Promise<string> => {
    const [row]: { reference: string }[] = await live.dataSource.query(
      'SELECT reference FROM request WHERE id = $1',
      [requestId],
    );
    return row?.reference ?? '';
  };
  const moveClock = (arrangementId: string, to: string) =>
    live.run((tx) => live.cases.moveClock(tx, cast.manager, arrangementId, to));

  it('asks a capital by mail, with a link that signs and a text that says all', async () => {
    const { requestId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    const [mail] = await until('the capital is asked', async () => {
      const mails = await mailsTo(OLENA, reference);
      return mails.length > 0 && mails;
    });
    expect(mail?.text).toContain('https://countersign.example/sign-off/');
    expect(mail?.text).toContain('silence is never taken for consent');
    expect(mail?.text).toContain('S/RES/1967 (2011)');
    expect(mail?.headers['auto-submitted']).toBe('auto-generated');
  });

  it('says in search attributes and current details which leg waits for whom since when', async () => {
    const { requestId } = await live.submitWithNotice();
    const query = `CountersignRequest = '${requestId}' AND CountersignLegKind = 'contributor_consent' AND CountersignParty = 'ukraine'`;
    const found = await until('the leg is found by a list query', async () => {
      for await (const info of temporal.client.workflow.list({ query })) return info;
      return null;
    });
    expect(found.workflowId).toBe(roundOf(requestId));
    expect(found.type).toBe('contributorConsent');
    const { searchAttributes } = await handleOf(found.workflowId).describe();
    expect(searchAttributes).toMatchObject({ CountersignParty: ['ukraine'] });
    const details = await until('the details are set', async () => {
      const metadata = await handleOf(found.workflowId).query<{ currentDetails?: string }>(
        '__temporal_workflow_metadata',
      );
      // Empty until the first look is over, which may still be under way.
      return metadata.currentDetails === '' ? null : metadata.currentDetails;
    });
    expect(details).toMatch(/^waits for Ukraine since 19 January 2011/u);
  });

  it('ends with the answer, after few history events', async () => {
    const { requestId } = await live.submitWithNotice();
    const workflowId = roundOf(requestId);
    const reference = await referenceOf(requestId);
    await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length > 0);
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    await until(
      'the receipt has come',
      async () => (await mailsTo(OLENA, `[${reference}] Receipt`)).length > 0,
    );
    await until('the workflow has ended', async () => (await statusOf(workflowId)) === 'COMPLETED');
    const { events } = await handleOf(workflowId).fetchHistory();
    const types = (events ?? []).map((event) => event.eventType);
    process.stdout.write(`history of a leg without reminders, receipt included: ${types.length} events\n`);
    expect(types.length).toBeLessThanOrEqual(15);
  });

  it('duplicate-signals: a burst of signals asks nobody twice', async () => {
    const { requestId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    const handle = handleOf(roundOf(requestId));
    await until('the workflow runs', async () => (await handle.describe()).status.name === 'RUNNING');
    await Promise.all(Array.from({ length: 30 }, () => handle.signal(CHANGED_SIGNAL)));
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    await handle.result();
    const subjects = (await mailsTo(OLENA, reference)).map((mail) => mail.subject);
    expect(subjects.filter((subject) => subject.includes('Receipt'))).toHaveLength(1);
    expect(subjects.filter((subject) => !subject.includes('Receipt')).length).toBeLessThanOrEqual(1);
  });

  it('reminds when the clock comes there, and tells the Secretariat, and never takes silence for consent', async () => {
    const { requestId, arrangementId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length === 1);
    await moveClock(arrangementId, '2011-01-27T15:00:00.000Z');
    await until(
      'the capital is reminded',
      async () => (await mailsTo(OLENA, `[${reference}] Reminder 1`)).length === 1,
    );
    await moveClock(arrangementId, '2011-02-04T15:00:00.000Z');
    await until(
      'the Secretariat hears of it',
      async () => (await mailsTo(ANA, `[${reference}] No answer from Ukraine`)).length === 1,
    );
    const state = await live.cases.requestState(live.dataSource.manager, requestId);
    const leg = Object.values(state.legs).find((candidate) => candidate.id === UKRAINE);
    expect(leg).toMatchObject({ status: 'asked', satisfied: false });
    expect(leg?.overdueSince).not.toBeNull();
  });

  it('a terminated workflow is taken over by a new one that asks nobody twice', async () => {
    const { requestId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    const workflowId = roundOf(requestId);
    await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length === 1);
    const before = (await handleOf(workflowId).describe()).runId;
    await handleOf(workflowId).terminate('by hand');
    await until('it has ended', async () => (await statusOf(workflowId)) === 'TERMINATED');
    // The schedule comes round every minute; the test does not wait for it.
    await temporal.client.schedule.getHandle(`reconcile/${worker.taskQueue}`).trigger();
    const after = await until('a new one runs', async () => {
      const { runId, status } = await handleOf(workflowId).describe();
      return status.name === 'RUNNING' && runId;
    });
    expect(after).not.toBe(before);
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    await handleOf(workflowId).result();
    expect((await mailsTo(OLENA, reference)).map((mail) => mail.subject)).toHaveLength(2);
  });

  it('a workflow whose subject is closed returns at once', async () => {
    const { requestId } = await live.submitWithNotice();
    const subject = { kind: 'round', requestId, legId: 'advance_notice:eosg', round: 1 } as const;
    await until('it has ended', async () => (await statusOf(workflowIdOf(subject))) === 'COMPLETED');
    const again = await temporal.client.workflow.start('advanceNotice', {
      workflowId: workflowIdOf(subject),
      taskQueue: worker.taskQueue,
      args: [subject],
    });
    await again.result();
    const { events } = await again.fetchHistory();
    expect((events ?? []).length).toBeLessThanOrEqual(8);
  });

  it('is ready when all its parts are, and shows what it did', async () => {
    const ready = await until('the worker is ready', async () => {
      const response = await fetch(`${worker.healthUrl}/readyz`);
      return response.ok && response.text();
    });
    expect(JSON.parse(ready)).toEqual({ ready: true, notReady: [] });
    const metrics = await (await fetch(`${worker.healthUrl}/metrics`)).text();
    expect(metrics).toMatch(/countersign_effects_total\{kind="ask",outcome="done",app="worker"\} [1-9]/u);
    expect(metrics).toMatch(/countersign_relay_stuck_targets\{app="worker"\} 0/u);
  });
});
