import type { Need } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { sqlStateOf } from './transact.js';

/** An exclusion constraint was violated (PostgreSQL, appendix A). */
const EXCLUSION_VIOLATION = '23P01';

/**
 * Tries to hold a unit for a line, under a savepoint, so that a refusal undoes nothing else.
 * @returns null where it is held now, else the reference of the loan that holds it
 */
export async function reserveUnit(
  tx: EntityManager,
  { arrangementId, world, need }: { arrangementId: string; world: string; need: Need },
): Promise<string | null> {
  // Units are locked after the cases and in one order by name, so that two grants cannot wait for each other.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`unit/${world}/${need.unitId}`]);
  await tx.query('SAVEPOINT reservation');
  try {
    await tx.query(
      `INSERT INTO reservation (arrangement_id, line_id, unit_id, world, during)
       VALUES ($1, $2, $3, $4, tstzrange($5, $6))
       ON CONFLICT (arrangement_id, line_id) DO UPDATE SET during = excluded.during`,
      [arrangementId, need.lineId, need.unitId, world, need.from, need.to],
    );
    await tx.query('RELEASE SAVEPOINT reservation');
    return null;
  } catch (error) {
    await tx.query('ROLLBACK TO SAVEPOINT reservation');
    if (sqlStateOf(error) !== EXCLUSION_VIOLATION) throw error;
    const [holder]: { reference: string }[] = await tx.query(
      `SELECT a.reference FROM reservation r JOIN arrangement a ON a.id = r.arrangement_id
        WHERE r.world = $1 AND r.unit_id = $2 AND r.during && tstzrange($3, $4) AND r.arrangement_id <> $5 LIMIT 1`,
      [world, need.unitId, need.from, need.to, arrangementId],
    );
    return holder?.reference ?? 'another loan';
  }
}

/**
 * Holds on to units that are still away after their line expired: a unit in breach cannot be lent again before it is back.
 * Where it has been promised to a later loan already, that promise stands, and the breach alarms by itself.
 */
export async function keepUnitsHeld(
  tx: EntityManager,
  arrangementId: string,
  lineIds: readonly string[],
): Promise<void> {
  for (const lineId of lineIds) {
    await tx.query('SAVEPOINT reservation');
    try {
      await tx.query(
        'UPDATE reservation SET during = tstzrange(lower(during), NULL) WHERE arrangement_id = $1 AND line_id = $2',
        [arrangementId, lineId],
      );
      await tx.query('RELEASE SAVEPOINT reservation');
    } catch (error) {
      await tx.query('ROLLBACK TO SAVEPOINT reservation');
      if (sqlStateOf(error) !== EXCLUSION_VIOLATION) throw error;
    }
  }
}

/** Frees the units whose lines are over. */
export async function releaseUnits(
  tx: EntityManager,
  arrangementId: string,
  lineIds: readonly string[],
): Promise<void> {
  if (lineIds.length === 0) return;
  await tx.query('DELETE FROM reservation WHERE arrangement_id = $1 AND line_id = ANY($2)', [
    arrangementId,
    lineIds,
  ]);
}

/** A loan whose clock is moved leaves the live world, and its units with it. */
export async function leaveLiveWorld(tx: EntityManager, arrangementId: string): Promise<string> {
  const world = `moved/${arrangementId}`;
  await tx.query('UPDATE reservation SET world = $2 WHERE arrangement_id = $1', [arrangementId, world]);
  return world;
}
