import { randomUUID } from 'node:crypto';
import { mi24Content, startTestApi, type Caller, type TestApi } from '../../support/api/running-api.js';
import { resultOf, type BodyOf } from '#libs/contracts/client';
import { expectStatus, present, descriptionIn } from '../../support/api/answers.js';

let api: TestApi;
let ana: Caller;

beforeAll(async () => {
  api = await startTestApi();
  ana = await api.as('ana-ribeiro');
});
afterAll(() => api.close());

const clockStartsAt = '2011-01-07T14:00:00Z';

async function submitted(): Promise<{ requestId: string; arrangementId: string }> {
  const draft = await ana.api.draftRequest({ body: { content: mi24Content(), clockStartsAt } });
  expectStatus(draft, 201);
  expect((await ana.api.submitRequest({ requestId: draft.body.requestId })).status).toBe(200);
  return draft.body;
}

const notice = {
  answer: 'notice_given',
  instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
} satisfies BodyOf<'decideLeg'>;

/** A request of which the hosts, the contributor and the Council are asked. */
async function noticed() {
  const draft = await submitted();
  const jun = await api.as('jun-takeda');
  await jun.does.decideLeg({ requestId: draft.requestId, legId: 'advance_notice:eosg', body: notice });
  return draft;
}

function statuses(view: { legs: { id: string; status: string }[] }): Record<string, string> {
  return Object.fromEntries(view.legs.map((leg) => [leg.id, leg.status]));
}

describe('a request through the API', () => {
  it('is drafted, submitted and decided, with a receipt', async () => {
    const { requestId } = await submitted();
    const jun = await api.as('jun-takeda');
    const inbox = await jun.does.listInbox();
    expect(inbox.items).toContainEqual(
      expect.objectContaining({ requestId, kind: 'answer', legKind: 'advance_notice' }),
    );
    const decided = await jun.api.decideLeg({ requestId, legId: 'advance_notice:eosg', body: notice });
    expect(decided).toMatchObject({ status: 201, body: { status: 'counts', legStatus: 'obtained' } });
    const view = await ana.api.getRequest({ requestId });
    expect(statuses(resultOf(view))).toEqual({
      'advance_notice:eosg': 'obtained',
      'contributor_consent:ukraine': 'asked',
      'host_consent:liberia': 'asked',
      'host_consent:cote-divoire': 'asked',
      'council_decision:security-council': 'asked',
    });
    expect(view.headers.get('etag')).toBe(`"${resultOf(view).version}"`);
  });

  it('is changed as a draft only by who has seen its present version', async () => {
    const draft = await ana.does.draftRequest({ body: { content: mi24Content(), clockStartsAt } });
    const content = mi24Content({ purpose: 'Another purpose.' });
    expect((await ana.raw('reviseRequest', { requestId: draft.requestId }, { content })).status).toBe(428);
    expect(
      (await ana.api.reviseRequest({ requestId: draft.requestId, body: { content }, ifMatch: 7 })).body,
    ).toMatchObject({
      status: 412,
      errors: [{ rule: 'stale_version' }],
    });
    const changed = await ana.api.reviseRequest({
      requestId: draft.requestId,
      body: { content },
      ifMatch: (await ana.api.getRequest({ requestId: draft.requestId })).headers.get('etag') ?? '',
    });
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await ana.does.getRequest({ requestId: draft.requestId })).content.purpose).toBe(
      'Another purpose.',
    );
  });

  it('goes through paper with two people, a question and its reply, to the grant', async () => {
    const { requestId, arrangementId } = await noticed();
    const [tomas, miriam, james, awa] = await Promise.all(
      ['tomas-lindqvist', 'miriam-okafor', 'james-kollie', 'awa-kone'].map((persona) => api.as(persona)),
    );
    if (!tomas || !miriam || !james || !awa) throw new Error('nobody is there');
    await ana.does.moveClock({ arrangementId, body: { to: '2011-01-19T22:00:00Z' } });

    const act = {
      answer: 'adopted',
      act: { symbol: 'S/RES/1967 (2011)', adoptedOn: '2011-01-19', term: null },
      instrument: { kind: 'resolution', reference: 'S/RES/1967 (2011)', organ: null, date: null },
    } satisfies BodyOf<'recordPaper'>;
    const recorded = await tomas.api.recordPaper({
      requestId,
      legId: 'council_decision:security-council',
      body: act,
    });
    expectStatus(recorded, 201);
    const own = await tomas.api.countersignPaper({ requestId, paperId: recorded.body.paperId });
    expect(own.body).toMatchObject({ status: 403, errors: [{ rule: 'own_record' }] });
    expect((await miriam.does.listInbox()).items).toContainEqual(
      expect.objectContaining({ requestId, kind: 'countersign_paper' }),
    );
    expect((await miriam.api.countersignPaper({ requestId, paperId: recorded.body.paperId })).status).toBe(
      201,
    );

    const asked = await awa.api.askOnLeg({
      requestId,
      legId: 'host_consent:cote-divoire',
      body: {
        text: 'Where are they based?',
      },
    });
    expectStatus(asked, 201);
    expect(statuses(await awa.does.getRequest({ requestId }))['host_consent:cote-divoire']).toBe('paused');
    expect(
      (
        await tomas.api.replyToQuestion({
          requestId,
          questionId: asked.body.questionId,
          body: { text: 'At Abidjan.' },
        })
      ).status,
    ).toBe(200);
    expect(
      (
        await awa.api.decideLeg({
          requestId,
          legId: 'host_consent:cote-divoire',
          body: { answer: 'consent' },
        })
      ).status,
    ).toBe(201);
    expect(
      (await james.api.decideLeg({ requestId, legId: 'host_consent:liberia', body: { answer: 'consent' } }))
        .status,
    ).toBe(201);

    const law = {
      answer: 'consent',
      instrument: {
        kind: 'law',
        reference: 'bill 8057',
        organ: 'Verkhovna Rada',
        date: { notBefore: '2011-01-10', notAfter: '2011-01-19' },
      },
    } satisfies BodyOf<'recordPaper'>;
    const paper = await tomas.does.recordPaper({
      requestId,
      legId: 'contributor_consent:ukraine',
      body: law,
    });
    expect((await miriam.api.countersignPaper({ requestId, paperId: paper.paperId })).status).toBe(201);

    const view = await ana.does.getRequest({ requestId });
    expect(view).toMatchObject({
      status: 'granted',
      lines: [{ status: 'granted', expiry: { lastDay: '2011-02-16' } }],
    });
    const arrangement = await ana.does.getArrangement({ arrangementId });
    expect(arrangement).toMatchObject({ status: 'in_force', lines: [{ status: 'planned' }] });

    await ana.does.recordArrival({ arrangementId, lineId: 'mi24', body: { effective: null } });
    await ana.does.moveClock({ arrangementId, body: { to: '2011-02-18T12:00:00Z' } });
    expect(await ana.does.getArrangement({ arrangementId })).toMatchObject({ breach: true });
    const page = await ana.get(`/arrangements/${arrangementId}`);
    expect(page.body).toContain('without an authority');
    const back = await ana.form(`/arrangements/${arrangementId}`, { _act: 'recordReturn', lineId: 'mi24' });
    expect(back.status).toBe(303);
    expect(await ana.does.getArrangement({ arrangementId })).toMatchObject({
      breach: false,
      status: 'ended',
    });
  });

  it('keeps a second answer of the same seat out and says who came first', async () => {
    const { requestId } = await noticed();
    const james = await api.as('james-kollie');
    const both = await Promise.all([
      james.api.decideLeg({ requestId, legId: 'host_consent:liberia', body: { answer: 'consent' } }),
      james.api.decideLeg({ requestId, legId: 'host_consent:liberia', body: { answer: 'refuse' } }),
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
    await ana.does.moveClock({ arrangementId, body: { to: '2011-05-01T12:00:00Z' } });
    const james = await api.as('james-kollie');
    const late = await james.api.decideLeg({
      requestId,
      legId: 'host_consent:liberia',
      body: {
        answer: 'consent',
      },
    });
    expect(late).toMatchObject({ status: 202, body: { status: 'late' } });
    const tomas = await api.as('tomas-lindqvist');
    const noted = await tomas.api.noteLateAnswer({
      requestId,
      decisionId: resultOf(late).decisionId,
      body: {
        reason: 'The request is over.',
      },
    });
    expect(noted.status).toBe(200);
  });

  it('gives each its own conditions to enter and to countersign', async () => {
    const { requestId } = await noticed();
    const [james, tomas, miriam] = [
      await api.as('james-kollie'),
      await api.as('tomas-lindqvist'),
      await api.as('miriam-okafor'),
    ];
    await james.does.decideLeg({
      requestId,
      legId: 'host_consent:liberia',
      body: {
        answer: 'consent_with_conditions',
        conditions: 'Not more than 70 persons.',
      },
    });
    const caps = { persons: 70, equipment: null, area: null, tasks: null, from: null, to: null };
    expect(
      (await tomas.api.enterConditions({ requestId, legId: 'host_consent:liberia', body: { caps } })).status,
    ).toBe(200);
    expect((await tomas.api.countersignConditions({ requestId, legId: 'host_consent:liberia' })).status).toBe(
      403,
    );
    expect(
      (await miriam.api.countersignConditions({ requestId, legId: 'host_consent:liberia' })).status,
    ).toBe(200);
    const [leg] = (await ana.does.getRequest({ requestId })).legs.filter(
      ({ id }) => id === 'host_consent:liberia',
    );
    expect(leg?.detail).toMatchObject({ satisfied: true, conditions: 'none' });
  });
});

describe('who sees what', () => {
  it('shows a party its own leg, and of the others kind, party and status', async () => {
    const { requestId } = await noticed();
    const james = await api.as('james-kollie');
    const view = await james.does.getRequest({ requestId });
    expect(view.sees).toBe('own');
    const open = view.legs.filter((leg) => leg.detail !== null);
    expect(open.map((leg) => leg.id)).toEqual(['host_consent:liberia']);
    expect(view.lines[0]?.window).toBeNull();
    expect(view.decisions).toEqual([]);
    const audit = await james.does.getRequestAudit({ requestId });
    expect(audit.items.filter((entry) => entry.fact !== null)).toEqual([]);
    const page = await james.get(`/requests/${requestId}`);
    expect(page.body).not.toContain('Usable window');
  });

  it('shows a party nothing of what others answer, ask and limit, neither in the audit chain nor in an expiry', async () => {
    const { requestId } = await noticed();
    const [james, awa] = [await api.as('james-kollie'), await api.as('awa-kone')];
    const caps = { persons: null, equipment: null, area: null, tasks: null, from: null, to: '2011-01-31' };
    await awa.does.decideLeg({
      requestId,
      legId: 'host_consent:cote-divoire',
      body: {
        answer: 'consent_with_conditions',
        caps,
      },
    });
    const own = (await awa.does.getRequest({ requestId })).lines[0]?.expiry;
    expect(own).toMatchObject({ because: 'consent', party: { id: 'cote-divoire' } });
    expect((await james.does.getRequest({ requestId })).lines[0]?.expiry).toBeNull();
    const { items } = await james.does.getRequestAudit({ requestId });
    expect(items.map((entry) => entry.kind)).toEqual(['not_shown', 'submitted', 'not_shown', 'not_shown']);
    expect(items[3]).toMatchObject({ caseTime: null, recordedAt: null, party: null, body: null, fact: null });
  });

  it('tells nobody which tasks others have', async () => {
    const { requestId } = await noticed();
    const james = await api.as('james-kollie');
    const { tasks } = await ana.does.getRequest({ requestId });
    const foreign = tasks.find((task) => task.legId === 'contributor_consent:ukraine');
    const claim = (id = 'none') => james.api.claimTask({ requestId, taskId: id });
    expect((await claim(foreign?.id)).body).toEqual((await claim('t999-1')).body);
  });

  it('shows the missions of an arrangement what is asked, and those who have left the Secretariat nothing', async () => {
    const { requestId, arrangementId } = await submitted();
    await api.sql(`INSERT INTO person (id, name, title, address, language, persona) VALUES
      ('for-unmil', 'A', 'B', 'for-unmil@unmil.example', 'en', true), ('moved-on', 'A', 'B', 'moved-on@dpko.example', 'en', true)`);
    await api.sql(`INSERT INTO membership (person_id, party_id, role, valid_from) VALUES
      ('for-unmil', 'unmil', 'manager', '2000-01-01'), ('moved-on', 'dpko', 'manager', '2000-01-01')`);
    const unmil = await api.as('for-unmil');
    const view = await unmil.does.getRequest({ requestId });
    expect(view.sees).toBe('own');
    expect(view.legs.every((leg) => leg.detail === null)).toBe(true);
    const ready = await unmil.api.stateReadiness({
      arrangementId,
      lineId: 'mi24',
      body: {
        readiness: { notBefore: '2011-02-17', notAfter: null },
      },
    });
    expect(ready.status).toBe(200);

    const moved = await api.as('moved-on');
    const made = await moved.does.draftRequest({ body: { content: mi24Content(), clockStartsAt } });
    await moved.does.submitRequest({ requestId: made.requestId });
    const jun = await api.as('jun-takeda');
    const { items } = await jun.does.listInbox();
    const { taskId } = present(items.find((row) => row.requestId === made.requestId));
    await jun.does.claimTask({ requestId: made.requestId, taskId });
    await api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'moved-on'`);
    await api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'jun-takeda'`);
    expect((await moved.api.getRequest({ requestId: made.requestId })).status).toBe(404);
    expect(await jun.does.listInbox({ queue: 'mine' })).toMatchObject({
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
    const draft = await ana.does.draftRequest({ body: { content: mi24Content(), clockStartsAt } });
    const james = await api.as('james-kollie');
    const hidden = await james.api.getRequest({ requestId: draft.requestId });
    const unknown = await james.api.getRequest({ requestId: randomUUID() });
    expect(hidden.status).toBe(404);
    expect(hidden.body).toEqual(unknown.body);
    const { items } = await james.does.listRequests({ limit: 200 });
    expect(items.map((row) => row.id)).not.toContain(draft.requestId);
    expect((await james.api.getArrangement({ arrangementId: draft.arrangementId })).status).toBe(404);
    expect((await james.get(`/requests/${draft.requestId}`)).status).toBe(404);
  });

  it('shows an auditor every case and the chain of each', async () => {
    const { requestId } = await noticed();
    const daniel = await api.as('daniel-stern');
    const audit = await daniel.does.getRequestAudit({ requestId });
    expect(audit.items.map((entry) => entry.kind)).toEqual(['drafted', 'submitted', 'answered']);
    expect(audit.items[1]?.previousHash).toBe(audit.items[0]?.hash);
  });
});

describe('lists', () => {
  it('are paged by cursors that lose and repeat nothing', async () => {
    const { items: all } = await ana.does.listRequests({ limit: 200 });
    const seen = (await ana.pages('listRequests', { limit: 3 })).map((row) => row.id);
    expect(seen).toEqual(all.map((row) => row.id));
    const foreign = await ana.api.listRequests({ cursor: 'bm9uc2Vuc2U' });
    expect(foreign.status).toBe(422);
  });

  it('give the inbox its queues: claimed, open, done', async () => {
    const { requestId } = await noticed();
    const james = await api.as('james-kollie');
    const before = await james.does.listInbox();
    const { taskId } = present(before.items.find((row) => row.requestId === requestId));
    expect((await james.api.claimTask({ requestId, taskId })).status).toBe(200);
    const mine = await james.does.listInbox({ queue: 'mine' });
    expect(mine.items.map((row) => row.requestId)).toContain(requestId);
    await james.does.decideLeg({ requestId, legId: 'host_consent:liberia', body: { answer: 'consent' } });
    const done = await james.does.listInbox({ queue: 'done', kind: 'answer' });
    expect(done.items).toContainEqual(expect.objectContaining({ requestId, status: 'done' }));
    expect(done.counts.done.count).toBeGreaterThan(0);
  });
});

describe('a claimed task', () => {
  it('can be given back by others of its party once its person has left, not before', async () => {
    const { requestId } = await noticed();
    await api.sql(`INSERT INTO person (id, name, title, address, language, persona)
      VALUES ('second', 'A', 'B', 'second@liberia.example', 'en', true)`);
    await api.sql(`INSERT INTO membership (person_id, party_id, role, valid_from)
      VALUES ('second', 'liberia', 'approver', '2000-01-01')`);
    const [james, second] = [await api.as('james-kollie'), await api.as('second')];
    const { id: taskId } = present((await james.does.getRequest({ requestId })).tasks[0]);
    await james.does.claimTask({ requestId, taskId });
    expect((await second.api.releaseTask({ requestId, taskId })).status).toBe(409);
    await api.sql(`UPDATE membership SET valid_to = now() WHERE person_id = 'james-kollie'`);
    expect((await second.api.releaseTask({ requestId, taskId })).status).toBe(200);
    const decided = await second.api.decideLeg({
      requestId,
      legId: 'host_consent:liberia',
      body: { answer: 'consent' },
    });
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
      const { items } = await person.does.listInbox({ kind: 'answer' });
      const [task] = items.filter((row) => row.requestId === requestId);
      const answer = await person.get(`/requests/${requestId}/tasks/${task?.taskId}`);
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
    const key = randomUUID();
    const body = { content: mi24Content(), clockStartsAt };
    const first = await ana.api.draftRequest({ body, key });
    const counts = await api.counts();
    const again = await ana.api.draftRequest({ body, key });
    expect(again.status).toBe(first.status);
    expect(again.body).toEqual(resultOf(first));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await api.counts()).toEqual(counts);
  });

  it('never meets the key of another person', async () => {
    const { requestId } = await noticed();
    const key = 'the same key';
    const [james, awa] = [await api.as('james-kollie'), await api.as('awa-kone')];
    const one = await james.api.decideLeg({
      requestId,
      legId: 'host_consent:liberia',
      body: { answer: 'consent' },
      key,
    });
    const other = await awa.api.decideLeg({
      requestId,
      legId: 'host_consent:cote-divoire',
      body: { answer: 'consent' },
      key,
    });
    expect([one.status, other.status]).toEqual([201, 201]);
  });
});

describe('around the API', () => {
  it('describes itself in OpenAPI 3.1, every operation with its answers', async () => {
    const { openapi, paths } = descriptionIn(await ana.get('/api/openapi.json'));
    expect(openapi).toMatch(/^3\.1/u);
    const deciding = Object.entries(paths).find(([path]) => path.endsWith('/legs/{legId}/decide'));
    expect(deciding?.[1]).toMatchObject({
      post: { requestBody: { content: { 'application/json': expect.anything() } } },
    });
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(35);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    const docs = await ana.get('/api/docs');
    expect(docs.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await ana.get('/api/docs/assets/swagger-ui-bundle.js')).status).toBe(200);
  });

  it('publishes the tables of the machine to anybody', async () => {
    const tables = await (await api.as()).api.getTables();
    expectStatus(tables, 200);
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
    const link = await nobody.api.startSignIn({ body: { address: 'ana.ribeiro@dpko.example' } });
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
    const list = await nobody.api.listPersonas();
    const signIn = await nobody.api.signInAsPersona({ personaId: 'ana-ribeiro' });
    const page = await nobody.get('/');
    await real.close();
    expect([list.status, signIn.status]).toEqual([404, 404]);
    expect(page.body).not.toContain('Ana Ribeiro');
  });
});
