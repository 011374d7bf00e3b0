import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import type { ApiClient, Answer } from '../../support/api/running-api.js';

let world: ApiRequests;
let ana: ApiClient;
let james: ApiClient;
let jun: ApiClient;
/** Asked of the Executive Office only. */
let opened: Drafted;
/** Asked of all, needed by different days; the later it was made, the sooner it is needed. */
const noticed: Drafted[] = [];
/** Asked of all, and overdue since. */
let late: Drafted;

const DAYS = ['2011-04-30', '2011-03-31', '2011-02-28'];

beforeAll(async () => {
  world = await ApiRequests.start();
  ana = world.manager;
  james = await world.api.as('james-kollie');
  jun = await world.api.as('jun-takeda');
  await world.api.sql(
    `INSERT INTO unit (id, name, contributor_party_id, mission_id, sources)
     VALUES ('lbr-medics', 'Médecins, niveau II', 'liberia', 'unmil', ARRAY['invented'])`,
  );
  await world.api.sql(
    `UPDATE authority SET document = jsonb_insert(document, '{units,0}',
       '{"unitId": "lbr-medics", "count": 1, "persons": null, "words": "a field hospital"}')`,
  );
  opened = await world.open({ lines: [line('lbr-medics')], neededBy: '2011-12-31' });
  for (const neededBy of DAYS) noticed.push(await world.noticed({ neededBy }));
  late = await world.noticed({ neededBy: '2011-06-30' });
  await ana.post(`/api/v1/arrangements/${late.arrangementId}/clock`, { to: '2011-02-15T12:00:00Z' });
});
afterAll(() => world.close());

function line(unitId: string) {
  const persons = { military: 20, police: 0, civilian: 0 };
  return { id: 'one', unitId, count: 1, persons, from: null, to: null };
}

interface Row {
  id: string;
  requestId: string;
  taskId: string;
}

/** The requests that the rows of a list are about. */
async function found(client: ApiClient, address: string): Promise<string[]> {
  const answer = await client.get(`/api/v1${address}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.items.map((row: Row) => row.requestId ?? row.id);
}

function ids(drafted: readonly Drafted[]): string[] {
  return drafted.map(({ requestId }) => requestId);
}

function sorted(texts: readonly string[]): string[] {
  return texts.toSorted();
}

/** All pages of a list, by their Link headers. */
async function paged(client: ApiClient, address: string): Promise<Row[]> {
  const rows: Row[] = [];
  let path: string | null = `/api/v1${address}`;
  while (path !== null) {
    const page: Answer = await client.get(path);
    expect(page.status).toBe(200);
    rows.push(...page.body.items);
    path = /<([^>]+)>; rel="next"/u.exec(page.headers.get('link') ?? '')?.[1] ?? null;
  }
  return rows;
}

describe('the search', () => {
  it.each([
    ['a unit by a word without its accent', 'medecins'],
    ['the same in capitals, with its accent', 'MÉDECINS'],
    ['the beginnings of several words in any order', 'niv%20medec'],
    ['words of a unit, a mission and a party', 'medecins%20unoci%20liberia'],
  ])('finds %s', async (_what, words) => {
    expect(await found(ana, `/requests?q=${words}`)).toEqual([opened.requestId]);
    expect(await found(ana, `/inbox?queue=waiting&q=${words}`)).toEqual([opened.requestId]);
    expect(await found(ana, `/arrangements?q=${words}`)).toEqual([opened.arrangementId]);
  });

  it.each([
    ['a name with an apostrophe, however it is typed', 'cote%20d%E2%80%99ivoire'],
    ['the symbol of the authority', 'S%2FRES%2F1967%20(2011)'],
    ['a designation written together', 'mi24'],
    ['a designation with its hyphen', 'Mi-24'],
  ])('finds %s', async (_what, words) => {
    const rows = await found(ana, `/requests?q=${words}`);
    expect(rows).toEqual(expect.arrayContaining(ids(noticed)));
  });

  it('finds a request by its reference, and nothing where one word is missing', async () => {
    const { reference } = await world.view(late.requestId);
    expect(await found(ana, `/requests?q=${encodeURIComponent(reference)}`)).toEqual([late.requestId]);
    expect(await found(ana, '/requests?q=medecins%20frigates')).toEqual([]);
  });

  it('finds a unit under its new name as soon as it has one', async () => {
    const administrator = await world.api.as('ruth-mwangi');
    const rename = async (name: string) => {
      const { version } = (await ana.get('/api/v1/units/lbr-medics')).body;
      const body = { name, missionId: 'unmil', sources: ['invented'] };
      const answer = await administrator.put('/api/v1/units/lbr-medics', body, {
        'if-match': `"${version}"`,
      });
      expect(answer).toMatchObject({ status: 200 });
    };
    await rename('Field hospital');
    expect(await found(ana, '/requests?q=hospital')).toEqual([opened.requestId]);
    expect(await found(ana, '/requests?q=medecins')).toEqual([]);
    await rename('Médecins, niveau II');
  });

  it('never shows a party what it may not see', async () => {
    // Liberia has not been asked yet, and is no mission of the arrangement.
    expect(await found(await world.api.as('awa-kone'), '/inbox?q=medecins')).toEqual([]);
    const own = await found(james, '/requests?q=unmil');
    expect(sorted(own)).toEqual(sorted(await found(james, '/requests')));
  });

  it.each(['q=%20', 'q=%25_%27', `q=${'a'.repeat(201)}`, 'q=a%00b'])('refuses %s', async (query) => {
    const answer = await ana.get(`/api/v1/requests?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/q' }] } });
  });
});

describe('the inbox', () => {
  it('is filtered by kind, leg, request, arrangement, party and due date', async () => {
    const all = sorted([...ids(noticed), late.requestId]);
    expect(sorted(await found(james, '/inbox'))).toEqual(all);
    expect(await found(james, '/inbox?kind=reply_to_question')).toEqual([]);
    expect(sorted(await found(james, '/inbox?legKind=host_consent'))).toEqual(all);
    expect(await found(james, '/inbox?legKind=contributor_consent')).toEqual([]);
    expect(await found(james, `/inbox?requestId=${late.requestId}`)).toEqual([late.requestId]);
    expect(await found(james, `/inbox?arrangementId=${late.arrangementId}`)).toEqual([late.requestId]);
    expect(sorted(await found(james, '/inbox?party=liberia'))).toEqual(all);
    expect(await found(james, '/inbox?party=ukraine')).toEqual([]);
    expect(await found(james, '/inbox?dueBefore=2011-01-08')).toEqual([]);
    expect(sorted(await found(james, '/inbox?dueBefore=2011-06-01'))).toEqual(all);
    expect(await found(james, '/inbox?overdue=true')).toEqual([late.requestId]);
  });

  it('leaves out what is claimed, where that is asked', async () => {
    const [first] = noticed;
    const row = (await james.get(`/api/v1/inbox?requestId=${first?.requestId}`)).body.items[0];
    const path = `/api/v1/requests/${row.requestId}/tasks/${row.taskId}`;
    expect((await james.post(`${path}/claim`, {})).status).toBe(200);
    expect(await found(james, '/inbox?unclaimed=true')).not.toContain(first?.requestId);
    expect(await found(james, '/inbox?queue=mine')).toEqual([first?.requestId]);
    expect((await james.post(`${path}/release`, {})).status).toBe(200);
    expect(await found(james, '/inbox?unclaimed=true')).toContain(first?.requestId);
  });

  it('is sorted as wanted', async () => {
    const byNeed = [...ids(noticed).toReversed(), late.requestId];
    expect(await found(james, '/inbox?sort=neededBy')).toEqual(byNeed);
    const byOpening = (await james.get('/api/v1/inbox?sort=opened')).body.items;
    expect(byOpening.map((row: { openedAt: string }) => row.openedAt)).toEqual(
      sorted(byOpening.map((row: { openedAt: string }) => row.openedAt)),
    );
    const newest = await found(james, '/inbox?sort=-opened');
    expect(newest).toEqual(byOpening.map((row: Row) => row.requestId).toReversed());
    const due: string[] = (await james.get('/api/v1/inbox')).body.items.map(
      (row: { dueAt: string }) => row.dueAt,
    );
    expect(due).toEqual(sorted(due));
  });

  it('shows the Secretariat what waits on others, by party, and a party the replies that it waits for', async () => {
    const waiting = (await ana.get('/api/v1/inbox?queue=waiting&party=liberia')).body;
    expect(sorted(waiting.items.map((row: Row) => row.requestId))).toEqual(
      sorted([...ids(noticed), late.requestId]),
    );
    // Who in Liberia has taken it on is Liberia's own.
    expect(waiting.items[0]).toMatchObject({ kind: 'answer', party: { id: 'liberia' }, claimedBy: null });
    expect(await found(ana, '/inbox?queue=waiting&overdue=true&party=liberia')).toEqual([late.requestId]);
    expect(await found(james, '/inbox?queue=waiting')).toEqual([]);
    const asked = noticed[1]?.requestId ?? '';
    const leg = `/api/v1/requests/${asked}/legs/host_consent:liberia`;
    expect((await james.post(`${leg}/ask`, { text: 'From which day?' })).status).toBe(201);
    const [own] = (await james.get('/api/v1/inbox?queue=waiting')).body.items;
    expect(own).toMatchObject({
      requestId: asked,
      kind: 'reply_to_question',
      holder: 'paused',
      claimedBy: null,
    });
    expect(await found(await world.api.as('awa-kone'), '/inbox?queue=waiting')).toEqual([]);
    expect(await found(await world.api.as('daniel-stern'), '/inbox?queue=waiting')).toEqual([]);
  });

  it('counts every queue', async () => {
    const { counts } = (await james.get('/api/v1/inbox')).body;
    const exactly = (count: number) => ({ count, capped: false });
    expect(counts).toEqual({
      mine: exactly(0),
      party: exactly(4),
      waiting: exactly(1),
      snoozed: exactly(0),
      done: exactly(0),
    });
    const ofJun = (await jun.get('/api/v1/inbox')).body.counts;
    expect(ofJun).toMatchObject({ party: exactly(1), done: exactly(4) });
  });
});

describe('the list of requests', () => {
  it('is filtered by state, kind, missions, contributor, unit and need', async () => {
    expect(await found(ana, '/requests?contributor=liberia')).toEqual([opened.requestId]);
    expect(await found(ana, '/requests?unit=lbr-medics&state=open')).toEqual([opened.requestId]);
    expect(await found(ana, '/requests?state=closed')).toEqual([]);
    expect(await found(ana, '/requests?kind=extend')).toEqual([]);
    expect((await found(ana, '/requests?kind=start&status=open')).length).toBe(5);
    expect((await found(ana, '/requests?sendingMission=unmil&receivingMission=unoci')).length).toBe(5);
    expect(await found(ana, '/requests?sendingMission=unoci')).toEqual([]);
    expect(await found(ana, '/requests?neededBefore=2011-03-01')).toEqual([noticed[2]?.requestId]);
  });

  it('tells what is overdue and at risk, of the legs that the viewer may see', async () => {
    expect(await found(ana, '/requests?overdue=true')).toEqual([late.requestId]);
    expect(await found(ana, '/requests?overdue=true&legKind=host_consent')).toEqual([late.requestId]);
    expect(await found(ana, '/requests?overdue=true&legKind=advance_notice')).toEqual([]);
    expect(await found(ana, '/requests?legKind=advance_notice')).toEqual([opened.requestId]);
    expect(await found(ana, '/requests?atRisk=true')).toContain(late.requestId);
    const rows = (await ana.get('/api/v1/requests?sort=-submitted')).body.items;
    expect(rows.find((row: Row) => row.id === late.requestId)).toMatchObject({ atRisk: true });
    expect(rows.find((row: Row) => row.id === opened.requestId)).toMatchObject({ atRisk: false });
    // The Executive Office has given its notice in time; that others are late is not its to know.
    expect(await found(jun, '/requests?overdue=true')).toEqual([]);
    expect(await found(jun, '/requests?atRisk=true')).toEqual([]);
  });

  it('is sorted by need, by submission or by reference', async () => {
    expect(await found(ana, '/requests')).toEqual([
      ...ids(noticed).toReversed(),
      late.requestId,
      opened.requestId,
    ]);
    const byReference = [opened.requestId, ...ids(noticed), late.requestId];
    expect(await found(ana, '/requests?sort=reference')).toEqual(byReference);
    expect((await found(ana, '/requests?sort=-submitted')).toSorted()).toEqual(sorted(byReference));
  });
});

describe('the list of arrangements', () => {
  it('is filtered and sorted', async () => {
    expect(await found(ana, '/arrangements?contributor=liberia')).toEqual([opened.arrangementId]);
    expect(await found(ana, '/arrangements?unit=lbr-medics&status=forming')).toEqual([opened.arrangementId]);
    expect(await found(ana, '/arrangements?breach=true')).toEqual([]);
    expect(await found(ana, '/arrangements?receivingMission=unmil')).toEqual([]);
    const all = await found(ana, '/arrangements');
    expect(all).toHaveLength(5);
    expect(sorted(await found(ana, '/arrangements?sort=expires'))).toEqual(sorted(all));
    expect(await found(ana, '/arrangements?expiresBefore=2010-12-31')).toEqual([]);
  });
});

describe('cursors', () => {
  it.each([
    '/inbox?queue=waiting&limit=2',
    '/inbox?queue=waiting&sort=neededBy&limit=3',
    '/inbox?queue=waiting&sort=-opened&limit=4&legKind=host_consent',
    '/inbox?queue=done&limit=1',
    '/requests?limit=2',
    '/requests?sort=-submitted&limit=1',
    '/requests?sort=reference&limit=2&q=unmil',
    '/arrangements?limit=2',
    '/arrangements?sort=expires&limit=2',
  ])('of %s lose and repeat nothing', async (address) => {
    const whole = address.replace(/limit=\d+/u, 'limit=200');
    const client = address.includes('queue=done') ? jun : ana;
    const once: Record<string, unknown>[] = (await client.get(`/api/v1${whole}`)).body.items;
    expect(once.length).toBeGreaterThan(1);
    // The clocks of the cases go on between two calls.
    const still = (rows: readonly object[]) => rows.map((row) => ({ ...row, now: null }));
    expect(still(await paged(client, address))).toEqual(still(once));
  });

  it('are refused by another query, and where they were touched', async () => {
    const { next } = (await ana.get('/api/v1/requests?limit=1')).body;
    const values: string[] = JSON.parse(Buffer.from(next, 'base64url').toString());
    const touched = Buffer.from(JSON.stringify(['2011-03-02T05:00:00.000Z', ...values.slice(1)])).toString(
      'base64url',
    );
    expect((await ana.get(`/api/v1/requests?limit=2&cursor=${next}`)).status).toBe(200);
    for (const address of [
      `/requests?sort=-submitted&cursor=${next}`,
      `/requests?state=open&cursor=${next}`,
      `/requests?q=unmil&cursor=${next}`,
      `/arrangements?cursor=${next}`,
      `/inbox?cursor=${next}`,
      `/requests?cursor=${touched}`,
      `/requests?cursor=${next.slice(0, -3)}`,
      '/requests?cursor=bm9uc2Vuc2U',
      `/requests/${late.requestId}/audit?cursor=${next}`,
    ]) {
      expect(await ana.get(`/api/v1${address}`)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/cursor', rule: 'cursor_invalid' }] },
      });
    }
  });
});
