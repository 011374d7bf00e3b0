import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import { parse } from 'yaml';
import { ApiRequests } from '../../support/api/api-requests.js';
import { appoint, enterPolicy, policyLike } from '../../support/fixtures/policies.js';
import type { ApiClient } from '../../support/api/running-api.js';

const LIBERIA = 'host_consent:liberia';

const consent = {
  id: 'liberia-2011',
  partyId: 'liberia',
  legKind: 'host_consent',
  instrument: { kind: 'note_verbale', reference: 'NV/1', organ: null, date: { on: '2010-12-01' } },
  scope: {
    sendingMissions: ['unmil'],
    receivingMissions: null,
    units: null,
    caps: { persons: 60, equipment: null, area: null, tasks: null, from: null, to: null },
  },
  validFrom: '2010-12-01',
  validTo: null,
  binding: true,
  withdrawnAt: null,
};

describe('what stands beside all requests', () => {
  let cases: ApiRequests;
  let tomas: ApiClient;
  let james: ApiClient;
  let admin: ApiClient;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    const { ownerUrl } = cases.api.database;
    await appoint(ownerUrl, 'nadia-haddad', { party: 'dpko', role: 'administrator' });
    await enterPolicy(
      ownerUrl,
      policyLike('working-days', (leg) =>
        leg.kind === 'host_consent'
          ? { due: { time: { workingDays: 5 }, after: 'asked', calendar: 'party' } }
          : {},
      ),
    );
    tomas = await cases.api.as('tomas-lindqvist');
    james = await cases.api.as('james-kollie');
    admin = await cases.as('nadia-haddad');
  });
  afterAll(() => cases.close());

  it('lets a consent in advance answer within its limits, until it is withdrawn', async () => {
    expect((await james.post('/api/v1/standing-consents', consent)).status).toBe(403);
    const { scope, ...rest } = consent;
    expect(await tomas.post('/api/v1/standing-consents', rest)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/scope' }] },
    });
    expect((await tomas.post('/api/v1/standing-consents', consent)).status).toBe(201);
    expect((await tomas.post('/api/v1/standing-consents', consent)).status).toBe(409);
    expect((await james.get('/api/v1/standing-consents')).body.items).toEqual([{ ...consent, scope }]);
    expect((await (await cases.api.as('awa-kone')).get('/api/v1/standing-consents')).body.items).toEqual([]);
    const drafted = await cases.noticed();
    expect(await cases.leg(drafted.requestId, LIBERIA)).toMatchObject({
      status: 'obtained_with_caveats',
      detail: { satisfied: true },
    });
    expect(await cases.faults(drafted)).toEqual([]);
    const withdraw = '/api/v1/standing-consents/liberia-2011/withdraw';
    expect((await james.post(withdraw, { reason: 'No more.' })).status).toBe(403);
    expect((await tomas.post(withdraw, { reason: 'A note verbale took it back.' })).status).toBe(200);
    expect((await tomas.post(withdraw, { reason: 'Again.' })).status).toBe(409);
    const later = await cases.noticed();
    expect(await cases.leg(later.requestId, LIBERIA)).toMatchObject({ status: 'asked' });
  });

  it('puts open deadlines where a corrected calendar puts them', async () => {
    const drafted = await cases.noticed({ policyId: 'working-days' });
    const calendarTime = await cases.noticed();
    const before = (await cases.leg(drafted.requestId, LIBERIA)).detail.dueAt;
    const file = join(projectRoot(), 'data/calendars/liberia.yaml');
    const calendar = parse(readFileSync(file, 'utf8'));
    const corrected = {
      ...calendar,
      holidays: [
        {
          year: 2011,
          complete: false,
          verified: false,
          sources: ['a test'],
          days: [{ date: '2011-01-10', name: 'A day of mourning' }],
        },
      ],
    };
    const body = { calendar: corrected, reason: 'A holiday was proclaimed.' };
    const seen = { 'if-match': (await admin.get('/api/v1/calendars/liberia')).headers.get('etag') ?? '' };
    expect((await tomas.put('/api/v1/calendars/liberia', body, seen)).status).toBe(403);
    expect(await admin.put('/api/v1/calendars/ukraine', body, seen)).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'calendar_differs', pointer: '/calendar/id' }] },
    });
    expect(await admin.put('/api/v1/calendars/liberia', body, seen)).toMatchObject({
      status: 200,
      body: { version: 2, requests: 1 },
    });
    expect(await admin.put('/api/v1/calendars/liberia', body, seen)).toMatchObject({
      status: 412,
      body: { errors: [{ rule: 'stale_version' }] },
    });
    const after = (await cases.leg(drafted.requestId, LIBERIA)).detail.dueAt;
    // From Friday, 14 January 2011, over the weekend to the Monday.
    expect([before, after].map((at) => at.slice(0, 10))).toEqual(['2011-01-14', '2011-01-17']);
    const listed = (await tomas.get('/api/v1/calendars')).body.items;
    expect(listed).toEqual(
      expect.arrayContaining([
        { version: 2, calendar: expect.objectContaining({ id: 'liberia', holidays: corrected.holidays }) },
      ]),
    );
    expect(await cases.faults(drafted)).toEqual([]);
    expect(await cases.faults(calendarTime)).toEqual([]);
  });
});
