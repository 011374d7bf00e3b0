import { randomUUID } from 'node:crypto';
import type { BodyOf } from '#libs/contracts/client';
import { LiveCases } from '../../support/product/live-request.js';
import { grantedArrangement } from '../../support/product/lived-arrangements.js';
import { type Caller, type TestApi, mi24Content, startTestApi } from '../../support/api/running-api.js';
import { descriptionIn } from '../../support/api/answers.js';

let api: TestApi;
let live: LiveCases;
let ana: Caller;
let tomas: Caller;
let james: Caller;
let unmil: Caller;

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
const viewOf = async (arrangementId: string, client = ana) => client.does.getArrangement({ arrangementId });

describe('an arrangement in force', () => {
  it('shows increments, the certificate of authority, clearances and cautions in words', async () => {
    const { arrangementId } = await grantedArrangement(live);
    const line = { arrangementId, lineId: 'mi24' };
    const clearance = {
      clearance: 'weapons',
      issuer: "Government of Côte d'Ivoire",
      status: 'requested',
      instrument: 'NV/12',
    } satisfies BodyOf<'recordClearance'>;
    expect((await unmil.api.recordClearance({ ...line, body: clearance })).status).toBe(200);
    expect((await unmil.api.recordDeparture({ ...line, body: { effective: null } })).status).toBe(200);
    const part = { effective: null, increment: { count: 2, persons: null } };
    expect((await tomas.api.recordArrival({ ...line, body: part })).status).toBe(200);
    expect((await viewOf(arrangementId)).lines).toMatchObject([
      { status: 'moving', expiring: true, arrivedAt: null, arrivedSoFar: { count: 2, persons: null } },
    ]);
    await tomas.api.recordArrival({ ...line, body: { ...part, complete: true } });
    const certificate = { effective: { on: '2011-01-19' }, certificate: 'TOA/UNOCI/2011/3' };
    expect((await ana.api.transferAuthority({ ...line, body: certificate })).status).toBe(200);
    expect((await viewOf(arrangementId)).lines).toMatchObject([
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
    expect((await unmil.api.recordRepatriation({ ...line, body: { effective: null } })).status).toBe(200);
    expect(await viewOf(arrangementId)).toMatchObject({
      status: 'ended',
      lines: [{ status: 'repatriated', expiring: false }],
    });
  });

  it('is suspended by its own people; who suspended a consent is told to those who see the whole case', async () => {
    const arrangement = await grantedArrangement(live);
    const { arrangementId } = arrangement;
    expect(
      (await tomas.api.suspendLines({ arrangementId, body: { reason: 'The airfield is closed.' } })).status,
    ).toBe(200);
    const awa = await api.as('awa-kone');
    const suspended = await awa.api.decideLeg({
      requestId: arrangement.requestId,
      legId: 'host_consent:cote-divoire',
      body: { answer: 'suspend', reason: 'Until the elections.' },
    });
    expect(suspended.status).toBe(201);
    expect(await viewOf(arrangementId)).toMatchObject({
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
    expect((await viewOf(arrangementId, james)).lines[0]?.suspensions).toMatchObject([
      { party: null, reason: 'The airfield is closed.' },
      { party: null, reason: null },
    ]);
    const resume = { lineIds: ['mi24'], reason: 'It is open again.' };
    expect((await tomas.api.resumeLines({ arrangementId, body: resume })).status).toBe(200);
    expect((await viewOf(arrangementId)).status).toBe('suspended');
  });

  it('is discontinued, ruled on in flight and converted by managers of the Secretariat alone', async () => {
    const { arrangementId } = await grantedArrangement(live);
    await ana.api.recordDeparture({ arrangementId, lineId: 'mi24', body: { effective: null } });
    const line = { arrangementId, lineId: 'mi24' };
    const discontinues = (by: Caller) =>
      by.api.discontinueLines({ arrangementId, body: { act, reason: 'The Council has ended it.' } });
    const rules = (by: Caller) =>
      by.api.ruleInFlight({
        ...line,
        body: { ruling: 'turn_back', instrument: 'S/2014/365', reason: 'It is near.' },
      });
    const converts = (by: Caller) =>
      by.api.convertLines({ arrangementId, body: { act, reason: 'The sender closes.' } });
    for (const calls of [discontinues, rules, converts]) {
      for (const client of [tomas, unmil]) {
        expect((await calls(client)).body).toMatchObject({
          status: 403,
          errors: [{ rule: 'role_missing' }],
        });
      }
    }
    expect((await discontinues(ana)).status).toBe(200);
    expect(await viewOf(arrangementId)).toMatchObject({
      status: 'discontinued',
      lines: [
        { awaitsRuling: true, returnDueAt: expect.any(String), discontinuation: { act, ruling: null } },
      ],
    });
    expect((await rules(ana)).status).toBe(200);
    expect((await viewOf(arrangementId)).lines).toMatchObject([
      { awaitsRuling: false, discontinuation: { ruling: { ruling: 'turn_back', instrument: 'S/2014/365' } } },
    ]);
    expect((await converts(ana)).status).toBe(200);
    expect(await viewOf(arrangementId)).toMatchObject({ lines: [{ status: 'transferred', breaches: [] }] });
  });

  it('records a call that is repeated with its key once', async () => {
    const { arrangementId } = await grantedArrangement(live);
    const key = randomUUID();
    const part = { effective: null, increment: { count: 1, persons: null } };
    const [first, second] = [
      await ana.api.recordArrival({ arrangementId, lineId: 'mi24', body: part, key }),
      await ana.api.recordArrival({ arrangementId, lineId: 'mi24', body: part, key }),
    ];
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect((await viewOf(arrangementId)).lines[0]?.arrivedSoFar.count).toBe(1);
    const other = { ...part, increment: { count: 2, persons: null } };
    expect((await ana.api.recordArrival({ arrangementId, lineId: 'mi24', body: other, key })).status).toBe(
      422,
    );
  });

  it('takes a further request under itself', async () => {
    const arrangement = await grantedArrangement(live);
    const content = mi24Content({
      kind: 'extend',
      arrangementId: arrangement.arrangementId,
      policyId: 'extension',
      neededBy: '2011-02-16',
    });
    const drafted = await ana.api.draftRequest({ body: { content } });
    expect(drafted).toMatchObject({ status: 201, body: { arrangementId: arrangement.arrangementId } });
    const view = await viewOf(arrangement.arrangementId);
    expect(view.requests.map(({ reference }) => reference)).toEqual([
      view.reference + '-R',
      view.reference + '-R2',
    ]);
    const clock = await ana.api.draftRequest({ body: { content, clockStartsAt: '2011-01-07T14:00:00Z' } });
    expect(clock.body).toMatchObject({
      status: 403,
      errors: [{ rule: 'clock_fixed', pointer: '/clockStartsAt' }],
    });
  });
});

type Act =
  | 'recordDeparture'
  | 'recordArrival'
  | 'transferAuthority'
  | 'recordClearance'
  | 'ruleInFlight'
  | 'suspendLines'
  | 'resumeLines'
  | 'discontinueLines'
  | 'convertLines';

describe('a call about an arrangement that cannot be carried out', () => {
  let arrangementId: string;
  beforeAll(async () => {
    ({ arrangementId } = await grantedArrangement(live));
  });

  it.each<[id: Act, lineId: string | null, body: object, status: number, pointer: string]>([
    ['recordArrival', 'mi24', { increment: { count: null, persons: null } }, 422, '/increment/count'],
    ['recordArrival', 'mi24', { increment: { count: 0 } }, 422, '/increment/count'],
    ['recordArrival', 'mi24', { complete: 'yes' }, 422, '/complete'],
    ['transferAuthority', 'mi24', {}, 422, '/certificate'],
    ['transferAuthority', 'mi24', { certificate: 'TOA/1' }, 409, '/lineId'],
    ['recordClearance', 'mi24', { clearance: 'ships', issuer: 'X', status: 'granted' }, 422, '/clearance'],
    [
      'recordClearance',
      'mi24',
      { clearance: 'route', issuer: 'X', status: 'refused', validTo: '2011-02-01' },
      422,
      '/validTo',
    ],
    ['ruleInFlight', 'mi24', { ruling: 'wait', instrument: 'S/1', reason: 'x' }, 422, '/ruling'],
    [
      'ruleInFlight',
      'mi24',
      { ruling: 'turn_back', instrument: 'S/1', until: '2011-03-01', reason: 'x' },
      422,
      '/until',
    ],
    ['ruleInFlight', 'mi24', { ruling: 'proceed', instrument: 'S/1', reason: 'x' }, 409, '/lineId'],
    ['recordDeparture', 'other', {}, 404, '/lineId'],
    ['suspendLines', null, { reason: ' ' }, 422, '/reason'],
    ['suspendLines', null, { lineIds: [], reason: 'x' }, 422, '/lineIds'],
    ['suspendLines', null, { lineIds: ['other'], reason: 'x' }, 404, '/lineIds/0'],
    ['resumeLines', null, { reason: 'x' }, 409, '/lineIds'],
    ['discontinueLines', null, { act: { ...act, symbol: '2155' }, reason: 'x' }, 422, '/act/symbol'],
    [
      'discontinueLines',
      null,
      { act: { ...act, adoptedOn: '2014-05-27' }, reason: 'x' },
      422,
      '/act/adoptedOn',
    ],
    ['convertLines', null, { reason: 'x' }, 422, '/act'],
  ])('%s of %s with %j: %i at %s', async (id, lineId, body, status, pointer) => {
    const before = await api.counts();
    const address = { arrangementId, ...(lineId === null ? {} : { lineId }) };
    const answer = await ana.raw(id, address, body);
    expect(answer.body).toMatchObject({ status, errors: [{ pointer }] });
    expect(await api.counts()).toEqual(before);
  });

  it('is described: every way about an arrangement is in the description of the API', async () => {
    const { paths } = descriptionIn(await ana.get('/api/openapi.json'));
    for (const way of ['suspend', 'resume', 'discontinue', 'convert']) {
      expect(Object.keys(paths).some((path) => path.endsWith(`/arrangements/{arrangementId}/${way}`))).toBe(
        true,
      );
    }
  });
});
