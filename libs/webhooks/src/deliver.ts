import { readEvents } from '#libs/cases';
import type { DeliveryRound } from '#libs/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { disable } from './gather.js';
import { eyesOf } from './keepers.js';
import type { ReceiverRules } from './receivers.js';
import type { WebhookRow } from './rows.js';
import { signatureHeaders, webhookSecret } from './secrets.js';
import { post, type Try } from './send.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What sending needs. */
export interface DeliveryOptions {
  /** The product's secret, from which those of the webhooks are derived. */
  readonly key: string;
  readonly receivers: ReceiverRules;
  /** Waits between the tries of one message; after the last of them it has failed. */
  readonly retryMs?: readonly number[];
  /** After this time without success a webhook is disabled. */
  readonly disableAfterMs?: number;
}

/** Three days and four hours, as Standard Webhooks advises: quick at first, then patient. */
const RETRY_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
];
const DISABLE_AFTER_MS = 5 * 24 * HOUR;
/** How often at least a failing receiver is tried, with one message. */
const LONGEST_REST_MS = 30 * MINUTE;
/** How long a round lasts, so that a burst becomes many short activities. */
const ROUND_MS = 20 * SECOND;

interface DueDelivery {
  id: string;
  event_number: string | null;
  body: string;
  tries: number;
}

/** Sends what is due to a webhook, one message after another, until nothing is due or the round is over. */
export async function deliverDue(
  dataSource: DataSource,
  options: DeliveryOptions,
  webhookId: string,
): Promise<DeliveryRound> {
  const end = Date.now() + ROUND_MS;
  for (;;) {
    const waitMs = await nextDueIn(dataSource, webhookId);
    if (waitMs === null || waitMs > 0) return { againInMs: waitMs };
    await deliverOne(dataSource, options, webhookId);
    if (Date.now() > end) return { againInMs: 0 };
  }
}

/** How long until something is to be sent to a webhook; null where nothing is. */
async function nextDueIn(dataSource: DataSource, webhookId: string): Promise<number | null> {
  const [row]: { wait_ms: string | null }[] = await dataSource.query(
    `SELECT ceil(extract(epoch FROM greatest(min(d.next_try_at), w.rests_until) - clock_timestamp()) * 1000) AS wait_ms
       FROM webhook w JOIN webhook_delivery d ON d.webhook_id = w.id AND d.status = 'pending'
      WHERE w.id = $1 AND w.status = 'active' GROUP BY w.id`,
    [webhookId],
  );
  if (row === undefined || row.wait_ms === null) return null;
  return Math.max(0, Number(row.wait_ms));
}

async function deliverOne(
  dataSource: DataSource,
  options: DeliveryOptions,
  webhookId: string,
): Promise<void> {
  const { manager } = dataSource;
  const [webhook]: WebhookRow[] = await manager.query('SELECT * FROM webhook WHERE id = $1', [webhookId]);
  const [delivery]: DueDelivery[] = await manager.query(
    `SELECT id, event_number, body, tries FROM webhook_delivery
      WHERE webhook_id = $1 AND status = 'pending' ORDER BY next_try_at, event_number, id LIMIT 1`,
    [webhookId],
  );
  if (webhook === undefined || delivery === undefined) return;
  if (!(await mayBeTold(dataSource, webhook, delivery))) return;
  const { body } = delivery;
  const message = { id: `msg_${delivery.id}`, sentAt: new Date(), body };
  const headers = signatureHeaders(secretsOf(options.key, webhook), message);
  const found = await post({ url: webhook.url, headers, body }, options.receivers);
  await dataSource.transaction((tx) => settle(tx, options, webhookId, delivery, found));
}

/** Checked at the moment of sending: what was visible when it happened may no longer be. */
async function mayBeTold(
  dataSource: DataSource,
  webhook: WebhookRow,
  { id, event_number: number }: DueDelivery,
): Promise<boolean> {
  const eyes = await eyesOf(dataSource.manager, webhook);
  if (eyes === null) {
    await dataSource.transaction((tx) => disable(tx, webhook.id, 'owner_left'));
    return false;
  }
  if (number === null) return true;
  const upTo = Number(number);
  const wanted = { after: upTo - 1, upTo, caseId: null, kinds: null, limit: 1 };
  const { events } = await readEvents(dataSource.manager, eyes, wanted);
  if (events.length > 0) return true;
  await dataSource.query(`UPDATE webhook_delivery SET status = 'withheld' WHERE id = $1`, [id]);
  return false;
}

function secretsOf(
  key: string,
  { id, secret_number: number, previous_secret_until: until }: WebhookRow,
): string[] {
  const overlaps = until !== null && until.getTime() > Date.now();
  return (overlaps ? [number, number - 1] : [number]).map((one) => webhookSecret(key, id, one));
}

/** Records the result of a try, and what follows: done, another try later, or failure. */
async function settle(
  tx: EntityManager,
  { retryMs = RETRY_MS, disableAfterMs = DISABLE_AFTER_MS }: DeliveryOptions,
  webhookId: string,
  { id, tries }: DueDelivery,
  found: Try,
): Promise<void> {
  const [webhook]: Pick<WebhookRow, 'failures'>[] = await tx.query(
    'SELECT failures FROM webhook WHERE id = $1 FOR UPDATE',
    [webhookId],
  );
  // Removed meanwhile: there is nothing to record.
  if (webhook === undefined) return;
  await tx.query(
    `INSERT INTO webhook_try (delivery_id, number, tried_at, duration_ms, status, fault, answer)
     SELECT $1, count(*) + 1, $2, $3, $4, $5, $6 FROM webhook_try WHERE delivery_id = $1`,
    [
      id,
      found.triedAt,
      found.durationMs,
      found.status,
      found.fault === null ? null : JSON.stringify(found.fault),
      found.answer,
    ],
  );
  if (found.fault === null) {
    await tx.query(`UPDATE webhook_delivery SET status = 'delivered', tries = $2 WHERE id = $1`, [
      id,
      tries + 1,
    ]);
    await tx.query(
      'UPDATE webhook SET failures = 0, failing_since = NULL, rests_until = NULL WHERE id = $1 AND failures > 0',
      [webhookId],
    );
    return;
  }
  const gone = found.status === 410;
  const pauseMs = gone ? undefined : retryMs[tries];
  await tx.query(
    `UPDATE webhook_delivery SET tries = $2, status = $3, next_try_at = clock_timestamp() + $4 * interval '1 millisecond'
      WHERE id = $1`,
    [id, tries + 1, pauseMs === undefined ? 'failed' : 'pending', pauseMs ?? 0],
  );
  const restMs = Math.min(retryMs[Math.min(webhook.failures, retryMs.length - 1)] ?? 0, LONGEST_REST_MS);
  const [rows]: [{ failing_ms: string }[], number] = await tx.query(
    `UPDATE webhook SET failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()),
            rests_until = clock_timestamp() + $2 * interval '1 millisecond'
      WHERE id = $1 RETURNING extract(epoch FROM clock_timestamp() - failing_since) * 1000 AS failing_ms`,
    [webhookId, restMs],
  );
  if (gone) await disable(tx, webhookId, 'gone');
  else if (Number(rows[0]?.failing_ms) >= disableAfterMs) await disable(tx, webhookId, 'failing');
}
