import { CaseError, readRequest, verifyCase } from '#libs/cases';
import { answerInputSchema, recordEntryInputSchema, workflowIdOf } from '#libs/contracts';
import { connectTemporal, type TemporalLink } from '#libs/platform';
import { createDataSource } from '#libs/store';
import { armedHelicopters, cast } from '../../support/fixtures/cast.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { dayFromNow } from '../../support/product/lived-arrangements.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { COTE_DIVOIRE, COUNCIL, LIBERIA, NOTICE, UKRAINE } from '../../support/api/record.js';
import { NEXT } from '../../support/machine/next-machine.js';
import { required, startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';
import { staleListings } from '../../support/product/stale-listings.js';

const OLENA = 'olena.koval@ukraine.example';
const AWA = 'awa.kone@cote-divoire.example';
const SOURCE = { symbol: 'S/2026/900', note: null };
const ACT = { symbol: 'S/RES/2900 (2026)', adoptedOn: dayFromNow(-2), term: null };

describe('a case of the record that goes on as a live one', () => {
  let database: TestDatabase;
  let live: LiveCases;
  let worker: RunningWorker;
  let temporal: TemporalLink;

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    const owner = await createDataSource(database.ownerUrl, { poolSize: 1 }).initialize();
    await owner.query(
      `INSERT INTO authority (id, document)
       SELECT 'any-unit', document || '{"id": "any-unit", "units": null, "term": {"for": "P3M"}}'::jsonb
         FROM authority WHERE id = 's-res-1967-2011'`,
    );
    await owner.destroy();
    temporal = await connectTemporal({
      TEMPORAL_ADDRESS: required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
      TEMPORAL_NAMESPACE: 'default',
    });
    worker = await startWorker(database, { taskQueue: unique('record') });
  });

  afterAll(async () => {
    await worker.stop();
    await temporal.close();
    await live.close();
    await database.drop();
  });

  async function opened() {
    const content = armedHelicopters({ authorityId: 'any-unit', neededBy: dayFromNow(40) });
    const effectiveAt = { on: dayFromNow(-20) };
    return live.run((tx) =>
      live.cases.record.openCase(tx, cast.administrator, { content, effectiveAt, source: SOURCE }),
    );
  }
  async function enters(arrangementId: string, fact: Record<string, unknown>, daysFromNow: number | null) {
    const effectiveAt = daysFromNow === null ? null : { on: dayFromNow(daysFromNow) };
    const input = recordEntryInputSchema.parse({ fact, effectiveAt, source: SOURCE });
    return live.run((tx) => live.cases.record.enter(tx, cast.administrator, arrangementId, input));
  }
  const goesOn = (arrangementId: string) =>
    live.run((tx) => live.cases.record.continueLive(tx, cast.administrator, arrangementId));
  const notice = {
    kind: 'decided',
    legId: NOTICE,
    answer: 'notice_given',
    instrument: { kind: 'letter', reference: 'S/2026/900', organ: null, date: null },
  };

  /** Granted by its record, so that its unit is to be had from the Council's act on. */
  async function granted() {
    const { arrangementId, requestId } = await opened();
    const facts: [Record<string, unknown>, number | null][] = [
      [notice, -19],
      [{ kind: 'decided', legId: UKRAINE, answer: 'consent' }, -10],
      [{ kind: 'not_in_record', legId: LIBERIA, reason: 'Silent.' }, null],
      [{ kind: 'not_in_record', legId: COTE_DIVOIRE, reason: 'Silent.' }, null],
      [{ kind: 'decided', legId: COUNCIL, answer: 'adopted', act: ACT }, null],
    ];
    for (const [fact, day] of facts) await enters(arrangementId, { requestId, ...fact }, day);
    return { arrangementId, requestId };
  }

  it('marks what is past due without reminding anybody, asks whose turn has come, and is lived to its end', async () => {
    const { arrangementId, requestId, reference } = await opened();
    await enters(arrangementId, { requestId, ...notice }, -19);
    await enters(arrangementId, { kind: 'asked', requestId, legId: UKRAINE }, -18);
    await enters(
      arrangementId,
      { kind: 'not_in_record', requestId, legId: LIBERIA, reason: 'Silent.' },
      null,
    );
    await goesOn(arrangementId);

    const [mail] = await until("Côte d'Ivoire is asked", async () => {
      const mails = await mailsTo(AWA, reference);
      return mails.length > 0 && mails;
    });
    expect(mail?.text).toContain('S/RES/1967');
    const workflowId = workflowIdOf({ kind: 'request', requestId });
    await until('the leg of Ukraine has its workflow', async () =>
      temporal.client.workflow
        .getHandle(workflowId)
        .describe()
        .then(
          ({ status }) => status.name === 'RUNNING',
          () => false,
        ),
    );
    const view = await readRequest(live.dataSource.manager, cast.administrator, requestId);
    const ukraine = view?.legs.find(({ id }) => id === UKRAINE)?.detail;
    expect(ukraine?.overdueSince).toEqual(expect.any(String));
    expect(ukraine?.remindersSent).toBe(2);
    expect(await mailsTo(OLENA, reference)).toEqual([]);
    expect(view).toMatchObject({ record: false, status: 'open' });

    const late = enters(arrangementId, { kind: 'asked', requestId, legId: COUNCIL }, -17);
    await expect(late).rejects.toMatchObject({ status: 409, rule: 'not_of_record' });

    await live.decide(requestId, UKRAINE, cast.ukraine, 'consent');
    await live.decide(requestId, COTE_DIVOIRE, cast.coteDIvoire, 'consent');
    const adopted = answerInputSchema.parse({ answer: 'adopted', act: ACT });
    const leg = { requestId, legId: COUNCIL };
    const paper = await live.run((tx) => live.cases.recordPaper(tx, cast.focalPoint, leg, adopted));
    const ref = { requestId, paperId: paper.paperId };
    await live.run((tx) => live.cases.countersignPaper(tx, cast.secondFocalPoint, ref));
    const done = await readRequest(live.dataSource.manager, cast.administrator, requestId);
    expect(done?.status).toBe('granted_per_record');
    await until('the workflow has ended', async () =>
      temporal.client.workflow
        .getHandle(workflowId)
        .describe()
        .then(({ status }) => status.name === 'COMPLETED'),
    );
    const held: unknown[] = await live.dataSource.query(
      `SELECT unit_id FROM reservation WHERE arrangement_id = $1 AND world = 'live'`,
      [arrangementId],
    );
    expect(held).toEqual([{ unit_id: 'ukr-mi24' }]);
    for (const id of [arrangementId, requestId]) expect(await verifyCase(live.dataSource, id)).toEqual([]);
  });

  it('is left alone by workflows before, and is folded again by a later version of the machine', async () => {
    const { arrangementId, requestId } = await granted();
    const targets = await live.cases.overdueTargets();
    expect(targets.filter((target) => target.includes(requestId) || target.includes(arrangementId))).toEqual(
      [],
    );
    const later = await LiveCases.on(database, NEXT);
    const input = recordEntryInputSchema.parse({
      fact: { kind: 'departed', lineId: 'mi24' },
      effectiveAt: { on: dayFromNow(-1) },
      source: SOURCE,
    });
    const receipt = await later.run((tx) =>
      later.cases.record.enter(tx, cast.administrator, arrangementId, input),
    );
    expect(receipt).toMatchObject({ refolded: true });
    for (const id of [arrangementId, requestId]) expect(await verifyCase(later.dataSource, id)).toEqual([]);
    await later.close();
    await expect(enters(arrangementId, { kind: 'arrived', lineId: 'mi24' }, -1)).rejects.toMatchObject({
      status: 503,
      rule: 'machine_too_old',
    });
  });

  it('is refused where another arrangement holds its unit, and stays in the record', async () => {
    const { arrangementId, requestId } = await granted();
    const before = await live.cases.requestState(live.dataSource.manager, requestId);
    const refused = await goesOn(arrangementId).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CaseError);
    expect(refused).toMatchObject({ status: 409, rule: 'unit_held' });
    expect(await live.cases.requestState(live.dataSource.manager, requestId)).toEqual(before);
    const [row]: { world: string; of_record: boolean }[] = await live.dataSource.query(
      `SELECT a.world, r.of_record FROM arrangement a JOIN request r ON r.arrangement_id = a.id WHERE a.id = $1`,
      [arrangementId],
    );
    expect(row).toEqual({ world: `record/${arrangementId}`, of_record: true });
  });

  it('leaves all lists as a fresh look at the cases makes them', async () => {
    const owner = await createDataSource(database.ownerUrl, { poolSize: 1 }).initialize();
    expect(await staleListings((text) => owner.query(text))).toEqual([]);
    await owner.destroy();
  });
});
