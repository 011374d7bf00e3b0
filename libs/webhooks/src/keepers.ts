import { messageOf } from '#libs/contracts';
import { reject } from '#libs/cases';
import { actsFor, viewerOf, type Viewer } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import type { WebhookRow } from './rows.js';

/** Whether a person may keep the webhooks of a party. */
export function keeps(viewer: Viewer, partyId: string): boolean {
  return actsFor(viewer, 'keep_webhooks', { party_itself: [partyId] }) !== null;
}

/**
 * By whose eyes a webhook sees what it may be told of: its owner's, as they are now, and no more than as one of the party for
 * which it listens.
 * @returns null where the owner keeps no webhooks of the party any more
 */
export async function eyesOf(
  manager: EntityManager,
  { owner_id: ownerId, party_id: partyId }: Pick<WebhookRow, 'owner_id' | 'party_id'>,
): Promise<Viewer | null> {
  const owner = await viewerOf(manager, ownerId);
  if (owner === null || !keeps(owner, partyId)) return null;
  return { ...owner, memberships: owner.memberships.filter((entry) => entry.partyId === partyId) };
}

/**
 * A webhook for somebody who keeps those of its party; locked, where it is to be changed.
 * @throws CaseError 404 for all others, as where there is none
 */
export async function webhookFor(
  manager: EntityManager,
  viewer: Viewer,
  webhookId: string,
  lock = false,
): Promise<WebhookRow> {
  const rows: WebhookRow[] = await manager.query(
    `SELECT * FROM webhook WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`,
    [webhookId],
  );
  const [found] = rows;
  if (found === undefined || !keeps(viewer, found.party_id)) {
    return reject('not_found', '', messageOf('case_refusals.not_found', { what: 'webhook' }));
  }
  return found;
}
