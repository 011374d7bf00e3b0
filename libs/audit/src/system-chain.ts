import type { EntityManager } from 'typeorm';
import { appendToChain } from './chain.js';
import { SYSTEM_CHAIN } from './verify.js';

/**
 * Writes events outside of cases into their audit chain: sign-ins, sessions, administration. Each event gets the database's
 * clock as `recordedAt`.
 *
 * It takes the chain's lock, which lasts until the transaction ends: call it last.
 */
export async function appendToSystemChain(
  tx: EntityManager,
  events: readonly ({ kind: string } & Record<string, unknown>)[],
): Promise<void> {
  if (events.length === 0) return;
  // One writer at a time, or two would fork the chain.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`chain/${SYSTEM_CHAIN}`]);
  const [clock]: { now: Date }[] = await tx.query('SELECT clock_timestamp() AS now');
  const recordedAt = clock?.now.toISOString();
  await appendToChain(
    tx,
    SYSTEM_CHAIN,
    events.map((event) => ({ ...event, recordedAt })),
  );
}
