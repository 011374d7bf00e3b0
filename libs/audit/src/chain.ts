import { canonicalJson, sha256 } from '#libs/platform';
import { AuditEventEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';

/** The hash before the first link of every chain. */
export const GENESIS_HASH = '0'.repeat(64);

/** The hash of a link: over its chain, number, the previous hash and its body, in canonical JSON (RFC 8785). */
export function linkHash(link: {
  chain: string;
  number: number;
  previousHash: string;
  body: unknown;
}): string {
  const { chain, number, previousHash, body } = link;
  return sha256(canonicalJson({ chain, number, previousHash, body }));
}

/** The last link of a chain, which the next one follows. */
export interface ChainHead {
  number: number;
  hash: string;
}

/** Before the first link of every chain. */
const NO_LINK: ChainHead = { number: 0, hash: GENESIS_HASH };

/**
 * The links that continue a chain with these events, in the order given.
 * @param head the last link as read under the lock of what the chain is about; null where the chain has none. Without the
 * lock two writers would fork the chain, which the database refuses.
 */
export function linksAfter(
  head: ChainHead | null,
  chain: string,
  bodies: readonly Record<string, unknown>[],
): AuditEventEntity[] {
  let { number, hash: previousHash } = head ?? NO_LINK;
  return bodies.map((body) => {
    number += 1;
    const link = { chain, number, previousHash, body, hash: linkHash({ chain, number, previousHash, body }) };
    previousHash = link.hash;
    return link;
  });
}

/** Appends events to a chain, in the order given. The caller holds the lock of what the chain is about. */
export async function appendToChain(
  tx: EntityManager,
  chain: string,
  bodies: readonly Record<string, unknown>[],
): Promise<void> {
  if (bodies.length === 0) return;
  const last = await tx.findOne(AuditEventEntity, { where: { chain }, order: { number: 'DESC' } });
  await insertRows(tx, AuditEventEntity, linksAfter(last, chain, bodies));
}
