import { createLogger } from '#libs/platform';
import { startApi } from '../../../apps/api/src/start-api.js';
import { Caller } from '../../support/api/caller.js';
import { startTestApi, type Answer, type TestApi } from '../../support/api/running-api.js';
import { problemOf } from '../../support/api/answers.js';

/** What a refusal for too many says, and when to try again. */
function refusal(answer: { status: number; headers: Headers; body: unknown }) {
  const { status, headers } = answer;
  return {
    status,
    rule: problemOf(answer).errors[0]?.rule,
    waits: Number(headers.get('retry-after')) > 0,
    fields: headers.get('ratelimit')?.replaceAll(/t=\d+/gu, 't=…'),
  };
}

const tooMany = (name: string) => ({
  status: 429,
  rule: 'too_many_calls',
  waits: true,
  fields: `"${name}";r=0;t=…`,
});

async function limitsReached(api: TestApi): Promise<unknown[]> {
  const rows = await api.sql<{ limit: string }>(
    `SELECT body->>'limit' AS limit FROM audit_event WHERE chain = 'system' AND body->>'kind' = 'limit_reached' ORDER BY number`,
  );
  return rows.map(({ limit }) => limit);
}

describe('attempts to sign in', () => {
  let api: TestApi;
  let second: { url: string; close(): Promise<void> };

  beforeAll(async () => {
    api = await startTestApi({
      SIGN_IN_LINKS_PER_ADDRESS_PER_HOUR: 3,
      SIGN_IN_TRIES_PER_CLIENT_PER_HOUR: 12,
      TRUSTED_PROXIES: ['loopback'],
    });
    const other = await startApi(api.config, createLogger('api', 'fatal'));
    second = { url: `http://127.0.0.1:${other.port}`, close: () => other.close() };
  });
  afterAll(async () => {
    await second?.close();
    await api?.close();
  });

  const from = (client: string) => ({ 'x-forwarded-for': client });
  const ask = (url: string, address: string, client: string) =>
    new Caller(url).api.startSignIn({ body: { address }, headers: from(client) });

  it.each([
    ['that somebody has', 'ana.ribeiro@example'],
    ['that nobody has', 'nobody@nowhere.example'],
  ])('with an address %s are limited over all processes, alike', async (_what, address) => {
    const given = address.startsWith('ana') ? await addressOf('ana-ribeiro') : address;
    const answers = [
      await ask(api.url, given, '192.0.2.1'),
      await ask(second.url, given.toUpperCase(), '192.0.2.2'),
      await ask(api.url, given, '192.0.2.3'),
      await ask(second.url, given, '192.0.2.4'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
    expect(refusal(answers[3]!)).toEqual(tooMany('sign_in_address'));
    expect(JSON.stringify(answers[3]?.body)).not.toContain(given);
  });

  it('from one network are limited, and not those from others', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const url = attempt % 2 === 0 ? api.url : second.url;
      statuses.push((await ask(url, `a${attempt}@nowhere.example`, `2001:db8:1:2::${attempt}`)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([202]));
    const refused = await ask(api.url, 'b@nowhere.example', '2001:db8:1:2:ffff::1');
    expect(refusal(refused)).toEqual(tooMany('sign_in_client'));
    const client = new Caller(second.url);
    const link = `/sign-in/${'x'.repeat(43)}`;
    const pressed = await client.call('POST', link, { headers: from('2001:db8:1:2::9') });
    expect([pressed.status, Number(pressed.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await client.call('POST', link, { headers: from('2001:db8:1:3::9') })).status).toBe(410);
    const form = await client.call('POST', '/sign-in', {
      headers: { ...from('2001:db8:1:2::9'), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ '/address': 'c@nowhere.example' }).toString(),
    });
    expect([form.status, Number(form.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(form.body).toContain('Too many attempts to sign in');
  });

  it('that were refused for their number are written down once, and nobody is named', async () => {
    expect(await limitsReached(api)).toEqual(['sign_in_address', 'sign_in_address', 'sign_in_client']);
    const rows = await api.sql<{ key: string }>('SELECT key FROM rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ key }) => /^[a-z_]+:[\w-]{43}$/u.test(key))).toBe(true);
  });

  it('count again when their hour is over, and old counts are put away', async () => {
    await api.sql('UPDATE rate_limit SET expire = 0');
    expect((await ask(api.url, 'nobody@nowhere.example', '192.0.2.1')).status).toBe(202);
    await api.as('ruth-mwangi');
    expect(await api.sql('SELECT 1 FROM rate_limit')).toHaveLength(2);
  });

  async function addressOf(personId: string): Promise<string> {
    const [person] = await api.sql<{ address: string }>('SELECT address FROM person WHERE id = $1', [
      personId,
    ]);
    return person?.address ?? '';
  }
});

describe('calls in general', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi({ CALLS_PER_MINUTE_SIGNED_IN: 8, CALLS_PER_MINUTE_ANONYMOUS: 30 });
  });
  afterAll(() => api.close());

  it('are counted for a session, which says what is left', async () => {
    const [ana, jun] = [await api.as('ana-ribeiro'), await api.as('jun-takeda')];
    const answers: Answer[] = [];
    for (let call = 0; call < 9; call += 1) answers.push(await ana.api.getMe());
    // Signing in has read /me once.
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"session";q=8;w=60');
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"session";r=6;t=\d+$/u);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 200, 429, 429]);
    expect(refusal(answers[8]!)).toEqual(tooMany('session'));
    expect((await jun.api.getMe()).status).toBe(200);
  });

  it('are counted for a token apart from the session of its person', async () => {
    const tomas = await api.as('tomas-lindqvist');
    const { memberships } = await tomas.does.getMe();
    const made = await tomas.does.makeToken({
      body: {
        name: 'a program',
        may: 'read',
        memberships,
        expiresInDays: 1,
      },
    });
    const headers = { authorization: `Bearer ${made.token}` };
    const statuses = [];
    for (let call = 0; call < 9; call += 1) {
      statuses.push((await new Caller(api.url).api.listRequests({ headers })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429]);
    expect((await tomas.api.getMe()).status).toBe(200);
  });

  it('of nobody known are counted for where they come from, whatever cookie or token they invent', async () => {
    const statuses = new Set<number>();
    for (let call = 0; call < 31; call += 1) {
      const invented = {
        cookie: `countersign=${String(call).padStart(43, 'x')}`,
        ...(call % 2 === 0 ? { authorization: `Bearer cs_0123456789ab_${'y'.repeat(43)}` } : {}),
      };
      statuses.add((await new Caller(api.url).api.getTables({ headers: invented })).status);
    }
    expect(statuses).toEqual(new Set([200, 429]));
    const nobody = await api.as();
    expect(refusal(await nobody.api.getTables())).toEqual(tooMany('client'));
    expect((await nobody.get(`/sign-off/${'x'.repeat(80)}`, { accept: 'text/html' })).status).toBe(429);
    // An address that no proxy of ours vouches for changes nothing.
    const forwarded = await nobody.api.getTables({ headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(forwarded.status).toBe(429);
    // Probes and what pages are drawn with are not counted.
    expect((await nobody.get('/healthz')).status).toBe(200);
    expect((await nobody.get('/assets/countersign.css')).status).toBe(200);
  });
});
