import { type BodyOf, addressOf } from '#libs/contracts/client';
import { Client as PgClient } from 'pg';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import { recordLink, signOffLink } from '../../support/api/mailed-links.js';
import type { Caller } from '../../support/api/running-api.js';
import type { SlowCall } from '../../support/api/slow-call.js';
import { until } from '../../support/product/until.js';

const UKRAINE = 'contributor_consent:ukraine';
const LIBERIA = 'host_consent:liberia';
const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
/** Who waits for what another holds in this database. */
const WAITING = `SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
  WHERE NOT l.granted AND a.datname = current_database()`;
const consent = JSON.stringify({ answer: 'consent' });

let requests: ApiRequests;
let james: Caller;
let ruth: Caller;

beforeAll(async () => {
  requests = await ApiRequests.start({ DATABASE_LOCK_SECONDS: 30 });
});
beforeEach(async () => {
  await requests.api.sql(`UPDATE membership SET valid_to = NULL`);
  [james, ruth] = await Promise.all([requests.api.as('james-kollie'), requests.api.as('ruth-mwangi')]);
});
afterAll(() => requests.close());

const decideAt = ({ requestId }: Drafted) => addressOf('decideLeg', { requestId, legId: LIBERIA });

/** Begins a call, and waits until the server knows who calls: it then writes down that they did. */
async function begun(begin: () => Promise<SlowCall>): Promise<SlowCall> {
  const sql = (text: string) => requests.api.sql(text);
  await sql(`UPDATE session SET last_seen_at = clock_timestamp() - interval '2 minutes'`);
  await sql(`UPDATE api_token SET last_used_at = NULL`);
  const call = await begin();
  await until('the server knows who calls', async () => {
    const seen = await sql(
      `SELECT FROM session WHERE last_seen_at > clock_timestamp() - interval '1 minute'
       UNION ALL SELECT FROM api_token WHERE last_used_at IS NOT NULL`,
    );
    return seen.length > 0;
  });
  return call;
}

async function endMembershipsOf(personId: string): Promise<void> {
  await requests.api.sql(`UPDATE membership SET valid_to = clock_timestamp() WHERE person_id = $1`, [
    personId,
  ]);
}

/** Sends the rest of a call, and sees that it changes nothing at all. */
async function finishInVain(call: SlowCall) {
  const before = await requests.api.counts();
  const answer = await call.finish();
  expect(await requests.api.counts()).toEqual(before);
  return answer;
}

describe('a call whose body comes long after its headers', () => {
  it('answers no leg once the membership has ended', async () => {
    const request = await requests.noticed();
    const call = await begun(() => james.begin('POST', decideAt(request), consent));
    await endMembershipsOf('james-kollie');
    expect((await finishInVain(call)).status).toBe(404);
    expect((await requests.leg(request.requestId, LIBERIA)).status).toBe('asked');
  });

  it('answers no leg once its role has ended, though the case is still in sight', async () => {
    const request = await requests.noticed();
    await requests.api.sql(`INSERT INTO membership (person_id, party_id, role, valid_from)
      VALUES ('james-kollie', 'liberia', 'focal_point', '2000-01-01') ON CONFLICT DO NOTHING`);
    const call = await begun(() => james.begin('POST', decideAt(request), consent));
    await requests.api.sql(
      `UPDATE membership SET valid_to = clock_timestamp() WHERE person_id = 'james-kollie' AND role <> 'focal_point'`,
    );
    expect((await finishInVain(call)).status).toBe(403);
    await requests.api.sql(
      `DELETE FROM membership WHERE person_id = 'james-kollie' AND role = 'focal_point'`,
    );
  });

  it('answers no leg once the session was revoked', async () => {
    const request = await requests.noticed();
    const call = await begun(() => james.begin('POST', decideAt(request), consent));
    await ruth.does.revokeSessionsOf({ personId: 'james-kollie' });
    expect((await finishInVain(call)).status).toBe(401);
  });

  it('stops no clock by a question after signing out everywhere', async () => {
    const request = await requests.noticed();
    const text = JSON.stringify({ text: 'Who pays for the fuel?' });
    const call = await begun(() =>
      james.begin('POST', addressOf('askOnLeg', { requestId: request.requestId, legId: LIBERIA }), text),
    );
    await (await requests.api.as('james-kollie')).does.signOutEverywhere();
    expect((await finishInVain(call)).status).toBe(401);
    expect((await requests.leg(request.requestId, LIBERIA)).status).toBe('asked');
  });

  it('does nothing by a token that was revoked', async () => {
    const request = await requests.noticed();
    const made = await james.does.makeToken({
      body: {
        name: 'A program',
        may: 'act',
        memberships: [{ partyId: 'liberia', role: 'approver' }],
        expiresInDays: 1,
      },
    });
    const program = await requests.api.as();
    const bearer = { authorization: `Bearer ${made.token}` };
    const call = await begun(() => program.begin('POST', decideAt(request), consent, bearer));
    await james.does.revokeMyToken({ tokenId: made.id });
    const answer = await finishInVain(call);
    expect(answer.status).toBe(401);
    expect(answer.headers).toContain('error="invalid_token"');
  });

  it('makes no token once the session was revoked', async () => {
    const wanted = JSON.stringify({
      name: 'To stay',
      may: 'act',
      memberships: [{ partyId: 'liberia', role: 'approver' }],
      expiresInDays: 365,
    });
    const call = await begun(() => james.begin('POST', addressOf('makeToken', {}), wanted));
    await ruth.does.revokeSessionsOf({ personId: 'james-kollie' });
    expect((await finishInVain(call)).status).toBe(401);
  });

  it('administers nothing once the membership of the administrator has ended', async () => {
    const call = await begun(() =>
      ruth.begin('POST', addressOf('revokeSessionsOf', { personId: 'james-kollie' }), '{  }'),
    );
    await endMembershipsOf('ruth-mwangi');
    expect((await finishInVain(call)).status).toBe(403);
  });

  it('takes no tasks on in a batch once the session was revoked', async () => {
    const request = await requests.noticed();
    const { items } = await james.does.listInbox();
    const task = items.find((row) => row.requestId === request.requestId);
    const tasks = JSON.stringify({ tasks: [{ requestId: request.requestId, taskId: task?.taskId }] });
    const call = await begun(() => james.begin('POST', addressOf('claimTasks', {}), tasks));
    await ruth.does.revokeSessionsOf({ personId: 'james-kollie' });
    expect((await finishInVain(call)).status).toBe(401);
  });

  it('keeps no file once the session was revoked', async () => {
    const tomas = await requests.api.as('tomas-lindqvist');
    const form = [
      '--part',
      'content-disposition: form-data; name="file"; filename="note.txt"',
      'content-type: text/plain',
      '',
      'The words of a note.',
      '--part--',
      '',
    ].join('\r\n');
    const type = { 'content-type': 'multipart/form-data; boundary=part' };
    const call = await begun(() => tomas.begin('POST', addressOf('uploadAttachment', {}), form, type));
    await ruth.does.revokeSessionsOf({ personId: 'tomas-lindqvist' });
    expect((await finishInVain(call)).status).toBe(401);
  });

  it('carries out no form of a page once the session was revoked', async () => {
    const tomas = await requests.api.as('tomas-lindqvist');
    const form = tomas.formOf({ _act: 'revoke-others' });
    const call = await begun(() => tomas.begin('POST', '/account', form, FORM));
    await ruth.does.revokeSessionsOf({ personId: 'tomas-lindqvist' });
    const answer = await finishInVain(call);
    expect(answer.status).toBe(303);
    expect(answer.headers).toContain('location: /\r\n');
  });
});

describe('a mailed link whose form comes slowly', () => {
  const who = { '/signedBy/name': 'Olena Koval', '/signedBy/title': 'Counsellor' };

  async function reviewedInPrinciple(request: Drafted): Promise<{ capital: Caller; path: string }> {
    const target = { personId: 'olena-koval', requestId: request.requestId, legId: UKRAINE };
    const path = await signOffLink(requests.api, requests.dataSource.manager, target);
    const capital = await requests.api.as();
    await capital.form(path, { ...who, '/answer': 'in_principle' });
    return { capital, path };
  }

  it('signs nothing once its person acts for the party no more', async () => {
    const request = await requests.noticed();
    const { capital, path } = await reviewedInPrinciple(request);
    const call = await capital.begin('POST', `${path}/review`, 'code=', FORM);
    await endMembershipsOf('olena-koval');
    expect((await finishInVain(call)).status).toBe(404);
  });

  it('signs nothing once a newer link has taken its place', async () => {
    const request = await requests.noticed();
    const { capital, path } = await reviewedInPrinciple(request);
    const call = await capital.begin('POST', `${path}/review`, 'code=', FORM);
    await requests.api.sql(`UPDATE mailed_link SET revoked_at = now() WHERE request_id = $1`, [
      request.requestId,
    ]);
    expect((await finishInVain(call)).status).toBe(410);
  });

  it('signs nothing where its person is taken off while it waits for others', async () => {
    const request = await requests.noticed();
    const { capital, path } = await reviewedInPrinciple(request);
    const answer = await whileCaseIsHeld(
      request,
      () => capital.form(`${path}/review`, {}),
      () => endMembershipsOf('olena-koval'),
    );
    expect(answer.status).toBe(404);
    expect((await requests.leg(request.requestId, UKRAINE)).status).toBe('asked');
  });

  it('contests no record once its person acts for the party no more', async () => {
    const request = await requests.noticed();
    const [tomas, miriam] = [
      await requests.api.as('tomas-lindqvist'),
      await requests.api.as('miriam-okafor'),
    ];
    const instrument = {
      kind: 'note_verbale',
      reference: 'NV 1',
      organ: null,
      date: { on: '2011-01-04' },
    } satisfies NonNullable<BodyOf<'recordPaper'>['instrument']>;
    const recorded = await tomas.does.recordPaper({
      requestId: request.requestId,
      legId: LIBERIA,
      body: {
        answer: 'consent',
        instrument,
      },
    });
    const { paperId } = recorded;
    const signed = await miriam.does.countersignPaper({ requestId: request.requestId, paperId });
    const path = await recordLink(requests.api, requests.dataSource.manager, {
      personId: 'james-kollie',
      requestId: request.requestId,
      decisionId: signed.decisionId,
    });
    const capital = await requests.api.as();
    const form = new URLSearchParams({ '/reason': 'Our note says the contrary.' }).toString();
    const call = await capital.begin('POST', path, form, FORM);
    await endMembershipsOf('james-kollie');
    expect((await finishInVain(call)).status).toBe(404);
  });
});

/** Does something while somebody else holds the case, and something else once it waits for the case. */
async function whileCaseIsHeld<T>(
  { arrangementId }: Drafted,
  act: () => Promise<T>,
  meanwhile: () => Promise<unknown>,
  api = requests.api,
): Promise<T> {
  const holder = new PgClient({ connectionString: api.database.ownerUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT FROM arrangement WHERE id = $1 FOR UPDATE', [arrangementId]);
    const acting = act();
    await until('the call waits for the case', async () => (await api.sql(WAITING)).length > 0);
    await meanwhile();
    await holder.query('ROLLBACK');
    return await acting;
  } finally {
    await holder.end();
  }
}

describe('a call that waits for what another holds', () => {
  it('answers no leg where its session is revoked while it waits', async () => {
    const request = await requests.noticed();
    const answer = await whileCaseIsHeld(
      request,
      () =>
        james.api.decideLeg({ requestId: request.requestId, legId: LIBERIA, body: { answer: 'consent' } }),
      () => requests.api.sql(`DELETE FROM session WHERE person_id = 'james-kollie'`),
    );
    expect(answer.status).toBe(401);
    expect((await requests.leg(request.requestId, LIBERIA)).status).toBe('asked');
  });

  it('answers no leg where its membership ends while it waits', async () => {
    const request = await requests.noticed();
    const answer = await whileCaseIsHeld(
      request,
      () =>
        james.api.decideLeg({ requestId: request.requestId, legId: LIBERIA, body: { answer: 'consent' } }),
      () => endMembershipsOf('james-kollie'),
    );
    expect(answer.status).toBe(404);
    expect((await requests.leg(request.requestId, LIBERIA)).status).toBe('asked');
  });
});

describe('a server of little patience', () => {
  let impatient: ApiRequests;

  beforeAll(async () => {
    impatient = await ApiRequests.start({
      DATABASE_LOCK_SECONDS: 1,
      CALL_SECONDS: 1,
      CALL_HEADERS_SECONDS: 1,
    });
  });
  afterAll(() => impatient.close());

  it('answers 503 with when to try again where a call does not get its turn, and has changed nothing', async () => {
    const request = await impatient.noticed();
    const capital = await impatient.api.as('james-kollie');
    const before = await impatient.view(request.requestId);
    const answer = await whileCaseIsHeld(
      request,
      () =>
        capital.api.decideLeg({ requestId: request.requestId, legId: LIBERIA, body: { answer: 'consent' } }),
      () => until('the call has given up', async () => (await impatient.api.sql(WAITING)).length === 0),
      impatient.api,
    );
    expect(answer).toMatchObject({ status: 503, body: { errors: [{ rule: 'busy' }] } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await impatient.view(request.requestId)).version).toBe(before.version);
  });

  it('hangs up on a caller who never sends the rest', async () => {
    const request = await impatient.noticed();
    const capital = await impatient.api.as('james-kollie');
    const call = await capital.begin('POST', decideAt(request), consent);
    expect([0, 400, 408]).toContain((await call.ended()).status);
    expect((await impatient.leg(request.requestId, LIBERIA)).status).toBe('asked');
  });
});
