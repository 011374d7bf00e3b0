import { verifyChains } from '#libs/audit';
import { Webhook } from 'standardwebhooks';
import { ApiRequests, type Drafted } from '../../support/api/api-requests.js';
import { unique } from '../../support/product/live-request.js';
import { Receiver, type Received } from '../../support/product/receiver.js';
import { Caller } from '../../support/api/caller.js';
import { startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';
import { addressOf, resultOf, type BodyOf, type ResultOf, type AddressOf } from '#libs/contracts/client';
import { expectStatus, problemOf, present } from '../../support/api/answers.js';

const LIBERIA = 'host_consent:liberia';
const COTE_DIVOIRE = 'host_consent:cote-divoire';
/** A message is tried four times in all: once more after a while, which is Temporal's to wait for, and then at once. */
const RETRY_MS = [20, 0, 0];

type Registered = ResultOf<'registerWebhook'>;

describe('webhooks', () => {
  let world: ApiRequests;
  let worker: RunningWorker;
  let liberia: Caller;
  let receiver: Receiver;

  beforeAll(async () => {
    world = await ApiRequests.start();
    worker = await startWorker(world.api.database, {
      taskQueue: unique('webhooks'),
      config: { COUNTERSIGN_SECRET: world.api.config.COUNTERSIGN_SECRET },
      webhookRetryMs: RETRY_MS,
    });
    liberia = await world.as('james-kollie');
  });
  afterAll(async () => {
    await worker.stop();
    await world.close();
  });
  beforeEach(async () => {
    receiver = await Receiver.start();
  });
  afterEach(async () => {
    await world.api.sql('DELETE FROM webhook');
    await receiver.close();
  });

  async function register(
    change: Partial<BodyOf<'registerWebhook'>> = {},
    keeper = liberia,
  ): Promise<Registered> {
    const answered = await keeper.api.registerWebhook({
      body: { partyId: 'liberia', url: receiver.url, ...change },
    });
    expect([answered.status, resultOf(answered)]).toEqual([201, expect.anything()]);
    return resultOf(answered);
  }

  const webhook = async ({ webhookId }: Registered) => await liberia.does.getWebhook({ webhookId });
  const log = async (
    { webhookId }: Registered,
    status?: NonNullable<AddressOf<'listWebhookDeliveries'>['status']>,
  ) =>
    (await liberia.does.listWebhookDeliveries({ webhookId, ...(status === undefined ? {} : { status }) }))
      .items;
  const got = (count: number): Promise<Received[]> =>
    until(
      `${count} messages are received`,
      async () => receiver.received.length >= count && receiver.received,
    );

  async function consent({ requestId }: Drafted, personId: string, legId: string): Promise<void> {
    const person = await world.as(personId);
    const answered = await person.api.decideLeg({
      requestId,
      legId,
      body: {
        answer: 'consent',
      },
    });
    expect(answered.status).toBe(201);
  }

  it('tell a party, signed, what it may know, and nothing else', async () => {
    const registered = await register();
    const request = await world.noticed();
    await consent(request, 'awa-kone', COTE_DIVOIRE);
    await consent(request, 'james-kollie', LIBERIA);
    await until('its own decision is told', async () =>
      receiver
        .verified(registered.secret)
        .some(({ type, data }) => type === 'leg.decided' && data['legId'] === LIBERIA),
    );
    const messages = receiver.verified(registered.secret);
    expect(messages.map(({ type, data }) => [type, data['legId']])).toEqual(
      expect.arrayContaining([
        ['leg.asked', LIBERIA],
        ['task.opened', LIBERIA],
        ['leg.decided', COTE_DIVOIRE],
      ]),
    );
    const tasks = messages.filter(({ type }) => type.startsWith('task.'));
    expect(tasks.every(({ data }) => data['legId'] === LIBERIA)).toBe(true);
    expect(messages[0]).toEqual({
      type: expect.any(String),
      timestamp: expect.any(String),
      data: expect.objectContaining({ requestId: request.requestId, kind: messages[0]?.type }),
    });
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(ids.length);
    const forged = receiver.received[0];
    expect(() =>
      new Webhook(registered.secret).verify(`${forged?.body} `, forged?.headers as Record<string, string>),
    ).toThrow('No matching signature found');
  });

  it('keep their secret out of the store, and show it once', async () => {
    const key = unique('secret');
    const body = { partyId: 'liberia', url: receiver.url };
    const first = await liberia.api.registerWebhook({ body, key });
    expect(resultOf(first).secret).toMatch(/^whsec_[\w+/]{43}=$/u);
    expect(first.headers.get('location')).toBe(
      addressOf('getWebhook', { webhookId: resultOf(first).webhookId }),
    );
    const again = await liberia.api.registerWebhook({ body, key });
    expect([again.headers.get('idempotency-replayed'), again.body]).toEqual(['true', resultOf(first)]);
    expect(JSON.stringify(await webhook(resultOf(first)))).not.toContain('whsec_');
    const [row] = await world.api.sql<{ found: string }>(
      `SELECT count(*) AS found FROM idempotency WHERE body::text LIKE '%whsec_%'`,
    );
    expect(row?.found).toBe('0');
  });

  it('are tried again, as the same message, until the receiver takes it', async () => {
    receiver.answers.push(500, 503);
    const registered = await register({ kinds: ['request.withdrawn'] });
    await liberia.api.testWebhook({ webhookId: registered.webhookId });
    const received = await got(3);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    const [delivery] = await until('it is delivered', async () => {
      const found = await log(registered, 'delivered');
      return found.length === 1 && found;
    });
    expect(delivery).toMatchObject({ kind: 'webhook.test', eventId: null, nextTryAt: null });
    expect(delivery?.tries).toMatchObject([
      { status: 500, fault: { code: 'status', params: { status: 500 } }, answer: 'an answer' },
      { status: 503, fault: { code: 'status', params: { status: 503 } } },
      { status: 204, fault: null, answer: '' },
    ]);
    expect(await webhook(registered)).toMatchObject({ status: 'active', failingSince: null });
  });

  it('fail after their last try, and can be sent again, one or all', async () => {
    receiver.answers.push(...Array.from({ length: 8 }, () => 500));
    const registered = await register({ kinds: ['request.withdrawn'] });
    const since = new Date(Date.now() - 60_000).toISOString();
    await liberia.api.testWebhook({ webhookId: registered.webhookId });
    await liberia.api.testWebhook({ webhookId: registered.webhookId });
    const failed = await until('both have failed', async () => {
      const found = await log(registered, 'failed');
      return found.length === 2 && found;
    });
    expect(failed.map(({ tries }) => tries.length)).toEqual([4, 4]);
    expect(await webhook(registered)).toMatchObject({ failingSince: expect.any(String) });

    const one = await liberia.api.resendWebhookDelivery({
      webhookId: registered.webhookId,
      deliveryId: present(failed[0]).id,
    });
    expect([one.status, one.body]).toEqual([202, { resent: 1 }]);
    await until('one is delivered', async () => (await log(registered, 'delivered')).length === 1);
    const rest = await liberia.api.resendFailedWebhookDeliveries({
      webhookId: registered.webhookId,
      body: { since },
    });
    expect([rest.status, rest.body]).toEqual([202, { resent: 1 }]);
    await until('the other is delivered', async () => (await log(registered, 'delivered')).length === 2);
    expect(await log(registered, 'failed')).toEqual([]);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(2);
  });

  it('lead nowhere else, whatever the receiver answers', async () => {
    const inside = await Receiver.start();
    const redirect = { status: 302, headers: { location: inside.url } };
    receiver.answers.push(redirect, redirect, redirect, redirect);
    const registered = await register({ kinds: ['request.withdrawn'] });
    await liberia.api.testWebhook({ webhookId: registered.webhookId });
    const [delivery] = await until('it has failed', async () => {
      const found = await log(registered, 'failed');
      return found.length === 1 && found;
    });
    expect(delivery?.tries[0]).toMatchObject({
      status: 302,
      fault: { code: 'redirect', params: { status: 302 } },
    });
    expect(inside.received).toEqual([]);
    await inside.close();
  });

  it('end where the receiver says that it is gone, until they are resumed', async () => {
    receiver.answers.push(410);
    const registered = await register({ kinds: ['request.withdrawn'] });
    await liberia.api.testWebhook({ webhookId: registered.webhookId });
    await until('it is disabled', async () => (await webhook(registered)).status === 'disabled');
    expect(await webhook(registered)).toMatchObject({ disabledBecause: 'gone' });
    expect((await liberia.api.testWebhook({ webhookId: registered.webhookId })).status).toBe(409);
    expect((await liberia.api.resumeWebhook({ webhookId: registered.webhookId })).status).toBe(200);
    await liberia.api.testWebhook({ webhookId: registered.webhookId });
    await got(2);
    await until('it is delivered', async () => (await log(registered, 'delivered')).length === 1);
  });

  it('tell nothing more once their owner may keep them no longer', async () => {
    const registered = await register();
    const request = await world.noticed();
    await until('the ask is told', async () =>
      receiver.verified(registered.secret).some(({ type }) => type === 'leg.asked'),
    );
    await until('all is delivered', async () => (await log(registered, 'pending')).length === 0);
    const before = receiver.received.length;
    await world.api.sql(
      `UPDATE membership SET valid_to = clock_timestamp() WHERE person_id = 'james-kollie' AND party_id = 'liberia'`,
    );
    try {
      await consent(request, 'awa-kone', COTE_DIVOIRE);
      const [row] = await until('it is disabled', async () => {
        const rows = await world.api.sql<{ disabled_because: string }>(
          `SELECT disabled_because FROM webhook WHERE status = 'disabled'`,
        );
        return rows.length === 1 && rows;
      });
      expect(row?.disabled_because).toBe('owner_left');
      expect((await liberia.api.getWebhook({ webhookId: registered.webhookId })).status).toBe(403);
      expect(receiver.received).toHaveLength(before);
    } finally {
      await world.api.sql(`UPDATE membership SET valid_to = NULL WHERE person_id = 'james-kollie'`);
    }
  });

  it('withhold a message that its owner could not see any more when it is tried again', async () => {
    const registered = await register({ kinds: ['leg.asked'] });
    receiver.answers.push(...Array.from({ length: 40 }, () => 500));
    const { requestId } = await world.noticed();
    await until('a message has failed', async () => (await log(registered, 'failed')).length > 0);
    const failed = present((await log(registered, 'failed'))[0]);
    // As if the case had never concerned the party.
    await world.api.sql(
      `UPDATE request_search SET readers = array_remove(readers, 'party:liberia') WHERE request_id = $1`,
      [requestId],
    );
    const before = receiver.received.length;
    await liberia.api.resendWebhookDelivery({ webhookId: registered.webhookId, deliveryId: failed.id });
    await until('it is withheld', async () => (await log(registered, 'withheld')).length > 0);
    expect(
      receiver.received.slice(before).every(({ headers }) => headers['webhook-id'] !== `msg_${failed.id}`),
    ).toBe(true);
    await world.api.sql(`UPDATE leg SET party_id = 'liberia' WHERE request_id = $1 AND leg_id = $2`, [
      requestId,
      LIBERIA,
    ]);
  });

  it('are signed with both secrets for a while after a rotation', async () => {
    const registered = await register({ kinds: ['request.withdrawn'] });
    const rotated = await liberia.api.rotateWebhookSecret({ webhookId: registered.webhookId });
    expectStatus(rotated, 200);
    expect(rotated.body.secret).not.toBe(registered.secret);
    await liberia.api.testWebhook({ webhookId: registered.webhookId });
    await got(1);
    expect(receiver.verified(registered.secret)).toHaveLength(1);
    expect(receiver.verified(rotated.body.secret)).toHaveLength(1);
    await world.api.sql(`UPDATE webhook SET previous_secret_until = clock_timestamp()`);
    await liberia.api.testWebhook({ webhookId: registered.webhookId });
    const received = await got(2);
    expect(received.at(-1)?.headers['webhook-signature']).not.toContain(' ');
    expect(() => receiver.verified(registered.secret)).toThrow('No matching signature found');
  });

  it('do not tell of what happens while they are paused', async () => {
    const registered = await register({ kinds: ['request.submitted', 'leg.asked'] });
    expect((await liberia.api.pauseWebhook({ webhookId: registered.webhookId })).status).toBe(200);
    expect((await liberia.api.pauseWebhook({ webhookId: registered.webhookId })).status).toBe(409);
    const first = await world.noticed();
    await until('all events have their place', async () => {
      const [row] = await world.api.sql<{ left: string }>(
        'SELECT count(*) AS left FROM event WHERE number IS NULL',
      );
      return row?.left === '0';
    });
    expect((await liberia.api.resumeWebhook({ webhookId: registered.webhookId })).status).toBe(200);
    const second = await world.noticed();
    await got(1);
    const requests = receiver.verified(registered.secret).map(({ data }) => data['requestId']);
    expect(requests).toContain(second.requestId);
    expect(requests).not.toContain(first.requestId);
  });

  it('are changed by who has read them, and only for the own party', async () => {
    const registered = await register();
    const { webhookId } = registered;
    const content = {
      url: `${receiver.url}/other`,
      kinds: ['leg.asked'],
      description: 'The other one',
    } satisfies BodyOf<'changeWebhook'>;
    expect((await liberia.raw('changeWebhook', { webhookId }, content)).status).toBe(428);
    expect((await liberia.api.changeWebhook({ webhookId, body: content, ifMatch: 9 })).status).toBe(412);
    const changed = await liberia.api.changeWebhook({ webhookId, body: content, ifMatch: 1 });
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(await webhook(registered)).toMatchObject({ ...content, version: 2, ownerId: 'james-kollie' });

    const coteDIvoire = await world.as('awa-kone');
    expect((await coteDIvoire.api.getWebhook({ webhookId })).status).toBe(404);
    expect((await coteDIvoire.does.listWebhooks()).items).toEqual([]);
    expect((await coteDIvoire.api.removeWebhook({ webhookId: registered.webhookId })).status).toBe(404);
    const foreign = await coteDIvoire.api.registerWebhook({
      body: { partyId: 'liberia', url: receiver.url },
    });
    expect([foreign.status, problemOf(foreign).errors[0]]).toMatchObject([
      403,
      { pointer: '/partyId', rule: 'role_missing' },
    ]);
    expect((await liberia.api.removeWebhook({ webhookId: registered.webhookId })).status).toBe(200);
    expect((await liberia.api.getWebhook({ webhookId })).status).toBe(404);
  });

  it('refuse what cannot be a receiver, and change nothing', async () => {
    const before = await world.api.sql('SELECT id FROM webhook');
    for (const url of [
      'https://10.0.0.1/',
      'https://169.254.169.254/',
      'http://hooks.example.org/',
      'nowhere',
    ]) {
      const refused = await liberia.api.registerWebhook({ body: { partyId: 'liberia', url } });
      expect([refused.status, problemOf(refused).errors[0]]).toMatchObject([
        422,
        { pointer: '/url', rule: 'receiver_not_allowed' },
      ]);
    }
    const unknownKind = { partyId: 'liberia', url: receiver.url, kinds: ['leg.lost'] };
    const wrong = await liberia.raw('registerWebhook', {}, unknownKind);
    expect([wrong.status, problemOf(wrong).errors[0]?.pointer]).toEqual([422, '/kinds/0']);
    expect(await world.api.sql('SELECT id FROM webhook')).toEqual(before);
  });

  it('are registered by people, not by the tokens of their programs', async () => {
    const { memberships } = await liberia.does.getMe();
    const made = await liberia.does.makeToken({
      body: {
        name: 'a program of tests',
        may: 'act',
        memberships: memberships.map(({ partyId, role }) => ({ partyId, role })),
        expiresInDays: 1,
      },
    });
    const program = Caller.program(world.api.url, { authorization: `Bearer ${made.token}` });
    const refused = await program.api.registerWebhook({ body: { partyId: 'liberia', url: receiver.url } });
    expect([refused.status, problemOf(refused).errors[0]?.rule]).toEqual([403, 'session_needed']);
    expect((await program.api.listWebhooks()).status).toBe(200);
  });

  it('leave on record who did what about them', async () => {
    const registered = await register();
    await liberia.api.rotateWebhookSecret({ webhookId: registered.webhookId });
    await liberia.api.removeWebhook({ webhookId: registered.webhookId });
    const rows = await world.api.sql<{ kind: string; person: string }>(
      `SELECT body ->> 'kind' AS kind, body ->> 'personId' AS person FROM audit_event
        WHERE chain = 'system' AND body ->> 'webhookId' = $1 ORDER BY number`,
      [registered.webhookId],
    );
    expect(rows).toEqual(
      ['webhook_registered', 'webhook_secret_rotated', 'webhook_removed'].map((kind) => ({
        kind,
        person: 'james-kollie',
      })),
    );
    expect((await verifyChains(world.dataSource)).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('send a burst in order through one workflow', async () => {
    const manager = world.manager;
    const registered = await register(
      { partyId: 'dpko', kinds: ['request.drafted', 'request.revised', 'request.submitted'] },
      manager,
    );
    const requests = await Promise.all(Array.from({ length: 12 }, () => world.open()));
    const received = await got(24);
    const told = received.map(
      ({ body }) => JSON.parse(body) as { type: string; data: { id: number; requestId: string } },
    );
    for (const { requestId } of requests) {
      const ofRequest = told.filter(({ data }) => data.requestId === requestId).map(({ type }) => type);
      expect(ofRequest).toEqual(['request.drafted', 'request.submitted']);
    }
    expect(told.map(({ data }) => data.id)).toEqual(
      told.map(({ data }) => data.id).toSorted((a, b) => a - b),
    );
    expect(registered.webhookId).toMatch(/^[0-9a-f-]{36}$/u);
  });
});
