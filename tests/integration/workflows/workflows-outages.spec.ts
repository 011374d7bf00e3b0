import { cast } from '../../support/fixtures/cast.js';
import { CutProxy } from '../../support/product/cut-proxy.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { required, startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const UKRAINE = 'contributor_consent:ukraine';
const OLENA = 'olena.koval@ukraine.example';

interface Readiness {
  ready: boolean;
  notReady: { part: string }[];
}

async function asked(reference: string): Promise<void> {
  await until('the capital is asked', async () => (await mailsTo(OLENA, reference)).length > 0, 90_000);
}

describe('the worker while services are away', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let worker: RunningWorker;
  let temporalLine: CutProxy;
  let smtpLine: CutProxy;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    temporalLine = await CutProxy.cutOff(required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'));
    smtpLine = await CutProxy.cutOff(new URL(required('COUNTERSIGN_TEST_SMTP_URL')).host);
    worker = await startWorker(database, {
      taskQueue: unique('outages'),
      temporalAddress: temporalLine.address,
      smtpUrl: `smtp://${smtpLine.address}`,
    });
  });

  afterAll(async () => {
    await worker.stop();
    await temporalLine.cut();
    await smtpLine.cut();
    await live.close();
    await database.drop();
  });

  async function readiness(): Promise<Readiness> {
    const answer: Readiness = JSON.parse(await (await fetch(`${worker.healthUrl}/readyz`)).text());
    return answer;
  }

  const partsAway = async () => (await readiness()).notReady.map(({ part }) => part).toSorted();
  const ready = () => until('all parts are ready', async () => (await readiness()).ready, 90_000);
  const referenceOf = async (requestId: string) => {
    const [row]: { reference: string }[] = await live.dataSource.query(
      'SELECT reference FROM request WHERE id = $1',
      [requestId],
    );
    return row?.reference ?? '';
  };
  it('temporal-away and smtp-away at the start: it runs, says what is missing, and catches up', async () => {
    expect(await partsAway()).toEqual(['smtp', 'temporal']);
    expect((await fetch(`${worker.healthUrl}/healthz`)).ok).toBe(true);
    const { requestId } = await live.submitWithNotice();
    await temporalLine.mend();
    await smtpLine.mend();
    await ready();
    await asked(await referenceOf(requestId));
  });

  it('temporal-away: a decision made meanwhile opens the next leg at once, and its mail is sent on return', async () => {
    await ready();
    const { requestId } = await live.submit();
    const reference = await referenceOf(requestId);
    await temporalLine.cut();
    await until('temporal is missed', async () => (await partsAway()).includes('temporal'));
    await live.decide(requestId, 'advance_notice:eosg', cast.notifier, 'notice_given', {
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    });
    const state = await live.cases.requestState(live.dataSource.manager, requestId);
    const leg = Object.values(state.legs).find((candidate) => candidate.id === UKRAINE);
    expect(leg?.status).toBe('asked');
    expect(await mailsTo(OLENA, reference)).toEqual([]);
    await temporalLine.mend();
    await asked(reference);
  });

  it('smtp-away: a mail that cannot be sent is tried until it can, and holds up nothing else', async () => {
    await ready();
    await smtpLine.cut();
    const { requestId } = await live.submitWithNotice();
    const reference = await referenceOf(requestId);
    await until('a try has failed', async () => {
      const metrics = await (await fetch(`${worker.healthUrl}/metrics`)).text();
      return /countersign_effects_total\{kind="ask",outcome="failed",app="worker"\} [1-9]/u.test(metrics);
    });
    await smtpLine.mend();
    await asked(reference);
    expect(await mailsTo(OLENA, reference)).toHaveLength(1);
  });
});
