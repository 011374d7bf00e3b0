import { randomUUID } from 'node:crypto';
import { mi24Content, startTestApi, type ApiClient, type TestApi } from '../../support/api/running-api.js';

let api: TestApi;
let ana: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  ana = await api.as('ana-ribeiro');
});
afterAll(() => api.close());

const clockStartsAt = '2011-01-07T14:00:00Z';

async function submitted(): Promise<{ requestId: string; arrangementId: string }> {
  const draft = await ana.post('/api/v1/requests', { content: mi24Content(), clockStartsAt });
  expect(draft.status).toBe(201);
  expect((await ana.post(`/api/v1/requests/${draft.body.requestId}/submit`, {})).status).toBe(200);
  return draft.body;
}

const notice = {
  answer: 'notice_given',
  instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
};

/** A request of which the hosts, the contributor and the Council are asked. */
async function noticed() {
  const draft = await submitted();
  const jun = await api.as('jun-takeda');
  await jun.post(`/api/v1/requests/${draft.requestId}/legs/advance_notice:eosg/decide`, notice);
  return draft;
}

function statuses(view: { legs: { id: string; status: string }[] }): Record<string, string> {
  return Object.fromEntries(view.legs.map((leg) => [leg.id, leg.status]));
}

describe('a request through the API', () => {
  it('is drafted, submitted and decided, with a receipt', async () => {
    const { requestId } = await submitted();
    const jun = await api.as('jun-takeda');
    const inbox = await jun.get('/api/v1/inbox');
    expect(inbox.body.items).toContainEqual(
      expect.objectContaining({ requestId, kind: 'answer', legKind: 'advance_notice' }),
    );
    const decided = await jun.post(`/api/v1/requests/${requestId}/legs/advance_notice:eosg/decide`, notice);
    expect(decided).toMatchObject({ status: 201, body: { status: 'counts', legStatus: 'obtained' } });
    const view = await ana.get(`/api/v1/requests/${requestId}`);
    expect(statuses(view.body)).toEqual({
      'advance_notice:eosg': 'obtained',
      'contributor_consent:ukraine': 'asked',
      'host_consent:liberia': 'asked',
      'host_consent:cote-divoire': 'asked',
      'council_decision:security-council': 'asked',
    });
    expect(view.headers.get('etag')).toBe(`"${view.body.version}"`);
  });

  it('is changed as a draft only by who has seen its present version', async () => {
    const draft = await ana.post('/api/v1/requests', { content: mi24Content(), clockStartsAt });
    const path = `/api/v1/requests/${draft.body.requestId}`;
    const content = mi24Content({ purpose: 'Another purpose.' });
    expect((await ana.put(path, { content })).status).toBe(428);
    expect((await ana.put(path, { content }, { 'if-match': '"7"' })).body).toMatchObject({
      status: 412,
      errors: [{ rule: 'stale_version' }],
    });
    const changed = await ana.put(
      path,
      { content },
      { 'if-match': (await ana.get(path)).headers.get('etag') ?? '' },
    );
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await ana.get(path)).body.content.purpose).toBe('Another purpose.');
  });

  it('goes through paper with two people, a question and its reply, to the grant', async () => {
    const { requestId, arrangementId } = await noticed();
    const path = `/api/v1/requests/${requestId}`;
    const [tomas, miriam, james, awa] = await Promise.all(
      ['tomas-lindqvist', 'miriam-okafor', 'james-kollie', 'awa-kone'].map((persona) => api.as(persona)),
    );
    if (!tomas || !miriam || !james || !awa) throw new Error('nobody is there');
    await ana.post(`/api/v1/arrangements/${arrangementId}/clock`, { to: '2011-01-19T22:00:00Z' });

    const act = {
      answer: 'adopted',
      act: { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null },
      instrument: { kind: 'resolution', reference: 'S/RES/1967 (2011)', organ: null, date: null },
    };
    const recorded = await tomas.post(`${path}/legs/council_decision:security-council/papers`, act);
    expect(recorded.status).toBe(201);
    const own = await tomas.post(`${path}/papers/${recorded.body.paperId}/countersign`, {});
    expect(own.body).toMatchObject({ status: 403, errors: [{ rule: 'own_record' }] });
    expect((await miriam.get('/api/v1/inbox')).body.items).toContainEqual(
      expect.objectContaining({ requestId, kind: 'countersign_paper' }),
    );
    expect((await miriam.post(`${path}/papers/${recorded.body.paperId}/countersign`, {})).status).toBe(201);

    const asked = await awa.post(`${path}/legs/host_consent:cote-divoire/ask`, {
      text: 'Where are they based?',
    });
    expect(asked.status).toBe(201);
    expect(statuses((await awa.get(path)).body)['host_consent:cote-divoire']).toBe('paused');
    const question = `${path}/questions/${asked.body.questionId}/reply`;
    expect((await tomas.post(question, { text: 'At Abidjan.' })).status).toBe(200);
    expect(
      (await awa.post(`${path}/legs/host_consent:cote-divoire/decide`, { answer: 'consent' })).status,
    ).toBe(201);
    expect((await james.post(`${path}/legs/host_consent:liberia/decide`, { answer: 'consent' })).status).toBe(
      201,
    );

    const law = {
      answer: 'consent',
      instrument: {
        kind: 'law',
        reference: 'bill 8057',
        organ: 'Verkhovna Rada',
        date: { notBefore: '2011-01-10', notAfter: '2011-01-19' },
      },
    };
    const paper = await tomas.post(`${path}/legs/contributor_consent:ukraine/papers`, law);
    expect((await miriam.post(`${path}/papers/${paper.body.paperId}/countersign`, {})).status).toBe(201);

    const view = await ana.get(path);
    expect(view.body).toMatchObject({
      status: 'granted',
      lines: [{ status: 'granted', expiry: { lastDay: '2011-02-16' } }],
    });
    const arrangement = await ana.get(`/api/v1/arrangements/${arrangementId}`);
    expect(arrangement.body).toMatchObject({ status: 'in_force', lines: [{ status: 'planned' }] });

    await ana.post(`/api/v1/arrangements/${arrangementId}/lines/mi24/arrived`, { effective: null });
    await ana.post(`/api/v1/arrangements/${arrangementId}/clock`, { to: '2011-02-18T12:00:00Z' });
    expect((await ana.get(`/api/v1/arrangements/${arrangementId}`)).body).toMatchObject({ breach: true });
    const page = await ana.get(`/arrangements/${arrangementId}`);
    expect(page.body).toContain('without an authority');
    const back = await ana.form(`/arrangements/${arrangementId}`, { _act: 'recordReturn', lineId: 'mi24' });
    expect(back.status).toBe(303);
    expect((await ana.get(`/api/v1/arrangements/${arrangementId}`)).body).toMatchObject({
      breach: false,
      status: 'ended',
    });
  });

  it('keeps a second answer of the same seat out and says who came first', async () => {
    const { requestId } = await noticed();
    const james = await api.as('james-kollie');
    const path = `/api/v1/requests/${requestId}/legs/host_consent:liberia/decide`;
    const both = await Promise.all([
      james.post(path, { answer: 'consent' }),
      james.post(path, { answer: 'refuse' }),
    ]);
    expect(new Set(both.map((answer) => answer.status))).toEqual(new Set([201, 409]));
    const second = both.find((answer) => answer.status === 409);
    expect(second?.body).toMatchObject({
      errors: [{ rule: 'already_answered' }],
      earlier: { personId: 'james-kollie' },
    });
  });

  it('keeps a late answer: 202, a receipt and a review', async () => {
    const { requestId, arrangementId } = await noticed();
    await ana.post(`/api/v1/arrangements/${arrangementId}/clock`, { to: '2011-05-01T12:00:00Z' });
    const james = await api.as('james-kollie');
    const late = await james.post(`/api/v1/requests/${requestId}/legs/host_consent:liberia/decide`, {
      answer: 'consent',
    });
    expect(late).toMatchObject({ status: 202, body: { status: 'late' } });
    const tomas = await api.as('tomas-lindqvist');
    const noted = await tomas.post(`/api/v1/requests/${requestId}/decisions/${late.body.decisionId}/note`, {
      reason: 'The request is over.',
    });
    expect(noted.status).toBe(200);
  });

  it('gives each its own conditions to enter and to countersign', async () => {
    const { requestId } = await noticed();
    const path = `/api/v1/requests/${requestId}/legs/host_consent:liberia`;
    const [james, tomas, miriam] = [
      await api.as('james-kollie'),
      await api.as('tomas-lindqvist'),
      await api.as('miriam-okafor'),
    ];
    await james.post(`${path}/decide`, {
      answer: 'consent_with_conditions',
      conditions: 'Not more than 70 persons.',
    });
    const caps = { persons: 70, equipment: null, area: null, tasks: null, from: null, to: null };
    expect((await tomas.post(`${path}/conditions`, { caps })).status).toBe(200);
    expect((await tomas.post(`${path}/conditions/countersign`, {})).status).toBe(403);
    expect((await miriam.post(`${path}/conditions/countersign`, {})).status).toBe(200);
    const [leg] = (await ana.get(`/api/v1/requests/${requestId}`)).body.legs.filter(
      ({ id }: { id: string }) => id === 'host_consent:liberia',
    );
    expect(leg.detail).toMatchObject({ satisfied: true, conditions: 'none' });
  });
});

describe('who sees what', () => {
  it('shows a party its own leg, and of the others kind, party and status', async () => {
    const { requestId } = await noticed();
    const james = await api.as('james-kollie');
    const view = (await james.get(`/api/v1/requests/${requestId}`)).body;
    expect(view.sees).toBe('own');
    const open = view.legs.filter((leg: { detail: unknown }) => leg.detail !== null);
    expect(open.map((leg: { id: string }) => leg.id)).toEqual(['host_consent:liberia']);
    expect(view.lines[0].window).toBeNull();
    expect(view.decisions).toEqual([]);
    const audit = (await james.get(`/api/v1/requests/${requestId}/audit`)).body;
    expect(audit.items.filter((entry: { fact: unknown }) => entry.fact !== null)).toEqual([]);
    const page = await james.get(`/requests/${requestId}`);
    expect(page.body).not.toContain('Usable window');
  });

  it('shows a party nothing of what others answer, ask and limit, neither in the audit chain nor in an expiry', async () => {
    const { requestId } = await noticed();
    const path = `/api/v1/requests/${requestId}`;
    const [james, awa] = [await api.as('james-kollie'), await api.as('awa-kone')];
    const caps = { persons: null, equipment: null, area: null, tasks: null, from: null, to: '2011-01-31' };
    await awa.post(`${path}/legs/host_consent:cote-divoire/decide`, {
      answer: 'consent_with_conditions',
      caps,
    });
    const own = (await awa.get(path)).body.lines[0].expiry;
    expect(own).toMatchObject({ because: 'consent', party: { id: 'cote-divoire' } });
    expect((await james.get(path)).body.lines[0].expiry).toBeNull();
    const { items } = (await james.get(`${path}/audit`)).body;
    expect(items.map((entry: { kind: string }) => entry.kind)).toEqual([
      'not_shown',
      'submitted',
      'not_shown',
      'not_shown',
    ]);
    expect(items[3]).toMatchObject({ caseTime: null, recordedAt: null, party: null, body: null, fact: null });
  });

  it('tells nobody which tasks others have', async () => {
    const { requestId } = await noticed();
    const james = await api.as('james-kollie');
    const tasks: { id: string; legId: string }[] = (await ana.get(`/api/v1/requests/${requestId}`)).body
      .tasks;
    const foreign = tasks.find((task) => task.legId === 'contributor_consent:ukraine');
    const claim = (id = 'none') => james.post(`/api/v1/requests/${requestId}/tasks/${id}/claim`, {});
    expect((await claim(foreign?.id)).body).toEqual((await claim('t999-1')).body);
  });

  it('shows the missions of an arrangement what is asked, and those who have left the Secretariat nothing', async () => {
    const { requestId, arrangementId } = await submitted();
    await api.sql(`INSERT INTO person (id, name, title, address, language, persona) VALUES
      ('for-unmil', 'A', 'B', 'for-unmil@unmil.example', 'en', true), ('moved-on', 'A', 'B', 'moved-on@dpko.example', 'en', true)`);
    await api.sql(`INSERT INTO membership (person_id, party_id, role, valid_from) VALUES
      ('for-unmil', 'unmil', 'manager', '2000-01-01'), ('moved-on', 'dpko', 'manager', '2000-01-01')`);
    const unmil = await api.as('for-unmil');
    const view = (await unmil.get(`/api/v1/requests/${requestId}`)).body;
    expect(view.sees).toBe('own');
    expect(view.legs.every((leg: { detail: unknown }) => leg.detail === null)).toBe(true);
    const ready = await unmil.post(`/api/v1/arrangements/${arrangementId}/lines/mi24/readiness`, {
      readiness: { notBefore: '2011-02-17', notAfter: null },
    });
    expect(ready.status).toBe(200);

    const moved = await api.as('moved-on');
    const made = (await moved.post('/api/v1/requests', { content: mi24Content(), clockStartsAt })).body;
    await moved.post(`/api/v1/requests/${made.requestId}/submit`, {});
    const jun = await api.as('jun-takeda');
    const { items } = (await jun.get('/api/v1/inbox')).body;
    const task = items.find((row: { requestId: string }) => row.requestId === made.requestId);
    await jun.post(`/api/v1/requests/${made.requestId}/tasks/${task.taskId}/claim`, {});
    await api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'moved-on'`);
    await api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'jun-takeda'`);
    expect((await moved.get(`/api/v1/requests/${made.requestId}`)).status).toBe(404);
    expect((await jun.get('/api/v1/inbox?queue=mine')).body).toMatchObject({
      items: [],
      counts: {
        mine: { count: 0, capped: false },
        party: { count: 0, capped: false },
        done: { count: 0, capped: false },
      },
    });
    await api.sql(`UPDATE membership SET valid_to = NULL WHERE person_id = 'jun-takeda'`);
  });

  it('answers alike for what is unknown and what may not be seen', async () => {
    const draft = await ana.post('/api/v1/requests', { content: mi24Content(), clockStartsAt });
    const james = await api.as('james-kollie');
    const hidden = await james.get(`/api/v1/requests/${draft.body.requestId}`);
    const unknown = await james.get(`/api/v1/requests/${randomUUID()}`);
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual(unknown.body);
    const { items } = (await james.get('/api/v1/requests?limit=200')).body;
    expect(items.map((row: { id: string }) => row.id)).not.toContain(draft.body.requestId);
    expect((await james.get(`/api/v1/arrangements/${draft.body.arrangementId}`)).status).toBe(404);
    expect((await james.get(`/requests/${draft.body.requestId}`)).status).toBe(404);
  });

  it('shows an auditor every case and the chain of each', async () => {
    const { requestId } = await noticed();
    const daniel = await api.as('daniel-stern');
    const audit = await daniel.get(`/api/v1/requests/${requestId}/audit`);
    expect(audit.body.items.map((entry: { kind: string }) => entry.kind)).toEqual([
      'drafted',
      'submitted',
      'answered',
    ]);
    expect(audit.body.items[1].previousHash).toBe(audit.body.items[0].hash);
  });
});

describe('lists', () => {
  it('are paged by cursors that lose and repeat nothing', async () => {
    const { items: all } = (await ana.get('/api/v1/requests?limit=200')).body;
    const seen: string[] = [];
    let path: string | null = '/api/v1/requests?limit=3';
    while (path !== null) {
      const page = await ana.get(path);
      seen.push(...page.body.items.map((row: { id: string }) => row.id));
      path = /<([^>]+)>; rel="next"/u.exec(page.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(seen).toEqual(all.map((row: { id: string }) => row.id));
    const foreign = await ana.get('/api/v1/requests?cursor=bm9uc2Vuc2U');
    expect(foreign.status).toBe(422);
  });

  it('give the inbox its queues: claimed, open, done', async () => {
    const { requestId } = await noticed();
    const james = await api.as('james-kollie');
    const before = (await james.get('/api/v1/inbox')).body;
    const [task] = before.items.filter((row: { requestId: string }) => row.requestId === requestId);
    expect((await james.post(`/api/v1/requests/${requestId}/tasks/${task.taskId}/claim`, {})).status).toBe(
      200,
    );
    const mine = (await james.get('/api/v1/inbox?queue=mine')).body;
    expect(mine.items.map((row: { requestId: string }) => row.requestId)).toContain(requestId);
    await james.post(`/api/v1/requests/${requestId}/legs/host_consent:liberia/decide`, { answer: 'consent' });
    const done = (await james.get('/api/v1/inbox?queue=done&kind=answer')).body;
    expect(done.items).toContainEqual(expect.objectContaining({ requestId, status: 'done' }));
    expect(done.counts.done.count).toBeGreaterThan(0);
  });
});

describe('a claimed task', () => {
  it('can be given back by others of its party once its person has left, not before', async () => {
    const { requestId } = await noticed();
    const path = `/api/v1/requests/${requestId}`;
    await api.sql(`INSERT INTO person (id, name, title, address, language, persona)
      VALUES ('second', 'A', 'B', 'second@liberia.example', 'en', true)`);
    await api.sql(`INSERT INTO membership (person_id, party_id, role, valid_from)
      VALUES ('second', 'liberia', 'approver', '2000-01-01')`);
    const [james, second] = [await api.as('james-kollie'), await api.as('second')];
    const [task] = (await james.get(path)).body.tasks;
    await james.post(`${path}/tasks/${task.id}/claim`, {});
    expect((await second.post(`${path}/tasks/${task.id}/release`, {})).status).toBe(409);
    await api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'james-kollie'`);
    expect((await second.post(`${path}/tasks/${task.id}/release`, {})).status).toBe(200);
    const decided = await second.post(`${path}/legs/host_consent:liberia/decide`, { answer: 'consent' });
    expect(decided.status).toBe(201);
    await api.sql(`UPDATE membership SET valid_to = NULL WHERE person_id = 'james-kollie'`);
    await api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'second'`);
  });
});

describe('the way from a task to its page', () => {
  it('leads who answers to the answer, and a focal point to the paper', async () => {
    const { requestId } = await noticed();
    const pageOf = async (persona: string) => {
      const person = await api.as(persona);
      const { items } = (await person.get('/api/v1/inbox?kind=answer')).body;
      const [task] = items.filter((row: { requestId: string }) => row.requestId === requestId);
      const answer = await person.get(`/requests/${requestId}/tasks/${task.taskId}`);
      const place = answer.headers.get('location') ?? '';
      return [decodeURIComponent(place), (await person.get(place)).status];
    };
    const legs = `/requests/${requestId}/legs`;
    expect(await pageOf('awa-kone')).toEqual([`${legs}/host_consent:cote-divoire`, 200]);
    expect(await pageOf('claire-dubois')).toEqual([`${legs}/council_decision:security-council/paper`, 200]);
  });
});

describe('a repeated call', () => {
  it('gets the same answer, and changes nothing again', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = { content: mi24Content(), clockStartsAt };
    const first = await ana.post('/api/v1/requests', body, key);
    const counts = await api.counts();
    const again = await ana.post('/api/v1/requests', body, key);
    expect(again.status).toBe(first.status);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await api.counts()).toEqual(counts);
  });

  it('never meets the key of another person', async () => {
    const { requestId } = await noticed();
    const key = { 'idempotency-key': 'the same key' };
    const [james, awa] = [await api.as('james-kollie'), await api.as('awa-kone')];
    const one = await james.post(
      `/api/v1/requests/${requestId}/legs/host_consent:liberia/decide`,
      { answer: 'consent' },
      key,
    );
    const other = await awa.post(
      `/api/v1/requests/${requestId}/legs/host_consent:cote-divoire/decide`,
      { answer: 'consent' },
      key,
    );
    expect([one.status, other.status]).toEqual([201, 201]);
  });
});

describe('around the API', () => {
  it('describes itself in OpenAPI 3.1, every operation with its answers', async () => {
    const { body } = await ana.get('/api/openapi.json');
    expect(body.openapi).toMatch(/^3\.1/u);
    expect(
      body.paths['/api/v1/requests/{requestId}/legs/{legId}/decide'].post.requestBody.content,
    ).toHaveProperty('application/json');
    const operations = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap((path) =>
      Object.values(path),
    );
    expect(operations.length).toBeGreaterThan(35);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    const docs = await ana.get('/api/docs');
    expect(docs.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await ana.get('/api/docs/assets/swagger-ui-bundle.js')).status).toBe(200);
  });

  it('publishes the tables of the machine to anybody', async () => {
    const tables = await (await api.as()).get('/api/v1/tables');
    expect(tables.status).toBe(200);
    expect(tables.body.answers).toContainEqual({
      kind: 'host_consent',
      status: 'lapsed',
      answer: 'consent',
      corrects: false,
      next: null,
      late: true,
      broken: null,
      means: expect.any(String),
    });
    expect(tables.body.transitions).toContainEqual(
      expect.objectContaining({ of: 'request', from: 'draft', by: 'submitted', to: 'open' }),
    );
    expect(tables.body.rules).toContainEqual(
      expect.objectContaining({ rule: 'already_answered', status: 409 }),
    );
  });

  it('answers whether it is alive and ready, and with measurements', async () => {
    const nobody = await api.as();
    expect((await nobody.get('/healthz')).status).toBe(200);
    expect((await nobody.get('/readyz')).body).toEqual({ ready: true, notReady: [] });
    expect((await nobody.get('/metrics')).body).toContain('http_request_duration_seconds');
  });

  it('names the part that is not ready', async () => {
    const lonely = await startTestApi({ SMTP_URL: 'smtp://127.0.0.1:1' });
    const nobody = await lonely.as();
    const ready = await nobody.get('/readyz');
    const link = await nobody.post('/api/v1/sign-in', { address: 'ana.ribeiro@dpko.example' });
    await lonely.close();
    expect(ready).toMatchObject({ status: 503, body: { ready: false, notReady: [{ part: 'smtp' }] } });
    expect(link.status).toBe(503);
  });

  it('sends headers that keep scripts, frames and other sites out', async () => {
    const { headers } = await ana.get('/inbox');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('has no personas and no movable clocks in production', async () => {
    const real = await startTestApi({ COUNTERSIGN_MODE: 'production' });
    const nobody = await real.as();
    const list = await nobody.get('/api/v1/personas');
    const signIn = await nobody.post('/api/v1/personas/ana-ribeiro/sign-in', {});
    const page = await nobody.get('/');
    await real.close();
    expect([list.status, signIn.status]).toEqual([404, 404]);
    expect(page.body).not.toContain('Ana Ribeiro');
  });
});
