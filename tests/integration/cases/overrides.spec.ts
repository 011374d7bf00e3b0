import { ApiRequests } from '../../support/api/api-requests.js';
import { appoint } from '../../support/fixtures/policies.js';
import type { ApiClient } from '../../support/api/running-api.js';

const LIBERIA = 'host_consent:liberia';

describe('overrides, where a process is stuck', () => {
  let cases: ApiRequests;
  let ana: ApiClient;
  let admin: ApiClient;
  let second: ApiClient;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    const { ownerUrl } = cases.api.database;
    await appoint(ownerUrl, 'nadia-haddad', { party: 'dpko', role: 'administrator' });
    await appoint(ownerUrl, 'paul-meyer', { party: 'dpko', role: 'administrator' });
    ana = cases.manager;
    [admin, second] = [await cases.as('nadia-haddad'), await cases.as('paul-meyer')];
  });
  afterAll(() => cases.close());

  const propose = (by: ApiClient, requestId: string, act: Record<string, unknown>) =>
    by.post(`/api/v1/requests/${requestId}/overrides`, { act, reason: 'Nobody answers.' });

  it('closes a round once a second person has confirmed, and answers for nobody', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    const proposed = await propose(admin, requestId, { kind: 'close_round', legId: LIBERIA });
    expect(proposed.status).toBe(201);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'asked' });
    const path = `/api/v1/requests/${requestId}/overrides/${proposed.body.overrideId}`;
    expect(await admin.post(`${path}/confirm`, {})).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'own_record' }] },
    });
    expect(await ana.post(`${path}/confirm`, {})).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'own_request' }] },
    });
    const inbox = (await second.get('/api/v1/inbox?limit=200')).body.items;
    expect(inbox).toEqual(
      expect.arrayContaining([expect.objectContaining({ requestId, kind: 'confirm_override' })]),
    );
    expect((await second.post(`${path}/confirm`, {})).status).toBe(200);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({
      status: 'lapsed',
      detail: { satisfied: false },
    });
    expect((await second.post(`${path}/confirm`, {})).status).toBe(409);
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('lets a round lapse later, and only later', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    const earlier = { kind: 'extend_lapse', legId: LIBERIA, until: '2011-01-08T00:00:00.000Z' };
    expect(await propose(admin, requestId, earlier)).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/act/until' }] },
    });
    const later = { ...earlier, until: '2011-12-01T00:00:00.000Z' };
    const { overrideId } = (await propose(admin, requestId, later)).body;
    await second.post(`/api/v1/requests/${requestId}/overrides/${overrideId}/confirm`, {});
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ detail: { lapseAt: later.until } });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('does nothing where the second person rejects', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    const { overrideId } = (await propose(admin, requestId, { kind: 'ask_again', legId: LIBERIA })).body;
    const path = `/api/v1/requests/${requestId}/overrides/${overrideId}/reject`;
    expect((await second.post(path, { reason: 'They will answer.' })).status).toBe(200);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'asked', detail: { round: 1 } });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('is for administrators alone, and for what there is', async () => {
    const { requestId } = await cases.noticed();
    const before = await cases.api.counts();
    const act = { kind: 'close_round', legId: LIBERIA };
    expect((await propose(ana, requestId, act)).status).toBe(403);
    expect((await propose(admin, requestId, { ...act, legId: 'host_consent:ghana' })).status).toBe(404);
    expect(await propose(admin, requestId, { kind: 'consent', legId: LIBERIA })).toMatchObject({
      status: 422,
    });
    expect((await propose(admin, requestId, { kind: 'release_task', taskId: 't9-9' })).status).toBe(404);
    expect(await cases.api.counts()).toEqual(before);
  });
});
