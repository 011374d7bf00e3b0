import { policySchema, workflowIdOf } from '#libs/contracts';
import { connectTemporal, type TemporalLink } from '#libs/platform';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { asOwner, enterPolicy } from '../../support/fixtures/policies.js';
import { COTE_DIVOIRE, LIBERIA } from '../../support/product/arrangement-case.js';
import { CutProxy } from '../../support/product/cut-proxy.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { required, startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

/** Each asked for its consent and for an amendment of its memorandum; with notice, two hosts and the Council sixty legs. */
const STATES = 28;
const LEGS = 60;
const OLENA = 'olena.koval@ukraine.example';
const JAMES = 'james.kollie@liberia.example';

const leg = (kind: string, of: string, ...after: string[]) => {
  return { kind, of, after, due: 'P14D', reminders: ['P7D'], escalate: 'P15D', lapse: 'P60D' };
};
const manyLegs = policySchema.parse({
  id: 'many-legs',
  version: 1,
  title: 'Many legs',
  description: 'Two legs for each contributor, for tests.',
  zone: 'America/New_York',
  legs: [
    leg('advance_notice', 'notifier'),
    leg('contributor_consent', 'each_contributor', 'advance_notice'),
    leg('mou_amendment', 'each_contributor', 'advance_notice'),
    leg('host_consent', 'each_host', 'advance_notice'),
    leg('council_decision', 'council', 'advance_notice'),
  ],
  warnings: ['P7D'],
  replyToQuestion: 'P2D',
  lapseAfterNeededBy: 'P30D',
});

describe('the worker and a mail server that is not well', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let worker: RunningWorker;
  let temporal: TemporalLink;
  let smtpLine: CutProxy;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    temporal = await connectTemporal({
      TEMPORAL_ADDRESS: required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
      TEMPORAL_NAMESPACE: 'default',
    });
    smtpLine = await CutProxy.cutOff(new URL(required('COUNTERSIGN_TEST_SMTP_URL')).host);
    await smtpLine.mend();
    worker = await startWorker(database, {
      taskQueue: unique('mail-outages'),
      smtpUrl: `smtp://${smtpLine.address}`,
    });
  });

  afterAll(async () => {
    await worker.stop();
    await smtpLine.cut();
    await temporal.close();
    await live.close();
    await database.drop();
  });

  /** States that are made up, each with a person and a company. */
  async function enterStates(): Promise<void> {
    const of = (text: string) => asOwner(database.ownerUrl, text, [STATES]);
    await of(`INSERT INTO party (id, kind, name, language, zone, sources)
              SELECT 'made-up-' || n, 'state', 'Made-up State ' || n, 'en', 'UTC', '{a test}' FROM generate_series(1, $1) AS n`);
    await of(`INSERT INTO person (id, name, title, address, language)
              SELECT 'envoy-' || n, 'Envoy ' || n, 'Officer', 'envoy-' || n || '@made-up.example', 'en' FROM generate_series(1, $1) AS n`);
    await of(`INSERT INTO membership (person_id, party_id, role, valid_from)
              SELECT 'envoy-' || n, 'made-up-' || n, 'approver', '2000-01-01' FROM generate_series(1, $1) AS n`);
    await of(`INSERT INTO unit (id, name, contributor_party_id, mission_id, sources)
              SELECT 'company-' || n, 'Company ' || n, 'made-up-' || n, 'unmil', '{a test}' FROM generate_series(1, $1) AS n`);
    await asOwner(
      database.ownerUrl,
      `INSERT INTO authority (id, document)
       SELECT 'any-unit', document || '{"id": "any-unit", "units": null, "term": {"for": "P3M"}}'::jsonb
         FROM authority WHERE id = 's-res-1967-2011'`,
    );
    await enterPolicy(database.ownerUrl, manyLegs);
  }

  async function manyAsked() {
    const [line] = armedHelicopters().lines;
    if (line === undefined) throw new Error('the helicopters are no line');
    const lines = Array.from({ length: STATES }, (_, index) => ({
      ...line,
      id: `line-${index + 1}`,
      unitId: `company-${index + 1}`,
      count: 1,
    }));
    return live.submitWithNotice({ policyId: manyLegs.id, authorityId: 'any-unit', lines });
  }

  const referenceOf = async (requestId: string): Promise<string> => {
    const [row]: { reference: string }[] = await live.dataSource.query(
      'SELECT reference FROM request WHERE id = $1',
      [requestId],
    );
    return row?.reference ?? '';
  };
  const detailsOf = async (requestId: string): Promise<string> => {
    const handle = temporal.client.workflow.getHandle(workflowIdOf({ kind: 'request', requestId }));
    const { currentDetails } = await handle.query<{ currentDetails?: string }>(
      '__temporal_workflow_metadata',
    );
    return currentDetails ?? '';
  };
  const pendingOf = async (requestId: string): Promise<number> => {
    const [row]: { count: string }[] = await live.dataSource.query(
      `SELECT count(*) FROM effect WHERE status = 'pending' AND case_id = $1`,
      [requestId],
    );
    return Number(row?.count);
  };
  const allSent = (requestId: string) =>
    until('every mail is sent', async () => (await pendingOf(requestId)) === 0, 90_000);
  const triesThatFailed = async (): Promise<number> => {
    const metrics = await (await fetch(`${worker.healthUrl}/metrics`)).text();
    const failed = metrics.matchAll(/countersign_effects_total\{[^}]*outcome="failed"[^}]*\} (\d+)/gu);
    return [...failed].reduce((sum, [, count]) => sum + Number(count), 0);
  };

  it('sixty legs are asked through a server that hangs: an answer shows, another request begins, and nothing is lost', async () => {
    await enterStates();
    await smtpLine.hang();
    const { requestId } = await manyAsked();
    const legs = await live.cases.requestState(live.dataSource.manager, requestId);
    expect(Object.keys(legs.legs)).toHaveLength(LEGS);
    await until('all are shown as asked', async () => {
      const details = await detailsOf(requestId);
      return details.split('| asked |').length - 1 === LEGS - 1;
    });
    await live.decide(requestId, LIBERIA, cast.liberia, 'consent');
    const answered = Date.now();
    await until('the answer shows', async () =>
      /\| Government of Liberia \| obtained \|/u.test(await detailsOf(requestId)),
    );
    const other = await live.submitWithNotice();
    await until('another request shows whom it has asked', async () =>
      /\| Ukraine \| asked \|/u.test(await detailsOf(other.requestId)),
    );
    // Long before the first of the tries that hang is given up.
    expect(Date.now() - answered).toBeLessThan(10_000);
    // Nothing has been sent; the asking of who has answered may have been dropped by now.
    expect(await pendingOf(requestId)).toBeGreaterThanOrEqual(LEGS);

    await smtpLine.mend();
    await allSent(requestId);
    const reference = await referenceOf(requestId);
    for (const n of [1, Math.ceil(STATES / 2), STATES]) {
      const mails = await mailsTo(`envoy-${n}@made-up.example`, reference);
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
      expect(mails).toHaveLength(2);
    }
    expect(await mailsTo(JAMES, `[${reference}] Receipt`)).toHaveLength(1);
    await allSent(other.requestId);
  });

  it('a mailbox that was dead for a week: on its return everything is sent, and nothing twice', async () => {
    await smtpLine.cut();
    const { requestId, arrangementId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    const failedBefore = await triesThatFailed();
    await until('a try has failed', async () => (await triesThatFailed()) > failedBefore);
    await live.decide(requestId, LIBERIA, cast.liberia, 'consent');
    // A week in which the others were to be reminded, and were not even asked.
    await live.run((tx) => live.cases.moveClock(tx, cast.manager, arrangementId, '2011-01-26T16:00:00.000Z'));
    await until('the others are to be reminded', async () => {
      const reminders: unknown[] = await live.dataSource.query(
        `SELECT FROM effect WHERE case_id = $1 AND kind = 'remind' AND status = 'pending'`,
        [requestId],
      );
      return reminders.length >= 2;
    });
    expect(await mailsTo(OLENA, reference)).toEqual([]);

    await smtpLine.mend();
    await allSent(requestId);
    const subjectsTo = async (address: string) =>
      (await mailsTo(address, reference)).map(({ subject }) => subject).toSorted();
    const toUkraine = await subjectsTo(OLENA);
    expect(toUkraine).toHaveLength(2);
    expect(toUkraine.filter((subject) => subject.includes('Reminder 1'))).toHaveLength(1);
    const toLiberia = await subjectsTo(JAMES);
    expect(toLiberia.filter((subject) => subject.includes('Receipt'))).toHaveLength(1);
    expect(toLiberia.filter((subject) => subject.includes('Reminder'))).toEqual([]);
    expect(new Set(toLiberia).size).toBe(toLiberia.length);
    const state = await live.cases.requestState(live.dataSource.manager, requestId);
    expect(state.legs[COTE_DIVOIRE]?.status).toBe('asked');
  });
});
