import type { HeldBy, Instant } from '#libs/contracts';
import type { ReservationRequest } from '#libs/process';
import { type Places, freePlaces, placesOf } from '#libs/rules';
import type { EntityManager } from 'typeorm';

/** Where places are asked for, and by which line. */
export interface LineInWorld {
  arrangementId: string;
  world: string;
  request: ReservationRequest;
}

interface CeilingRow {
  amount: number;
  occupied: number;
  authority: string;
  from: Instant;
  to: Instant | null;
}

interface HoldingRow {
  persons: number;
  from: Instant;
  to: Instant | null;
}

/** A moment as the rules read it; infinity in PostgreSQL is null here. */
const bound = (edge: 'lower' | 'upper') =>
  `to_char(${edge}(during) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const SPAN = `${bound('lower')} AS "from", CASE WHEN upper_inf(during) THEN NULL ELSE ${bound('upper')} END AS "to"`;

/** The names under which the ceilings of a need are locked; all arrangements lock them in the order of these names. */
export function ceilingLocks(world: string, request: ReservationRequest): string[] {
  return placesOf(request.counts).map(
    ({ missionId, category }) => `ceiling/${world}/${missionId}/${category}`,
  );
}

/**
 * Which ceiling leaves no place for a line; null where it finds them all. Where no
 * ceiling is known for a mission nothing is refused.
 */
export async function fullCeiling(tx: EntityManager, line: LineInWorld): Promise<HeldBy | null> {
  for (const places of placesOf(line.request.counts)) {
    const refusal = await refusalUnder(tx, line, places);
    if (refusal !== null) return refusal;
  }
  return null;
}

async function refusalUnder(
  tx: EntityManager,
  { arrangementId, world, request }: LineInWorld,
  { missionId, category, persons }: Places,
): Promise<HeldBy | null> {
  const during = { from: request.from, to: request.to };
  const ceilings: CeilingRow[] = await tx.query(
    `SELECT amount, occupied, authority, ${SPAN} FROM ceiling
      WHERE world = $1 AND mission_id = $2 AND category = $3 AND during && tstzrange($4, $5) ORDER BY lower(during)`,
    [world, missionId, category, request.from, request.to],
  );
  if (ceilings.length === 0) return null;
  const holdings: HoldingRow[] = await tx.query(
    `SELECT persons, ${SPAN} FROM ceiling_reservation
      WHERE world = $1 AND mission_id = $2 AND category = $3 AND during && tstzrange($4, $5)
        AND (arrangement_id, line_id) <> ($6, $7)`,
    [world, missionId, category, request.from, request.to, arrangementId, request.lineId],
  );
  for (const ceiling of ceilings) {
    const free = freePlaces(ceiling, holdings, during);
    if (free !== null && free < persons) {
      const { amount, authority } = ceiling;
      const params = { category, amount, authority, free: Math.max(0, free), needed: persons };
      return { code: 'held.ceiling_full', params: { mission: missionId, ...params } };
    }
  }
  return null;
}

/** Reserves the places of a line, replacing those that it held before. */
export async function holdPlaces(
  tx: EntityManager,
  { arrangementId, world, request }: LineInWorld,
): Promise<void> {
  await releasePlaces(tx, arrangementId, [request.lineId]);
  for (const { missionId, category, persons } of placesOf(request.counts)) {
    await tx.query(
      `INSERT INTO ceiling_reservation (arrangement_id, line_id, mission_id, category, world, persons, during)
       VALUES ($1, $2, $3, $4, $5, $6, tstzrange($7, $8))`,
      [arrangementId, request.lineId, missionId, category, world, persons, request.from, request.to],
    );
  }
}

/** Releases places. */
export async function releasePlaces(
  tx: EntityManager,
  arrangementId: string,
  lineIds: readonly string[],
): Promise<void> {
  await tx.query('DELETE FROM ceiling_reservation WHERE arrangement_id = $1 AND line_id = ANY($2)', [
    arrangementId,
    lineIds,
  ]);
}
