import { verifyChains } from '#libs/audit';
import { createDataSource } from '#libs/store';
import { startTestApi, type Caller, type TestApi } from '../../support/api/running-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ SESSION_IDLE_MINUTES: 30, SESSION_MAX_HOURS: 12 });
});
afterAll(() => api.close());

interface Listed {
  id: string;
  current: boolean;
  how: string;
  device: { browser: string; system: string | null };
}

async function sessionsOf(client: Caller): Promise<Listed[]> {
  return (await client.does.listMySessions()).items;
}

async function ownSession(client: Caller): Promise<string> {
  const own = (await sessionsOf(client)).find((session) => session.current);
  if (own === undefined) throw new Error('the session does not find itself');
  return own.id;
}

async function statusOf(client: Caller): Promise<number> {
  return (await client.api.getMe()).status;
}

/** The events of the chain of what belongs to no case, about a person. */
async function recorded(personId: string): Promise<Record<string, unknown>[]> {
  const rows = await api.sql<{ body: Record<string, unknown> }>(
    `SELECT body FROM audit_event WHERE chain = 'system' AND body->>'personId' = $1 ORDER BY number`,
    [personId],
  );
  return rows.map(({ body }) => body);
}

describe('my sessions', () => {
  it('are listed with when, how and on what they were opened, and which is this one', async () => {
    const first = await api.as('ana-ribeiro');
    const second = await api.as();
    const agent = 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0';
    await second.does.signInAsPersona({ personaId: 'ana-ribeiro', headers: { 'user-agent': agent } });
    const listed = await sessionsOf(second);
    expect(listed).toHaveLength(2);
    expect(listed.filter((session) => session.current)).toMatchObject([
      { how: 'persona', device: { browser: 'firefox', system: 'windows' } },
    ]);
    expect(Object.keys(listed[0] ?? {}).toSorted()).toEqual(
      ['current', 'device', 'expiresAt', 'how', 'id', 'lastSeenAt', 'openedAt'].toSorted(),
    );
    expect(await ownSession(first)).not.toBe(await ownSession(second));
  });

  it('end one by one, from the next call on', async () => {
    const [here, there] = [await api.as('jun-takeda'), await api.as('jun-takeda')];
    const id = await ownSession(there);
    expect(await here.does.revokeMySession({ sessionId: id })).toEqual({ ended: 1 });
    expect([await statusOf(there), await statusOf(here)]).toEqual([401, 200]);
    expect((await here.api.revokeMySession({ sessionId: id })).status).toBe(404);
    expect(await recorded('jun-takeda')).toContainEqual(
      expect.objectContaining({ kind: 'session_revoked', sessionId: id, by: 'jun-takeda' }),
    );
  });

  it('end all but this one, or all', async () => {
    const [here, there, elsewhere] = [
      await api.as('awa-kone'),
      await api.as('awa-kone'),
      await api.as('awa-kone'),
    ];
    expect(await here.does.revokeMyOtherSessions()).toEqual({ ended: 2 });
    expect([await statusOf(here), await statusOf(there), await statusOf(elsewhere)]).toEqual([200, 401, 401]);
    const again = await api.as('awa-kone');
    expect((await here.api.signOutEverywhere()).status).toBe(204);
    expect([await statusOf(here), await statusOf(again)]).toEqual([401, 401]);
  });

  it('are not those of others', async () => {
    const [ana, james] = [await api.as('ana-ribeiro'), await api.as('james-kollie')];
    const id = await ownSession(ana);
    expect((await james.api.revokeMySession({ sessionId: id })).status).toBe(404);
    expect(await statusOf(ana)).toBe(200);
  });
});

describe('sessions of others', () => {
  it('are seen and ended by administrators alone', async () => {
    const [ruth, ana, james] = [
      await api.as('ruth-mwangi'),
      await api.as('ana-ribeiro'),
      await api.as('james-kollie'),
    ];
    expect((await ana.api.listSessionsOf({ personId: 'james-kollie' })).status).toBe(403);
    expect((await ana.api.revokeSessionsOf({ personId: 'james-kollie' })).status).toBe(403);
    expect((await ruth.api.listSessionsOf({ personId: 'nobody-known' })).status).toBe(404);
    const listed = (await ruth.does.listSessionsOf({ personId: 'james-kollie' })).items;
    const id = await ownSession(james);
    expect(listed.map((session) => session.id)).toContain(id);
    expect((await ruth.api.revokeSessionOf({ personId: 'ana-ribeiro', sessionId: id })).status).toBe(404);
    expect((await ruth.api.revokeSessionOf({ personId: 'james-kollie', sessionId: id })).status).toBe(200);
    expect(await statusOf(james)).toBe(401);
    const another = await api.as('james-kollie');
    expect((await ruth.api.revokeSessionsOf({ personId: 'james-kollie' })).status).toBe(200);
    expect(await statusOf(another)).toBe(401);
    expect(await recorded('james-kollie')).toContainEqual(
      expect.objectContaining({ kind: 'session_revoked', sessionId: id, by: 'ruth-mwangi' }),
    );
  });
});

describe('a session by its limits', () => {
  it.each([
    ['idle', `last_seen_at = now() - interval '31 minutes'`],
    ['absolute', `expires_at = now() - interval '1 second'`],
  ])('ends at the %s one, which is written down', async (limit, change) => {
    const daniel = await api.as('daniel-stern');
    const id = await ownSession(daniel);
    const before = await api.counts();
    await api.sql(`UPDATE session SET ${change} WHERE id = $1`, [id]);
    expect(await statusOf(daniel)).toBe(401);
    // Reading changes nothing: what has expired is put away by the next sign-in.
    expect(await api.counts()).toEqual(before);
    const again = await api.as('daniel-stern');
    expect(await recorded('daniel-stern')).toContainEqual(
      expect.objectContaining({ kind: 'session_expired', sessionId: id, limit }),
    );
    expect((await sessionsOf(again)).map((session) => session.id)).not.toContain(id);
  });

  it('lasts as long as the configuration says', async () => {
    const daniel = await api.as();
    const signedIn = await daniel.api.signInAsPersona({ personaId: 'daniel-stern' });
    expect(signedIn.headers.getSetCookie()[0]).toContain(`Max-Age=${12 * 3600};`);
    const [row] = await api.sql<{ hours: string }>(
      `SELECT round(extract(epoch FROM expires_at - created_at) / 3600) AS hours FROM session
        WHERE person_id = 'daniel-stern' ORDER BY created_at DESC LIMIT 1`,
    );
    expect(Number(row?.hours)).toBe(12);
  });
});

describe('signing in', () => {
  it('never takes on a token that was there before, and ends the session it had', async () => {
    const planted = 'a'.repeat(43);
    const victim = await api.as();
    const opened = await victim.api.signInAsPersona({
      personaId: 'claire-dubois',
      headers: { cookie: `countersign=${planted}` },
    });
    const token = /countersign=([^;]+)/u.exec(opened.headers.getSetCookie()[0] ?? '')?.[1];
    expect(token).not.toBe(planted);
    expect((await victim.api.getMe({ headers: { cookie: `countersign=${planted}` } })).status).toBe(401);

    const earlier = await ownSession(victim);
    await victim.does.signInAsPersona({ personaId: 'claire-dubois' });
    expect((await victim.api.getMe({ headers: { cookie: `countersign=${token}` } })).status).toBe(401);
    expect(await recorded('claire-dubois')).toContainEqual(
      expect.objectContaining({ kind: 'session_replaced', sessionId: earlier }),
    );
  });

  it('and out leaves a chain that is whole', async () => {
    const ana = await api.as('ana-ribeiro');
    const sessionId = await ownSession(ana);
    await ana.does.signOut();
    const kinds = (await recorded('ana-ribeiro'))
      .filter((event) => event['sessionId'] === sessionId)
      .map((event) => event['kind']);
    expect(kinds).toEqual(['signed_in', 'signed_out']);
    const dataSource = await createDataSource(api.database.appUrl, { poolSize: 1 }).initialize();
    const verdicts = await verifyChains(dataSource);
    await dataSource.destroy();
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
