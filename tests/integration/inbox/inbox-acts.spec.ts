import { randomUUID } from 'node:crypto';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import type { ApiClient } from '../../support/api/running-api.js';

const DAY_MS = 86_400_000;

let world: ApiRequests;
let ana: ApiClient;
let james: ApiClient;

interface Task {
  requestId: string;
  taskId: string;
}

beforeAll(async () => {
  world = await ApiRequests.start();
  ana = world.manager;
  james = await world.api.as('james-kollie');
});
afterAll(() => world.close());

/** What waits for Liberia on a request of its own. */
async function task(drafted?: Drafted): Promise<Task> {
  const { requestId } = drafted ?? (await world.noticed());
  const { items } = (await james.get(`/api/v1/inbox?requestId=${requestId}`)).body;
  return { requestId, taskId: items[0].taskId };
}

async function queueOf(queue: string, client = james): Promise<string[]> {
  const { items } = (await client.get(`/api/v1/inbox?queue=${queue}`)).body;
  return items.map((row: Task) => row.requestId);
}

function pathOf({ requestId, taskId }: Task): string {
  return `/api/v1/requests/${requestId}/tasks/${taskId}`;
}

function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

describe('a task that is put off', () => {
  it('leaves the queues of the one person until it is taken back, and changes nothing in the case', async () => {
    const drafted = await world.noticed();
    const own = await task(drafted);
    const { version } = await world.view(own.requestId);
    const until = inDays(2);
    const snoozed = await james.post(`${pathOf(own)}/snooze`, { until });
    expect(snoozed).toMatchObject({ status: 200, body: { snoozedUntil: until } });
    expect(await queueOf('party')).not.toContain(own.requestId);
    expect(await queueOf('snoozed')).toEqual([own.requestId]);
    const page = (await james.get('/api/v1/inbox?queue=snoozed')).body;
    expect(page).toMatchObject({
      counts: { snoozed: { count: 1, capped: false } },
      items: [{ snoozedUntil: until }],
    });
    expect((await world.view(own.requestId)).version).toBe(version);
    expect(await queueOf('waiting', ana)).toContain(own.requestId);
    expect(await james.post(`${pathOf(own)}/unsnooze`, {})).toMatchObject({ body: { snoozedUntil: null } });
    expect(await queueOf('party')).toContain(own.requestId);
    expect(await world.faults(drafted)).toEqual([]);
  });

  it('is put off until a day that begins where the person works', async () => {
    const own = await task();
    const settings = await james.get('/api/v1/me/settings');
    const changed = await james.put(
      '/api/v1/me/settings',
      { language: 'fr', zone: 'Africa/Monrovia' },
      { 'if-match': settings.headers.get('etag') ?? '' },
    );
    expect(changed).toMatchObject({ status: 200, body: { language: 'fr', zone: 'Africa/Monrovia' } });
    const day = inDays(3).slice(0, 10);
    const snoozed = await james.post(`${pathOf(own)}/snooze`, { until: day });
    expect(snoozed.body).toEqual({ snoozedUntil: `${day}T00:00:00.000Z` });
  });

  it('comes back when it is overdue, and cannot be put off then', async () => {
    const drafted = await world.noticed();
    const own = await task(drafted);
    expect((await james.post(`${pathOf(own)}/snooze`, { until: inDays(300) })).status).toBe(200);
    await ana.post(`/api/v1/arrangements/${drafted.arrangementId}/clock`, { to: '2011-02-10T12:00:00Z' });
    expect(await queueOf('party')).toContain(own.requestId);
    expect(await queueOf('snoozed')).not.toContain(own.requestId);
    expect(await james.post(`${pathOf(own)}/snooze`, { until: inDays(1) })).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'task_overdue' }] },
    });
  });

  it.each([
    ['the past', () => inDays(-1), 'snooze_past'],
    ['too far a day', () => inDays(400), 'snooze_too_long'],
    ['no day', () => 'tomorrow', 'wrong_format'],
  ])('is not put off until %s', async (_what, until, rule) => {
    const own = await task();
    expect(await james.post(`${pathOf(own)}/snooze`, { until: until() })).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/until', rule })]) },
    });
  });

  it('is nobody else’s to put off', async () => {
    const own = await task();
    for (const other of ['awa-kone', 'ana-ribeiro']) {
      const client = await world.api.as(other);
      expect((await client.post(`${pathOf(own)}/snooze`, { until: inDays(1) })).status).toBe(404);
    }
  });
});

describe('several tasks at once', () => {
  it('are claimed and released each by itself, with what came of each', async () => {
    const [first, second] = [await task(), await task()];
    const unknown = { requestId: randomUUID(), taskId: 't1-1' };
    const awa = await world.api.as('awa-kone');
    const [foreign] = (await awa.get('/api/v1/inbox')).body.items;
    const foreignTask = { requestId: foreign.requestId, taskId: foreign.taskId };
    const claimed = await james.post('/api/v1/inbox/claim', { tasks: [first, unknown, second, foreignTask] });
    expect(claimed).toMatchObject({
      status: 200,
      body: {
        items: [
          { ...first, done: { version: expect.any(Number) }, problem: null },
          { ...unknown, done: null, problem: { status: 404 } },
          { ...second, done: { version: expect.any(Number) }, problem: null },
          { ...foreignTask, done: null, problem: { status: 404 } },
        ],
      },
    });
    expect((await queueOf('mine')).toSorted()).toEqual([first.requestId, second.requestId].toSorted());
    const released = await james.post('/api/v1/inbox/release', { tasks: [first, second] });
    expect(released.body.items.map((item: { problem: unknown }) => item.problem)).toEqual([null, null]);
    expect(await queueOf('mine')).toEqual([]);
  });

  it('are done once for a key', async () => {
    const tasks = [await task(), { requestId: randomUUID(), taskId: 't1-1' }];
    const key = { 'idempotency-key': randomUUID() };
    const once = await james.post('/api/v1/inbox/claim', { tasks }, key);
    const again = await james.post('/api/v1/inbox/claim', { tasks }, key);
    expect(again.body).toEqual(once.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await james.post('/api/v1/inbox/claim', { tasks: tasks.slice(0, 1) }, key);
    expect(other).toMatchObject({ status: 422, body: { errors: [{ rule: 'idempotency_reused' }] } });
  });

  it('go on where a lost answer broke them off', async () => {
    const tasks = [await task(), await task()];
    const key = randomUUID();
    const once = await james.post('/api/v1/inbox/claim', { tasks }, { 'idempotency-key': key });
    // As if the process had ended before it could keep the answer: what was done of each is kept with it.
    await world.api.sql('DELETE FROM idempotency WHERE key = $1', [key]);
    const again = await james.post('/api/v1/inbox/claim', { tasks }, { 'idempotency-key': key });
    expect(again.body).toEqual(once.body);
  });

  it('may be claimed by two people at once, and each goes to one', async () => {
    await world.api.sql(
      `INSERT INTO person (id, name, title, address, language, persona)
       VALUES ('second-liberia', 'Second Officer', 'Officer', 'second@liberia.example', 'en', true)`,
    );
    await world.api.sql(
      `INSERT INTO membership (person_id, party_id, role, valid_from)
       VALUES ('second-liberia', 'liberia', 'approver', '2000-01-01')`,
    );
    const second = await world.api.as('second-liberia');
    const tasks = [await task(), await task(), await task()];
    await world.api.sql(`UPDATE task SET people = NULL WHERE request_id = ANY($1)`, [
      tasks.map(({ requestId }) => requestId),
    ]);
    const [mine, theirs] = await Promise.all([
      james.post('/api/v1/inbox/claim', { tasks }),
      second.post('/api/v1/inbox/claim', { tasks: tasks.toReversed() }),
    ]);
    expect([mine?.status, theirs?.status]).toEqual([200, 200]);
    const refusals = [...(mine?.body.items ?? []), ...(theirs?.body.items ?? [])].filter(
      (item: { done: unknown }) => item.done === null,
    );
    expect(refusals).toHaveLength(3);
  });

  it('are named once each, at least one and at most a hundred', async () => {
    const one = { requestId: randomUUID(), taskId: 't1-1' };
    const many = Array.from({ length: 101 }, () => ({ requestId: randomUUID(), taskId: 't1-1' }));
    for (const tasks of [[], [one, one], many]) {
      expect(await james.post('/api/v1/inbox/claim', { tasks })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/tasks' }] },
      });
    }
  });
});

describe('saved views', () => {
  const view = { list: 'inbox', name: 'Late in Liberia', query: { overdue: 'true', party: 'liberia' } };

  it('are kept in the order that the person gives them, changed and removed as seen', async () => {
    const first = (await ana.post('/api/v1/me/views', view)).body;
    const second = (
      await ana.post('/api/v1/me/views', {
        ...view,
        name: 'Soon',
        query: { sort: 'neededBy', dueBefore: '2011-02-01' },
      })
    ).body;
    expect(second).toMatchObject({
      position: 1,
      version: 1,
      query: { sort: 'neededBy', dueBefore: '2011-02-01T05:00:00.000Z' },
    });
    const found = await ana.get(`/api/v1/inbox?${new URLSearchParams(second.query).toString()}`);
    expect(found.status).toBe(200);
    const path = `/api/v1/me/views/${second.id}`;
    const body = { ...view, name: 'Sooner', query: {}, position: 0 };
    expect((await ana.put(path, body)).status).toBe(428);
    expect(await ana.put(path, body, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { name: 'Sooner', position: 0, version: 2 },
    });
    expect(await ana.put(path, body, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
    const names = async () =>
      (await ana.get('/api/v1/me/views?list=inbox')).body.items.map((item: { name: string }) => item.name);
    expect(await names()).toEqual(['Sooner', view.name]);
    expect((await ana.post(`/api/v1/me/views/${first.id}/remove`, {}, { 'if-match': '"1"' })).status).toBe(
      200,
    );
    expect(await names()).toEqual(['Sooner']);
    expect((await james.get('/api/v1/me/views')).body.items).toEqual([]);
    expect((await james.put(path, body, { 'if-match': '"2"' })).status).toBe(404);
  });

  it('hold only what the list itself takes, under a name of its own', async () => {
    const faults = async (body: object) => (await ana.post('/api/v1/me/views', body)).body;
    expect(await faults({ ...view, query: { queue: 'theirs' } })).toMatchObject({
      status: 422,
      errors: [{ pointer: '/query/queue' }],
    });
    expect(await faults({ ...view, query: { cursor: 'abc' } })).toMatchObject({
      errors: [{ pointer: '/query/cursor', rule: 'unknown_field' }],
    });
    await ana.post('/api/v1/me/views', { list: 'requests', name: 'At risk', query: { atRisk: 'true' } });
    expect(await faults({ list: 'requests', name: 'At risk', query: {} })).toMatchObject({
      status: 409,
      errors: [{ pointer: '/name', rule: 'already_exists' }],
    });
  });

  it('are at most fifty', async () => {
    const awa = await world.api.as('awa-kone');
    for (let number = 1; number <= 50; number += 1) {
      const saved = await awa.post('/api/v1/me/views', { ...view, name: `View ${number}` });
      expect(saved.body).toMatchObject({ position: number - 1 });
    }
    expect(await awa.post('/api/v1/me/views', view)).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'too_many' }] },
    });
  });
});

describe('my settings', () => {
  it('are changed as seen, to a language of the United Nations and a zone that there is', async () => {
    const jun = await world.api.as('jun-takeda');
    expect((await jun.get('/api/v1/me/settings')).body).toEqual({
      language: 'en',
      zone: 'America/New_York',
      version: 1,
    });
    const put = (body: object, version = '"1"') =>
      jun.put('/api/v1/me/settings', body, { 'if-match': version });
    const wanted = { language: 'zh', zone: 'Asia/Shanghai' };
    expect(await put({ ...wanted, language: 'de' })).toMatchObject({
      body: { errors: [{ pointer: '/language' }] },
    });
    for (const zone of ['Mars/Olympus', '+03:00', '']) {
      expect(await put({ ...wanted, zone })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/zone' }] },
      });
    }
    expect(await put(wanted)).toMatchObject({ status: 200, body: { ...wanted, version: 2 } });
    expect(await put(wanted)).toMatchObject({ status: 412 });
  });
});

describe('my history', () => {
  it('tells what a person did, the latest on top, by kind and time', async () => {
    const drafted = await world.noticed();
    const own = await task(drafted);
    await james.post(`${pathOf(own)}/claim`, {});
    await james.post(`/api/v1/requests/${own.requestId}/legs/host_consent:liberia/decide`, {
      answer: 'consent',
    });
    const { items } = (await james.get('/api/v1/me/history?limit=2')).body;
    const { reference } = await world.view(own.requestId);
    expect(items).toMatchObject([
      {
        kind: 'answers',
        act: 'answered',
        legId: 'host_consent:liberia',
        party: 'liberia',
        request: { reference },
      },
      { kind: 'tasks', act: 'task_claimed', channel: 'inbox', legId: null },
    ]);
    const answers = (await james.get('/api/v1/me/history?kind=answers')).body.items;
    expect(answers).toHaveLength(1);
    const { at } = answers[0];
    const span = (from: string, to: string) =>
      james.get(`/api/v1/me/history?kind=answers&from=${from}&to=${to}`);
    expect((await span(at, inDays(1))).body.items).toHaveLength(1);
    expect((await span(inDays(-1), at)).body.items).toHaveLength(0);
    const all = (await ana.get('/api/v1/me/history?limit=200')).body.items;
    let next: string | null = '';
    const paged: unknown[] = [];
    while (next !== null) {
      const page: { items: unknown[]; next: string | null } = (
        await ana.get(`/api/v1/me/history?limit=7${next === '' ? '' : `&cursor=${next}`}`)
      ).body;
      paged.push(...page.items);
      next = page.next;
    }
    expect(paged).toEqual(all);
  });

  it('ends where the person acts for the party no more', async () => {
    await world.api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'james-kollie'`);
    expect((await james.get('/api/v1/me/history')).body.items).toEqual([]);
  });
});
