import type { EntityManager } from 'typeorm';

/** Removes expired counts of attempts, some at a time; returns how many. */
export async function removePastLimits(tx: EntityManager): Promise<number> {
  const [, removed]: [unknown, number] = await tx.query(
    `DELETE FROM rate_limit WHERE key IN (
       SELECT key FROM rate_limit WHERE expire < $1 LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
    [Date.now()],
  );
  return removed;
}
