import { CHANGED_SIGNAL, answerInputSchema, workflowIdOf } from '#libs/contracts';
import { connectTemporal, type TemporalLink } from '#libs/platform';
import { cast } from '../../support/fixtures/cast.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import {
  COTE_DIVOIRE,
  COUNCIL,
  LIBERIA,
  UKRAINE,
  resolution1967,
} from '../../support/product/arrangement-case.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { required, startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const OLENA = 'olena.koval@ukraine.example';
const ANA = 'ana.ribeiro@dpko.example';

function workflowOf(requestId: string): string {
  return workflowIdOf({ kind: 'request', requestId });
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
    expect(mail?.text).toContain('Silence is never taken for consent');
    expect(mail?.text).toContain('S/RES/1967 (2011)');
    expect(mail?.headers['auto-submitted']).toBe('auto-generated');
  });

  const detailsOf = async (requestId: string): Promise<string> => {
    const { currentDetails } = await handleOf(workflowOf(requestId)).query<{ currentDetails?: string }>(
      '__temporal_workflow_metadata',
    );
    return currentDetails ?? '';
  };

  it('is found by the parties and stages that it waits for, by its next deadline and by being late', async () => {
    const { requestId, arrangementId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    const listed = async (...conditions: string[]) => {
      const query = [`CountersignReference = '${reference}'`, ...conditions].join(' AND ');
      for await (const { workflowId } of temporal.client.workflow.list({ query })) return workflowId;
      return null;
    };
    const found = (...conditions: string[]) =>
      until(`it is found by ${conditions.join(', ')}`, () => listed(...conditions));
    expect(await found(`CountersignWaitsFor = 'ukraine'`, `CountersignWaitsFor = 'liberia'`)).toBe(
      workflowOf(requestId),
    );
    await found(`CountersignStage = 'contributorConsent'`, `CountersignStage = 'councilDecision'`);
    await found(`CountersignDeadline < '2011-02-28T00:00:00Z'`, `CountersignOverdue = false`);
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    await found(`CountersignWaitsFor != 'ukraine'`, `CountersignStage != 'contributorConsent'`);
    await moveClock(arrangementId, '2011-02-04T15:00:00.000Z');
    await found(`CountersignOverdue = true`);
  });

  it('shows on its page the request as a table, and names its timers and what it does', async () => {
    const { requestId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    await until('Ukraine is asked', async () => (await detailsOf(requestId)).includes('| Ukraine | asked |'));
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    const details = await until('the answer shows', async () => {
      const shown = await detailsOf(requestId);
      return shown.includes('| Ukraine | obtained |') && shown;
    });
    expect(details).toContain(`**${reference}** waits for 3 of 5 legs`);
    expect(details).toContain('| contributor consent | Ukraine | obtained |  |  |');
    expect(details).toMatch(
      /\| host consent \| Government of Liberia \| asked \| Government of Liberia, since 19 Jan 2011, 15:00 \| \d+ \w+ 2011, \d\d:\d\d \|/u,
    );
    const description = await handleOf(workflowOf(requestId)).describe();
    expect(await description.staticSummary()).toBe(reference);
    const { events } = await handleOf(workflowOf(requestId)).fetchHistory();
    const summaries = (events ?? []).flatMap(({ userMetadata }) => {
      const data = userMetadata?.summary?.data;
      return data == null ? [] : [String(JSON.parse(new TextDecoder().decode(data)))];
    });
    expect(summaries).toEqual(
      expect.arrayContaining([
        'Government of Liberia: first reminder',
        'Ukraine: asked for consent as contributor',
        'Ukraine: receipt for its answer',
      ]),
    );
    const done = (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
      const data = marker?.details?.['data']?.payloads?.[0]?.data;
      return data == null ? [] : [new TextDecoder().decode(data)];
    });
    expect(done.filter((data) => data.includes('askContributor'))).toHaveLength(1);
  });

  it('takes few history events from its submission to its end', async () => {
    const { requestId, arrangementId } = await live.submit();
    const told = async (words: string) => {
      const reference = await referenceOf(requestId);
      await until(words, async () => (await mailsTo(ANA, `[${reference}] ${words}`)).length > 0);
    };
    const settled = () =>
      until('nothing is left to do', async () => {
        const [left]: { pending: string }[] = await live.dataSource.query(
          `SELECT count(*) AS pending FROM effect WHERE status = 'pending' AND case_id IN ($1, $2)`,
          [requestId, arrangementId],
        );
        return left?.pending === '0';
      });
    await settled();
    await live.decide(requestId, 'advance_notice:eosg', cast.notifier, 'notice_given', {
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    });
    await settled();
    for (const [legId, who] of [
      [UKRAINE, cast.ukraine],
      [LIBERIA, cast.liberia],
      [COTE_DIVOIRE, cast.coteDIvoire],
    ] as const) {
      await live.decide(requestId, legId, who, 'consent');
      await settled();
    }
    const act = answerInputSchema.parse({ answer: 'adopted', act: resolution1967 });
    const { paperId } = await live.run((tx) =>
      live.cases.recordPaper(tx, cast.council, { requestId, legId: COUNCIL }, act),
    );
    await live.run((tx) => live.cases.countersignPaper(tx, cast.secondFocalPoint, { requestId, paperId }));
    await told('Granted');
    await handleOf(workflowOf(requestId)).result();
    const { events } = await handleOf(workflowOf(requestId)).fetchHistory();
    const count = (events ?? []).length;
    process.stdout.write(`history of a request of five legs without reminders: ${count} events\n`);
    expect(count).toBeLessThanOrEqual(90);
    const arrangement = handleOf(workflowIdOf({ kind: 'arrangement', arrangementId }));
    await until(
      'the arrangement is watched over',
      async () => (await arrangement.describe()).status.name === 'RUNNING',
    );
  });

  it('has no workflow for an arrangement before a line of it is granted', async () => {
    const { requestId, arrangementId } = await live.submitWithNotice();
    await until('the request is carried', async () => (await statusOf(workflowOf(requestId))) === 'RUNNING');
    const arrangement = workflowIdOf({ kind: 'arrangement', arrangementId });
    await expect(handleOf(arrangement).describe()).rejects.toThrow(/not found/u);
  });

  it('duplicate-signals: a burst of signals asks nobody twice, and is answered by few looks', async () => {
    const { requestId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    const handle = handleOf(workflowOf(requestId));
    await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length > 0);
    const looks = async () =>
      ((await handle.fetchHistory()).events ?? []).filter(({ markerRecordedEventAttributes: marker }) =>
        new TextDecoder()
          .decode(marker?.details?.['data']?.payloads?.[0]?.data ?? new Uint8Array())
          .includes('pollRequest'),
      ).length;
    const before = await looks();
    await Promise.all(Array.from({ length: 30 }, () => handle.signal(CHANGED_SIGNAL)));
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    await until(
      'the receipt has come',
      async () => (await mailsTo(OLENA, `[${reference}] Receipt`)).length > 0,
    );
    const subjects = (await mailsTo(OLENA, reference)).map((mail) => mail.subject);
    expect(subjects.filter((subject) => subject.includes('Receipt'))).toHaveLength(1);
    expect(subjects.filter((subject) => !subject.includes('Receipt'))).toHaveLength(1);
    expect((await looks()) - before).toBeLessThanOrEqual(30);
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
    expect(leg?.overdueSince).toEqual(expect.any(String));
  });

  it('a terminated workflow is taken over by a new one that asks nobody twice', async () => {
    const { requestId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    const workflowId = workflowOf(requestId);
    await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length === 1);
    const before = (await handleOf(workflowId).describe()).runId;
    await handleOf(workflowId).terminate('by hand');
    await until('it has ended', async () => (await statusOf(workflowId)) === 'TERMINATED');
    // A reminder is overdue by more than half a minute; the schedule comes round every minute, and the test does not wait.
    await live.dataSource.query(
      `UPDATE effect_queue SET changed_at = changed_at - interval '1 minute' WHERE target = $1`,
      [workflowId],
    );
    await live.dataSource.query(`UPDATE request SET wake_at = wake_at - interval '30 days' WHERE id = $1`, [
      requestId,
    ]);
    await temporal.client.schedule.getHandle(`reconcile/${worker.taskQueue}`).trigger();
    const after = await until('a new one runs', async () => {
      const { runId, status } = await handleOf(workflowId).describe();
      return status.name === 'RUNNING' && runId;
    });
    expect(after).not.toBe(before);
    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    await until(
      'the receipt has come',
      async () => (await mailsTo(OLENA, `[${reference}] Receipt`)).length > 0,
    );
    expect((await mailsTo(OLENA, reference)).map((mail) => mail.subject)).toHaveLength(2);
  });

  it('a workflow that nothing is overdue for, and that is lost, is found by asking whether it runs', async () => {
    const { requestId } = await live.submitWithNotice();
    const workflowId = workflowOf(requestId);
    const reference = await referenceOf(requestId);
    await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length === 1);
    const { runId } = await handleOf(workflowId).describe();
    await handleOf(workflowId).terminate('by hand');
    await live.dataSource.query(
      `UPDATE effect_queue SET described_at = described_at - interval '61 minutes' WHERE target = $1`,
      [workflowId],
    );
    await temporal.client.schedule.getHandle(`reconcile/${worker.taskQueue}`).trigger();
    const after = await until('a new one runs', async () => {
      const found = await handleOf(workflowId).describe();
      return found.status.name === 'RUNNING' && found.runId !== runId && found.runId;
    });
    expect(after).not.toBe(runId);
  });

  it('a workflow whose case is closed returns at once', async () => {
    const { requestId } = await live.submit();
    const reference = await referenceOf(requestId);
    await live.run((tx) =>
      live.cases.withdrawRequest(tx, cast.manager, requestId, 'The mission found another way.'),
    );
    await until('it is announced', async () => (await mailsTo(ANA, `[${reference}]`)).length > 0);
    await handleOf(workflowOf(requestId)).result();
    const again = await temporal.client.workflow.start('imcRequest', {
      workflowId: workflowOf(requestId),
      taskQueue: worker.taskQueue,
      args: [requestId],
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
