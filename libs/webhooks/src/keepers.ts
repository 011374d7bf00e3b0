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
 * The viewer who decides what a webhook receives: its owner, with their present rights, and only those for the party of the
 * webhook.
 * @returns null if the owner may no longer keep webhooks of the party
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
 * A webhook for somebody who keeps those of its party; locked if it is to be changed.
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
