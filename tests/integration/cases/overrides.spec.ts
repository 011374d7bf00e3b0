import { resultOf, type BodyOf } from '#libs/contracts/client';
import { ApiRequests } from '../../support/api/api-requests.js';
import { appoint } from '../../support/fixtures/policies.js';
import type { Caller } from '../../support/api/running-api.js';

const LIBERIA = 'host_consent:liberia';

type Act = BodyOf<'proposeOverride'>['act'];

describe('overrides, where a process is stuck', () => {
  let cases: ApiRequests;
  let ana: Caller;
  let admin: Caller;
  let second: Caller;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    const { ownerUrl } = cases.api.database;
    await appoint(ownerUrl, 'nadia-haddad', { party: 'dpko', role: 'administrator' });
    await appoint(ownerUrl, 'paul-meyer', { party: 'dpko', role: 'administrator' });
    ana = cases.manager;
    [admin, second] = [await cases.as('nadia-haddad'), await cases.as('paul-meyer')];
  });
  afterAll(() => cases.close());

  const propose = (by: Caller, requestId: string, act: Act) =>
    by.api.proposeOverride({ requestId, body: { act, reason: 'Nobody answers.' } });

  it('closes a round once a second person has confirmed, and answers for nobody', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    const proposed = await propose(admin, requestId, { kind: 'close_round', legId: LIBERIA });
    expect(proposed.status).toBe(201);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'asked' });
    expect(
      await admin.api.confirmOverride({ requestId, overrideId: resultOf(proposed).overrideId }),
    ).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'own_record' }] },
    });
    expect(
      await ana.api.confirmOverride({ requestId, overrideId: resultOf(proposed).overrideId }),
    ).toMatchObject({
      status: 403,
      body: { errors: [{ rule: 'own_request' }] },
    });
    const inbox = (await second.does.listInbox({ limit: 200 })).items;
    expect(inbox).toEqual(
      expect.arrayContaining([expect.objectContaining({ requestId, kind: 'confirm_override' })]),
    );
    expect(
      (await second.api.confirmOverride({ requestId, overrideId: resultOf(proposed).overrideId })).status,
    ).toBe(200);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({
      status: 'lapsed',
      detail: { satisfied: false },
    });
    expect(
      (await second.api.confirmOverride({ requestId, overrideId: resultOf(proposed).overrideId })).status,
    ).toBe(409);
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('lets a round lapse later, and only later', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    const earlier = { kind: 'extend_lapse', legId: LIBERIA, until: '2011-01-08T00:00:00.000Z' } satisfies Act;
    expect(await propose(admin, requestId, earlier)).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/act/until' }] },
    });
    const later = { ...earlier, until: '2011-12-01T00:00:00.000Z' };
    const { overrideId } = resultOf(await propose(admin, requestId, later));
    await second.does.confirmOverride({ requestId, overrideId });
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ detail: { lapseAt: later.until } });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('does nothing where the second person rejects', async () => {
    const drafted = await cases.noticed();
    const { requestId } = drafted;
    const { overrideId } = resultOf(await propose(admin, requestId, { kind: 'ask_again', legId: LIBERIA }));
    expect(
      (await second.api.rejectOverride({ requestId, overrideId, body: { reason: 'They will answer.' } }))
        .status,
    ).toBe(200);
    expect(await cases.leg(requestId, LIBERIA)).toMatchObject({ status: 'asked', detail: { round: 1 } });
    expect(await cases.faults(drafted)).toEqual([]);
  });

  it('is for administrators alone, and for what there is', async () => {
    const { requestId } = await cases.noticed();
    const before = await cases.api.counts();
    const act = { kind: 'close_round', legId: LIBERIA } satisfies Act;
    expect((await propose(ana, requestId, act)).status).toBe(403);
    expect((await propose(admin, requestId, { ...act, legId: 'host_consent:ghana' })).status).toBe(404);
    const noAct = { act: { kind: 'consent', legId: LIBERIA }, reason: 'Nobody answers.' };
    expect(await admin.raw('proposeOverride', { requestId }, noAct)).toMatchObject({ status: 422 });
    expect((await propose(admin, requestId, { kind: 'release_task', taskId: 't9-9' })).status).toBe(404);
    expect(await cases.api.counts()).toEqual(before);
  });
});
