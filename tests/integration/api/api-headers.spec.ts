import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type DynamicModule, RequestMethod, type Type } from '@nestjs/common';
import * as cheerio from 'cheerio';
import { signOffKeyFrom, signOffTokenFor } from '#libs/mail';
import { createDataSource } from '#libs/store';
import { ApiModule } from '../../../apps/api/src/api-module.js';
import { OPERATIONS } from '../../../apps/api/src/operations.js';
import {
  mi24Content,
  startTestApi,
  type Answer,
  type Caller,
  type TestApi,
} from '../../support/api/running-api.js';
import { problemOf } from '../../support/api/answers.js';

interface Route {
  method: 'GET' | 'POST';
  path: string;
}

/** The controllers of a module and of all that it imports. */
function controllersOf(module: Type | DynamicModule): Type[] {
  const [type, own] = 'module' in module ? [module.module, module] : [module, undefined];
  const imports = (Reflect.getMetadata('imports', type) ?? []) as (Type | DynamicModule)[];
  const controllers = (Reflect.getMetadata('controllers', type) ?? []) as Type[];
  const further = (own?.imports ?? []) as (Type | DynamicModule)[];
  return [...controllers, ...(own?.controllers ?? []), ...[...imports, ...further].flatMap(controllersOf)];
}

/** Every route of the product outside of the API proper, as Nest has them. */
function pageRoutes(): Route[] {
  return controllersOf(ApiModule.with(undefined as never)).flatMap((controller) => {
    const prefix = String(Reflect.getMetadata('path', controller));
    const names = Object.getOwnPropertyNames(controller.prototype);
    return names.flatMap((name): Route[] => {
      const handler: object | undefined = Object.getOwnPropertyDescriptor(controller.prototype, name)?.value;
      if (handler === undefined || !Reflect.hasMetadata('method', handler)) return [];
      const own = String(Reflect.getMetadata('path', handler));
      const path = `/${prefix}/${own}`.replaceAll(/\/{2,}/gu, '/').replace(/(?<=.)\/$/u, '');
      const method = Reflect.getMetadata('method', handler) === RequestMethod.POST ? 'POST' : 'GET';
      return path.startsWith('/api/v1') ? [] : [{ method, path }];
    });
  });
}

const strict =
  "default-src 'none';style-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none';" +
  "require-trusted-types-for 'script';trusted-types 'none'";

let api: TestApi;
let ana: Caller;
let ruth: Caller;
let values: Record<string, string>;

beforeAll(async () => {
  api = await startTestApi();
  [ana, ruth] = [await api.as('ana-ribeiro'), await api.as('ruth-mwangi')];
  const drafted = await ana.does.draftRequest({
    body: {
      content: mi24Content(),
      clockStartsAt: '2011-01-07T14:00:00Z',
    },
  });
  const { requestId, arrangementId } = drafted;
  await ana.does.submitRequest({ requestId });
  const dataSource = await createDataSource(api.database.appUrl, { poolSize: 1 }).initialize();
  const token = await signOffTokenFor(dataSource.manager, signOffKeyFrom(api.config.COUNTERSIGN_SECRET), {
    personId: 'jun-takeda',
    requestId,
    legId: 'advance_notice:eosg',
    round: 1,
  });
  await dataSource.destroy();
  values = { requestId, arrangementId, token, legId: 'advance_notice:eosg', personaId: 'ana-ribeiro' };
});
afterAll(() => api.close());

function addressOf({ path }: Route): string {
  const idOf = path.startsWith('/arrangements') ? values['arrangementId'] : values['requestId'];
  return path.replaceAll(/:(\w+)/gu, (_part, name: string) =>
    encodeURIComponent(values[name] ?? (name === 'id' ? (idOf ?? '') : randomUUID())),
  );
}

/** What the headers of an answer lack. */
function lacking({ headers }: Answer, policy = strict): string[] {
  const expected: Record<string, string | RegExp> = {
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': /^(?:same-origin|no-referrer|strict-origin)$/u,
    'permissions-policy': /camera=\(\).*geolocation=\(\)/u,
    'cache-control': /^no-store/u,
  };
  return Object.entries(expected).flatMap(([name, value]) => {
    const given = headers.get(name) ?? '';
    const right = typeof value === 'string' ? given === value : value.test(given);
    return right ? [] : [`${name}: ${given}`];
  });
}

/** Pages behind a personal link, for people without an account. */
const isBehindLink = (path: string) => /^\/(?:sign-off|sign-in|records)(?:\/|$)/u.test(path);
const isOwnException = ({ path }: Route) => path.startsWith('/api/docs');

describe('every page', () => {
  it.each(pageRoutes().map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s has the strict headers, whatever it answers',
    async (_name, route) => {
      if (isOwnException(route)) return;
      const address = addressOf(route);
      for (const client of [await api.as(), ana, ruth]) {
        const answer = await client.call(
          route.method === 'GET' ? 'GET' : 'POST',
          address,
          route.method === 'GET' ? {} : { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        );
        expect(lacking(answer)).toEqual([]);
        expect(answer.status).toBeLessThan(500);
        // Wherever a page sends somebody on to, it is one of ours.
        expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?![/\\])/u);
      }
      // The walk signs out and ends sessions: both go on in new ones.
      if (route.method === 'POST') [ana, ruth] = [await api.as('ana-ribeiro'), await api.as('ruth-mwangi')];
    },
  );

  it('has no script, no style of its own, nothing from elsewhere, and a seal in every form', async () => {
    let shown = 0;
    const sealed: string[] = [];
    for (const route of pageRoutes().filter(({ method }) => method === 'GET')) {
      if (isOwnException(route)) continue;
      const answer = await ana.get(addressOf(route), { accept: 'text/html' });
      if (typeof answer.body !== 'string' || !answer.body.startsWith('<!doctype')) continue;
      shown += answer.status === 200 ? 1 : 0;
      const $ = cheerio.load(answer.body);
      expect($('script, style, iframe, object, embed, [style]')).toHaveLength(0);
      expect(answer.body).not.toMatch(/\son\w+="/u);
      $('[href], [src], [action]').each((_index, element) => {
        const { href, src, action } = element.attribs;
        expect(href ?? src ?? action).toMatch(/^(?:\/(?!\/)|#|\?)/u);
      });
      $('form[method=post]').each((_index, element) => {
        expect([
          route.path,
          isBehindLink(route.path) || $(element).find('input[name=_csrf]').length === 1,
        ]).toEqual([route.path, true]);
        sealed.push(route.path);
      });
    }
    expect(shown).toBeGreaterThan(8);
    expect(sealed).toContain('/account');
  });

  it('keeps personal links out of referrers and search engines', async () => {
    const browser = await api.as();
    const signOff = await browser.get(`/sign-off/${values['token']}`);
    const signIn = await browser.get(`/sign-in/${'x'.repeat(43)}`);
    expect([signOff, signIn].map(({ headers }) => headers.get('referrer-policy'))).toEqual([
      'no-referrer',
      'strict-origin',
    ]);
    expect([signOff, signIn].map(({ headers }) => headers.get('x-robots-tag'))).toEqual([
      'noindex',
      'noindex',
    ]);
  });

  it('but the one to try the API out runs scripts, from here alone', async () => {
    const { headers } = await ana.get('/api/docs');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/unsafe-inline/gu)).toHaveLength(1);
  });
});

describe('answers of the API', () => {
  it.each(['/api/v1/me', '/api/v1/requests', '/api/v1/nothing-here', '/api/openapi.json', '/healthz'])(
    '%s have them too',
    async (path) => {
      expect(lacking(await ana.get(path))).toEqual([]);
      expect(lacking(await (await api.as()).get(path))).toEqual([]);
    },
  );
});

describe('a change that another site makes a browser send', () => {
  it.each(
    OPERATIONS.filter(({ access, method }) => access === 'session' && method !== 'get').map(
      (operation) => [operation.id, operation] as const,
    ),
  )('is refused by %s, for it lacks the token of the session', async (_id, { method, path }) => {
    const address = `/api/v1${path.replaceAll(/:\w+/gu, () => randomUUID())}`;
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'x-csrf-token': 'forged',
    };
    const answer = await ana.call(method.toUpperCase(), address, { headers, body: '{}' });
    expect([answer.status, problemOf(answer).errors[0]?.rule]).toEqual([403, 'csrf_token']);
  });

  it.each(pageRoutes().flatMap((route) => (route.method === 'POST' ? [[route.path, route] as const] : [])))(
    'is refused by the form %s',
    async (path, route) => {
      // Whoever has a personal link needs no more: nobody else can name its address.
      if (/^\/(?:sign-off|records)\//u.test(path)) return;
      const send = (headers: Record<string, string>) =>
        ana.call('POST', addressOf(route), {
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: '_csrf=forged',
        });
      const before = await api.counts();
      expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403);
      expect(await api.counts()).toEqual(before);
      const isSignIn = path.startsWith('/sign-in') || path.startsWith('/personas');
      // There is no session yet whose token a form to sign in could carry.
      expect([isSignIn, (await send({})).status === 403]).toEqual([isSignIn, !isSignIn]);
    },
  );
});

describe('under https', () => {
  let secure: TestApi;

  beforeAll(async () => {
    secure = await startTestApi({ PUBLIC_URL: 'https://countersign.example' });
  });
  afterAll(() => secure.close());

  it('browsers are told to come in no other way, and the cookie goes nowhere else', async () => {
    const browser = await secure.as();
    const start = await browser.get('/');
    expect(start.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/u);
    expect(start.headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    const signedIn = await browser.api.signInAsPersona({ personaId: 'ana-ribeiro' });
    const [cookie = ''] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-countersign=/u);
    for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain');
    expect((await ana.get('/')).headers.get('strict-transport-security')).toBeNull();
  });
});
