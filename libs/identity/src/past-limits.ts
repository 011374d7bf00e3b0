import type { EntityManager } from 'typeorm';

/** Removes counts of attempts whose time is over; how many. They limit nothing any more. */
export async function removePastLimits(tx: EntityManager): Promise<number> {
  const [, removed]: [unknown, number] = await tx.query('DELETE FROM rate_limit WHERE expire < $1', [
    Date.now(),
  ]);
  return removed;
}
