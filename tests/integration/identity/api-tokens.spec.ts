import { type BodyOf, type AnswerOf, addressOf } from '#libs/contracts/client';
import { createHash, randomUUID } from 'node:crypto';
import { createApiClient, resultOf } from '../../../libs/contracts/src/client.js';
import { Caller } from '../../support/api/caller.js';
import { mi24Content, startTestApi, type TestApi } from '../../support/api/running-api.js';
import { expectStatus, problemOf, descriptionIn } from '../../support/api/answers.js';

let api: TestApi;
let ana: Caller;

beforeAll(async () => {
  api = await startTestApi();
  ana = await api.as('ana-ribeiro');
});
afterAll(() => api.close());

const wanted = {
  name: 'nightly export',
  may: 'act',
  memberships: [{ partyId: 'scad', role: 'manager' }],
  expiresInDays: 30,
} satisfies BodyOf<'makeToken'>;

async function membershipsOf(client: Caller): Promise<BodyOf<'makeToken'>['memberships']> {
  return (await client.does.getMe()).memberships;
}

/** A token for everything that a person may do, or what is left of that by the change. */
async function tokenOf(
  client: Caller,
  change: Partial<BodyOf<'makeToken'>> = {},
): Promise<AnswerOf<'makeToken'>> {
  return client.api.makeToken({
    body: {
      ...wanted,
      memberships: await membershipsOf(client),
      ...change,
    },
  });
}

function program(token: string, more: Record<string, string> = {}): Caller {
  return Caller.program(api.url, { authorization: `Bearer ${token}`, ...more });
}

const draft = { content: mi24Content(), clockStartsAt: '2011-01-07T14:00:00Z' };

describe('a token for a program', () => {
  it('is shown once, kept as a hash, and found again by how it begins', async () => {
    const made = await tokenOf(ana);
    expectStatus(made, 201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    const { token, id, prefix } = made.body;
    expect(token).toMatch(new RegExp(`^${prefix}_[\\w-]{43}$`, 'u'));
    expect(prefix).toBe(`cs_${id}`);
    const [row] = await api.sql<{ hash: string; all: string }>(
      `SELECT hash, to_jsonb(t)::text AS all FROM api_token t WHERE id = $1`,
      [id],
    );
    expect(row?.hash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(row?.all).not.toContain(token.slice(-43));
    const stored = await api.sql<{ body: string }>('SELECT body::text FROM idempotency');
    expect(stored.some(({ body }) => body.includes(token.slice(-43)))).toBe(false);
    const listed = (await ana.does.listMyTokens()).items;
    expect(listed).toContainEqual(
      expect.objectContaining({ id, prefix, name: 'nightly export', status: 'in_use', lastUsedAt: null }),
    );
    expect(JSON.stringify(listed)).not.toContain(token.slice(-43));
  });

  it('lets a program read and act as its person, without a cookie or a token against forgery', async () => {
    const { token, id } = resultOf(await tokenOf(ana));
    const nightly = program(token);
    expect(await nightly.does.getMe()).toMatchObject({
      person: { id: 'ana-ribeiro' },
      csrfToken: null,
    });
    const drafted = await nightly.api.draftRequest({ body: draft });
    expectStatus(drafted, 201);
    const [fact] = await api.sql<{ person_id: string; channel: string }>(
      'SELECT person_id, channel FROM fact WHERE case_id = $1 ORDER BY number LIMIT 1',
      [drafted.body.requestId],
    );
    expect(fact).toEqual({ person_id: 'ana-ribeiro', channel: 'api' });
    const listed: { id: string; lastUsedAt: string | null }[] = (await ana.does.listMyTokens()).items;
    expect(listed.find((entry) => entry.id === id)?.lastUsedAt).not.toBeNull();
  });

  it('is what the typed client shows for a program', async () => {
    const { token } = resultOf(await tokenOf(ana));
    const client = createApiClient({ url: api.url, credentials: { token } });
    expect(resultOf(await client.getMe()).person.id).toBe('ana-ribeiro');
  });

  it('is put away a year and more after it could be used last', async () => {
    const [old, spent] = [resultOf(await tokenOf(ana)).id, resultOf(await tokenOf(ana)).id];
    const expire = (id: string, days: number) =>
      api.sql('UPDATE api_token SET expires_at = now() - make_interval(days => $2) WHERE id = $1', [
        id,
        days,
      ]);
    await expire(old, 401);
    await expire(spent, 399);
    await tokenOf(ana);
    const listed: { id: string }[] = (await ana.does.listMyTokens()).items;
    expect(listed.map(({ id }) => id)).toContain(spent);
    expect(listed.map(({ id }) => id)).not.toContain(old);
  });

  it('counts for itself: the cookie beside it is not looked at', async () => {
    const { token } = resultOf(await tokenOf(ana));
    const jun = await api.as('jun-takeda');
    const headers = { authorization: `Bearer ${token}` };
    expect((await jun.does.getMe({ headers })).person.id).toBe('ana-ribeiro');
    expect((await jun.api.getMe({ headers: { authorization: `Bearer ${token.slice(0, -1)}` } })).status).toBe(
      401,
    );
  });

  it('only reads where it is for reading', async () => {
    const { token } = resultOf(await tokenOf(ana, { may: 'read' }));
    const reader = program(token);
    expect((await reader.api.listRequests()).status).toBe(200);
    const before = await api.counts();
    const refused = await reader.api.draftRequest({ body: draft });
    expectStatus(refused, 403);
    expect(refused.body.errors[0]?.rule).toBe('token_reads_only');
    expect(refused.headers.get('www-authenticate')).toContain('insufficient_scope');
    expect(await api.counts()).toEqual(before);
  });

  it('does no more than the roles that it names, and no more than its person may now', async () => {
    const tomas = await api.as('tomas-lindqvist');
    const own = await membershipsOf(tomas);
    await api.sql(
      `INSERT INTO membership (person_id, party_id, role, valid_from)
       VALUES ('tomas-lindqvist', 'liberia', 'approver', now() - interval '1 day')`,
    );
    const all = program(resultOf(await tokenOf(tomas)).token);
    const some = program(resultOf(await tokenOf(tomas, { memberships: own })).token);
    const liberia = { partyId: 'liberia', role: 'approver' };
    expect((await all.does.getMe()).memberships).toContainEqual(liberia);
    expect((await some.does.getMe()).memberships).toEqual(own);
    await api.sql(
      `UPDATE membership SET valid_to = now() WHERE person_id = 'tomas-lindqvist' AND party_id = 'liberia'`,
    );
    expect((await all.does.getMe()).memberships).toEqual(own);
  });

  it('makes no tokens and manages no sessions', async () => {
    const { token, id } = resultOf(await tokenOf(ana));
    const bold = program(token);
    // Its first use is noted with it; after that nothing changes.
    await bold.does.getMe();
    const before = await api.counts();
    for (const answer of [
      await bold.api.makeToken({ body: wanted }),
      await bold.api.listMyTokens(),
      await bold.api.revokeMyToken({ tokenId: id }),
      await bold.api.listMySessions(),
      await bold.api.revokeMyOtherSessions(),
      await bold.api.signOutEverywhere(),
    ]) {
      expect([answer.status, problemOf(answer).errors[0]?.rule]).toEqual([403, 'session_needed']);
    }
    expect(await api.counts()).toEqual(before);
  });

  it('is refused from the call after it was revoked or expired', async () => {
    const [first, second] = [resultOf(await tokenOf(ana)), resultOf(await tokenOf(ana))];
    expect((await ana.api.revokeMyToken({ tokenId: first.id })).status).toBe(200);
    await api.sql('UPDATE api_token SET expires_at = now() WHERE id = $1', [second.id]);
    for (const { token } of [first, second]) {
      const answer = await program(token).api.getMe();
      expect([answer.status, problemOf(answer).errors[0]?.rule]).toEqual([401, 'token_invalid']);
      expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
    }
    const events = await api.sql<{ body: Record<string, unknown> }>(
      `SELECT body FROM audit_event WHERE chain = 'system' AND body->>'tokenId' = $1 ORDER BY number`,
      [first.id],
    );
    expect(events.map(({ body }) => body)).toMatchObject([
      { kind: 'token_made', personId: 'ana-ribeiro', may: 'act' },
      { kind: 'token_revoked', personId: 'ana-ribeiro', by: 'ana-ribeiro' },
    ]);
    expect(JSON.stringify(events)).not.toContain(first.token.slice(-43));
  });

  it('is not told what another call of its person was answered under the same key', async () => {
    const key = randomUUID();
    const mine = await ana.does.draftRequest({ body: draft, key });
    const its = await program(resultOf(await tokenOf(ana)).token).api.draftRequest({ body: draft, key });
    expect(its.headers.get('idempotency-replayed')).toBeNull();
    expect(resultOf(its).requestId).not.toBe(mine.requestId);
  });

  it('is made once for one call', async () => {
    const key = randomUUID();
    const body = { ...wanted, memberships: await membershipsOf(ana) } satisfies BodyOf<'makeToken'>;
    const made = await ana.api.makeToken({ body, key });
    const again = await ana.api.makeToken({ body, key });
    expect([made.status, again.status]).toEqual([201, 409]);
    expect(problemOf(again).errors[0]?.rule).toBe('token_already_made');
    expect(problemOf(again).detail).toContain(resultOf(made).prefix);
  });

  it.each([
    [
      'a role that one does not have',
      { memberships: [{ partyId: 'ukraine', role: 'approver' }] },
      'membership_not_held',
      '/memberships/0',
    ],
    ['no role', { memberships: [] }, 'too_small', '/memberships'],
    ['more than a year', { expiresInDays: 366 }, 'too_big', '/expiresInDays'],
    ['no time', { expiresInDays: 0 }, 'too_small', '/expiresInDays'],
    ['no name', { name: '' }, 'too_small', '/name'],
    ['a use that there is not', { may: 'everything' }, 'unknown_value', '/may'],
  ])('is not made for %s', async (_what, change, rule, pointer) => {
    const before = await api.sql('SELECT 1 FROM api_token');
    const body = { ...wanted, memberships: await membershipsOf(ana), ...change };
    const answer = await ana.raw('makeToken', {}, body);
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors).toContainEqual(expect.objectContaining({ rule, pointer }));
    expect(await api.sql('SELECT 1 FROM api_token')).toHaveLength(before.length);
  });

  it('is not one of too many', async () => {
    const claire = await api.as('claire-dubois');
    for (let made = 0; made < 20; made += 1) expect((await tokenOf(claire)).status).toBe(201);
    const answer = await tokenOf(claire);
    expect([answer.status, problemOf(answer).errors[0]?.rule]).toEqual([409, 'too_many_tokens']);
  });
});

describe('tokens of others', () => {
  it('are seen and revoked by administrators alone', async () => {
    const ruth = await api.as('ruth-mwangi');
    const { token, id } = resultOf(await tokenOf(ana));
    const jun = await api.as('jun-takeda');
    expect((await jun.api.listTokens()).status).toBe(403);
    expect((await jun.api.revokeToken({ tokenId: id })).status).toBe(403);
    expect((await jun.api.revokeMyToken({ tokenId: id })).status).toBe(404);
    expect((await program(token).api.getMe()).status).toBe(200);

    const found = (await ruth.pages('listTokens', { limit: 7 })).map((entry) => entry.id);
    expect(found).toContain(id);
    expect(new Set(found).size).toBe(found.length);
    expect((await ruth.api.listTokens({ cursor: 'tampered' })).status).toBe(422);
    const ofClaire = (await ruth.does.listTokens({ personId: 'claire-dubois' })).items;
    expect(ofClaire.every((entry) => entry.personId === 'claire-dubois')).toBe(true);

    expect((await ruth.api.revokeToken({ tokenId: id })).status).toBe(200);
    expect((await program(token).api.getMe()).status).toBe(401);
  });
});

describe('the description of the API', () => {
  it('names both ways, and for what no token is taken', async () => {
    const { paths, components } = descriptionIn(await ana.get('/api/openapi.json'));
    expect(components).toMatchObject({ securitySchemes: { token: { type: 'http', scheme: 'bearer' } } });
    const waysOf = (id: 'draftRequest' | 'makeToken') => paths[addressOf(id, {})]?.['post']?.['security'];
    expect(waysOf('draftRequest')).toEqual([{ session: [], csrf: [] }, { token: [] }]);
    expect(waysOf('makeToken')).toEqual([{ session: [], csrf: [] }]);
  });
});
