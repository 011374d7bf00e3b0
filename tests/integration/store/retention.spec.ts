import { RETENTION_WORKFLOW_TYPE } from '#libs/contracts';
import { connectTemporal, type TemporalLink } from '#libs/platform';
import { forgetWhatIsPast, type RetentionLimits } from '#libs/store';
import { verifyStore } from '../../../apps/cli/src/commands/verify.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { startTestApi, type TestApi } from '../../support/api/running-api.js';
import { until } from '../../support/product/until.js';
import { required, startWorker, type RunningWorker } from '../../support/product/running-worker.js';

const LIMITS: RetentionLimits = { callDays: 10, signInDays: 20, eventDays: 5, mailDays: 100 };

/** What of each kind is still there, by the name that tells how old it is. */
type Left = Record<'calls' | 'links' | 'events' | 'texts' | 'mails', string[]>;

describe('what is no evidence', () => {
  let api: TestApi;
  let live: LiveCases;

  beforeEach(async () => {
    api = await startTestApi();
    live = await LiveCases.on(api.database);
    await live.submitWithNotice();
    await api.sql('DELETE FROM idempotency');
    await api.sql('DELETE FROM event');
    // The oldest first: the stream of events is numbered as they were written.
    for (const days of [101, 21, 11, 6, 1]) await enter(days);
  });

  afterEach(async () => {
    await live.close();
    await api.close();
  });

  /** Enters one of each kind that expired some days ago. */
  async function enter(days: number): Promise<void> {
    const name = `${days} days`;
    const then = `clock_timestamp() - make_interval(days => ${days})`;
    await api.sql(
      `INSERT INTO idempotency (scope, key, route, body_hash, status, body, created_at)
       VALUES ('ana-ribeiro', $1, 'a call', '', 200, '{}', ${then})`,
      [name],
    );
    await api.sql(
      `INSERT INTO sign_in_token (hash, person_id, created_at, expires_at) VALUES ($1, 'ana-ribeiro', ${then}, ${then})`,
      [name],
    );
    await api.sql(
      `INSERT INTO event (number, kind, arrangement_id, about_id, party_only, case_time, recorded_at)
       SELECT coalesce(max(number), 0) + 1, 'arrangement.changed', gen_random_uuid(), $1, false, ${then}, ${then} FROM event`,
      [name],
    );
    await api.sql(
      `INSERT INTO mail_message (message_id, effect_id, person_id, subject, raw, status, sent_at)
       VALUES ($1, $1, 'ana-ribeiro', 'A subject', 'A text', 'sent', ${then})`,
      [name],
    );
  }

  async function left(): Promise<Left> {
    const names = async (statement: string) =>
      (await api.sql<{ name: string }>(statement)).map(({ name }) => name).toSorted(byDays);
    return {
      calls: await names('SELECT key AS name FROM idempotency'),
      links: await names('SELECT hash AS name FROM sign_in_token'),
      events: await names('SELECT about_id AS name FROM event'),
      texts: await names(`SELECT message_id AS name FROM mail_message WHERE raw <> ''`),
      mails: await names('SELECT message_id AS name FROM mail_message'),
    };
  }

  const byDays = (a: string, b: string) => Number.parseInt(a, 10) - Number.parseInt(b, 10);
  const all = ['1 days', '6 days', '11 days', '21 days', '101 days'];

  it('goes when its time is over, each kind by its own limit, and no evidence goes with it', async () => {
    const evidence = `SELECT (SELECT count(*) FROM fact) AS facts, (SELECT count(*) FROM audit_event) AS links,
                             (SELECT count(*) FROM decision) AS decisions`;
    const before = await api.sql(evidence);
    await forgetWhatIsPast(live.dataSource, LIMITS);
    expect(await left()).toEqual({
      calls: all.slice(0, 2),
      links: all.slice(0, 3),
      events: all.slice(0, 1),
      texts: all.slice(0, 4),
      mails: all,
    });
    expect(await api.sql(evidence)).toEqual(before);
    expect(await verifyStore(live.dataSource)).toMatchObject({ exitCode: 0 });
  });

  it('stays where the operator set no limit: the texts of mails', async () => {
    await forgetWhatIsPast(live.dataSource, { ...LIMITS, mailDays: null });
    expect((await left()).texts).toEqual(all);
  });

  it('leaves word of how far the stream of events is gone', async () => {
    await forgetWhatIsPast(live.dataSource, LIMITS);
    expect(await api.sql('SELECT forgotten FROM event_horizon')).toEqual([{ forgotten: '4' }]);
    // Again, with nothing left to forget: what was told stays told.
    await forgetWhatIsPast(live.dataSource, { ...LIMITS, eventDays: 3_000 });
    expect(await api.sql('SELECT forgotten FROM event_horizon')).toEqual([{ forgotten: '4' }]);
  });

  describe('with a worker', () => {
    let worker: RunningWorker;
    let temporal: TemporalLink;
    const taskQueue = unique('retention');

    beforeEach(async () => {
      temporal = await connectTemporal({
        TEMPORAL_ADDRESS: required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
        TEMPORAL_NAMESPACE: 'default',
      });
      worker = await startWorker(api.database, { taskQueue });
    });

    afterEach(async () => {
      await worker.stop();
      await temporal.close();
    });

    it('goes every day, by the limits of the configuration', async () => {
      const handle = temporal.client.schedule.getHandle(`retention/${taskQueue}`);
      const { info } = await until('the schedule is there', () => handle.describe().catch(() => undefined));
      const [first, second] = info.nextActionTimes.map(Number);
      expect((second ?? 0) - (first ?? 0)).toBe(24 * 3_600_000);
      const forgotten: unknown = await temporal.client.workflow.execute(RETENTION_WORKFLOW_TYPE, {
        workflowId: `by-hand/${taskQueue}`,
        taskQueue,
        args: [],
      });
      expect(forgotten).toEqual({ calls: 1, links: 1, events: 1, messages: 0, mails: 0 });
    });
  });
});
