import { type TestApi, mi24Content, startTestApi } from '../support/running-api.js';
import {
  ACT_1967,
  COTE_DIVOIRE,
  COUNCIL,
  EnteredRecord,
  LIBERIA,
  NOTICE,
  UKRAINE,
  factsOf1967,
} from '../support/record.js';

describe('a case of the record', () => {
  let api: TestApi;
  let record: EnteredRecord;

  beforeAll(async () => {
    api = await startTestApi();
    const admin = await api.as('ruth-mwangi');
    record = await EnteredRecord.of1967(admin);
    for (const [fact, at, symbol] of factsOf1967(record)) await record.enters(fact, at, symbol);
  });

  afterAll(() => api.close());

  it('is granted per its record, with what is silent left so', async () => {
    const request = await record.request();
    expect(request).toMatchObject({ status: 'granted_per_record', record: true });
    const statuses = Object.fromEntries(
      request.legs.map((leg: { id: string; status: string }) => [leg.id, leg.status]),
    );
    expect(statuses).toEqual({
      [NOTICE]: 'obtained',
      [UKRAINE]: 'obtained',
      [LIBERIA]: 'not_in_record',
      [COTE_DIVOIRE]: 'not_in_record',
      [COUNCIL]: 'obtained',
    });
  });

  it('holds lags as far as they are known, each with its source', async () => {
    const ukraine = await record.leg(UKRAINE);
    expect(ukraine.detail).toMatchObject({
      consentLag: { known: false },
      consentAfterAuthority: { known: true, fromDays: 16, toDays: 16 },
      sources: [{ kind: 'answer_entered', source: { symbol: 'Law of Ukraine of 4 February 2011' } }],
    });
  });

  it('stores no effect, holds no unit, and gives nobody work', async () => {
    const [row] = await api.sql<Record<string, number>>(
      `SELECT (SELECT count(*) FROM effect)::int AS effects, (SELECT count(*) FROM effect_queue)::int AS queued,
              (SELECT count(*) FROM reservation)::int AS held, (SELECT count(*) FROM task)::int AS tasks`,
    );
    expect(row).toEqual({ effects: 0, queued: 0, held: 0, tasks: 0 });
  });

  it('is extended by a further request adopted on the day it ended', async () => {
    const content = mi24Content({
      kind: 'extend',
      arrangementId: record.arrangementId,
      authorityId: 's-res-1968-2011',
      policyId: 'extension',
      neededBy: '2011-02-17',
    });
    const opened = await record.client.post(`/api/v1/record-cases/${record.arrangementId}/requests`, {
      content,
      effectiveAt: { on: '2011-02-16' },
      source: { symbol: 'S/RES/1968 (2011)' },
    });
    expect([opened.status, opened.body]).toMatchObject([201, { refolded: false }]);
    const extension = new EnteredRecord(record.client, record.arrangementId, opened.body.requestId);
    for (const legId of [NOTICE, UKRAINE, LIBERIA, COTE_DIVOIRE]) await extension.silent(legId);
    const act = { symbol: 'S/RES/1968 (2011)', adoptedOn: '2011-02-16', term: null };
    await extension.enters(extension.of(COUNCIL, 'decided', { answer: 'adopted', act }), null, act.symbol);
    const { lines } = await record.arrangement();
    expect(lines[0]).toMatchObject({ expiresAt: '2011-05-17T04:00:00.000Z', gaps: [], expiredAt: null });
    await record.enters(
      { kind: 'arrived', lineId: 'mi24' },
      { notBefore: '2011-02-17', notAfter: '2011-03-05' },
      'seen at Abidjan on 5 March 2011',
    );
    expect((await record.arrangement()).lines[0]).toMatchObject({ status: 'arrived' });
    expect(ACT_1967.symbol).toBeTruthy();
  });
});
