import { verifyChains } from '#libs/audit';
import { verifyCase } from '#libs/cases';
import { createDataSource } from '#libs/store';
import type { DataSource } from 'typeorm';
import { type Caller, type TestApi, mi24Content, startTestApi } from '../../support/api/running-api.js';
import {
  type EffectiveAt,
  type EnteredFact,
  ACT_1967,
  COTE_DIVOIRE,
  COUNCIL,
  EnteredRecord,
  LIBERIA,
  NOTICE,
  UKRAINE,
  factsOf1967,
} from '../../support/api/record.js';
import { staleListings } from '../../support/product/stale-listings.js';
import { resultOf, type AnyAnswer } from '#libs/contracts/client';
import { problemOf } from '../../support/api/answers.js';

const EXPIRY_1967 = '2011-02-17T05:00:00.000Z';
const LAW = 'Law of Ukraine of 4 February 2011';

describe('a case of the record', () => {
  let api: TestApi;
  let admin: Caller;
  let dataSource: DataSource;

  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('ruth-mwangi');
    dataSource = await createDataSource(api.database.appUrl, { poolSize: 2 }).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await api.close();
  });

  /** Resolution 1967 with all that the record says of its consents. */
  async function of1967(): Promise<EnteredRecord> {
    const record = await EnteredRecord.of1967(admin);
    for (const [fact, at, symbol] of factsOf1967(record)) await record.enters(fact, at, symbol);
    return record;
  }

  async function faultsOf(record: EnteredRecord): Promise<string[]> {
    const cases: { id: string }[] = await dataSource.query(
      'SELECT id FROM request WHERE arrangement_id = $1',
      [record.arrangementId],
    );
    const faults = [record.arrangementId, ...cases.map(({ id }) => id)].map(async (id) =>
      verifyCase(dataSource, id),
    );
    const chains = (await verifyChains(dataSource)).flatMap((verdict) => verdict.faults);
    return [...(await Promise.all(faults)).flat(), ...chains];
  }

  const stateOf = async (requestId: string) =>
    (await api.sql<{ state: unknown }>('SELECT state FROM snapshot WHERE case_id = $1', [requestId]))[0]
      ?.state;

  describe('as it is entered', () => {
    let record: EnteredRecord;
    beforeAll(async () => {
      record = await of1967();
    });

    it('is granted per its record, with what is silent left so', async () => {
      const request = await record.request();
      expect(request).toMatchObject({ status: 'granted_per_record', record: true, tasks: [] });
      const statuses = Object.fromEntries(request.legs.map((leg) => [leg.id, leg.status]));
      expect(statuses).toEqual({
        [NOTICE]: 'obtained',
        [UKRAINE]: 'obtained',
        [LIBERIA]: 'not_in_record',
        [COTE_DIVOIRE]: 'not_in_record',
        [COUNCIL]: 'obtained',
      });
    });

    it('says of lags and windows what is known and no more, each leg with its source', async () => {
      const ukraine = await record.leg(UKRAINE);
      expect(ukraine.detail).toMatchObject({
        askedAt: null,
        asked: null,
        consentLag: { known: false },
        consentAfterAuthority: { known: true, fromDays: 16, toDays: 16 },
        sources: [{ kind: 'answer_entered', source: { symbol: LAW, note: null } }],
      });
      const { lines, source } = await record.request();
      expect(source).toMatchObject({ source: { symbol: 'S/2011/5' } });
      expect(lines[0]?.window).toMatchObject({ worstDays: null, verdict: 'open' });
      expect(lines[0]?.window?.unknowns).toContainEqual({ code: 'window.ready' });
    });

    it('stores no effect, holds no unit, tells no stream and gives nobody work', async () => {
      const [row] = await api.sql<Record<string, number>>(
        `SELECT (SELECT count(*) FROM effect)::int AS effects, (SELECT count(*) FROM effect_queue)::int AS queued,
                (SELECT count(*) FROM reservation)::int AS held, (SELECT count(*) FROM task)::int AS tasks,
                (SELECT count(*) FROM event)::int AS events`,
      );
      expect(row).toEqual({ effects: 0, queued: 0, held: 0, tasks: 0, events: 0 });
    });

    it('is marked in the lists of the Secretariat, and unknown to the parties', async () => {
      const ana = await api.as('ana-ribeiro');
      const { items } = await ana.does.listArrangements();
      expect(items.find(({ id }) => id === record.arrangementId)).toMatchObject({
        record: true,
      });
      const requests = (await ana.does.listRequests({ state: 'all' })).items;
      expect(requests.find(({ id }) => id === record.requestId)).toMatchObject({
        record: true,
      });
      const james = await api.as('james-kollie');
      expect((await james.api.getRequest({ requestId: record.requestId })).status).toBe(404);
      expect((await james.api.listRecordEntries({ arrangementId: record.arrangementId })).status).toBe(404);
    });

    it('is what its entries give, link by link', async () => {
      expect(await faultsOf(record)).toEqual([]);
      const { items } = await admin.does.listRecordEntries({ arrangementId: record.arrangementId });
      expect(items.map(({ kind }) => kind)).toEqual([
        'request_opened',
        'answer_entered',
        'answer_entered',
        'answer_entered',
        'leg_not_in_record',
        'leg_not_in_record',
      ]);
    });

    it('is extended by a request adopted on the day it ended, without a gap', async () => {
      const content = mi24Content({
        kind: 'extend',
        arrangementId: record.arrangementId,
        authorityId: 's-res-1968-2011',
        policyId: 'extension',
        neededBy: '2011-02-17',
      });
      const opened = await admin.api.openRecordRequest({
        arrangementId: record.arrangementId,
        body: {
          content,
          effectiveAt: { on: '2011-02-16' },
          source: { symbol: 'S/RES/1968 (2011)' },
        },
      });
      expect([opened.status, resultOf(opened)]).toMatchObject([201, { refolded: false }]);
      const extension = new EnteredRecord(admin, record.arrangementId, resultOf(opened).requestId);
      for (const legId of [NOTICE, UKRAINE, LIBERIA, COTE_DIVOIRE]) await extension.silent(legId);
      const act = { symbol: 'S/RES/1968 (2011)', adoptedOn: '2011-02-16', term: null };
      await extension.enters(extension.decided(COUNCIL, { answer: 'adopted', act }), null, act.symbol);
      expect((await record.arrangement()).lines[0]).toMatchObject({
        expiresAt: '2011-05-17T04:00:00.000Z',
        gaps: [],
        expiredAt: null,
      });
      await record.enters(
        { kind: 'arrived', lineId: 'mi24' },
        { notBefore: '2011-02-17', notAfter: '2011-03-05' },
        'UN Photo, 5 March 2011',
      );
      expect((await record.arrangement()).lines[0]).toMatchObject({
        status: 'arrived',
        arrivedAt: { from: EXPIRY_1967, to: '2011-03-06T05:00:00.000Z' },
        sources: [{ kind: 'arrived', source: { symbol: 'UN Photo, 5 March 2011' } }],
      });
      expect(await faultsOf(record)).toEqual([]);
    });
  });

  it('comes out the same in whatever order it is entered, and shows what each re-fold changed', async () => {
    const record = await EnteredRecord.of1967(admin);
    const asked = record.asked(UKRAINE);
    const facts: [EnteredFact, EffectiveAt, string][] = [
      ...factsOf1967(record),
      [asked, { on: '2011-01-20' }, 'assumed for tests'],
    ];
    const receipts = [];
    for (const [fact, at, symbol] of facts.toReversed()) receipts.push(await record.enters(fact, at, symbol));
    expect(receipts.some(({ refolded }) => refolded)).toBe(true);
    expect(await record.leg(UKRAINE)).toMatchObject({
      status: 'obtained',
      detail: { consentLag: { known: true, fromDays: 15, toDays: 15 } },
    });
    const generations = await record.generations();
    expect(generations.length).toBe(receipts.at(-1)?.generation);
    const changes = generations.flatMap((generation) => generation.changes);
    expect(changes).toContainEqual(
      expect.objectContaining({ about: 'leg', id: NOTICE, what: 'status', after: 'obtained' }),
    );
    expect(await faultsOf(record)).toEqual([]);
    const acts = (await admin.does.listMyHistory({ limit: 200 })).items.filter(
      ({ act, request }) => act === 'answer_entered' && request?.id === record.requestId,
    );
    expect(acts).toHaveLength(3);
    const [decisions] = await api.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM decision WHERE request_id = $1',
      [record.requestId],
    );
    expect(decisions?.count).toBe(3);
  });

  it('reads "before asked" of a party that had decided before it was asked', async () => {
    const record = await of1967();
    await record.enters(record.asked(UKRAINE), { on: '2011-02-06' });
    expect((await record.leg(UKRAINE)).detail.consentLag).toEqual({ known: true, before: true });
  });

  it('shows what fell due on the way, and leaves an asking without a day without a lag', async () => {
    const record = await EnteredRecord.of1967(admin);
    await record.enters(record.asked(UKRAINE), { on: '2011-01-07' });
    await record.enters(record.asked(LIBERIA), null);
    await record.enters(record.decided(COUNCIL, { answer: 'adopted', act: ACT_1967 }), null);
    await record.enters(record.decided(COTE_DIVOIRE, { answer: 'consent' }), { on: '2011-02-01' });
    expect((await record.leg(UKRAINE)).detail).toMatchObject({
      overdueSince: '2011-01-22T05:00:00.000Z',
      holder: 'party',
    });
    expect((await record.leg(LIBERIA)).detail).toMatchObject({
      askedAt: null,
      asked: { from: null, to: null },
      holder: null,
      overdueSince: null,
      consentLag: { known: false },
    });
  });

  it('takes back what was entered in error, and keeps it', async () => {
    const record = await of1967();
    const wrong = await record.enters({ kind: 'departed', lineId: 'mi24' }, { on: '2011-02-10' });
    expect((await record.arrangement()).lines[0]?.status).toBe('moving');
    expect(
      (
        await admin.api.strikeRecordEntry({
          arrangementId: record.arrangementId,
          number: wrong.entry,
          body: { reason: 'Another unit.' },
        })
      ).status,
    ).toBe(201);
    expect((await record.arrangement()).lines[0]?.status).toBe('planned');
    expect(
      await admin.api.strikeRecordEntry({
        arrangementId: record.arrangementId,
        number: wrong.entry,
        body: { reason: 'Again.' },
      }),
    ).toMatchObject({ status: 409 });
    const { items } = await admin.does.listRecordEntries({ arrangementId: record.arrangementId });
    expect(items.find(({ number }) => number === wrong.entry)?.struckBy).toBe(wrong.entry + 1);
    expect(await faultsOf(record)).toEqual([]);
  });

  describe('refuses, and changes nothing', () => {
    let record: EnteredRecord;
    beforeAll(async () => {
      record = await of1967();
      await record.enters({ kind: 'departed', lineId: 'mi24' }, { on: '2011-02-10' });
    });

    async function unchanged(call: () => Promise<AnyAnswer>) {
      const before = [await api.counts(), await stateOf(record.requestId)];
      const body = problemOf(await call());
      expect([await api.counts(), await stateOf(record.requestId)]).toEqual(before);
      return { status: body.status, rules: body.errors.map((error) => error.rule), body };
    }
    const departed: EnteredFact = { kind: 'departed', lineId: 'mi24' };

    it('who is no administrator', async () => {
      const ana = new EnteredRecord(await api.as('ana-ribeiro'), record.arrangementId, record.requestId);
      expect(await unchanged(() => ana.tries(departed, null))).toMatchObject({
        status: 403,
        rules: ['role_missing'],
      });
    });

    it('a fact of the future', async () => {
      const refused = await unchanged(() =>
        record.tries({ kind: 'arrived', lineId: 'mi24' }, { on: '2199-01-01' }),
      );
      expect(refused).toMatchObject({ status: 422, rules: ['happened_in_future'] });
      expect(refused.body.errors[0]?.pointer).toBe('/effectiveAt');
    });

    it('a fact that breaks a rule where it comes to stand', async () => {
      const refused = await unchanged(() => record.tries(departed, { on: '2011-02-12' }));
      expect(refused).toMatchObject({ status: 409, rules: ['status_forbids'] });
      expect(refused.body.errors[0]?.pointer).toBe('/fact/lineId');
    });

    it('a fact with which a later one could not stand, and names that', async () => {
      const refused = await unchanged(() => record.tries(departed, { on: '2011-02-08' }));
      expect(refused).toMatchObject({ status: 409, rules: ['later_entry_breaks', 'status_forbids'] });
      expect(refused.body.errors[0]?.message).toContain('entry 7 (departed, S/2011/5)');
    });

    it('silence of a leg of which the record speaks, and an answer of one that was said to be silent', async () => {
      const silent = record.notInRecord(UKRAINE);
      expect(await unchanged(() => record.tries(silent, null))).toMatchObject({ status: 409 });
      const spoken = record.decided(LIBERIA, { answer: 'consent' });
      expect(await unchanged(() => record.tries(spoken, { on: '2011-01-20' }))).toMatchObject({
        status: 409,
      });
    });

    it('an act of another day than it was adopted', async () => {
      const fact = record.decided(COUNCIL, { answer: 'adopted', act: ACT_1967 });
      expect(await unchanged(() => record.tries(fact, { on: '2011-01-21' }))).toMatchObject({
        status: 422,
        rules: ['act_date_differs'],
      });
    });

    it('an opening without a day, and an arrangement that does not exist', async () => {
      const open = (change: Record<string, unknown>) =>
        admin.api.openRecordCase({
          body: {
            content: mi24Content(),
            effectiveAt: { on: '2011-01-07' },
            source: { symbol: 'S/2011/5' },
            ...change,
          },
        });
      const undated = { effectiveAt: { notBefore: '2011-01-07', notAfter: null } };
      expect(await unchanged(() => open(undated))).toMatchObject({ status: 422, rules: ['opening_undated'] });
      const content = mi24Content({ sendingMission: 'minusma' });
      expect(await unchanged(() => open({ content }))).toMatchObject({ status: 422 });
    });

    it('facts of the record on a live case, and acts of a live case on one of the record', async () => {
      const ana = await api.as('ana-ribeiro');
      const live = await ana.does.draftRequest({
        body: { content: mi24Content({ neededBy: '2199-01-01' }) },
      });
      const onLive = new EnteredRecord(admin, live.arrangementId, live.requestId);
      expect(await unchanged(() => onLive.tries(departed, null))).toMatchObject({
        status: 409,
        rules: ['not_of_record'],
      });
      const arrived = await ana.api.recordArrival({ arrangementId: record.arrangementId, lineId: 'mi24' });
      expect([arrived.status, problemOf(arrived).errors?.[0]?.rule]).toEqual([409, 'record_only']);
    });
  });

  it('leaves all lists as a fresh look at the cases makes them', async () => {
    expect(await staleListings((text) => api.sql(text))).toEqual([]);
  });
});
