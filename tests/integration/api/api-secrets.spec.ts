import { createLogger } from '#libs/platform';
import { signOffKeyFrom, signOffTokenFor } from '#libs/mail';
import { createDataSource } from '#libs/store';
import { mailsTo } from '../../support/product/mailbox.js';
import { Caller } from '../../support/api/caller.js';
import { mi24Content, startTestApi, type Answer, type TestApi } from '../../support/api/running-api.js';
import { until } from '../../support/product/until.js';
import { type BodyOf, addressOf } from '#libs/contracts/client';

/** All that the api has logged, at the most talkative. */
let log = '';
let api: TestApi;
/** What must be nowhere in it. */
const secrets = new Map<string, string>();
/** All that callers were answered outside of what they themselves were to get. */
const locations: string[] = [];

beforeAll(async () => {
  api = await startTestApi({}, createLogger('api', 'trace', { write: (line) => (log += line) }));
});
afterAll(() => api.close());

function keep(name: string, secret: string | undefined): string {
  if (secret === undefined || secret.length < 6) throw new Error(`there is no ${name}`);
  secrets.set(name, secret);
  return secret;
}

function follow(answer: Answer): Answer {
  locations.push(answer.headers.get('location') ?? '');
  return answer;
}

/** Answers calls of a kind with 500 while the work runs. */
async function broken(table: string, work: () => Promise<void>): Promise<void> {
  await api.sql(`ALTER TABLE ${table} RENAME TO ${table}_away`);
  try {
    await work();
  } finally {
    await api.sql(`ALTER TABLE ${table}_away RENAME TO ${table}`);
  }
}

async function mailedTo(address: string, words: string, pattern: RegExp): Promise<string> {
  return until(`a mail to ${address} has ${words}`, async () => {
    const [mail] = (await mailsTo(address, words)).slice(-1);
    return mail === undefined ? false : (pattern.exec(mail.text)?.[1] ?? false);
  });
}

it('says in no log what lets somebody in, whatever goes right or wrong', async () => {
  // Signing in by a mailed link, and failing to.
  const browser = new Caller(api.url);
  const address = 'miriam.okafor@';
  const [person] = await api.sql<{ address: string }>(
    `SELECT address FROM person WHERE id = 'miriam-okafor'`,
  );
  expect(person?.address).toContain(address);
  await browser.form('/sign-in', { '/address': person?.address ?? '' });
  const link = keep(
    'token of the sign-in link',
    await mailedTo(person?.address ?? '', '/sign-in/', /\/sign-in\/([\w-]+)/u),
  );
  await browser.get(`/sign-in/${link}`);
  await broken('session', async () => {
    expect((await browser.form(`/sign-in/${link}`, {})).status).toBe(500);
  });
  const signedIn = follow(await browser.form(`/sign-in/${link}`, {}));
  const session = keep(
    'token of the session',
    /countersign=([^;]+)/u.exec(signedIn.headers.getSetCookie()[0] ?? '')?.[1],
  );
  follow(await browser.form(`/sign-in/${link}`, {}));
  const me = await browser.does.getMe();
  const csrf = { 'x-csrf-token': keep('token against forgery', me.csrfToken ?? undefined) };

  // A token for a program: right, wrong, and while the store is broken.
  const wanted = {
    name: 'a program',
    may: 'act',
    memberships: me.memberships,
    expiresInDays: 1,
  } satisfies BodyOf<'makeToken'>;
  const made = await browser.does.makeToken({ body: wanted, headers: csrf });
  keep('token of the program', made.token.slice(-43));
  const program = new Caller(api.url);
  const bearer = { authorization: `Bearer ${made.token}` };
  expect((await program.api.getMe({ headers: bearer })).status).toBe(200);
  const guessed = keep('token that was guessed', 'g'.repeat(43));
  await program.api.getMe({ headers: { authorization: `Bearer cs_0123456789ab_${guessed}` } });
  await program.api.getMe({ headers: { authorization: `Bearer ${guessed}` } });
  for (const table of ['api_token', 'request', 'person']) {
    await broken(table, async () => {
      expect((await program.api.listRequests({ headers: bearer })).status).toBe(500);
      await browser.api.listRequests();
      await browser.api.makeToken({ body: wanted, headers: csrf });
    });
  }
  await program.call('POST', addressOf('draftRequest', {}), {
    headers: { ...bearer, 'content-type': 'application/json', 'idempotency-key': 'k' },
    body: `{"broken": "${made.token}`,
  });
  await program.api.listRequests({ cursor: made.token, headers: bearer });
  await program.get(`/${made.token}`);

  // A sign-off link and its codes.
  const ana = await api.as('ana-ribeiro');
  const drafted = await ana.does.draftRequest({
    body: {
      content: mi24Content(),
      clockStartsAt: '2011-01-07T14:00:00Z',
    },
  });
  const { requestId, reference } = drafted;
  await ana.does.submitRequest({ requestId });
  const dataSource = await createDataSource(api.database.appUrl, { poolSize: 1 }).initialize();
  const token = await signOffTokenFor(dataSource.manager, signOffKeyFrom(api.config.COUNTERSIGN_SECRET), {
    personId: 'jun-takeda',
    requestId,
    legId: 'advance_notice:eosg',
    round: 1,
  });
  await dataSource.destroy();
  keep('token of the sign-off link', token.split('.')[1]);
  const capital = new Caller(api.url);
  const path = `/sign-off/${token}`;
  await capital.get(path);
  await capital.form(path, {
    '/answer': 'notice_given',
    '/instrument/kind': 'letter',
    '/instrument/reference': 'S/2011/5',
    '/signedBy/name': 'Jun Takeda',
    '/signedBy/title': 'Officer',
  });
  const code = keep('code', await mailedTo('jun.takeda@eosg.example', reference, /code is (\d{6})/u));
  await broken('mailed_link', async () => {
    expect((await capital.form(`${path}/review`, { code })).status).toBe(500);
  });
  await capital.form(`${path}/review`, { code: '000000' });
  expect((await capital.form(`${path}/review`, { code })).status).toBe(303);

  // Who calls with what belongs to others, as webhooks and proxies do.
  await capital.api.getMe({
    headers: {
      cookie: `countersign=${session}`,
      'webhook-signature': `v1,${keep('signature of a webhook', 's'.repeat(44))}`,
      'x-api-key': keep('key of another', 'q'.repeat(30)),
    },
  });
  await until('the last call is logged', async () => log.includes('signOff') || log.includes('/review'));

  const lines = log.trim().split('\n');
  expect(lines.length).toBeGreaterThan(30);
  expect(log).toContain('a call failed');
  expect(log).toContain(`"program":"${made.prefix}"`);
  const found = [...secrets].filter(([name, secret]) =>
    name === 'code' ? new RegExp(`\\b${secret}\\b`, 'u').test(log) : log.includes(secret),
  );
  expect(found.map(([name]) => name)).toEqual([]);
  expect(locations.filter((location) => [...secrets.values()].some((s) => location.includes(s)))).toEqual([]);
});

it('keeps what lets somebody in nowhere in the store', async () => {
  expect(secrets.size).toBeGreaterThan(7);
  const tables = await api.sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r'`,
  );
  for (const { name } of tables) {
    const rows = await api.sql<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
    const text = rows.map(({ row }) => row).join('\n');
    const found = [...secrets].filter(([kind, secret]) => kind !== 'code' && text.includes(secret));
    expect([name, found.map(([kind]) => kind)]).toEqual([name, []]);
  }
});
