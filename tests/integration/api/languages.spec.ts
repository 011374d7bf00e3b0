import { randomUUID } from 'node:crypto';
import type { Problem } from '#libs/contracts';
import { MADE_UP, speakMadeUpFrench } from '../../support/api/made-up-catalogue.js';
import {
  type Answer,
  type Caller,
  type TestApi,
  mi24Content,
  startTestApi,
} from '../../support/api/running-api.js';
import { resultOf, addressOf } from '#libs/contracts/client';

/** A problem without its text: what must be the same in every language. */
function codesOf({ body }: Answer) {
  const { status, errors } = body as Problem;
  return { status, errors: errors.map(({ pointer, rule, reason }) => ({ pointer, rule, reason })) };
}

/** The text of a problem. */
function textOf({ body }: Answer): string[] {
  const { title, detail, errors } = body as Problem;
  return [title, detail, ...errors.map(({ message }) => message)];
}

describe('a refusal in the language of its caller', () => {
  let api: TestApi;
  let ana: Caller;
  let nobody: Caller;
  let forget: () => void;

  beforeAll(async () => {
    api = await startTestApi();
    [ana, nobody] = await Promise.all([api.as('ana-ribeiro'), api.as()]);
    forget = speakMadeUpFrench();
  });
  afterAll(async () => {
    forget?.();
    await api?.close();
  });

  const french = { 'accept-language': 'fr' };
  const anaReads = async (language: string) =>
    api.sql('UPDATE person SET language = $1 WHERE id = $2', [language, 'ana-ribeiro']);
  afterEach(() => anaReads('en'));

  const draft = (changes: Record<string, unknown>, headers: Record<string, string>) =>
    ana.raw('draftRequest', {}, { content: { ...mi24Content(), ...changes } }, headers);

  it.each<[string, (headers: Record<string, string>) => Promise<Answer>]>([
    ['of the call', (headers) => nobody.raw('listRequests', {}, undefined, headers)],
    ['of an address', (headers) => ana.call('PATCH', addressOf('listRequests', {}), { headers })],
    ['of a header', (headers) => ana.raw('draftRequest', {}, {}, { 'idempotency-key': '', ...headers })],
    ['of a role', (headers) => ana.raw('enterUnit', {}, {}, headers)],
    ['of a field', (headers) => draft({ neededBy: 'soon', purpose: '' }, headers)],
    ['of a field with parameters', (headers) => draft({ purpose: 'x'.repeat(3000) }, headers)],
    ['of the domain', (headers) => draft({ sendingMission: 'unheard-of' }, headers)],
  ])('%s has the same rule, pointer and parameters, and another text', async (_what, call) => {
    const own = await call({});
    await anaReads('fr');
    const other = await call(french);
    expect(own.status).toBeGreaterThanOrEqual(400);
    expect(codesOf(other)).toEqual(codesOf(own));
    expect(textOf(own).filter((text) => text.includes(MADE_UP))).toEqual([]);
    expect(textOf(other).filter((text) => !text.includes(MADE_UP))).toEqual([]);
    expect([own.headers.get('content-language'), other.headers.get('content-language')]).toEqual([
      'en',
      'fr',
    ]);
    expect(own.headers.get('vary')).toMatch(/accept-language/iu);
  });

  it.each([
    ['fr', 'fr'],
    ['fr-CH, en;q=0.9', 'fr'],
    ['en;q=0.5, fr;q=0.8', 'fr'],
    ['en;q=0.8, fr;q=0.5', 'en'],
    ['de, fr;q=0.1', 'fr'],
    ['de', 'en'],
    ['fr;q=0', 'en'],
    ['*', 'en'],
    ['en;q=0, *;q=0.3', 'fr'],
    [';;q=,', 'en'],
    ['fr;q=much', 'en'],
  ])('is chosen from Accept-Language: %s', async (header, language) => {
    const { headers } = await nobody.api.listRequests({ headers: { 'accept-language': header } });
    expect(headers.get('content-language')).toBe(language);
  });

  it('is English where nothing is said', async () => {
    const { headers } = await nobody.api.listRequests();
    expect(headers.get('content-language')).toBe('en');
  });

  it('is on the pages as well', async () => {
    const { body } = await nobody.get('/no/such/page', { accept: 'text/html', ...french });
    expect(body).toContain(`<h1>${MADE_UP}Page not found</h1>`);
    expect(body).toContain(`${MADE_UP}This does not exist, or you may not see it.`);
  });

  it.each([
    ['fr', 'en', 'fr'],
    ['en', 'fr', 'en'],
    ['fr', undefined, 'fr'],
    // There is no catalogue for it.
    ['es', 'fr', 'fr'],
    ['es', undefined, 'en'],
  ])(
    'is that of a person in a session who reads %s, whose browser accepts %s: %s',
    async (own, accepted, spoken) => {
      await anaReads(own);
      const headers = accepted === undefined ? {} : { 'accept-language': accepted };
      const refused = await ana.raw('enterUnit', {}, {}, headers);
      expect([refused.status, refused.headers.get('content-language')]).toEqual([403, spoken]);
      const unknown = await ana.raw('getRequest', { requestId: randomUUID() }, undefined, headers);
      expect([unknown.status, unknown.headers.get('content-language')]).toEqual([404, spoken]);
      const page = await ana.get('/requests', { accept: 'text/html', ...headers });
      expect(page.body).toContain(`<html lang="${spoken}"`);
      const heading = spoken === 'fr' ? `<h1>${MADE_UP}Requests</h1>` : '<h1>Requests</h1>';
      expect(page.body).toContain(heading);
    },
  );

  it.each([
    ['fr', 'en', 'en'],
    ['en', 'fr', 'fr'],
    ['fr', undefined, 'fr'],
    ['fr', '*', 'fr'],
    ['es', undefined, 'en'],
  ])(
    'is that of a program whose person reads %s, and which accepts %s: %s',
    async (own, accepted, spoken) => {
      const { memberships } = await ana.does.getMe();
      const body = { name: `${own} ${accepted}`, may: 'read' as const, memberships, expiresInDays: 1 };
      const { token } = await ana.does.makeToken({ body });
      await anaReads(own);
      const { headers } = await nobody.raw(
        'enterUnit',
        {},
        {},
        {
          authorization: `Bearer ${token}`,
          ...(accepted === undefined ? {} : { 'accept-language': accepted }),
        },
      );
      expect(headers.get('content-language')).toBe(spoken);
    },
  );

  it('is told again in the language of the repeat, where several things were asked for at once', async () => {
    const tasks = [{ requestId: randomUUID(), taskId: 't1-1' }];
    const key = randomUUID();
    const first = await ana.api.claimTasks({ body: { tasks }, key });
    await anaReads('fr');
    const again = await ana.api.claimTasks({ body: { tasks }, key });
    const [told, retold] = [first, again].map((answer) => resultOf(answer).items[0]?.problem);
    expect(told).toMatchObject({
      status: 404,
      detail: 'There is no such task, or you may not see it.',
    });
    expect(retold).toEqual({
      ...told,
      title: `${MADE_UP}Not Found`,
      detail: `${MADE_UP}${told?.detail}`,
      errors: told?.errors.map((error) => ({ ...error, message: `${MADE_UP}${error.message}` })),
    });
  });
});
