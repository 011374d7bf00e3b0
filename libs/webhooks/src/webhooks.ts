import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { queueTargets, reject } from '#libs/cases';
import { type EventKind, webhookWorkflowIdOf, messageOf } from '#libs/contracts';
import { partiesFor, type Viewer } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { keeps, webhookFor } from './keepers.js';
import { faultOfUrl, type ReceiverRules } from './receivers.js';
import type { WebhookRow } from './rows.js';
import { OVERLAP_HOURS } from './secrets.js';

/** How many webhooks one party may have. */
const PER_PARTY = 20;

/** What its keepers set for a webhook. */
export interface WebhookContent {
  url: string;
  description: string;
  /** Null: of every kind. */
  kinds: EventKind[] | null;
}

/** A webhook as its keepers see it. */
export interface WebhookView extends WebhookContent {
  id: string;
  version: number;
  partyId: string;
  ownerId: string;
  status: WebhookRow['status'];
  disabledBecause: WebhookRow['disabled_because'];
  failingSince: string | null;
  previousSecretUntil: string | null;
  createdAt: string;
}

/** The answer to a change of a webhook. */
export interface WebhookChanged {
  webhookId: string;
  version: number;
}

/** The same with the secret, which is stored nowhere; `secretNumber` says which one it is. */
export interface WebhookKeyed extends WebhookChanged {
  secretNumber: number;
}

function assertUrl(url: string, rules: ReceiverRules): void {
  const fault = faultOfUrl(url, rules);
  if (fault !== null) reject('receiver_not_allowed', '/url', fault);
}

function viewOf(row: WebhookRow): WebhookView {
  const { id, version, url, description, kinds, status } = row;
  return {
    id,
    version,
    partyId: row.party_id,
    ownerId: row.owner_id,
    url,
    description,
    kinds,
    status,
    disabledBecause: row.disabled_because,
    failingSince: row.failing_since?.toISOString() ?? null,
    previousSecretUntil: row.previous_secret_until?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

/** The webhooks of all parties for which a person keeps them, by party and age. */
export async function listWebhooks(manager: EntityManager, viewer: Viewer): Promise<WebhookView[]> {
  const rows: WebhookRow[] = await manager.query(
    'SELECT * FROM webhook WHERE party_id = ANY($1) ORDER BY party_id, created_at, id',
    [partiesFor(viewer, 'keep_webhooks').filter((partyId) => keeps(viewer, partyId))],
  );
  return rows.map(viewOf);
}

/**
 * A webhook for its keepers.
 * @throws CaseError 404 for all others
 */
export async function readWebhook(
  manager: EntityManager,
  viewer: Viewer,
  webhookId: string,
): Promise<WebhookView> {
  return viewOf(await webhookFor(manager, viewer, webhookId));
}

/**
 * Registers a URL that from now on receives what the party may see, as long as the caller may keep its webhooks.
 * @throws CaseError where the caller may not, or the URL may not be reached
 */
export async function registerWebhook(
  tx: EntityManager,
  viewer: Viewer,
  { partyId, ...content }: WebhookContent & { partyId: string },
  rules: ReceiverRules,
): Promise<WebhookKeyed> {
  if (!keeps(viewer, partyId)) {
    reject('role_missing', '/partyId', messageOf('case_refusals.no_webhooks_of_party'));
  }
  assertUrl(content.url, rules);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`webhooks/${partyId}`]);
  const [{ count }]: [{ count: string }] = await tx.query(
    'SELECT count(*) FROM webhook WHERE party_id = $1',
    [partyId],
  );
  if (Number(count) >= PER_PARTY) {
    reject(
      'too_many_webhooks',
      '/partyId',
      messageOf('case_refusals.too_many_webhooks', { count: Number(count) }),
    );
  }
  const webhookId = randomUUID();
  await tx.query(
    `INSERT INTO webhook (id, party_id, owner_id, url, description, kinds, status, version, secret_number, told_up_to)
     SELECT $1, $2, $3, $4, $5, $6, 'active', 1, 1, ${LAST_EVENT}`,
    [webhookId, partyId, viewer.personId, content.url, content.description, content.kinds],
  );
  await record(tx, viewer, 'webhook_registered', webhookId, { partyId, url: content.url });
  return { webhookId, version: 1, secretNumber: 1 };
}

/** The number of the last event before those that a webhook receives. */
const LAST_EVENT = `(SELECT greatest(h.forgotten, (SELECT max(number) FROM event)) FROM event_horizon h)`;

/**
 * Changes what a webhook is. The caller answers for it from now on.
 * @param expectedVersion the version that the caller has read
 */
export async function changeWebhook(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
  { url, description, kinds, expectedVersion }: WebhookContent & { expectedVersion: number | null },
  rules: ReceiverRules,
): Promise<WebhookChanged> {
  const { version } = await webhookFor(tx, viewer, webhookId, true);
  if (expectedVersion !== null && expectedVersion !== version) {
    reject('stale_version', '', messageOf('case_refusals.stale_version', { now: version }));
  }
  assertUrl(url, rules);
  const set = 'url = $2, description = $3, kinds = $4, owner_id = $5';
  return change(tx, viewer, webhookId, 'webhook_changed', set, [url, description, kinds, viewer.personId]);
}

/** Pauses a webhook until it is resumed; what happens meanwhile is not sent. */
export async function pauseWebhook(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
): Promise<WebhookChanged> {
  const { status } = await webhookFor(tx, viewer, webhookId, true);
  if (status !== 'active') {
    reject('status_forbids', '', messageOf('case_refusals.webhook_status', { status }));
  }
  return change(tx, viewer, webhookId, 'webhook_paused', `status = 'paused'`);
}

/** Resumes a webhook: it gets what was still to be sent, and what happens from now on. The caller answers for it. */
export async function resumeWebhook(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
): Promise<WebhookChanged> {
  const { status } = await webhookFor(tx, viewer, webhookId, true);
  if (status === 'active') {
    reject('status_forbids', '', messageOf('case_refusals.webhook_status', { status }));
  }
  const changed = await change(
    tx,
    viewer,
    webhookId,
    'webhook_resumed',
    `status = 'active', disabled_because = NULL, failures = 0, failing_since = NULL, rests_until = NULL,
     told_up_to = ${LAST_EVENT}, owner_id = $2`,
    [viewer.personId],
  );
  await queueTargets(tx, [webhookWorkflowIdOf(webhookId)]);
  return changed;
}

/** Gives a webhook a new secret; for a day messages are also signed with the previous one. */
export async function rotateWebhookSecret(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
): Promise<WebhookKeyed> {
  const { secret_number: number } = await webhookFor(tx, viewer, webhookId, true);
  const set = `secret_number = $2, previous_secret_until = clock_timestamp() + interval '${OVERLAP_HOURS} hours'`;
  const changed = await change(tx, viewer, webhookId, 'webhook_secret_rotated', set, [number + 1]);
  return { ...changed, secretNumber: number + 1 };
}

/** Removes a webhook with its log. */
export async function removeWebhook(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
): Promise<WebhookChanged> {
  const { version, url, party_id: partyId } = await webhookFor(tx, viewer, webhookId, true);
  await tx.query('DELETE FROM webhook WHERE id = $1', [webhookId]);
  await record(tx, viewer, 'webhook_removed', webhookId, { partyId, url });
  return { webhookId, version };
}

async function change(
  tx: EntityManager,
  viewer: Viewer,
  webhookId: string,
  kind: string,
  set: string,
  values: unknown[] = [],
): Promise<WebhookChanged> {
  const [rows]: [{ version: number; url: string }[], number] = await tx.query(
    `UPDATE webhook SET version = version + 1, ${set} WHERE id = $1 RETURNING version, url`,
    [webhookId, ...values],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`the webhook ${webhookId} was not locked`);
  await record(tx, viewer, kind, webhookId, { url: row.url });
  return { webhookId, version: row.version };
}

/** Writes into the audit chain outside of cases who did what about a webhook. */
export async function record(
  tx: EntityManager,
  viewer: Viewer,
  kind: string,
  webhookId: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  await appendToSystemChain(tx, [{ kind, personId: viewer.personId, webhookId, ...more }]);
}
