import { canonicalJson, sha256 } from '#libs/platform';
import { AuditEventEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';

/** What stands before the first link of every chain. */
export const GENESIS_HASH = '0'.repeat(64);

/** The hash of a link: over its chain, number, the hash before it and its body, in canonical JSON (RFC 8785). */
export function linkHash(link: {
  chain: string;
  number: number;
  previousHash: string;
  body: unknown;
}): string {
  const { chain, number, previousHash, body } = link;
  return sha256(canonicalJson({ chain, number, previousHash, body }));
}

/**
 * Appends events to a chain, in the order given. The caller holds the lock of what the chain is about; without it two
 * writers would fork the chain, which the database refuses.
 */
export async function appendToChain(
  tx: EntityManager,
  chain: string,
  bodies: readonly Record<string, unknown>[],
): Promise<void> {
  if (bodies.length === 0) return;
  const last = await tx.findOne(AuditEventEntity, { where: { chain }, order: { number: 'DESC' } });
  let number = last?.number ?? 0;
  let previousHash = last?.hash ?? GENESIS_HASH;
  const links = bodies.map((body) => {
    number += 1;
    const link = { chain, number, previousHash, body, hash: linkHash({ chain, number, previousHash, body }) };
    previousHash = link.hash;
    return link;
  });
  await insertRows(tx, AuditEventEntity, links);
}
