import { type BodyOf } from '#libs/contracts/client';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarSchema } from '#libs/calendars';
import { projectRoot } from '#libs/platform';
import { parse } from 'yaml';
import { ApiRequests } from '../../support/api/api-requests.js';
import { appoint, enterPolicy, policyLike } from '../../support/fixtures/policies.js';
import type { Caller } from '../../support/api/running-api.js';

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
} satisfies BodyOf<'recordStandingConsent'>;

describe('what stands beside all requests', () => {
  let cases: ApiRequests;
  let tomas: Caller;
  let james: Caller;
  let admin: Caller;

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
    expect((await james.api.recordStandingConsent({ body: consent })).status).toBe(403);
    const { scope, ...rest } = consent;
    expect(await tomas.raw('recordStandingConsent', {}, rest)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/scope' }] },
    });
    expect((await tomas.api.recordStandingConsent({ body: consent })).status).toBe(201);
    expect((await tomas.api.recordStandingConsent({ body: consent })).status).toBe(409);
    expect((await james.does.listStandingConsents()).items).toEqual([{ ...consent, scope }]);
    expect((await (await cases.api.as('awa-kone')).does.listStandingConsents()).items).toEqual([]);
    const drafted = await cases.noticed();
    expect(await cases.leg(drafted.requestId, LIBERIA)).toMatchObject({
      status: 'obtained_with_caveats',
      detail: { satisfied: true },
    });
    expect(await cases.faults(drafted)).toEqual([]);
    expect(
      (
        await james.api.withdrawStandingConsent({
          standingConsentId: 'liberia-2011',
          body: { reason: 'No more.' },
        })
      ).status,
    ).toBe(403);
    expect(
      (
        await tomas.api.withdrawStandingConsent({
          standingConsentId: 'liberia-2011',
          body: { reason: 'A note verbale took it back.' },
        })
      ).status,
    ).toBe(200);
    expect(
      (
        await tomas.api.withdrawStandingConsent({
          standingConsentId: 'liberia-2011',
          body: { reason: 'Again.' },
        })
      ).status,
    ).toBe(409);
    const later = await cases.noticed();
    expect(await cases.leg(later.requestId, LIBERIA)).toMatchObject({ status: 'asked' });
  });

  it('puts open deadlines where a corrected calendar puts them', async () => {
    const drafted = await cases.noticed({ policyId: 'working-days' });
    const calendarTime = await cases.noticed();
    const before = (await cases.leg(drafted.requestId, LIBERIA)).detail.dueAt;
    const file = join(projectRoot(), 'data/calendars/liberia.yaml');
    const calendar = calendarSchema.parse(parse(readFileSync(file, 'utf8')));
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
    const seen = (await admin.api.getCalendar({ calendarId: 'liberia' })).headers.get('etag') ?? '';
    expect((await tomas.api.correctCalendar({ calendarId: 'liberia', body, ifMatch: seen })).status).toBe(
      403,
    );
    expect(await admin.api.correctCalendar({ calendarId: 'ukraine', body, ifMatch: seen })).toMatchObject({
      status: 422,
      body: { errors: [{ rule: 'calendar_differs', pointer: '/calendar/id' }] },
    });
    expect(await admin.api.correctCalendar({ calendarId: 'liberia', body, ifMatch: seen })).toMatchObject({
      status: 200,
      body: { version: 2, requests: 1 },
    });
    expect(await admin.api.correctCalendar({ calendarId: 'liberia', body, ifMatch: seen })).toMatchObject({
      status: 412,
      body: { errors: [{ rule: 'stale_version' }] },
    });
    const after = (await cases.leg(drafted.requestId, LIBERIA)).detail.dueAt;
    // From Friday, 14 January 2011, over the weekend to the Monday.
    expect([before, after].map((at) => at?.slice(0, 10))).toEqual(['2011-01-14', '2011-01-17']);
    const listed = (await tomas.does.listCalendars()).items;
    expect(listed).toEqual(
      expect.arrayContaining([
        { version: 2, calendar: expect.objectContaining({ id: 'liberia', holidays: corrected.holidays }) },
      ]),
    );
    expect(await cases.faults(drafted)).toEqual([]);
    expect(await cases.faults(calendarTime)).toEqual([]);
  });
});
