import { type BodyOf } from '#libs/contracts/client';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import { MI24_LINE, mi24Content, type Caller } from '../../support/api/running-api.js';
import { present, problemOf } from '../../support/api/answers.js';

const clockStartsAt = '2011-01-07T14:00:00Z';
const UKRAINE = 'contributor_consent:ukraine';
const noteVerbale = {
  kind: 'note_verbale',
  reference: 'NV/2011/17',
  organ: null,
  date: null,
} satisfies NonNullable<BodyOf<'recordPaper'>['instrument']>;

describe('a call that breaks a rule of the domain', () => {
  let cases: ApiRequests;
  let open: Drafted;
  let tomas: Caller;
  let paperId: string;

  beforeAll(async () => {
    cases = await ApiRequests.start();
    tomas = await cases.api.as('tomas-lindqvist');
    open = await cases.noticed();
    const recorded = await tomas.does.recordPaper({
      requestId: open.requestId,
      legId: UKRAINE,
      body: {
        answer: 'consent',
        instrument: noteVerbale,
      },
    });
    paperId = recorded.paperId;
  });
  afterAll(() => cases.close());

  async function draft(change: Record<string, unknown>): Promise<string> {
    const drafted = await cases.manager.does.draftRequest({
      body: {
        content: mi24Content(change),
        clockStartsAt,
      },
    });
    return drafted.requestId;
  }

  function line(change: Record<string, unknown>): Record<string, unknown> {
    return { lines: [{ ...MI24_LINE, ...change }] };
  }

  async function refused(call: () => ReturnType<Caller['post']>) {
    const before = await cases.api.counts();
    const { status, errors } = problemOf(await call());
    expect(await cases.api.counts()).toEqual(before);
    const { rule, pointer } = present(errors[0]);
    return { status, rule, pointer };
  }

  it('more of the unit than the authority names cannot be submitted', async () => {
    const requestId = await draft(line({ count: 30 }));
    const answer = await refused(() => cases.manager.api.submitRequest({ requestId }));
    expect(answer).toEqual({ status: 422, rule: 'count_above_authority', pointer: '/lines/0/count' });
  });

  it('a unit that the authority does not name cannot be submitted', async () => {
    const requestId = await draft({ ...line({ count: 2 }), authorityId: 's-res-1951-2010' });
    const answer = await refused(() => cases.manager.api.submitRequest({ requestId }));
    expect(answer).toEqual({ status: 422, rule: 'unit_not_authorised', pointer: '/lines/0/unitId' });
  });

  it('a direction that the authority does not allow cannot be submitted', async () => {
    const administrator = await cases.api.as('ruth-mwangi');
    await administrator.does.enterUnit({
      body: {
        id: 'unoci-guards',
        name: 'guards of UNOCI',
        contributorId: 'ukraine',
        missionId: 'unoci',
        sources: ['a test'],
      },
    });
    const requestId = await draft({
      sendingMission: 'unoci',
      receivingMission: 'unmil',
      ...line({ unitId: 'unoci-guards' }),
    });
    const answer = await refused(() => cases.manager.api.submitRequest({ requestId }));
    expect(answer).toEqual({ status: 422, rule: 'direction_not_authorised', pointer: '/receivingMission' });
  });

  it('a day after the last one of the authority cannot be submitted', async () => {
    const administrator = await cases.api.as('ruth-mwangi');
    const resolution = await administrator.does.getAuthority({ authorityId: 's-res-1967-2011' });
    const { version: _version, ...known } = resolution;
    const entered = {
      ...known,
      id: 'until-january',
      term: { until: '2011-01-30' },
    } satisfies BodyOf<'enterAuthority'>;
    await administrator.does.enterAuthority({ body: entered });
    const late = await draft({ authorityId: 'until-january', neededBy: '2011-01-31' });
    const answer = await refused(() => cases.manager.api.submitRequest({ requestId: late }));
    expect(answer).toEqual({ status: 422, rule: 'dates_not_authorised', pointer: '/neededBy' });
    const inTime = await draft({ authorityId: 'until-january', neededBy: '2011-01-30' });
    expect((await cases.manager.api.submitRequest({ requestId: inTime })).status).toBe(200);
  });

  it('a unit of another mission than the one that lends cannot be asked for', async () => {
    const content = mi24Content({ sendingMission: 'unoci', receivingMission: 'unmil' });
    const answer = await refused(() => cases.manager.api.draftRequest({ body: { content, clockStartsAt } }));
    expect(answer).toEqual({ status: 422, rule: 'unit_elsewhere', pointer: '/content/lines/0/unitId' });
  });

  it('nobody countersigns their own record', async () => {
    expect(
      await refused(() => tomas.api.countersignPaper({ requestId: open.requestId, paperId })),
    ).toMatchObject({ status: 403, rule: 'own_record' });
  });

  it('a stale version changes nothing', async () => {
    const requestId = await draft({});
    const { version } = await cases.manager.does.getRequest({ requestId });
    const content = mi24Content();
    await cases.manager.does.reviseRequest({ requestId, body: { content }, ifMatch: version });
    const stale = () => cases.manager.api.reviseRequest({ requestId, body: { content }, ifMatch: version });
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
    const answer = await refused(() => james.api.recordAbsence({ body: absence }));
    expect(answer).toMatchObject({ status: 422, pointer: '/coveredBy' });
  });

  it('a mission that has not opened, or has closed, cannot lend', async () => {
    const administrator = await cases.api.as('ruth-mwangi');
    const { name, language, zone, sources, mission, version } = await administrator.does.getParty({
      partyId: 'unmil',
    });
    const changed = {
      name,
      language,
      zone,
      sources,
      mission: { ...present(mission), closedOn: '2011-01-15' },
    };
    const put = await administrator.api.changeParty({ partyId: 'unmil', body: changed, ifMatch: version });
    expect(put.status).toBe(200);
    const content = mi24Content();
    const answer = await refused(() => cases.manager.api.draftRequest({ body: { content, clockStartsAt } }));
    expect(answer).toMatchObject({
      status: 422,
      rule: 'mission_not_there',
      pointer: '/content/sendingMission',
    });
  });
});
