import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import type { Caller } from '../../support/api/running-api.js';
import { present } from '../../support/api/answers.js';
import { type AddressOf } from '#libs/contracts/client';

let world: ApiRequests;
let ana: Caller;
let james: Caller;
let jun: Caller;
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
  await ana.does.moveClock({ arrangementId: late.arrangementId, body: { to: '2011-02-15T12:00:00Z' } });
});
afterAll(() => world.close());

function line(unitId: string) {
  const persons = { military: 20, police: 0, civilian: 0 };
  return { id: 'one', unitId, count: 1, persons, from: null, to: null };
}

type List = 'listInbox' | 'listRequests' | 'listArrangements';

/** The requests that the rows of a list are about. */
async function found<Id extends List>(client: Caller, id: Id, query?: AddressOf<Id>): Promise<string[]> {
  const lists: Record<List, (address: object) => Promise<(string | null)[]>> = {
    listInbox: async (address) => (await client.does.listInbox(address)).items.map((row) => row.requestId),
    listRequests: async (address) => (await client.does.listRequests(address)).items.map((row) => row.id),
    listArrangements: async (address) =>
      (await client.does.listArrangements(address)).items.map((row) => row.id),
  };
  return (await lists[id](query ?? {})).map(present);
}

function ids(drafted: readonly Drafted[]): string[] {
  return drafted.map(({ requestId }) => requestId);
}

function sorted(texts: readonly string[]): string[] {
  return texts.toSorted();
}

describe('the search', () => {
  it.each([
    ['a unit by a word without its accent', 'medecins'],
    ['the same in capitals, with its accent', 'MÉDECINS'],
    ['the beginnings of several words in any order', 'niv medec'],
    ['words of a unit, a mission and a party', 'medecins unoci liberia'],
  ])('finds %s', async (_what, words) => {
    expect(await found(ana, 'listRequests', { q: words })).toEqual([opened.requestId]);
    expect(await found(ana, 'listInbox', { queue: 'waiting', q: words })).toEqual([opened.requestId]);
    expect(await found(ana, 'listArrangements', { q: words })).toEqual([opened.arrangementId]);
  });

  it.each([
    ['a name with an apostrophe, however it is typed', 'cote d’ivoire'],
    ['the symbol of the authority', 'S/RES/1967 (2011)'],
    ['a designation written together', 'mi24'],
    ['a designation with its hyphen', 'Mi-24'],
  ])('finds %s', async (_what, words) => {
    const rows = await found(ana, 'listRequests', { q: words });
    expect(rows).toEqual(expect.arrayContaining(ids(noticed)));
  });

  it('finds a request by its reference, and nothing where one word is missing', async () => {
    const { reference } = await world.view(late.requestId);
    expect(await found(ana, 'listRequests', { q: reference })).toEqual([late.requestId]);
    expect(await found(ana, 'listRequests', { q: 'medecins frigates' })).toEqual([]);
  });

  it('finds a request by the beginning of its number, and by one that many words have', async () => {
    const { reference } = await world.view(late.requestId);
    const [number = ''] = /\d{4,}$/u.exec(reference.replace(/-.*$/u, '')) ?? [];
    expect(await found(ana, 'listRequests', { q: number.slice(0, -1) })).toContain(late.requestId);
    await world.api.sql(`INSERT INTO search_word SELECT concat('medec', n) FROM generate_series(1, 60) AS n`);
    expect(await found(ana, 'listRequests', { q: 'medec' })).toEqual([opened.requestId]);
    await world.api.sql(`DELETE FROM search_word WHERE word ~ '^medec[0-9]'`);
  });

  it('finds a unit under its new name as soon as it has one', async () => {
    const administrator = await world.api.as('ruth-mwangi');
    const rename = async (name: string) => {
      const { version } = await ana.does.getUnit({ unitId: 'lbr-medics' });
      const body = { name, missionId: 'unmil', sources: ['invented'] };
      const answer = await administrator.api.changeUnit({ unitId: 'lbr-medics', body, ifMatch: version });
      expect(answer).toMatchObject({ status: 200 });
    };
    await rename('Field hospital');
    expect(await found(ana, 'listRequests', { q: 'hospital' })).toEqual([opened.requestId]);
    expect(await found(ana, 'listRequests', { q: 'medecins' })).toEqual([]);
    await rename('Médecins, niveau II');
  });

  it('never shows a party what it may not see', async () => {
    // Liberia has not been asked yet, and is no mission of the arrangement.
    expect(await found(await world.api.as('awa-kone'), 'listInbox', { q: 'medecins' })).toEqual([]);
    const own = await found(james, 'listRequests', { q: 'unmil' });
    expect(sorted(own)).toEqual(sorted(await found(james, 'listRequests')));
  });

  it.each([' ', "%_'", 'a'.repeat(201), 'a\u0000b'])('refuses %j', async (q) => {
    const answer = await ana.api.listRequests({ q });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/q' }] } });
  });
});

describe('the inbox', () => {
  it('is filtered by kind, leg, request, arrangement, party and due date', async () => {
    const all = sorted([...ids(noticed), late.requestId]);
    expect(sorted(await found(james, 'listInbox'))).toEqual(all);
    expect(await found(james, 'listInbox', { kind: 'reply_to_question' })).toEqual([]);
    expect(sorted(await found(james, 'listInbox', { legKind: 'host_consent' }))).toEqual(all);
    expect(await found(james, 'listInbox', { legKind: 'contributor_consent' })).toEqual([]);
    expect(await found(james, 'listInbox', { requestId: late.requestId })).toEqual([late.requestId]);
    expect(await found(james, 'listInbox', { arrangementId: late.arrangementId })).toEqual([late.requestId]);
    expect(sorted(await found(james, 'listInbox', { party: 'liberia' }))).toEqual(all);
    expect(await found(james, 'listInbox', { party: 'ukraine' })).toEqual([]);
    expect(await found(james, 'listInbox', { dueBefore: '2011-01-08' })).toEqual([]);
    expect(sorted(await found(james, 'listInbox', { dueBefore: '2011-06-01' }))).toEqual(all);
    expect(await found(james, 'listInbox', { overdue: 'true' })).toEqual([late.requestId]);
  });

  it('leaves out what is claimed, where that is asked', async () => {
    const first = present(noticed[0]);
    const { requestId, taskId } = present(
      (await james.does.listInbox({ requestId: first.requestId })).items[0],
    );
    expect((await james.api.claimTask({ requestId, taskId })).status).toBe(200);
    expect(await found(james, 'listInbox', { unclaimed: 'true' })).not.toContain(first.requestId);
    expect(await found(james, 'listInbox', { queue: 'mine' })).toEqual([first.requestId]);
    expect((await james.api.releaseTask({ requestId, taskId })).status).toBe(200);
    expect(await found(james, 'listInbox', { unclaimed: 'true' })).toContain(first.requestId);
  });

  it('is sorted as wanted', async () => {
    const byNeed = [...ids(noticed).toReversed(), late.requestId];
    expect(await found(james, 'listInbox', { sort: 'neededBy' })).toEqual(byNeed);
    const byOpening = (await james.does.listInbox({ sort: 'opened' })).items;
    expect(byOpening.map((row) => row.openedAt)).toEqual(sorted(byOpening.map((row) => row.openedAt)));
    const newest = await found(james, 'listInbox', { sort: '-opened' });
    expect(newest).toEqual(byOpening.map((row) => row.requestId).toReversed());
    const due = (await james.does.listInbox()).items.map((row) => present(row.dueAt));
    expect(due).toEqual(sorted(due));
  });

  it('shows the Secretariat what waits on others, by party, and a party the replies that it waits for', async () => {
    const waiting = await ana.does.listInbox({ queue: 'waiting', party: 'liberia' });
    expect(sorted(waiting.items.map((row) => row.requestId))).toEqual(
      sorted([...ids(noticed), late.requestId]),
    );
    // Who in Liberia has taken it on is Liberia's own.
    expect(waiting.items[0]).toMatchObject({ kind: 'answer', party: { id: 'liberia' }, claimedBy: null });
    expect(await found(ana, 'listInbox', { queue: 'waiting', overdue: 'true', party: 'liberia' })).toEqual([
      late.requestId,
    ]);
    expect(await found(james, 'listInbox', { queue: 'waiting' })).toEqual([]);
    const asked = noticed[1]?.requestId ?? '';
    expect(
      (
        await james.api.askOnLeg({
          requestId: asked,
          legId: 'host_consent:liberia',
          body: { text: 'From which day?' },
        })
      ).status,
    ).toBe(201);
    const [own] = (await james.does.listInbox({ queue: 'waiting' })).items;
    expect(own).toMatchObject({
      requestId: asked,
      kind: 'reply_to_question',
      holder: 'paused',
      claimedBy: null,
    });
    expect(await found(await world.api.as('awa-kone'), 'listInbox', { queue: 'waiting' })).toEqual([]);
    expect(await found(await world.api.as('daniel-stern'), 'listInbox', { queue: 'waiting' })).toEqual([]);
  });

  it('counts every queue', async () => {
    const { counts } = await james.does.listInbox();
    const exactly = (count: number) => ({ count, capped: false });
    expect(counts).toEqual({
      mine: exactly(0),
      party: exactly(4),
      waiting: exactly(1),
      snoozed: exactly(0),
      done: exactly(0),
    });
    const ofJun = (await jun.does.listInbox()).counts;
    expect(ofJun).toMatchObject({ party: exactly(1), done: exactly(4) });
  });
});

describe('the list of requests', () => {
  it('is filtered by state, kind, missions, contributor, unit and need', async () => {
    expect(await found(ana, 'listRequests', { contributor: 'liberia' })).toEqual([opened.requestId]);
    expect(await found(ana, 'listRequests', { unit: 'lbr-medics', state: 'open' })).toEqual([
      opened.requestId,
    ]);
    expect(await found(ana, 'listRequests', { state: 'closed' })).toEqual([]);
    expect(await found(ana, 'listRequests', { kind: 'extend' })).toEqual([]);
    expect((await found(ana, 'listRequests', { kind: 'start', status: 'open' })).length).toBe(5);
    expect(
      (await found(ana, 'listRequests', { sendingMission: 'unmil', receivingMission: 'unoci' })).length,
    ).toBe(5);
    expect(await found(ana, 'listRequests', { sendingMission: 'unoci' })).toEqual([]);
    expect(await found(ana, 'listRequests', { neededBefore: '2011-03-01' })).toEqual([noticed[2]?.requestId]);
  });

  it('tells what is overdue and at risk, of the legs that the viewer may see', async () => {
    expect(await found(ana, 'listRequests', { overdue: 'true' })).toEqual([late.requestId]);
    expect(await found(ana, 'listRequests', { overdue: 'true', legKind: 'host_consent' })).toEqual([
      late.requestId,
    ]);
    expect(await found(ana, 'listRequests', { overdue: 'true', legKind: 'advance_notice' })).toEqual([]);
    expect(await found(ana, 'listRequests', { legKind: 'advance_notice' })).toEqual([opened.requestId]);
    expect(await found(ana, 'listRequests', { atRisk: 'true' })).toContain(late.requestId);
    const rows = (await ana.does.listRequests({ sort: '-submitted' })).items;
    expect(rows.find((row) => row.id === late.requestId)).toMatchObject({ atRisk: true });
    expect(rows.find((row) => row.id === opened.requestId)).toMatchObject({ atRisk: false });
    // The Executive Office has given its notice in time; that others are late is not its to know.
    expect(await found(jun, 'listRequests', { overdue: 'true' })).toEqual([]);
    expect(await found(jun, 'listRequests', { atRisk: 'true' })).toEqual([]);
  });

  it('is sorted by need, by submission or by reference', async () => {
    expect(await found(ana, 'listRequests')).toEqual([
      ...ids(noticed).toReversed(),
      late.requestId,
      opened.requestId,
    ]);
    const byReference = [opened.requestId, ...ids(noticed), late.requestId];
    expect(await found(ana, 'listRequests', { sort: 'reference' })).toEqual(byReference);
    expect((await found(ana, 'listRequests', { sort: '-submitted' })).toSorted()).toEqual(
      sorted(byReference),
    );
  });
});

describe('the list of arrangements', () => {
  it('is filtered and sorted', async () => {
    expect(await found(ana, 'listArrangements', { contributor: 'liberia' })).toEqual([opened.arrangementId]);
    expect(await found(ana, 'listArrangements', { unit: 'lbr-medics', status: 'forming' })).toEqual([
      opened.arrangementId,
    ]);
    expect(await found(ana, 'listArrangements', { breach: 'true' })).toEqual([]);
    expect(await found(ana, 'listArrangements', { receivingMission: 'unmil' })).toEqual([]);
    const all = await found(ana, 'listArrangements');
    expect(all).toHaveLength(5);
    expect(sorted(await found(ana, 'listArrangements', { sort: 'expires' }))).toEqual(sorted(all));
    expect(await found(ana, 'listArrangements', { expiresBefore: '2010-12-31' })).toEqual([]);
  });
});

describe('cursors', () => {
  const lists: [List, AddressOf<List> & { limit: number }][] = [
    ['listInbox', { queue: 'waiting', limit: 2 }],
    ['listInbox', { queue: 'waiting', sort: 'neededBy', limit: 3 }],
    ['listInbox', { queue: 'waiting', sort: '-opened', limit: 4, legKind: 'host_consent' }],
    ['listInbox', { queue: 'done', limit: 1 }],
    ['listRequests', { limit: 2 }],
    ['listRequests', { sort: '-submitted', limit: 1 }],
    ['listRequests', { sort: 'reference', limit: 2, q: 'unmil' }],
    ['listArrangements', { limit: 2 }],
    ['listArrangements', { sort: 'expires', limit: 2 }],
  ];
  it.each(lists)('of %s by %j lose and repeat nothing', async (id, query) => {
    const client = 'queue' in query && query.queue === 'done' ? jun : ana;
    const once = await client.pages(id, { ...query, limit: 200 });
    expect(once.length).toBeGreaterThan(1);
    // The clocks of the cases go on between two calls.
    const still = (rows: readonly object[]) => rows.map((row) => ({ ...row, now: null }));
    expect(still(await client.pages(id, query))).toEqual(still(once));
  });

  it('are refused by another query, and where they were touched', async () => {
    const next = present((await ana.does.listRequests({ limit: 1 })).next);
    const values: string[] = JSON.parse(Buffer.from(next, 'base64url').toString());
    const touched = Buffer.from(JSON.stringify(['2011-03-02T05:00:00.000Z', ...values.slice(1)])).toString(
      'base64url',
    );
    expect((await ana.api.listRequests({ limit: 2, cursor: next })).status).toBe(200);
    for (const call of [
      () => ana.api.listRequests({ sort: '-submitted', cursor: next }),
      () => ana.api.listRequests({ state: 'open', cursor: next }),
      () => ana.api.listRequests({ q: 'unmil', cursor: next }),
      () => ana.api.listArrangements({ cursor: next }),
      () => ana.api.listInbox({ cursor: next }),
      () => ana.api.listRequests({ cursor: touched }),
      () => ana.api.listRequests({ cursor: next.slice(0, -3) }),
      () => ana.api.listRequests({ cursor: 'bm9uc2Vuc2U' }),
      () => ana.api.getRequestAudit({ requestId: late.requestId, cursor: next }),
    ]) {
      expect(await call()).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/cursor', rule: 'cursor_invalid' }] },
      });
    }
  });
});
