import { randomUUID } from 'node:crypto';
import { pageOf, queueTargets, readCursor, reject } from '#libs/cases';
import { webhookWorkflowIdOf, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { webhookFor } from './keepers.js';
import type { DeliveryFault } from './delivery-fault.js';
import type { DeliveryStatus } from './rows.js';
import { record } from './webhooks.js';

/** The kind of a test message. */
const TEST_KIND = 'webhook.test';

/** One message of a webhook's log, with all tries to send it. */
export interface DeliveryView {
  id: string;
  kind: string;
  eventId: number | null;
  status: DeliveryStatus;
  createdAt: string;
  nextTryAt: string | null;
  tries: TryView[];
}

/** One try to send a message. */
export interface TryView {
  triedAt: string;
  durationMs: number;
  status: number | null;
  fault: DeliveryFault | null;
  answer: string | null;
}

interface DeliveryRow {
  id: string;
  kind: string;
  event_number: string | null;
  status: DeliveryStatus;
  created_at: Date;
  next_try_at: Date;
  tries: TryView[];
}

/** The log of a webhook, latest first. */
export async function listDeliveries(
  manager: EntityManager,
  viewer: Viewer,
  webhookId: string,
  { cursor, limit, status }: { cursor: string | null; limit: number; status: DeliveryStatus | null },
): Promise<{ items: DeliveryView[]; next: string | null }> {
  await webhookFor(manager, viewer, webhookId);
  const query = [webhookId, status];
  const after = readCursor(cursor, ['moment', 'uuid'], query);
  const values: unknown[] = [webhookId, limit + 1];
  const place = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const wanted = status === null ? '' : `AND d.status = ${place(status, 'text')}`;
  const begins =
    after === null
      ? ''
      : `AND (d.created_at, d.id) < (${place(after[0], 'timestamptz')}, ${place(after[1], 'uuid')})`;
  const rows: DeliveryRow[] = await manager.query(
    `SELECT d.id, d.kind, d.event_number, d.status, d.created_at, d.next_try_at,
            coalesce((SELECT jsonb_agg(jsonb_build_object('triedAt', to_char(t.tried_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
              'durationMs', t.duration_ms, 'status', t.status, 'fault', t.fault, 'answer', t.answer) ORDER BY t.number)
              FROM webhook_try t WHERE t.delivery_id = d.id), '[]') AS tries
       FROM webhook_delivery d
      WHERE d.webhook_id = $1 ${wanted} ${begins}
      ORDER BY d.created_at DESC, d.id DESC LIMIT $2`,
    values,
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      kind: row.kind,
      eventId: row.event_number === null ? null : Number(row.event_number),
      status: row.status,
      createdAt: row.created_at.toISOString(),
      nextTryAt: row.status === 'pending' ? row.next_try_at.toISOString() : null,
      tries: row.tries,
    }),
    (row) => [row.created_at.toISOString(), row.id],
    query,
  );
}

/** Sends a test message, to see whether the receiver accepts it. */
export async function testWebhook(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
): Promise<{ deliveryId: string }> {
  const { status, party_id: partyId } = await webhookFor(tx, viewer, webhookId, true);
  if (status !== 'active') {
    reject('status_forbids', '', messageOf('case_refusals.webhook_not_active', { status }));
  }
  const deliveryId = randomUUID();
  const body = { type: TEST_KIND, timestamp: new Date().toISOString(), data: { webhookId, partyId } };
  await tx.query(
    `INSERT INTO webhook_delivery (id, webhook_id, kind, body, status) VALUES ($1, $2, $3, $4, 'pending')`,
    [deliveryId, webhookId, TEST_KIND, JSON.stringify(body)],
  );
  await sendSoon(tx, webhookId);
  return { deliveryId };
}

/**
 * Sends one message again, under the same id, so that a receiver that has already accepted it can recognise it.
 * @throws CaseError 404 where there is none, 409 where it is still to be sent
 */
export async function resendDelivery(
  tx: EntityManager,
  viewer: Viewer,
  { webhookId, deliveryId }: { webhookId: string; deliveryId: string },
): Promise<{ resent: number }> {
  await webhookFor(tx, viewer, webhookId, true);
  const found: { status: DeliveryStatus }[] = await tx.query(
    'SELECT status FROM webhook_delivery WHERE id = $1 AND webhook_id = $2 FOR UPDATE',
    [deliveryId, webhookId],
  );
  const [delivery] = found;
  if (delivery === undefined) {
    return reject('not_found', '', messageOf('case_refusals.not_found', { what: 'message' }));
  }
  if (delivery.status === 'pending') {
    reject('status_forbids', '', messageOf('case_refusals.message_pending'));
  }
  return resend(tx, viewer, webhookId, 'id = $2', deliveryId);
}

/** Sends again all messages since a moment that failed or were withheld. */
export async function resendFailed(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
  since: string,
): Promise<{ resent: number }> {
  await webhookFor(tx, viewer, webhookId, true);
  return resend(
    tx,
    viewer,
    webhookId,
    `status IN ('failed', 'withheld') AND created_at >= $2::timestamptz`,
    since,
  );
}

async function resend(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
  which: string,
  value: string,
): Promise<{ resent: number }> {
  const [, resent]: [unknown, number] = await tx.query(
    `UPDATE webhook_delivery SET status = 'pending', tries = 0, next_try_at = clock_timestamp()
      WHERE webhook_id = $1 AND ${which}`,
    [webhookId, value],
  );
  if (resent > 0) {
    await sendSoon(tx, webhookId);
    await record(tx, viewer, 'webhook_messages_resent', webhookId, { resent });
  }
  return { resent };
}

/** Wakes the webhook's workflow at once, since somebody has asked. */
async function sendSoon(tx: EntityManager, webhookId: string): Promise<void> {
  await tx.query('UPDATE webhook SET rests_until = NULL WHERE id = $1', [webhookId]);
  await queueTargets(tx, [webhookWorkflowIdOf(webhookId)]);
}
