import { randomUUID } from 'node:crypto';
import { signOffKeyFrom, signOffTokenFor } from '#libs/mail';
import { createDataSource } from '#libs/store';
import {
  MI24_LINE,
  mi24Content,
  startTestApi,
  type Answer,
  type Caller,
  type TestApi,
} from '../../support/api/running-api.js';
import { problemOf } from '../../support/api/answers.js';

let api: TestApi;
let nobody: Caller;
let ana: Caller;
let jun: Caller;
let james: Caller;
let draftId: string;
let openId: string;
let usedKey: string;
let usedSignIn: string;
let signOffToken: string;

const clockStartsAt = '2011-01-07T14:00:00Z';
const json = { 'content-type': 'application/json' };

function keyed(): Record<string, string> {
  return { ...json, 'idempotency-key': randomUUID() };
}

beforeAll(async () => {
  api = await startTestApi();
  nobody = await api.as();
  [ana, jun, james] = [await api.as('ana-ribeiro'), await api.as('jun-takeda'), await api.as('james-kollie')];
  const draft = async () =>
    (await ana.does.draftRequest({ body: { content: mi24Content(), clockStartsAt } })).requestId;
  [draftId, openId] = [await draft(), await draft()];
  await ana.does.submitRequest({ requestId: openId });
  await jun.does.decideLeg({
    requestId: openId,
    legId: 'advance_notice:eosg',
    body: {
      answer: 'notice_given',
      instrument: { kind: 'letter', reference: 'S/2011/5', organ: null, date: null },
    },
  });
  usedKey = randomUUID();
  await james.does.decideLeg({
    requestId: openId,
    legId: 'host_consent:liberia',
    body: { answer: 'consent' },
    key: usedKey,
  });
  const dataSource = await createDataSource(api.database.appUrl, { poolSize: 1 }).initialize();
  signOffToken = await signOffTokenFor(dataSource.manager, signOffKeyFrom(api.config.COUNTERSIGN_SECRET), {
    personId: 'olena-koval',
    requestId: openId,
    legId: 'contributor_consent:ukraine',
    round: 1,
  });
  await dataSource.destroy();
  usedSignIn = 'a'.repeat(43);
  await api.sql(
    `INSERT INTO sign_in_token (hash, person_id, expires_at, used_at)
     VALUES (encode(sha256($1::bytea), 'hex'), 'ana-ribeiro', now() + interval '1 minute', now())`,
    [usedSignIn],
  );
  // From here on nobody can answer for one of the hosts.
  await api.sql(`DELETE FROM membership WHERE party_id = 'cote-divoire'`);
});
afterAll(() => api.close());

/** A draft with one thing wrong in its content. */
function drafting(changes: Record<string, unknown>): Promise<Answer> {
  return ana.post('/api/v1/requests', { content: mi24Content(changes), clockStartsAt });
}

/** A draft with one thing wrong in its line. */
function line(changes: Record<string, unknown>): Promise<Answer> {
  return drafting({ lines: [{ ...MI24_LINE, ...changes }] });
}

function persons(military: unknown, police = 0): Promise<Answer> {
  return line({ persons: { military, police, civilian: 0 } });
}

function cursorOf(...values: string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

interface BadCall {
  what: string;
  call(): Promise<Answer>;
  status: number;
  pointer: string;
  rule: string;
  words: RegExp;
}

const CALLS: BadCall[] = [
  {
    what: 'malformed JSON',
    call: () => ana.call('POST', '/api/v1/requests', { headers: keyed(), body: '{"content": ' }),
    status: 400,
    pointer: '',
    rule: 'malformed',
    words: /well-formed/u,
  },
  {
    what: 'a field named twice',
    call: () =>
      ana.call('POST', '/api/v1/requests', {
        headers: keyed(),
        body: JSON.stringify({ content: mi24Content() }).replace('"purpose":', '"purpose":"","purpose":'),
      }),
    status: 400,
    pointer: '/content/purpose',
    rule: 'duplicate_field',
    words: /twice/u,
  },
  ...['charset=utf-16le', 'charset = utf-16le', 'charset="utf\\-16le"'].map((charset): BadCall => ({
    what: `JSON in another encoding, given as ${charset}`,
    call: () =>
      ana.call('POST', '/api/v1/requests', {
        headers: { ...keyed(), 'content-type': `application/json; ${charset}` },
        body: Buffer.from(JSON.stringify({ content: mi24Content() }), 'utf16le'),
      }),
    status: 415,
    pointer: '',
    rule: 'wrong_media_type',
    words: /UTF-8/u,
  })),
  {
    what: 'an unknown field',
    call: () => drafting({ colour: 'blue' }),
    status: 422,
    pointer: '/content/colour',
    rule: 'unknown_field',
    words: /not known/u,
  },
  {
    what: 'a missing field',
    call: () => drafting({ purpose: undefined }),
    status: 422,
    pointer: '/content/purpose',
    rule: 'missing',
    words: /must be given/u,
  },
  {
    what: 'a wrong type',
    call: () => line({ count: 'three' }),
    status: 422,
    pointer: '/content/lines/0/count',
    rule: 'wrong_type',
    words: /must be a number/u,
  },
  {
    what: 'a body that is no object',
    call: () => ana.post('/api/v1/requests', ['content']),
    status: 422,
    pointer: '',
    rule: 'wrong_type',
    words: /must be an object/u,
  },
  {
    what: 'an end before the start',
    call: () => line({ from: '2011-02-10', to: '2011-02-01' }),
    status: 422,
    pointer: '/content/lines/0/to',
    rule: 'rule_broken',
    words: /end lies before the start/u,
  },
  {
    what: 'a day that does not exist',
    call: () => drafting({ neededBy: '2011-02-30' }),
    status: 422,
    pointer: '/content/neededBy',
    rule: 'wrong_format',
    words: /must be a date/u,
  },
  {
    what: 'a day from which no later day can be counted',
    call: () => drafting({ neededBy: '9999-12-30' }),
    status: 422,
    pointer: '/content/neededBy',
    rule: 'rule_broken',
    words: /between 1945 and 2199/u,
  },
  {
    what: 'a day that the database does not know',
    call: () => line({ readiness: { notBefore: '0000-01-01', notAfter: null } }),
    status: 422,
    pointer: '/content/lines/0/readiness/notBefore',
    rule: 'rule_broken',
    words: /between 1945 and 2199/u,
  },
  {
    what: 'a body that is nested without end',
    call: () =>
      ana.call('POST', '/api/v1/requests', {
        headers: keyed(),
        body: `{"content": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      }),
    status: 422,
    pointer: '/content',
    rule: 'wrong_type',
    words: /must be an object/u,
  },
  {
    what: 'a correction of what can be no decision',
    call: () =>
      james.post(`/api/v1/requests/${openId}/legs/host_consent:liberia/decide`, {
        answer: 'consent',
        corrects: '\u0000',
      }),
    status: 422,
    pointer: '/corrects',
    rule: 'wrong_format',
    words: /id of a decision/u,
  },
  {
    what: 'a law without the organ that passed it',
    call: () =>
      james.post(`/api/v1/requests/${openId}/legs/host_consent:liberia/decide`, {
        answer: 'consent',
        instrument: { kind: 'law', reference: 'bill 8057', organ: null, date: null },
      }),
    status: 422,
    pointer: '/instrument/organ',
    rule: 'rule_broken',
    words: /must be given for a law/u,
  },
  {
    what: 'a note verbale under the symbol of a resolution',
    call: () =>
      james.post(`/api/v1/requests/${openId}/legs/host_consent:liberia/decide`, {
        answer: 'consent',
        instrument: { kind: 'note_verbale', reference: 'S/RES/1967 (2011)', organ: null, date: null },
      }),
    status: 422,
    pointer: '/instrument/reference',
    rule: 'rule_broken',
    words: /symbol of a resolution of the Security Council, not of a note verbale/u,
  },
  {
    what: 'a forged cursor of a moment',
    call: () => ana.get(`/api/v1/requests?cursor=${cursorOf('0000-01-01T00:00:00Z', randomUUID())}`),
    status: 422,
    pointer: '/cursor',
    rule: 'cursor_invalid',
    words: /not given by this query/u,
  },
  {
    what: 'a forged cursor of a text',
    call: () => ana.get(`/api/v1/arrangements?cursor=${cursorOf('IMC\u0000')}`),
    status: 422,
    pointer: '/cursor',
    rule: 'cursor_invalid',
    words: /not given by this query/u,
  },
  {
    what: 'a past needed-by',
    call: () => drafting({ neededBy: '2011-01-05' }),
    status: 422,
    pointer: '/content/neededBy',
    rule: 'needed_by_past',
    words: /Needed by 5 January 2011; today is 7 January 2011/u,
  },
  {
    what: 'persons 0',
    call: () => persons(0),
    status: 422,
    pointer: '/content/lines/0/persons',
    rule: 'rule_broken',
    words: /at least one person/u,
  },
  {
    what: 'persons negative',
    call: () => persons(-1, 5),
    status: 422,
    pointer: '/content/lines/0/persons/military',
    rule: 'too_small',
    words: /must not be negative/u,
  },
  {
    what: 'a sender equal to the receiver',
    call: () => drafting({ receivingMission: 'unmil' }),
    status: 422,
    pointer: '/content/receivingMission',
    rule: 'rule_broken',
    words: /another mission/u,
  },
  {
    what: 'a mission that does not exist',
    call: () => drafting({ receivingMission: 'unknown-mission' }),
    status: 422,
    pointer: '/content/receivingMission',
    rule: 'unknown_reference',
    words: /no mission/u,
  },
  {
    what: 'a party with no people',
    call: () => ana.post(`/api/v1/requests/${draftId}/submit`, {}),
    status: 422,
    pointer: '',
    rule: 'seat_without_people',
    words: /Nobody can answer for cote-divoire/u,
  },
  {
    what: 'a request made without the role',
    call: () => james.post('/api/v1/requests', { content: mi24Content(), clockStartsAt }),
    status: 403,
    pointer: '',
    rule: 'role_missing',
    words: /managers/u,
  },
  {
    what: 'a decision without the role',
    call: () =>
      ana.post(`/api/v1/requests/${openId}/legs/host_consent:liberia/decide`, { answer: 'consent' }),
    status: 403,
    pointer: '',
    rule: 'role_missing',
    words: /answer for liberia/u,
  },
  {
    what: 'a decision for another party',
    call: () =>
      james.post(`/api/v1/requests/${openId}/legs/contributor_consent:ukraine/decide`, { answer: 'consent' }),
    status: 403,
    pointer: '',
    rule: 'role_missing',
    words: /answer for ukraine/u,
  },
  {
    what: 'an answer that the leg does not know',
    call: () => jun.post(`/api/v1/requests/${openId}/legs/advance_notice:eosg/decide`, { answer: 'refuse' }),
    status: 422,
    pointer: '/answer',
    rule: 'answer_not_of_this_leg',
    words: /./u,
  },
  {
    what: 'a conditional consent without conditions',
    call: () =>
      james.post(`/api/v1/requests/${openId}/legs/host_consent:liberia/decide`, {
        answer: 'consent_with_conditions',
      }),
    status: 422,
    pointer: '/conditions',
    rule: 'rule_broken',
    words: /must be given/u,
  },
  {
    what: 'a leg that does not exist',
    call: () =>
      james.post(`/api/v1/requests/${openId}/legs/host_consent:atlantis/decide`, { answer: 'consent' }),
    status: 404,
    pointer: '',
    rule: 'not_found',
    words: /./u,
  },
  {
    what: 'a request that one may not see',
    call: () => james.post(`/api/v1/requests/${draftId}/submit`, {}),
    status: 404,
    pointer: '',
    rule: 'not_found',
    words: /may not see it/u,
  },
  {
    what: 'no session',
    call: () => nobody.post('/api/v1/requests', { content: mi24Content() }),
    status: 401,
    pointer: '',
    rule: 'not_signed_in',
    words: /Sign in/u,
  },
  {
    what: 'the token of an unknown session',
    call: () => nobody.call('GET', '/api/v1/me', { headers: { cookie: `countersign=${'x'.repeat(43)}` } }),
    status: 401,
    pointer: '',
    rule: 'not_signed_in',
    words: /Sign in/u,
  },
  {
    what: 'a token that is not of this session',
    call: () => james.post(`/api/v1/requests/${openId}/submit`, {}, { 'x-csrf-token': randomUUID() }),
    status: 403,
    pointer: '',
    rule: 'csrf_token',
    words: /X-CSRF-Token/u,
  },
  {
    what: 'a call from a page of another site',
    call: () =>
      ana.post(`/api/v1/requests/${openId}/withdraw`, { reason: 'x' }, { origin: 'https://evil.example' }),
    status: 403,
    pointer: '',
    rule: 'foreign_origin',
    words: /another site/u,
  },
  {
    what: 'a body of 2 MB',
    call: () => drafting({ purpose: 'x'.repeat(2 * 1024 * 1024) }),
    status: 413,
    pointer: '',
    rule: 'body_too_large',
    words: /larger than 1 MB/u,
  },
  {
    what: 'a text that is too long',
    call: () => drafting({ purpose: 'x'.repeat(2001) }),
    status: 422,
    pointer: '/content/purpose',
    rule: 'too_big',
    words: /not be longer than 2,000 characters/u,
  },
  {
    what: 'a wrong content type',
    call: () =>
      ana.call('POST', '/api/v1/requests', {
        headers: { ...keyed(), 'content-type': 'text/plain' },
        body: JSON.stringify({ content: mi24Content() }),
      }),
    status: 415,
    pointer: '',
    rule: 'wrong_media_type',
    words: /application\/json/u,
  },
  {
    what: 'a form where JSON is awaited',
    call: () =>
      ana.call('POST', '/api/v1/requests', {
        headers: { ...keyed(), 'content-type': 'application/x-www-form-urlencoded' },
        body: 'content=x',
      }),
    status: 415,
    pointer: '',
    rule: 'wrong_media_type',
    words: /application\/json/u,
  },
  {
    what: 'no idempotency key',
    call: () => ana.call('POST', '/api/v1/requests', { headers: json, body: '{}' }),
    status: 400,
    pointer: '',
    rule: 'header_missing',
    words: /Idempotency-Key/u,
  },
  {
    what: 'an idempotency key that is too long',
    call: () => ana.post('/api/v1/requests', {}, { 'idempotency-key': 'k'.repeat(201) }),
    status: 400,
    pointer: '',
    rule: 'header_malformed',
    words: /Idempotency-Key/u,
  },
  {
    what: 'a reused idempotency key with another body',
    call: () =>
      james.post(
        `/api/v1/requests/${openId}/legs/host_consent:liberia/decide`,
        { answer: 'refuse' },
        { 'idempotency-key': usedKey },
      ),
    status: 422,
    pointer: '',
    rule: 'idempotency_reused',
    words: /another call/u,
  },
  {
    what: 'a second answer of the same seat',
    call: () =>
      james.post(`/api/v1/requests/${openId}/legs/host_consent:liberia/decide`, { answer: 'refuse' }),
    status: 409,
    pointer: '/answer',
    rule: 'already_answered',
    words: /./u,
  },
  {
    what: 'control characters',
    call: () => drafting({ purpose: 'bell \u0007' }),
    status: 422,
    pointer: '/content/purpose',
    rule: 'rule_broken',
    words: /control characters/u,
  },
  {
    what: 'text that is not Unicode',
    call: () =>
      ana.call('POST', '/api/v1/requests', {
        headers: keyed(),
        body: JSON.stringify({ content: mi24Content({ purpose: 'half ~' }) }).replace('~', '\\ud800'),
      }),
    status: 422,
    pointer: '/content/purpose',
    rule: 'wrong_format',
    words: /Unicode/u,
  },
  {
    what: 'a query that is not known',
    call: () => ana.get('/api/v1/requests?colour=blue'),
    status: 422,
    pointer: '/colour',
    rule: 'unknown_field',
    words: /not known/u,
  },
  {
    what: 'an id that is none',
    call: () => ana.get(`/api/v1/requests/1%27%20OR%20%271%27=%271`),
    status: 404,
    pointer: '',
    rule: 'not_found',
    words: /./u,
  },
  {
    what: 'an address that is not well-formed',
    call: () => ana.get('/api/v1/requests/%E0%A4%A'),
    status: 400,
    pointer: '',
    rule: 'malformed',
    words: /./u,
  },
  {
    what: 'a method that the address does not know',
    call: () => ana.call('DELETE', `/api/v1/requests/${openId}`),
    status: 405,
    pointer: '',
    rule: 'method_not_allowed',
    words: /GET and PUT/u,
  },
  {
    what: 'an address that there is not',
    call: () => ana.get('/api/v1/nothing'),
    status: 404,
    pointer: '',
    rule: 'not_found',
    words: /may not see it/u,
  },
  {
    what: 'a mail address that is none',
    call: () => nobody.post('/api/v1/sign-in', { address: 'nobody' }),
    status: 422,
    pointer: '/address',
    rule: 'wrong_format',
    words: /mail address/u,
  },
  {
    what: 'a moment without its zone',
    call: () => ana.post('/api/v1/requests', { content: mi24Content(), clockStartsAt: '2011-01-07T14:00' }),
    status: 422,
    pointer: '/clockStartsAt',
    rule: 'wrong_format',
    words: /offset/u,
  },
];

describe('bad input', () => {
  it.each(CALLS.map((call) => [call.what, call] as const))('%s', async (_what, bad) => {
    const before = await api.counts();
    const answer = await bad.call();
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    expect(answer.body).toMatchObject({
      type: 'about:blank',
      title: expect.any(String),
      status: bad.status,
      detail: expect.any(String),
    });
    expect(answer.status).toBe(bad.status);
    const fault = problemOf(answer).errors.find((error) => error.pointer === bad.pointer);
    expect(fault).toMatchObject({ rule: bad.rule, message: expect.stringMatching(bad.words) });
    expect(await api.counts()).toEqual(before);
  });

  it.each([
    ['an unknown sign-in link', () => nobody.get(`/sign-in/${'b'.repeat(43)}`), 410, 'cannot be used'],
    ['a used sign-in link', () => nobody.get(`/sign-in/${usedSignIn}`), 410, 'cannot be used'],
    ['an unknown sign-off link', () => nobody.get(`/sign-off/${randomUUID()}.abc`), 404, 'not known'],
    [
      'a forged sign-off link',
      () => nobody.get(`/sign-off/${signOffToken.slice(0, -2)}xx`),
      404,
      'not known',
    ],
    [
      'a form of a forged sign-off link',
      () => nobody.form(`/sign-off/${signOffToken.slice(0, -2)}xx`, { '/answer': 'consent' }),
      404,
      'not known',
    ],
    [
      'a sign-off without an answer',
      () => nobody.form(`/sign-off/${signOffToken}`, {}),
      422,
      'Nothing was changed',
    ],
    [
      'a question without a text',
      () => nobody.form(`/sign-off/${signOffToken}`, { '/answer': 'question' }),
      422,
      'must not be empty',
    ],
    [
      'a form of 2 MB',
      () => nobody.form(`/sign-off/${signOffToken}`, { '/text': 'x'.repeat(2 * 1024 * 1024) }),
      413,
      'larger than 1 MB',
    ],
    [
      'a task of what can be no request',
      () => ana.call('GET', `/requests/${'-'.repeat(36)}/tasks/t1-1`, { headers: { accept: 'text/html' } }),
      404,
      'Page not found',
    ],
    [
      'a page that there is not',
      () => ana.call('GET', '/nothing', { headers: { accept: 'text/html' } }),
      404,
      'Page not found',
    ],
  ] as const)('%s gets a page of its own', async (_what, call, status, words) => {
    const before = await api.counts();
    const answer = await call();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/u);
    expect(answer.body).toContain(words);
    expect(await api.counts()).toEqual(before);
  });
});

describe('HTML and SQL in every text', () => {
  const hostile = `<script>alert(1)</script><img src=x onerror="alert(1)">'"; DROP TABLE fact; -- \${7*7} {{7*7}}`;

  it('is kept as it was written and shown as text', async () => {
    const content = mi24Content({
      purpose: hostile,
      scope: hostile,
      lines: [{ ...MI24_LINE, area: [hostile], tasks: [hostile] }],
    });
    const { requestId } = await ana.does.draftRequest({
      body: { content, clockStartsAt, assumptions: hostile },
    });
    expect((await ana.does.getRequest({ requestId })).content.purpose).toBe(hostile);

    const rejected = await nobody.form(`/sign-off/${signOffToken}`, { '/answer': hostile, '/text': hostile });
    expect(rejected.status).toBe(422);
    expect(rejected.body).not.toMatch(/<script|<img/u);

    const tomas = await api.as('tomas-lindqvist');
    const { paperId } = await tomas.does.recordPaper({
      requestId: openId,
      legId: 'contributor_consent:ukraine',
      body: {
        answer: 'consent_with_conditions',
        conditions: hostile,
        reason: hostile,
        instrument: { kind: 'letter', reference: hostile, organ: hostile, date: null },
        signedBy: { name: hostile, title: hostile },
      },
    });
    const miriam = await api.as('miriam-okafor');
    await miriam.does.countersignPaper({ requestId: openId, paperId });
    // Who has drafted a request waives nothing on it: this text is refused, and kept nowhere.
    const waived = await ana.api.waiveLeg({
      requestId: openId,
      legId: 'host_consent:cote-divoire',
      body: { instrument: hostile, reason: hostile },
    });
    expect(waived.status).toBe(403);

    const pages = [
      `/requests/${requestId}`,
      `/requests/${requestId}/edit`,
      `/requests/${requestId}/audit`,
      `/requests/${openId}`,
      `/requests/${openId}/papers/${paperId}`,
      `/requests/${openId}/legs/contributor_consent:ukraine/conditions`,
      `/requests/${openId}/audit`,
      `/requests?state=${encodeURIComponent(hostile)}`,
      `/inbox?queue=${encodeURIComponent(hostile)}&kind=${encodeURIComponent(hostile)}`,
    ];
    for (const page of pages) {
      const { status, body } = await ana.get(page);
      expect([page, status]).toEqual([page, 200]);
      expect(body).not.toMatch(/<script|<img|onerror="/u);
    }
    expect((await ana.get(`/requests/${requestId}`)).body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const [facts] = await api.sql<{ count: string }>('SELECT count(*) FROM fact');
    expect(Number(facts?.count)).toBeGreaterThan(0);
  });
});
