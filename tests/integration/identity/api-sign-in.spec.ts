import { MADE_UP, speakMadeUpFrench } from '../../support/api/made-up-catalogue.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { mi24Content, startTestApi, type TestApi } from '../../support/api/running-api.js';
import { until } from '../../support/product/until.js';
import { textOf } from '../../support/api/answers.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

async function linkFor(address: string, known: number): Promise<string> {
  const mails = await until(`a link is mailed to ${address}`, async () => {
    const found = await mailsTo(address, '/sign-in/');
    return found.length > known && found;
  });
  const token = /\/sign-in\/([\w-]+)/u.exec(mails.at(-1)?.text ?? '')?.[1];
  if (token === undefined) throw new Error('the mail has no link');
  return `/sign-in/${token}`;
}

describe('signing in by a mailed link', () => {
  it('works once, by the button and not by opening the link', async () => {
    const address = 'jun.takeda@eosg.example';
    const browser = await api.as();
    const known = (await mailsTo(address, '/sign-in/')).length;
    expect((await browser.form('/sign-in', { '/address': address.toUpperCase() })).status).toBe(202);
    const link = await linkFor(address, known);
    const before = await api.counts();
    expect((await browser.get(link)).body).toContain('<button');
    expect((await browser.call('HEAD', link)).status).toBe(200);
    expect((await browser.api.getMe()).status).toBe(401);
    expect(await api.counts()).toEqual(before);

    const signedIn = await browser.form(link, {});
    expect(signedIn.status).toBe(303);
    const cookie = signedIn.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/u);
    expect(cookie).toMatch(/SameSite=Lax/u);
    expect((await browser.does.getMe()).person.id).toBe('jun-takeda');

    const other = await api.as();
    expect((await other.form(link, {})).status).toBe(410);
    expect((await other.api.getMe()).status).toBe(401);
  });

  it('is mailed in the language of its person where it has a catalogue', async () => {
    const address = 'jun.takeda@eosg.example';
    const browser = await api.as();
    await api.sql(`UPDATE person SET language = 'fr' WHERE address = $1`, [address]);
    const known = (await mailsTo(address, '/sign-in/')).length;
    const forget = speakMadeUpFrench();
    try {
      await browser.form('/sign-in', { '/address': address });
      await linkFor(address, known);
    } finally {
      forget();
      await api.sql(`UPDATE person SET language = 'en' WHERE address = $1`, [address]);
    }
    const mail = (await mailsTo(address, '/sign-in/')).at(-1);
    expect(mail?.subject).toBe(`${MADE_UP}Your sign-in link for Countersign`);
    const written = mail?.text.split(/\r?\n/u).filter((line) => line !== '' && !line.includes('/sign-in/'));
    expect(written).toHaveLength(3);
    expect(written?.filter((line) => !line.startsWith(MADE_UP))).toEqual([]);
  });

  it('leads on to the page that a mail named and one had to sign in for, once', async () => {
    const address = 'jun.takeda@eosg.example';
    const browser = await api.as();
    const place = '/requests/0190c0de-0000-7000-8000-000000000000?done=said#legs';
    const sent = await browser.get(place.split('#')[0] ?? '');
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/']);
    const known = (await mailsTo(address, '/sign-in/')).length;
    await browser.form('/sign-in', { '/address': address });
    const signedIn = await browser.form(await linkFor(address, known), {});
    expect(signedIn.headers.get('location')).toBe(place.split('#')[0]);
    const again = (await mailsTo(address, '/sign-in/')).length;
    await browser.form('/sign-in', { '/address': address });
    const later = await browser.form(await linkFor(address, again), {});
    expect(later.headers.get('location')).toBe('/inbox');
  });

  it('writes down who asked for a link, who used it and why one was refused', async () => {
    const address = 'james.kollie@liberia.example';
    const browser = await api.as();
    const known = (await mailsTo(address, '/sign-in/')).length;
    await browser.form('/sign-in', { '/address': address });
    const link = await linkFor(address, known);
    await browser.form(link, {});
    await browser.form(link, {});
    await api.sql(
      `UPDATE sign_in_token SET used_at = NULL, expires_at = now() WHERE person_id = 'james-kollie'`,
    );
    await browser.form(link, {});
    await browser.form(`/sign-in/${'x'.repeat(43)}`, {});
    await browser.form('/sign-in', { '/address': 'nobody@nowhere.example' });
    const events = await until('all has been written down', async () => {
      const rows = await api.sql<{ body: Record<string, unknown> }>(
        `SELECT body FROM audit_event WHERE chain = 'system' ORDER BY number DESC LIMIT 6`,
      );
      return rows[0]?.body['kind'] === 'sign_in_requested' && rows.map(({ body }) => body).toReversed();
    });
    expect(events).toMatchObject([
      { kind: 'sign_in_requested', personId: 'james-kollie', linkMade: true },
      { kind: 'signed_in', personId: 'james-kollie', how: 'link' },
      { kind: 'sign_in_refused', personId: 'james-kollie', why: 'used' },
      { kind: 'sign_in_refused', personId: 'james-kollie', why: 'expired' },
      { kind: 'sign_in_refused', personId: null, why: 'unknown' },
      { kind: 'sign_in_requested', personId: null, linkMade: false },
    ]);
    // What strangers type is not kept, nor is any token.
    expect(JSON.stringify(events)).not.toMatch(/nowhere\.example|xxxx/u);
    expect(JSON.stringify(events)).not.toContain(link.split('/').at(-1));
  });

  it('keeps only hashes of links and sessions', async () => {
    const client = await api.as('ana-ribeiro');
    const rows = await api.sql<{ hash: string }>(
      'SELECT hash FROM session UNION SELECT hash FROM sign_in_token',
    );
    expect(rows.every(({ hash }) => /^[0-9a-f]{64}$/u.test(hash))).toBe(true);
    expect((await client.api.getMe()).status).toBe(200);
  });

  it('answers alike whether or not somebody has the address', async () => {
    const nobody = await api.as();
    const [known, unknown] = [
      await nobody.api.startSignIn({ body: { address: 'awa.kone@cote-divoire.example' } }),
      await nobody.api.startSignIn({ body: { address: 'nobody@nowhere.example' } }),
    ];
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(known.body).toEqual(unknown.body);
  });

  it('puts links away that expired a month ago, and keeps those that can still be told from invented ones', async () => {
    const link = (hash: string, days: number) =>
      api.sql(
        `INSERT INTO sign_in_token (hash, person_id, expires_at) VALUES ($1, 'daniel-stern', now() - make_interval(days => $2))`,
        [hash, days],
      );
    await link('old', 31);
    await link('spent', 29);
    await api.as('daniel-stern');
    const kept = await api.sql<{ hash: string }>(
      `SELECT hash FROM sign_in_token WHERE hash IN ('old', 'spent')`,
    );
    expect(kept).toEqual([{ hash: 'spent' }]);
  });

  it('makes no link for those who answer from mail alone', async () => {
    const nobody = await api.as();
    const before = await api.counts();
    expect((await nobody.api.startSignIn({ body: { address: 'olena.koval@ukraine.example' } })).status).toBe(
      202,
    );
    expect((await nobody.api.signInAsPersona({ personaId: 'olena-koval' })).status).toBe(404);
    expect((await api.counts())['sign_in_token']).toBe(before['sign_in_token']);
  });

  it('makes no more than five open links for one person', async () => {
    const nobody = await api.as();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await nobody.does.startSignIn({ body: { address: 'claire.dubois@scad.example' } });
    }
    await until(
      'the mails are out',
      async () => (await mailsTo('claire.dubois@scad.example', '/sign-in/')).length >= 5,
    );
    const [row] = await api.sql<{ count: string }>(
      `SELECT count(*) FROM sign_in_token WHERE person_id = 'claire-dubois'`,
    );
    expect(Number(row?.count)).toBe(5);
  });
});

describe('a session', () => {
  it('ends by signing out', async () => {
    const ana = await api.as('ana-ribeiro');
    expect((await ana.api.signOut()).status).toBe(204);
    expect((await ana.api.getMe()).status).toBe(401);
  });

  it.each([
    ['idle for eight hours', `last_seen_at = now() - interval '8 hours 1 minute'`],
    ['seven days old', `expires_at = now() - interval '1 second'`],
  ])('ends when it is %s', async (_what, change) => {
    const daniel = await api.as('daniel-stern');
    await api.sql(`UPDATE session SET ${change} WHERE person_id = 'daniel-stern'`);
    expect((await daniel.api.getMe()).status).toBe(401);
  });

  it('takes no form without its own token, and none from another site', async () => {
    const ana = await api.as('ana-ribeiro');
    const body = await ana.does.draftRequest({
      body: {
        content: mi24Content(),
        clockStartsAt: '2011-01-07T14:00:00Z',
      },
    });
    const path = `/requests/${body.requestId}`;
    const before = await api.counts();
    expect((await ana.form(path, { _act: 'submit', _csrf: 'forged' })).status).toBe(403);
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' };
    expect((await ana.call('POST', path, { headers, body: '_act=submit' })).status).toBe(403);
    expect(await api.counts()).toEqual(before);
  });

  it('takes the same form sent twice as one act', async () => {
    const ana = await api.as('ana-ribeiro');
    const page = textOf(await ana.get('/requests/new'));
    const key = /name="_key" value="([^"]+)"/u.exec(page)?.[1] ?? '';
    const fields = {
      _key: key,
      clock: '2011',
      '/content/sendingMission': 'unmil',
      '/content/receivingMission': 'unoci',
      '/content/purpose': 'Reinforce UNOCI.',
      '/content/scope': 'Three helicopters.',
      '/content/authorityId': 's-res-1967-2011',
      '/content/policyId': 'standard',
      '/content/neededBy': '2011-01-31',
      '/content/lines/0/unitId': 'ukr-mi24',
      '/content/lines/0/count': '3',
      '/content/lines/0/persons/military': '60',
    };
    const [first, second] = [
      await ana.form('/requests/new', fields),
      await ana.form('/requests/new', fields),
    ];
    expect(first.status).toBe(303);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const wrong = await ana.form('/requests/new', {
      ...fields,
      _key: 'other',
      '/content/lines/0/count': '0',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('must be at least 1');
    expect(wrong.body).toContain('Reinforce UNOCI.');
  });
});

describe('reading', () => {
  it('changes nothing, by GET or by HEAD, on any page', async () => {
    const ana = await api.as('ana-ribeiro');
    const body = await ana.does.draftRequest({
      body: {
        content: mi24Content(),
        clockStartsAt: '2011-01-07T14:00:00Z',
      },
    });
    await ana.does.submitRequest({ requestId: body.requestId });
    const paths = [
      '/',
      '/inbox',
      '/requests',
      '/requests/new',
      '/arrangements',
      '/healthz',
      '/readyz',
      '/metrics',
    ];
    const cases = [`/requests/${body.requestId}`, `/arrangements/${body.arrangementId}`];
    const leg = `/requests/${body.requestId}/legs/advance_notice:eosg`;
    const all = [
      ...paths,
      ...cases,
      ...cases.map((path) => `${path}/audit`),
      leg,
      `${leg}/paper`,
      '/api/v1/me',
      '/api/v1/inbox',
      ...cases.flatMap((path) => [`/api/v1${path}`, `/api/v1${path}/audit`]),
    ];
    const before = await api.counts();
    for (const path of all) {
      for (const method of ['GET', 'HEAD']) {
        const { status } = await ana.call(method, path);
        expect([method, path, status]).toEqual([method, path, path === '/' ? 303 : 200]);
      }
    }
    expect(await api.counts()).toEqual(before);
  });
});
