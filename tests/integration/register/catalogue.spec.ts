import { type Caller, mi24Content, startTestApi, type TestApi } from '../../support/api/running-api.js';
import { staleListings } from '../../support/product/stale-listings.js';
import { resultOf, type BodyOf } from '#libs/contracts/client';
import { expectStatus, present } from '../../support/api/answers.js';

const RESOLUTION = {
  id: 's-res-2062-2012',
  symbol: 'S/RES/2062 (2012)',
  adoptedOn: '2012-07-26',
  kind: 'transfer',
  directions: [{ from: 'unmil', to: 'unoci' }],
  units: [{ unitId: 'ukr-mi24', count: 3, persons: null, words: 'three armed helicopters' }],
  term: { until: '2013-07-31' },
  countingModel: 'SENDER_COUNTS',
  sources: ['S/RES/2062 (2012)'],
} satisfies BodyOf<'enterAuthority'>;
const UNIT = {
  id: 'mng-guards',
  name: 'guard force of 250 persons',
  contributorId: 'ukraine',
  missionId: 'unmil',
  sources: ['a test'],
};
const PLEDGE = {
  unitId: 'ukr-mi24',
  receivingMissions: ['unoci'],
  readyInDays: 14,
  from: '2026-01-01',
  to: null,
  words: 'Ready to consider a loan of the helicopters.',
  source: 'a test',
};

describe('the catalogue', () => {
  let api: TestApi;
  let administrator: Caller;
  let manager: Caller;
  let focalPoint: Caller;

  beforeAll(async () => {
    api = await startTestApi();
    administrator = await api.as('ruth-mwangi');
    manager = await api.as('ana-ribeiro');
    focalPoint = await api.as('tomas-lindqvist');
  });

  afterAll(async () => {
    await api.close();
  });

  it('takes an act of the Council, and a request can rest on it', async () => {
    const entered = await administrator.api.enterAuthority({ body: RESOLUTION });
    expect(entered).toMatchObject({ status: 201, body: { authorityId: RESOLUTION.id, version: 1 } });
    const content = mi24Content({ authorityId: RESOLUTION.id, neededBy: '2027-01-01' });
    expect(await manager.api.draftRequest({ body: { content } })).toMatchObject({ status: 201 });
    expect(await administrator.api.enterAuthority({ body: RESOLUTION })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/id', rule: 'already_exists' }] },
    });
  });

  it('corrects an act for those who have read it; a request that was submitted keeps it as it was', async () => {
    const { id: _id, ...given } = RESOLUTION;
    const drafted = await manager.does.draftRequest({
      body: {
        content: mi24Content(),
        clockStartsAt: '2011-01-07T14:00:00Z',
        assumptions: 'a test',
      },
    });
    const { requestId } = drafted;
    await manager.does.submitRequest({ requestId });
    const authorityId = 's-res-1967-2011';
    const before = await administrator.api.getAuthority({ authorityId: 's-res-1967-2011' });
    expect(before.headers.get('etag')).toBe('"1"');
    const { id: _key, version: _version, ...read } = resultOf(before);
    const change = { ...read, term: { until: '2011-02-15' } };
    expect((await administrator.raw('changeAuthority', { authorityId }, change)).status).toBe(428);
    expect(await administrator.api.changeAuthority({ authorityId, body: change, ifMatch: 1 })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await administrator.api.changeAuthority({ authorityId, body: change, ifMatch: 1 })).toMatchObject({
      status: 412,
      body: { errors: [{ rule: 'stale_version' }] },
    });
    const renamed = { ...change, symbol: 'S/RES/9967 (2011)' };
    expect((await administrator.api.changeAuthority({ authorityId, body: renamed, ifMatch: 2 })).status).toBe(
      200,
    );
    expect((await manager.does.listRequests({ q: '9967' })).items).toMatchObject([{ id: requestId }]);
    expect(await staleListings((text) => api.sql(text))).toEqual([]);
    const [fact] = await api.sql<{ term: unknown }>(
      `SELECT payload -> 'authority' -> 'term' AS term FROM fact WHERE case_id = $1 AND kind = 'submitted'`,
      [requestId],
    );
    expect(fact).toEqual({ term: read.term });
    expect(
      await administrator.api.changeAuthority({
        authorityId,
        body: { ...given, directions: [{ from: 'unmil', to: 'atlantis' }] },
        ifMatch: 3,
      }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/directions/0/to', rule: 'unknown_reference' }] },
    });
  });

  it('takes a unit of a state in a mission, and nothing else', async () => {
    expect(await administrator.api.enterUnit({ body: UNIT })).toMatchObject({
      status: 201,
      body: { version: 1 },
    });
    const moved = { name: UNIT.name, missionId: 'unoci', sources: UNIT.sources };
    expect(await administrator.api.changeUnit({ unitId: UNIT.id, body: moved, ifMatch: 1 })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await manager.does.getUnit({ unitId: UNIT.id })).toMatchObject({
      mission: { id: 'unoci' },
      contributor: { id: 'ukraine' },
    });
    const ofMission = { ...UNIT, id: 'another', contributorId: 'unmil' };
    expect(await administrator.api.enterUnit({ body: ofMission })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/contributorId', rule: 'wrong_kind_of_party' }] },
    });
  });

  it('keeps a pledge, which is never a consent, from other states', async () => {
    const recorded = await focalPoint.api.recordPledge({ body: PLEDGE });
    expectStatus(recorded, 201);
    expect((await manager.does.listPledges()).items).toMatchObject([
      { contributor: { id: 'ukraine' }, readyInDays: 14, withdrawnAt: null },
    ]);
    expect((await (await api.as('james-kollie')).does.listPledges()).items).toEqual([]);
    expect(
      (
        await focalPoint.api.withdrawPledge({
          pledgeId: recorded.body.pledgeId,
          body: { reason: 'Needed elsewhere.' },
        })
      ).status,
    ).toBe(200);
    expect(
      await focalPoint.api.withdrawPledge({
        pledgeId: recorded.body.pledgeId,
        body: { reason: 'Needed elsewhere.' },
      }),
    ).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'status_forbids' }] },
    });
    expect(await api.sql('SELECT 1 FROM decision')).toEqual([]);
  });

  it('ends a ceiling where the next one begins, and refuses two at once', async () => {
    const enter = (given: Omit<BodyOf<'enterCeiling'>, 'missionId' | 'category'>) =>
      administrator.api.enterCeiling({ body: { missionId: 'unoci', category: 'military', ...given } });
    await enter({ amount: 8650, from: '2010-12-20', authority: 'S/RES/1962 (2010)' });
    expect((await enter({ amount: 8837, from: '2012-07-26', authority: 'S/RES/2062 (2012)' })).status).toBe(
      201,
    );
    expect((await manager.does.listCeilings()).items).toMatchObject([
      { amount: 8650, from: '2010-12-20T05:00:00.000Z', to: '2012-07-26T04:00:00.000Z', held: 0 },
      { amount: 8837, from: '2012-07-26T04:00:00.000Z', to: null },
    ]);
    expect(
      await enter({ amount: 1, from: '2011-01-01', to: '2011-02-01', authority: 'S/RES/1967 (2011)' }),
    ).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/from', rule: 'already_exists' }] },
    });
    expect((await (await api.as('james-kollie')).api.listCeilings()).status).toBe(403);
  });

  it('takes the next version of a policy, names every fault of a bad one, and changes none that is there', async () => {
    const first = await administrator.does.getPolicyVersion({ policyId: 'standard', version: 1 });
    const { items } = await administrator.does.listPolicyVersions({ policyId: 'standard' });
    const latest = present(items[0]).version;
    const next = { ...first, version: latest + 1, title: 'Standard, with a new title' };
    expect(await administrator.api.enterPolicy({ body: { policy: next } })).toMatchObject({
      status: 201,
      body: { policyId: 'standard', version: latest + 1 },
    });
    expect((await administrator.does.listPolicyVersions({ policyId: 'standard' })).items[0]).toMatchObject({
      version: latest + 1,
      title: 'Standard, with a new title',
    });
    expect(await administrator.api.enterPolicy({ body: { policy: first } })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/policy/version', rule: 'version_not_next' }] },
    });
    const [leg, ...others] = next.legs;
    const circular = {
      ...next,
      version: latest + 2,
      legs: [{ ...present(leg), after: [present(leg).kind] }, ...others],
    };
    const refused = await administrator.api.enterPolicy({ body: { policy: circular } });
    expectStatus(refused, 422);
    const [fault] = refused.body.errors;
    expect(fault).toMatchObject({
      rule: 'policy_faulty',
      pointer: expect.stringContaining('/policy/legs/0'),
    });
  });

  it('writes every change into the chain of what belongs to no case', async () => {
    const rows = await api.sql<{ kind: string }>(
      `SELECT DISTINCT body ->> 'kind' AS kind FROM audit_event WHERE chain = 'system' ORDER BY 1`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'authority_changed',
        'authority_entered',
        'ceiling_entered',
        'pledge_recorded',
        'pledge_withdrawn',
        'policy_entered',
        'unit_changed',
        'unit_entered',
      ]),
    );
  });
});
