import type { HeldBy, Instant } from '#libs/contracts';
import {
  type ArrangementLineState,
  type ArrangementState,
  isLiveLine,
  type LineGrant,
  type ReservationRequest,
} from '#libs/process';
import type { EntityManager } from 'typeorm';
import { type LineInWorld, ceilingLocks, fullCeiling, holdPlaces, releasePlaces } from './places.js';
import { sqlStateOf } from './transact.js';

/** An exclusion constraint was violated (PostgreSQL, appendix A). */
const EXCLUSION_VIOLATION = '23P01';

/**
 * Locks all that some reservations need. Ceilings and units are locked after the cases, by kind and name, so that two grants
 * cannot wait for each other.
 */
export async function lockReservations(
  tx: EntityManager,
  world: string,
  reservationRequests: readonly ReservationRequest[],
): Promise<void> {
  const names = reservationRequests.flatMap((request) => [
    ...ceilingLocks(world, request),
    `unit/${world}/${request.unitId}`,
  ]);
  for (const name of [...new Set(names)].toSorted()) await lockByName(tx, name);
}

/** Holds the lock of a ceiling or a unit to the end of the transaction. */
export async function lockByName(tx: EntityManager, name: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/** Runs work under a savepoint; if an exclusion constraint forbids it, only that work is undone. */
async function unlessExcluded(tx: EntityManager, work: () => Promise<void>): Promise<boolean> {
  await tx.query('SAVEPOINT reservation');
  try {
    await work();
    await tx.query('RELEASE SAVEPOINT reservation');
    return true;
  } catch (error) {
    await tx.query('ROLLBACK TO SAVEPOINT reservation');
    if (sqlStateOf(error) !== EXCLUSION_VIOLATION) throw error;
    return false;
  }
}

/**
 * Tries to reserve the unit of a line, and its places under the ceilings, all or none. Their locks must be held.
 * @returns null where all is held now, else who holds the unit, or which ceiling is full
 */
export async function reserve(tx: EntityManager, line: LineInWorld): Promise<HeldBy | null> {
  const full = await fullCeiling(tx, line);
  if (full !== null) return full;
  const { arrangementId, world, request } = line;
  const held = await unlessExcluded(tx, async () => {
    await holdUnit(tx, line);
    await holdPlaces(tx, line);
  });
  if (held) return null;
  const [holder]: { reference: string }[] = await tx.query(
    `SELECT a.reference FROM reservation r JOIN arrangement a ON a.id = r.arrangement_id
      WHERE r.world = $1 AND r.unit_id = $2 AND r.during && tstzrange($3, $4) AND r.arrangement_id <> $5 LIMIT 1`,
    [world, request.unitId, request.from, request.to, arrangementId],
  );
  return holder === undefined
    ? { code: 'held.by_another', params: {} }
    : { code: 'held.by_arrangement', params: holder };
}

/** Reserves the unit of a line. An arrangement that is extended keeps what it has reserved. */
async function holdUnit(tx: EntityManager, { arrangementId, world, request }: LineInWorld): Promise<void> {
  await tx.query(
    `INSERT INTO reservation AS held (arrangement_id, line_id, unit_id, world, during)
     VALUES ($1, $2, $3, $4, tstzrange($5, $6))
     ON CONFLICT (arrangement_id, line_id) DO UPDATE
       SET during = tstzrange(least(lower(held.during), lower(excluded.during)), upper(excluded.during))`,
    [arrangementId, request.lineId, request.unitId, world, request.from, request.to],
  );
}

/** Until when a line holds its unit: its expiry, or without an end while the unit is still away after it. */
function heldUntil(line: ArrangementLineState): Instant | null {
  const away = line.status === 'arrived' || line.status === 'moving';
  return away && line.expiredAt !== null ? null : line.expiresAt;
}

/**
 * Brings an arrangement's reservations in line with its lines: lines that are over hold nothing, others hold until their
 * expiry as it is now. A unit in breach stays reserved: it cannot be lent again before it is back. If it has already been
 * promised to a later arrangement, that promise stands, and the breach alarms by itself.
 */
export async function holdAsItStands(
  tx: EntityManager,
  world: string,
  state: ArrangementState,
  before: ArrangementState | undefined,
): Promise<void> {
  const over: string[] = [];
  for (const line of Object.values(state.lines)) {
    const was = before?.lines[line.id];
    if (line.grant === null || line === was) continue;
    if (!isLiveLine(line)) over.push(line.id);
    else if (was !== undefined && was.grant !== null && !isLiveLine(was)) {
      await holdAgain(tx, world, state, line, line.grant);
    } else if (was !== undefined && heldUntil(was) !== heldUntil(line)) {
      await holdUntil(tx, state.id, line.id, heldUntil(line));
    }
  }
  if (over.length === 0) return;
  await tx.query('DELETE FROM reservation WHERE arrangement_id = $1 AND line_id = ANY($2)', [state.id, over]);
  await releasePlaces(tx, state.id, over);
}

/**
 * Reserves again what a line held before it was over: its unit has come back after its return. Ceilings are not checked,
 * since it is there; and if the unit has been promised to another arrangement meanwhile, that promise stands.
 */
async function holdAgain(
  tx: EntityManager,
  world: string,
  { id: arrangementId, lastFactAt, sendingMission, receivingMission }: ArrangementState,
  line: ArrangementLineState,
  { countingModel }: LineGrant,
): Promise<void> {
  const until = heldUntil(line);
  const request: ReservationRequest = {
    lineId: line.id,
    unitId: line.unitId,
    from: lastFactAt,
    // PostgreSQL's own value for a moment after all others.
    to: until !== null && until > lastFactAt ? until : 'infinity',
    counts: { persons: line.persons, countingModel, sendingMission, receivingMission },
  };
  await lockReservations(tx, world, [request]);
  await unlessExcluded(tx, () => holdUnit(tx, { arrangementId, world, request }));
  await unlessExcluded(tx, () => holdPlaces(tx, { arrangementId, world, request }));
}

/**
 * Reserves in the live world the units of an arrangement that was entered from the record, all or none, with their places
 * under the ceilings.
 * @returns null where all are held now, else the line that cannot be, and who holds its unit, or which ceiling is full
 */
export async function holdInLiveWorld(
  tx: EntityManager,
  state: ArrangementState,
  now: Instant,
): Promise<{ lineId: string; heldBy: HeldBy } | null> {
  const { id: arrangementId, sendingMission, receivingMission } = state;
  const reservationRequests = Object.values(state.lines).flatMap((line): ReservationRequest[] => {
    if (line.grant === null || !isLiveLine(line)) return [];
    const { countingModel } = line.grant;
    const counts = { persons: line.persons, countingModel, sendingMission, receivingMission };
    return [{ lineId: line.id, unitId: line.unitId, from: now, to: heldUntil(line) ?? 'infinity', counts }];
  });
  await lockReservations(tx, 'live', reservationRequests);
  for (const request of reservationRequests) {
    const heldBy = await reserve(tx, { arrangementId, world: 'live', request });
    if (heldBy !== null) return { lineId: request.lineId, heldBy };
  }
  return null;
}

async function holdUntil(
  tx: EntityManager,
  arrangementId: string,
  lineId: string,
  until: Instant | null,
): Promise<void> {
  for (const table of ['reservation', 'ceiling_reservation'] as const) {
    await unlessExcluded(tx, async () => {
      await tx.query(
        `UPDATE ${table} SET during = tstzrange(lower(during), $3)
          WHERE arrangement_id = $1 AND line_id = $2 AND ($3::timestamptz IS NULL OR lower(during) < $3)`,
        [arrangementId, lineId, until],
      );
    });
  }
}

/** An arrangement whose clock is moved leaves the live world and gives up its reservations there. */
export async function leaveLiveWorld(tx: EntityManager, arrangementId: string): Promise<string> {
  const world = `moved/${arrangementId}`;
  for (const table of ['reservation', 'ceiling_reservation'] as const) {
    await tx.query(`UPDATE ${table} SET world = $2 WHERE arrangement_id = $1`, [arrangementId, world]);
  }
  return world;
}
