import { randomUUID } from 'node:crypto';
import { LiveCases } from '../../support/product/live-request.js';
import { grantedArrangement } from '../../support/product/lived-arrangements.js';
import { type ApiClient, type TestApi, mi24Content, startTestApi } from '../../support/api/running-api.js';

let api: TestApi;
let live: LiveCases;
let ana: ApiClient;
let tomas: ApiClient;
let james: ApiClient;
let unmil: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  live = await LiveCases.on(api.database);
  await api.sql(`INSERT INTO person (id, name, title, address, language, persona) VALUES
    ('for-unmil', 'A', 'B', 'for-unmil@unmil.example', 'en', true)`);
  await api.sql(`INSERT INTO membership (person_id, party_id, role, valid_from) VALUES
    ('for-unmil', 'unmil', 'manager', '2000-01-01')`);
  [ana, tomas, james, unmil] = [
    await api.as('ana-ribeiro'),
    await api.as('tomas-lindqvist'),
    await api.as('james-kollie'),
    await api.as('for-unmil'),
  ];
});
afterAll(async () => {
  await live.close();
  await api.close();
});

const act = { symbol: 'S/RES/2155 (2014)', adoptedOn: '2011-01-19' };
const pathOf = ({ arrangementId }: { arrangementId: string }) => `/api/v1/arrangements/${arrangementId}`;
const viewOf = async (path: string, client = ana) => (await client.get(path)).body;

describe('an arrangement in force', () => {
  it('shows increments, the certificate of authority, clearances and cautions in words', async () => {
    const path = pathOf(await grantedArrangement(live));
    const line = `${path}/lines/mi24`;
    const clearance = {
      clearance: 'weapons',
      issuer: "Government of Côte d'Ivoire",
      status: 'requested',
      instrument: 'NV/12',
    };
    expect((await unmil.post(`${line}/clearances`, clearance)).status).toBe(200);
    expect((await unmil.post(`${line}/departed`, { effective: null })).status).toBe(200);
    const part = { effective: null, increment: { count: 2, persons: null } };
    expect((await tomas.post(`${line}/arrived`, part)).status).toBe(200);
    expect((await viewOf(path)).lines).toMatchObject([
      { status: 'moving', expiring: true, arrivedAt: null, arrivedSoFar: { count: 2, persons: null } },
    ]);
    await tomas.post(`${line}/arrived`, { ...part, complete: true });
    const certificate = { effective: { on: '2011-01-19' }, certificate: 'TOA/UNOCI/2011/3' };
    expect((await ana.post(`${line}/transfer-of-authority`, certificate)).status).toBe(200);
    expect((await viewOf(path)).lines).toMatchObject([
      {
        status: 'arrived',
        count: 3,
        arrivals: [{ increment: { count: 2 } }, { increment: { count: 2 } }],
        transferOfAuthority: { certificate: 'TOA/UNOCI/2011/3' },
        clearances: [{ clearance: 'weapons', status: 'requested', validTo: null }],
        cautions: [
          {
            what: 'departed_without_clearance',
            clearance: { clearance: 'weapons', issuer: "Government of Côte d'Ivoire", status: 'requested' },
          },
          { what: 'arrived_above_grant', clearance: null },
        ],
        counting: { model: 'SENDER_COUNTS', departs: false },
      },
    ]);
    expect((await unmil.post(`${line}/repatriated`, { effective: null })).status).toBe(200);
    expect(await viewOf(path)).toMatchObject({
      status: 'ended',
      lines: [{ status: 'repatriated', expiring: false }],
    });
  });

  it('is suspended by its own people; who suspended a consent is told to those who see the whole case', async () => {
    const arrangement = await grantedArrangement(live);
    const path = pathOf(arrangement);
    expect((await tomas.post(`${path}/suspend`, { reason: 'The airfield is closed.' })).status).toBe(200);
    const awa = await api.as('awa-kone');
    const suspended = await awa.post(
      `/api/v1/requests/${arrangement.requestId}/legs/host_consent:cote-divoire/decide`,
      { answer: 'suspend', reason: 'Until the elections.' },
    );
    expect(suspended.status).toBe(201);
    expect(await viewOf(path)).toMatchObject({
      status: 'suspended',
      lines: [
        {
          suspensions: [
            { party: null, reason: 'The airfield is closed.', to: null },
            { party: { id: 'cote-divoire' }, reason: 'Until the elections.', to: null },
          ],
        },
      ],
    });
    expect((await viewOf(path, james)).lines[0].suspensions).toMatchObject([
      { party: null, reason: 'The airfield is closed.' },
      { party: null, reason: null },
    ]);
    const resume = { lineIds: ['mi24'], reason: 'It is open again.' };
    expect((await tomas.post(`${path}/resume`, resume)).status).toBe(200);
    expect((await viewOf(path)).status).toBe('suspended');
  });

  it('is discontinued, ruled on in flight and converted by managers of the Secretariat alone', async () => {
    const path = pathOf(await grantedArrangement(live));
    await ana.post(`${path}/lines/mi24/departed`, { effective: null });
    const calls = [
      ['discontinue', { act, reason: 'The Council has ended it.' }],
      ['lines/mi24/ruling', { ruling: 'turn_back', instrument: 'S/2014/365', reason: 'It is near.' }],
      ['convert', { act, reason: 'The sender closes.' }],
    ] as const;
    for (const [way, body] of calls) {
      for (const client of [tomas, unmil]) {
        expect((await client.post(`${path}/${way}`, body)).body).toMatchObject({
          status: 403,
          errors: [{ rule: 'role_missing' }],
        });
      }
    }
    expect((await ana.post(`${path}/discontinue`, calls[0][1])).status).toBe(200);
    expect(await viewOf(path)).toMatchObject({
      status: 'discontinued',
      lines: [
        { awaitsRuling: true, returnDueAt: expect.any(String), discontinuation: { act, ruling: null } },
      ],
    });
    expect((await ana.post(`${path}/lines/mi24/ruling`, calls[1][1])).status).toBe(200);
    expect((await viewOf(path)).lines).toMatchObject([
      { awaitsRuling: false, discontinuation: { ruling: { ruling: 'turn_back', instrument: 'S/2014/365' } } },
    ]);
    expect((await ana.post(`${path}/convert`, calls[2][1])).status).toBe(200);
    expect(await viewOf(path)).toMatchObject({ lines: [{ status: 'transferred', breaches: [] }] });
  });

  it('records a call that is repeated with its key once', async () => {
    const path = pathOf(await grantedArrangement(live));
    const key = { 'idempotency-key': randomUUID() };
    const part = { effective: null, increment: { count: 1, persons: null } };
    const [first, second] = [
      await ana.post(`${path}/lines/mi24/arrived`, part, key),
      await ana.post(`${path}/lines/mi24/arrived`, part, key),
    ];
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect((await viewOf(path)).lines[0].arrivedSoFar.count).toBe(1);
    const other = { ...part, increment: { count: 2, persons: null } };
    expect((await ana.post(`${path}/lines/mi24/arrived`, other, key)).status).toBe(422);
  });

  it('takes a further request under itself', async () => {
    const arrangement = await grantedArrangement(live);
    const content = mi24Content({
      kind: 'extend',
      arrangementId: arrangement.arrangementId,
      policyId: 'extension',
      neededBy: '2011-02-16',
    });
    const drafted = await ana.post('/api/v1/requests', { content });
    expect(drafted).toMatchObject({ status: 201, body: { arrangementId: arrangement.arrangementId } });
    const view = await viewOf(pathOf(arrangement));
    expect(view.requests.map(({ reference }: { reference: string }) => reference)).toEqual([
      view.reference + '-R',
      view.reference + '-R2',
    ]);
    const clock = await ana.post('/api/v1/requests', { content, clockStartsAt: '2011-01-07T14:00:00Z' });
    expect(clock.body).toMatchObject({
      status: 403,
      errors: [{ rule: 'clock_fixed', pointer: '/clockStartsAt' }],
    });
  });
});

describe('a call about an arrangement that cannot be carried out', () => {
  let path: string;
  beforeAll(async () => {
    path = pathOf(await grantedArrangement(live));
  });

  it.each([
    ['lines/mi24/arrived', { increment: { count: null, persons: null } }, 422, '/increment/count'],
    ['lines/mi24/arrived', { increment: { count: 0 } }, 422, '/increment/count'],
    ['lines/mi24/arrived', { complete: 'yes' }, 422, '/complete'],
    ['lines/mi24/transfer-of-authority', {}, 422, '/certificate'],
    ['lines/mi24/transfer-of-authority', { certificate: 'TOA/1' }, 409, '/lineId'],
    ['lines/mi24/clearances', { clearance: 'ships', issuer: 'X', status: 'granted' }, 422, '/clearance'],
    [
      'lines/mi24/clearances',
      { clearance: 'route', issuer: 'X', status: 'refused', validTo: '2011-02-01' },
      422,
      '/validTo',
    ],
    ['lines/mi24/ruling', { ruling: 'wait', instrument: 'S/1', reason: 'x' }, 422, '/ruling'],
    [
      'lines/mi24/ruling',
      { ruling: 'turn_back', instrument: 'S/1', until: '2011-03-01', reason: 'x' },
      422,
      '/until',
    ],
    ['lines/mi24/ruling', { ruling: 'proceed', instrument: 'S/1', reason: 'x' }, 409, '/lineId'],
    ['lines/other/departed', {}, 404, '/lineId'],
    ['suspend', { reason: ' ' }, 422, '/reason'],
    ['suspend', { lineIds: [], reason: 'x' }, 422, '/lineIds'],
    ['suspend', { lineIds: ['other'], reason: 'x' }, 404, '/lineIds/0'],
    ['resume', { reason: 'x' }, 409, '/lineIds'],
    ['discontinue', { act: { ...act, symbol: '2155' }, reason: 'x' }, 422, '/act/symbol'],
    ['discontinue', { act: { ...act, adoptedOn: '2014-05-27' }, reason: 'x' }, 422, '/act/adoptedOn'],
    ['convert', { reason: 'x' }, 422, '/act'],
  ])('%s with %j: %i at %s', async (way, body, status, pointer) => {
    const before = await api.counts();
    const answer = await ana.post(`${path}/${way}`, body);
    expect(answer.body).toMatchObject({ status, errors: [{ pointer }] });
    expect(await api.counts()).toEqual(before);
  });

  it('is described: every way about an arrangement is in the description of the API', async () => {
    const { paths } = (await ana.get('/api/openapi.json')).body;
    for (const way of ['suspend', 'resume', 'discontinue', 'convert']) {
      expect(
        paths[`/arrangements/{arrangementId}/${way}`] ?? paths[`/api/v1/arrangements/{arrangementId}/${way}`],
      ).toBeDefined();
    }
  });
});
