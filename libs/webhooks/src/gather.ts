import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { queueTargets, readEvents, streamEnds } from '#libs/cases';
import { type CaseEvent, webhookWorkflowIdOf } from '#libs/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { eyesOf } from './keepers.js';
import type { WebhookRow } from './rows.js';

/** How many events are read for one webhook at once. */
const AT_ONCE = 500;
/** After this time a due message counts as forgotten, because its workflow or a signal was lost. */
const FORGOTTEN_AFTER = '2 minutes';

/**
 * Notes for every webhook which new events it receives, and wakes the workflows that send.
 * @returns how many webhooks have something new to be sent
 */
export async function gatherDeliveries(dataSource: DataSource): Promise<number> {
  const { last } = await streamEnds(dataSource);
  const behind: { id: string }[] = await dataSource.query(
    `SELECT id FROM webhook WHERE status = 'active' AND told_up_to < $1 ORDER BY id`,
    [last],
  );
  let woken = 0;
  for (const { id } of behind) {
    if (await dataSource.transaction((tx) => gatherFor(tx, id, last))) woken += 1;
  }
  return woken;
}

async function gatherFor(tx: EntityManager, webhookId: string, last: number): Promise<boolean> {
  const rows: WebhookRow[] = await tx.query(
    `SELECT * FROM webhook WHERE id = $1 AND status = 'active' FOR UPDATE SKIP LOCKED`,
    [webhookId],
  );
  const [webhook] = rows;
  if (webhook === undefined) return false;
  const eyes = await eyesOf(tx, webhook);
  if (eyes === null) {
    await disable(tx, webhookId, 'owner_left');
    return false;
  }
  let reached = Number(webhook.told_up_to);
  let events: CaseEvent[] = [];
  // One reading looks at a part of the stream only, in which there may be nothing for this webhook.
  while (events.length === 0 && reached < last) {
    const wanted = { after: reached, upTo: last, caseId: null, kinds: webhook.kinds, limit: AT_ONCE };
    ({ events, reached } = await readEvents(tx, eyes, wanted));
  }
  // The next round begins after it.
  await tx.query('UPDATE webhook SET told_up_to = $2 WHERE id = $1', [webhookId, reached]);
  if (events.length === 0) return false;
  await tx.query(
    `INSERT INTO webhook_delivery (id, webhook_id, event_number, kind, body, status)
     SELECT id, $1, event_number, kind, body, 'pending'
       FROM json_to_recordset($2::json) AS r(id uuid, event_number bigint, kind text, body text)
     ON CONFLICT (webhook_id, event_number) DO NOTHING`,
    [webhookId, JSON.stringify(events.map(rowOf))],
  );
  await queueTargets(tx, [webhookWorkflowIdOf(webhookId)]);
  return true;
}

/** The body is made once, so that every try and every resending is the same message. */
function rowOf(event: CaseEvent) {
  const { kind, recordedAt, id } = event;
  const body = JSON.stringify({ type: kind, timestamp: recordedAt, data: event });
  return { id: randomUUID(), event_number: id, kind, body };
}

/** Disables a webhook until one of its keepers resumes it. */
export async function disable(
  tx: EntityManager,
  webhookId: string,
  because: NonNullable<WebhookRow['disabled_because']>,
): Promise<void> {
  const [, changed]: [unknown, number] = await tx.query(
    `UPDATE webhook SET status = 'disabled', disabled_because = $2, version = version + 1
      WHERE id = $1 AND status = 'active'`,
    [webhookId, because],
  );
  if (changed > 0) await appendToSystemChain(tx, [{ kind: 'webhook_disabled', webhookId, because }]);
}

/** Wakes the workflows of webhooks whose messages are overdue, for whatever reason. */
export async function wakeForgotten(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (tx) => {
    const rows: { id: string }[] = await tx.query(
      `SELECT w.id FROM webhook w
        WHERE w.status = 'active' AND (w.rests_until IS NULL OR w.rests_until < clock_timestamp() - interval '${FORGOTTEN_AFTER}')
          AND EXISTS (SELECT FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.status = 'pending'
                       AND d.next_try_at < clock_timestamp() - interval '${FORGOTTEN_AFTER}')`,
    );
    await queueTargets(
      tx,
      rows.map(({ id }) => webhookWorkflowIdOf(id)),
    );
  });
}
