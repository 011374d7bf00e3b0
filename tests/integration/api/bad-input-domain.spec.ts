import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import { mi24Content, type ApiClient } from '../../support/api/running-api.js';

const clockStartsAt = '2011-01-07T14:00:00Z';
const UKRAINE = 'contributor_consent:ukraine';
const noteVerbale = { kind: 'note_verbale', reference: 'NV/2011/17', organ: null, date: null };

describe('a call that breaks a rule of the domain', () => {
  let cases: ApiRequests;
  let open: Drafted;
  let tomas: ApiClient;
  let paperId: string;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    tomas = await cases.api.as('tomas-lindqvist');
    open = await cases.noticed();
    const recorded = await tomas.post(`/api/v1/requests/${open.requestId}/legs/${UKRAINE}/papers`, {
      answer: 'consent',
      instrument: noteVerbale,
    });
    paperId = recorded.body.paperId;
  });
  afterAll(() => cases.close());

  async function draft(change: Record<string, unknown>): Promise<string> {
    const drafted = await cases.manager.post('/api/v1/requests', {
      content: mi24Content(change),
      clockStartsAt,
    });
    return drafted.body.requestId;
  }

  function line(change: Record<string, unknown>): Record<string, unknown> {
    const [whole] = mi24Content()['lines'] as Record<string, unknown>[];
    return { lines: [{ ...whole, ...change }] };
  }

  async function refused(call: () => ReturnType<ApiClient['post']>) {
    const before = await cases.api.counts();
    const { status, body } = await call();
    expect(await cases.api.counts()).toEqual(before);
    const [{ rule, pointer }] = body.errors;
    return { status, rule, pointer };
  }

  it('more of the unit than the authority names cannot be submitted', async () => {
    const requestId = await draft(line({ count: 30 }));
    const answer = await refused(() => cases.manager.post(`/api/v1/requests/${requestId}/submit`, {}));
    expect(answer).toEqual({ status: 422, rule: 'count_above_authority', pointer: '/lines/0/count' });
  });

  it('a unit that the authority does not name cannot be submitted', async () => {
    const requestId = await draft({ ...line({ count: 2 }), authorityId: 's-res-1951-2010' });
    const answer = await refused(() => cases.manager.post(`/api/v1/requests/${requestId}/submit`, {}));
    expect(answer).toEqual({ status: 422, rule: 'unit_not_authorised', pointer: '/lines/0/unitId' });
  });

  it('a direction that the authority does not allow cannot be submitted', async () => {
    const administrator = await cases.api.as('ruth-mwangi');
    await administrator.post('/api/v1/units', {
      id: 'unoci-guards',
      name: 'guards of UNOCI',
      contributorId: 'ukraine',
      missionId: 'unoci',
      sources: ['a test'],
    });
    const requestId = await draft({
      sendingMission: 'unoci',
      receivingMission: 'unmil',
      ...line({ unitId: 'unoci-guards' }),
    });
    const answer = await refused(() => cases.manager.post(`/api/v1/requests/${requestId}/submit`, {}));
    expect(answer).toEqual({ status: 422, rule: 'direction_not_authorised', pointer: '/receivingMission' });
  });

  it('a day after the last one of the authority cannot be submitted', async () => {
    const administrator = await cases.api.as('ruth-mwangi');
    const { body: resolution } = await administrator.get('/api/v1/authorities/s-res-1967-2011');
    const { version: _version, ...known } = resolution;
    const entered = { ...known, id: 'until-january', term: { until: '2011-01-30' } };
    await administrator.post('/api/v1/authorities', entered);
    const late = await draft({ authorityId: 'until-january', neededBy: '2011-01-31' });
    const answer = await refused(() => cases.manager.post(`/api/v1/requests/${late}/submit`, {}));
    expect(answer).toEqual({ status: 422, rule: 'dates_not_authorised', pointer: '/neededBy' });
    const inTime = await draft({ authorityId: 'until-january', neededBy: '2011-01-30' });
    expect((await cases.manager.post(`/api/v1/requests/${inTime}/submit`, {})).status).toBe(200);
  });

  it('a unit of another mission than the one that lends cannot be asked for', async () => {
    const content = mi24Content({ sendingMission: 'unoci', receivingMission: 'unmil' });
    const answer = await refused(() => cases.manager.post('/api/v1/requests', { content, clockStartsAt }));
    expect(answer).toEqual({ status: 422, rule: 'unit_elsewhere', pointer: '/content/lines/0/unitId' });
  });

  it('nobody countersigns their own record', async () => {
    const path = `/api/v1/requests/${open.requestId}/papers/${paperId}/countersign`;
    expect(await refused(() => tomas.post(path, {}))).toMatchObject({ status: 403, rule: 'own_record' });
  });

  it('a stale version changes nothing', async () => {
    const requestId = await draft({});
    const { body } = await cases.manager.get(`/api/v1/requests/${requestId}`);
    const content = mi24Content();
    const path = `/api/v1/requests/${requestId}`;
    await cases.manager.put(path, { content }, { 'if-match': `"${body.version}"` });
    const stale = () => cases.manager.put(path, { content }, { 'if-match': `"${body.version}"` });
    expect(await refused(stale)).toEqual({ status: 412, rule: 'stale_version', pointer: '' });
  });

  it('an absence that leaves nobody is not taken', async () => {
    const james = await cases.api.as('james-kollie');
    const absence = {
      personId: 'james-kollie',
      from: '2030-01-01T00:00:00Z',
      to: '2030-01-02T00:00:00Z',
      coveredBy: 'awa-kone',
    };
    const answer = await refused(() => james.post('/api/v1/absences', absence));
    expect(answer).toMatchObject({ status: 422, pointer: '/coveredBy' });
  });

  it('a mission that has not opened, or has closed, cannot lend', async () => {
    const administrator = await cases.api.as('ruth-mwangi');
    const { body } = await administrator.get('/api/v1/parties/unmil');
    const { name, language, zone, sources, mission, version } = body;
    const changed = {
      name,
      language,
      zone,
      sources,
      mission: { ...mission, host: mission.host, closedOn: '2011-01-15' },
    };
    const put = await administrator.put('/api/v1/parties/unmil', changed, { 'if-match': `"${version}"` });
    expect(put.status).toBe(200);
    const content = mi24Content();
    const answer = await refused(() => cases.manager.post('/api/v1/requests', { content, clockStartsAt }));
    expect(answer).toMatchObject({
      status: 422,
      rule: 'mission_not_there',
      pointer: '/content/sendingMission',
    });
  });
});
