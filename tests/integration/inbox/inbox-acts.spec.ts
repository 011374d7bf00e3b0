import { resultOf, type BodyOf, type AddressOf } from '#libs/contracts/client';
import { randomUUID } from 'node:crypto';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import type { Caller } from '../../support/api/running-api.js';
import { present } from '../../support/api/answers.js';

const DAY_MS = 86_400_000;

let world: ApiRequests;
let ana: Caller;
let james: Caller;

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
  const { items } = await james.does.listInbox({ requestId });
  return { requestId, taskId: present(items[0]).taskId };
}

async function queueOf(
  queue: NonNullable<AddressOf<'listInbox'>['queue']>,
  client = james,
): Promise<string[]> {
  const { items } = await client.does.listInbox({ queue });
  return items.map((row) => row.requestId);
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
    const snoozed = await james.api.snoozeTask({
      requestId: own.requestId,
      taskId: own.taskId,
      body: { until },
    });
    expect(snoozed).toMatchObject({ status: 200, body: { snoozedUntil: until } });
    expect(await queueOf('party')).not.toContain(own.requestId);
    expect(await queueOf('snoozed')).toEqual([own.requestId]);
    const page = await james.does.listInbox({ queue: 'snoozed' });
    expect(page).toMatchObject({
      counts: { snoozed: { count: 1, capped: false } },
      items: [{ snoozedUntil: until }],
    });
    expect((await world.view(own.requestId)).version).toBe(version);
    expect(await queueOf('waiting', ana)).toContain(own.requestId);
    expect(await james.api.unsnoozeTask({ requestId: own.requestId, taskId: own.taskId })).toMatchObject({
      body: { snoozedUntil: null },
    });
    expect(await queueOf('party')).toContain(own.requestId);
    expect(await world.faults(drafted)).toEqual([]);
  });

  it('is put off until a day that begins where the person works', async () => {
    const own = await task();
    const settings = await james.api.getMySettings();
    const changed = await james.api.changeMySettings({
      body: { language: 'fr', zone: 'Africa/Monrovia' },
      ifMatch: settings.headers.get('etag') ?? '',
    });
    expect(changed).toMatchObject({ status: 200, body: { language: 'fr', zone: 'Africa/Monrovia' } });
    const day = inDays(3).slice(0, 10);
    const snoozed = await james.does.snoozeTask({
      requestId: own.requestId,
      taskId: own.taskId,
      body: { until: day },
    });
    expect(snoozed).toEqual({ snoozedUntil: `${day}T00:00:00.000Z` });
  });

  it('comes back when it is overdue, and cannot be put off then', async () => {
    const drafted = await world.noticed();
    const own = await task(drafted);
    expect(
      (
        await james.api.snoozeTask({
          requestId: own.requestId,
          taskId: own.taskId,
          body: { until: inDays(300) },
        })
      ).status,
    ).toBe(200);
    await ana.does.moveClock({ arrangementId: drafted.arrangementId, body: { to: '2011-02-10T12:00:00Z' } });
    expect(await queueOf('party')).toContain(own.requestId);
    expect(await queueOf('snoozed')).not.toContain(own.requestId);
    expect(
      await james.api.snoozeTask({
        requestId: own.requestId,
        taskId: own.taskId,
        body: { until: inDays(1) },
      }),
    ).toMatchObject({
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
    expect(
      await james.api.snoozeTask({ requestId: own.requestId, taskId: own.taskId, body: { until: until() } }),
    ).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/until', rule })]) },
    });
  });

  it('is nobody else’s to put off', async () => {
    const own = await task();
    for (const other of ['awa-kone', 'ana-ribeiro']) {
      const client = await world.api.as(other);
      expect(
        (
          await client.api.snoozeTask({
            requestId: own.requestId,
            taskId: own.taskId,
            body: { until: inDays(1) },
          })
        ).status,
      ).toBe(404);
    }
  });
});

describe('several tasks at once', () => {
  it('are claimed and released each by itself, with what came of each', async () => {
    const [first, second] = [await task(), await task()];
    const unknown = { requestId: randomUUID(), taskId: 't1-1' };
    const awa = await world.api.as('awa-kone');
    const foreign = present((await awa.does.listInbox()).items[0]);
    const foreignTask = { requestId: foreign.requestId, taskId: foreign.taskId };
    const claimed = await james.api.claimTasks({ body: { tasks: [first, unknown, second, foreignTask] } });
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
    const released = await james.does.releaseTasks({ body: { tasks: [first, second] } });
    expect(released.items.map((item) => item.problem)).toEqual([null, null]);
    expect(await queueOf('mine')).toEqual([]);
  });

  it('are done once for a key', async () => {
    const tasks = [await task(), { requestId: randomUUID(), taskId: 't1-1' }];
    const key = randomUUID();
    const once = await james.does.claimTasks({ body: { tasks }, key });
    const again = await james.api.claimTasks({ body: { tasks }, key });
    expect(again.body).toEqual(once);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await james.api.claimTasks({ body: { tasks: tasks.slice(0, 1) }, key });
    expect(other).toMatchObject({ status: 422, body: { errors: [{ rule: 'idempotency_reused' }] } });
  });

  it('go on where a lost answer broke them off', async () => {
    const tasks = [await task(), await task()];
    const key = randomUUID();
    const once = await james.does.claimTasks({ body: { tasks }, key });
    // As if the process had ended before it could keep the answer: what was done of each is kept with it.
    await world.api.sql('DELETE FROM idempotency WHERE key = $1', [key]);
    const again = await james.does.claimTasks({ body: { tasks }, key });
    expect(again).toEqual(once);
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
      james.api.claimTasks({ body: { tasks } }),
      second.api.claimTasks({ body: { tasks: tasks.toReversed() } }),
    ]);
    expect([mine?.status, theirs?.status]).toEqual([200, 200]);
    const refusals = [...(resultOf(mine).items ?? []), ...(resultOf(theirs).items ?? [])].filter(
      (item: { done: unknown }) => item.done === null,
    );
    expect(refusals).toHaveLength(3);
  });

  it('are named once each, at least one and at most a hundred', async () => {
    const one = { requestId: randomUUID(), taskId: 't1-1' };
    const many = Array.from({ length: 101 }, () => ({ requestId: randomUUID(), taskId: 't1-1' }));
    for (const tasks of [[], [one, one], many]) {
      expect(await james.api.claimTasks({ body: { tasks } })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/tasks' }] },
      });
    }
  });
});

describe('saved views', () => {
  const view = {
    list: 'inbox',
    name: 'Late in Liberia',
    query: { overdue: 'true', party: 'liberia' },
  } satisfies BodyOf<'saveMyView'>;

  it('are kept in the order that the person gives them, changed and removed as seen', async () => {
    const first = await ana.does.saveMyView({ body: view });
    const second = await ana.does.saveMyView({
      body: {
        ...view,
        name: 'Soon',
        query: { sort: 'neededBy', dueBefore: '2011-02-01' },
      },
    });
    expect(second).toMatchObject({
      position: 1,
      version: 1,
      query: { sort: 'neededBy', dueBefore: '2011-02-01T05:00:00.000Z' },
    });
    const found = await ana.raw('listInbox', second.query);
    expect(found.status).toBe(200);
    const body = { ...view, name: 'Sooner', query: {}, position: 0 } satisfies BodyOf<'changeMyView'>;
    expect((await ana.raw('changeMyView', { viewId: second.id }, body)).status).toBe(428);
    expect(await ana.api.changeMyView({ viewId: second.id, body, ifMatch: 1 })).toMatchObject({
      status: 200,
      body: { name: 'Sooner', position: 0, version: 2 },
    });
    expect(await ana.api.changeMyView({ viewId: second.id, body, ifMatch: 1 })).toMatchObject({
      status: 412,
    });
    const names = async () => (await ana.does.listMyViews({ list: 'inbox' })).items.map((item) => item.name);
    expect(await names()).toEqual(['Sooner', view.name]);
    expect((await ana.api.removeMyView({ viewId: first.id, ifMatch: 1 })).status).toBe(200);
    expect(await names()).toEqual(['Sooner']);
    expect((await james.does.listMyViews()).items).toEqual([]);
    expect((await james.api.changeMyView({ viewId: second.id, body, ifMatch: 2 })).status).toBe(404);
  });

  it('hold only what the list itself takes, under a name of its own', async () => {
    const faults = async (body: unknown) => (await ana.raw('saveMyView', {}, body)).body;
    expect(await faults({ ...view, query: { queue: 'theirs' } })).toMatchObject({
      status: 422,
      errors: [{ pointer: '/query/queue' }],
    });
    expect(await faults({ ...view, query: { cursor: 'abc' } })).toMatchObject({
      errors: [{ pointer: '/query/cursor', rule: 'unknown_field' }],
    });
    await ana.does.saveMyView({ body: { list: 'requests', name: 'At risk', query: { atRisk: 'true' } } });
    expect(await faults({ list: 'requests', name: 'At risk', query: {} })).toMatchObject({
      status: 409,
      errors: [{ pointer: '/name', rule: 'already_exists' }],
    });
  });

  it('are at most fifty', async () => {
    const awa = await world.api.as('awa-kone');
    for (let number = 1; number <= 50; number += 1) {
      const saved = await awa.does.saveMyView({ body: { ...view, name: `View ${number}` } });
      expect(saved).toMatchObject({ position: number - 1 });
    }
    expect(await awa.api.saveMyView({ body: view })).toMatchObject({
      status: 409,
      body: { errors: [{ rule: 'too_many' }] },
    });
  });
});

describe('my settings', () => {
  it('are changed as seen, to a language of the United Nations and a zone that there is', async () => {
    const jun = await world.api.as('jun-takeda');
    expect(await jun.does.getMySettings()).toEqual({
      language: 'en',
      zone: 'America/New_York',
      version: 1,
    });
    const put = (body: unknown) => jun.raw('changeMySettings', {}, body, { 'if-match': '"1"' });
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
    await james.does.claimTask({ requestId: own.requestId, taskId: own.taskId });
    await james.does.decideLeg({
      requestId: own.requestId,
      legId: 'host_consent:liberia',
      body: {
        answer: 'consent',
      },
    });
    const { items } = await james.does.listMyHistory({ limit: 2 });
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
    const answers = (await james.does.listMyHistory({ kind: 'answers' })).items;
    expect(answers).toHaveLength(1);
    const { at } = present(answers[0]);
    const span = (from: string, to: string) => james.api.listMyHistory({ kind: 'answers', from, to });
    expect(resultOf(await span(at, inDays(1))).items).toHaveLength(1);
    expect(resultOf(await span(inDays(-1), at)).items).toHaveLength(0);
    const all = (await ana.does.listMyHistory({ limit: 200 })).items;
    const paged = await ana.pages('listMyHistory', { limit: 7 });
    expect(paged).toEqual(all);
  });

  it('ends where the person acts for the party no more', async () => {
    await world.api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'james-kollie'`);
    expect((await james.does.listMyHistory()).items).toEqual([]);
  });
});
