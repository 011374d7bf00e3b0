import { numberEvents, readEvents, streamEnds, type StreamEnds } from '#libs/cases';
import { viewerOf } from '#libs/identity';
import { createLogger } from '#libs/platform';
import { Client as PgClient } from 'pg';
import { EventFeed } from '../../../apps/api/src/events/event-feed.js';
import { ApiRequests } from '../../support/api/api-requests.js';
import { until } from '../../support/product/until.js';
import { problemOf } from '../../support/api/answers.js';
import { addressOf } from '#libs/contracts/client';

const LIBERIA = 'host_consent:liberia';
const COTE_DIVOIRE = 'host_consent:cote-divoire';
const EVENTS = addressOf('streamEvents', {});

describe('the event stream', () => {
  let world: ApiRequests;

  beforeAll(async () => {
    world = await ApiRequests.start();
    await world.api.sql(
      `INSERT INTO party (id, kind, name, language, zone, sources) VALUES ('ghana', 'state', 'Ghana', 'en', 'Africa/Accra', '{}') ON CONFLICT DO NOTHING`,
    );
    await world.api.sql(
      `INSERT INTO person (id, name, title, address, language, persona)
       VALUES ('kofi-asante', 'Kofi Asante', 'Counsellor', 'kofi.asante@ghana.example', 'en', true)`,
    );
    await world.api.sql(
      `INSERT INTO membership (person_id, party_id, role, valid_from)
       VALUES ('kofi-asante', 'ghana', 'approver', '2011-01-01')`,
    );
  });
  afterAll(() => world.close());

  const streamOf = async (personId: string, query = '', headers: Record<string, string> = {}) =>
    (await world.as(personId)).stream(`${EVENTS}${query}`, headers);

  const consent = async (requestId: string, personId: string, legId: string) => {
    const person = await world.as(personId);
    const answered = await person.api.decideLeg({
      requestId,
      legId,
      body: {
        answer: 'consent',
      },
    });
    expect(answered.status).toBe(201);
  };

  it('tells each of what they may see, in order, and nobody of more', async () => {
    const readers = {
      manager: await streamOf('ana-ribeiro'),
      liberia: await streamOf('james-kollie'),
      coteDIvoire: await streamOf('awa-kone'),
      ghana: await streamOf('kofi-asante'),
    };
    expect(readers.manager.response.headers.get('content-type')).toMatch(/^text\/event-stream/u);
    expect(readers.manager.response.headers.get('cache-control')).toBe('no-store, no-transform');
    const { requestId } = await world.noticed();
    await readers.liberia.heard('leg.asked', LIBERIA);
    await consent(requestId, 'james-kollie', LIBERIA);

    const decided = await readers.manager.heard('leg.decided', LIBERIA);
    expect(decided).toMatchObject({ requestId, legId: LIBERIA });
    await readers.coteDIvoire.heard('leg.decided', LIBERIA);
    await readers.liberia.heard('task.closed', LIBERIA);
    await readers.manager.heard('task.closed', LIBERIA);

    expect(readers.manager.data.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['request.drafted', 'request.submitted', 'leg.asked', 'leg.decided']),
    );
    const ids = readers.manager.data.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(readers.manager.messages.map(({ id }) => Number(id))).toEqual(ids);
    const tasksOfLiberia = readers.coteDIvoire.data.filter(
      ({ kind, legId }) => kind.startsWith('task.') && legId === LIBERIA,
    );
    expect(tasksOfLiberia).toEqual([]);
    expect(readers.ghana.data).toEqual([]);
    for (const reader of Object.values(readers)) reader.close();
  });

  it('tells of keys, and of nothing that was written', async () => {
    const reader = await streamOf('ana-ribeiro');
    const { requestId } = await world.noticed();
    const person = await world.as('james-kollie');
    await person.does.askOnLeg({
      requestId,
      legId: LIBERIA,
      body: {
        text: 'How long would the aircraft stay at Harper?',
      },
    });
    await reader.heard('question.asked', LIBERIA);
    expect(JSON.stringify(reader.messages)).not.toContain('Harper');
    expect(new Set(reader.data.flatMap((event) => Object.keys(event)))).toEqual(
      new Set(['id', 'kind', 'arrangementId', 'requestId', 'legId', 'aboutId', 'caseTime', 'recordedAt']),
    );
    reader.close();
  });

  it('does not tell other states that a state is late', async () => {
    const [manager, liberia, coteDIvoire] = [
      await streamOf('ana-ribeiro'),
      await streamOf('james-kollie'),
      await streamOf('awa-kone'),
    ];
    const { requestId, arrangementId } = await world.noticed();
    await consent(requestId, 'awa-kone', COTE_DIVOIRE);
    await world.manager.does.moveClock({ arrangementId, body: { to: '2011-01-30T12:00:00Z' } });
    const overdue = await manager.heard('leg.overdue', LIBERIA);
    await liberia.heard('leg.overdue', LIBERIA);
    await coteDIvoire.heard('leg.decided', COTE_DIVOIRE);
    await world.manager.does.withdrawRequest({ requestId, body: { reason: 'The need has passed.' } });
    await coteDIvoire.heard('request.withdrawn');
    expect(coteDIvoire.data.some(({ kind }) => kind === 'leg.overdue')).toBe(false);
    expect(overdue).toMatchObject({ caseTime: expect.stringMatching(/^2011-01-/u) });
    for (const reader of [manager, liberia, coteDIvoire]) reader.close();
  });

  it('goes on where a reader was, by the header or the query', async () => {
    const first = await streamOf('ana-ribeiro');
    const { requestId } = await world.noticed();
    const asked = await first.heard('leg.asked', LIBERIA);
    first.close();
    await consent(requestId, 'james-kollie', LIBERIA);
    const byHeader = await streamOf('ana-ribeiro', '', { 'last-event-id': String(asked.id) });
    const byQuery = await streamOf('ana-ribeiro', `?lastEventId=${asked.id}`);
    for (const reader of [byHeader, byQuery]) {
      expect(await reader.heard('leg.decided', LIBERIA)).toMatchObject({ requestId });
      expect(reader.data.every(({ id }) => id > asked.id)).toBe(true);
      reader.close();
    }
  });

  it('keeps to one case or one kind where it is asked to', async () => {
    const [one, other] = [await world.noticed(), await world.noticed()];
    const ofCase = await streamOf('ana-ribeiro', `?caseId=${one.requestId}`);
    const ofKind = await streamOf('ana-ribeiro', '?kind=leg.decided');
    await consent(other.requestId, 'james-kollie', LIBERIA);
    await consent(one.requestId, 'james-kollie', LIBERIA);
    await ofCase.heard('task.closed', LIBERIA);
    expect(ofCase.data.every(({ requestId }) => requestId === one.requestId)).toBe(true);
    await until('both decisions are told', async () => ofKind.data.length === 2);
    expect(ofKind.data.map(({ kind, requestId }) => [kind, requestId])).toEqual([
      ['leg.decided', other.requestId],
      ['leg.decided', one.requestId],
    ]);
    ofCase.close();
    ofKind.close();
  });

  it('refuses what it cannot understand, and hides cases that are not to be seen', async () => {
    const nobody = await world.api.as();
    expect((await nobody.api.streamEvents()).status).toBe(401);
    const { requestId } = await world.open();
    const kofi = await world.as('kofi-asante');
    expect((await kofi.api.streamEvents({ caseId: requestId })).status).toBe(404);
    const wrong = await kofi.get(`${EVENTS}?kind=leg.forgotten&since=1`);
    expect(wrong.status).toBe(422);
    expect(
      problemOf(wrong)
        .errors.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(['/kind', '/since']);
    const malformed = await kofi.api.streamEvents({ headers: { 'last-event-id': 'abc' } });
    expect([malformed.status, problemOf(malformed).errors[0]?.rule]).toEqual([400, 'header_malformed']);
  });

  it('tells a reader to start over, by a code, where what it has missed is no longer kept', async () => {
    await world.api.sql('UPDATE event_horizon SET forgotten = 3');
    const [tooOld, fromTheFuture] = [
      await streamOf('ana-ribeiro', '?lastEventId=2'),
      await streamOf('ana-ribeiro', '?lastEventId=999999999'),
    ];
    const { last } = await streamEnds(world.dataSource);
    for (const [reader, reason] of [
      [tooOld, 'no_longer_kept'],
      [fromTheFuture, 'not_known'],
    ] as const) {
      const [message] = await until('a first message', async () => reader.messages[0] && reader.messages);
      expect([message?.event, message?.id]).toEqual(['reset', String(last)]);
      expect(JSON.parse(message?.data ?? '{}')).toEqual({ reason });
    }
    await world.open();
    await tooOld.heard('request.submitted');
    expect(tooOld.data.every(({ id }) => id > last)).toBe(true);
    tooOld.close();
    fromTheFuture.close();
    await world.api.sql('UPDATE event_horizon SET forgotten = 0');
  });

  it('serves programs with a token, and ends when it is taken back', async () => {
    const liberia = await world.as('james-kollie');
    const { memberships } = await liberia.does.getMe();
    const made = await liberia.does.makeToken({
      body: {
        name: 'a reader of tests',
        may: 'read',
        memberships: memberships.map(({ partyId, role }) => ({ partyId, role })),
        expiresInDays: 1,
      },
    });
    const program = await world.api.as();
    const reader = await program.stream(EVENTS, { authorization: `Bearer ${made.token}` });
    await world.noticed();
    await reader.heard('leg.asked', LIBERIA);
    const told = reader.data.length;
    expect((await liberia.api.revokeMyToken({ tokenId: made.id })).status).toBe(200);
    await world.noticed();
    await until('the stream ends', async () => reader.ended);
    expect(reader.data).toHaveLength(told);
  });

  it('gives a sign of life, and says how far the stream has come', async () => {
    const reader = await streamOf('kofi-asante');
    await world.open();
    await until('a sign of life', async () => reader.comments.includes('still here'));
    expect(reader.data).toEqual([]);
    reader.close();
  });

  it('ends with the session', async () => {
    const kofi = await world.as('kofi-asante');
    const reader = await kofi.stream(EVENTS);
    expect((await kofi.api.signOut()).status).toBe(204);
    await world.open();
    await until('the stream ends', async () => reader.ended);
    expect(reader.data).toEqual([]);
  });

  it('ends when the roles change, before anything more is told', async () => {
    const { requestId } = await world.noticed();
    const reader = await streamOf('james-kollie');
    await world.api.sql(
      `UPDATE membership SET valid_to = clock_timestamp() WHERE person_id = 'james-kollie' AND party_id = 'liberia'`,
    );
    try {
      await consent(requestId, 'awa-kone', COTE_DIVOIRE);
      await until('the stream ends', async () => reader.ended);
      expect(reader.data).toEqual([]);
    } finally {
      await world.api.sql(`UPDATE membership SET valid_to = NULL WHERE person_id = 'james-kollie'`);
    }
  });

  it('opens no more than eight for one person', async () => {
    const kofi = await world.as('kofi-asante');
    const readers = await Promise.all(Array.from({ length: 8 }, () => kofi.stream(EVENTS)));
    expect(readers.map(({ response }) => response.status)).toEqual(Array.from({ length: 8 }, () => 200));
    const refused = await kofi.api.streamEvents();
    expect([refused.status, problemOf(refused).errors[0]?.rule]).toEqual([429, 'too_many_streams']);
    expect(refused.headers.get('retry-after')).toBe('30');
    readers[0]?.close();
    await until('there is room again', async () => {
      const again = await kofi.stream(EVENTS);
      again.close();
      return again.response.status === 200;
    });
    for (const reader of readers) reader.close();
  });

  it('ends all streams when the api stops', async () => {
    const own = await ApiRequests.start();
    const reader = await own.manager.stream(EVENTS);
    await own.close();
    expect(await until('the stream ends', async () => reader.ended)).toBe(true);
  });
});

describe('the places of events in the stream', () => {
  let world: ApiRequests;

  beforeAll(async () => {
    world = await ApiRequests.start();
  });
  afterAll(() => world.close());

  it('follow the commits, so that nobody reads past what is still to come', async () => {
    const { requestId, arrangementId } = await world.open();
    await numberEvents(world.dataSource);
    const { last: start } = await streamEnds(world.dataSource);
    const insert = `INSERT INTO event (kind, arrangement_id, request_id, about_id, party_only, case_time, recorded_at)
      VALUES ('request.revised', $1, $2, $3, false, clock_timestamp(), clock_timestamp())`;
    const slow = new PgClient({ connectionString: world.api.database.appUrl });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(insert, [arrangementId, requestId, 'slow']);
    await world.api.sql(insert, [arrangementId, requestId, 'quick']);

    const viewer = await viewerOf(world.dataSource.manager, 'ana-ribeiro');
    if (viewer === null) throw new Error('there is no such person');
    const readFrom = async (after: number, { last }: StreamEnds) =>
      (
        await readEvents(world.dataSource.manager, viewer, {
          after,
          upTo: last,
          caseId: requestId,
          kinds: null,
          limit: 10,
        })
      ).events.map(({ id, aboutId }) => ({ id, aboutId }));
    expect(await numberEvents(world.dataSource)).toBe(1);
    const between = await streamEnds(world.dataSource);
    expect(await readFrom(start, between)).toEqual([{ id: between.last, aboutId: 'quick' }]);

    await slow.query('COMMIT');
    await slow.end();
    expect(await numberEvents(world.dataSource)).toBe(1);
    const end = await streamEnds(world.dataSource);
    expect(await readFrom(between.last, end)).toEqual([{ id: end.last, aboutId: 'slow' }]);
  });

  it('are given once by however many processes, which tell each other', async () => {
    const listener = new PgClient({ connectionString: world.api.database.appUrl });
    await listener.connect();
    await listener.query('LISTEN countersign_events');
    const told: string[] = [];
    listener.on('notification', ({ channel }) => told.push(channel));
    await world.open();
    const counts = await Promise.all(Array.from({ length: 4 }, () => numberEvents(world.dataSource)));
    const [row] = await world.api.sql<{ left: string; all: string; different: string }>(
      `SELECT count(*) FILTER (WHERE number IS NULL) AS left, count(*) AS all, count(DISTINCT number) AS different FROM event`,
    );
    expect(row?.left).toBe('0');
    expect(row?.different).toBe(row?.all);
    expect(counts.filter((count) => count > 0)).toHaveLength(1);
    await until('the others are told', async () => told.length > 0);
    await listener.end();
  });

  it('are told to streams at once, without looking for them', async () => {
    const { appUrl } = world.api.database;
    const patient = { pollMs: 600_000, gatherMs: 1 };
    const feed = new EventFeed(world.dataSource, appUrl, createLogger('api', 'error'), patient);
    const ends: number[] = [];
    const leave = feed.follow(({ last }) => ends.push(last));
    await until('it has looked once', async () => ends.length > 0);
    await world.open();
    await numberEvents(world.dataSource);
    const { last } = await streamEnds(world.dataSource);
    await until('it is told', async () => ends.at(-1) === last);
    leave();
    await feed.close();
    expect(ends.length).toBeGreaterThan(1);
  });
});
