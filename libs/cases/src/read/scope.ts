import { partiesOf, seesAllCases, type Viewer } from '#libs/identity';
import type { EntityManager } from 'typeorm';

/** What of the cases a viewer may see; goes into the SQL of every list and look-up. */
export interface Scope {
  viewer: Viewer;
  seesAll: boolean;
  parties: string[];
}

/**
 * The scope of a viewer. Managers, auditors and administrators see every case, and so do the focal points of the
 * Secretariat, who record and compare what arrives on paper for any party.
 */
export async function scopeOf(manager: EntityManager, viewer: Viewer): Promise<Scope> {
  const parties = [...new Set(viewer.memberships.map((entry) => entry.partyId))];
  if (seesAllCases(viewer)) return { viewer, seesAll: true, parties };
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM party WHERE id = ANY($1) AND kind = 'secretariat' LIMIT 1`,
    [partiesOf(viewer, ['focal_point'])],
  );
  return { viewer, seesAll: rows.length > 0, parties };
}

/** The condition under which a viewer sees a request `r`; its values are {@link scopeValues}, the first three of the query. */
export const VISIBLE_REQUEST = `($1::boolean OR r.requested_by = $2 OR EXISTS (
  SELECT FROM leg v WHERE v.request_id = r.id AND v.party_id = ANY($3::text[])))`;

/** The values of {@link VISIBLE_REQUEST}. */
export function scopeValues(scope: Scope): [boolean, string, string[]] {
  return [scope.seesAll, scope.viewer.personId, scope.parties];
}

/** The present on the clock of an arrangement `a`. */
export const CASE_NOW = `(clock_timestamp() + a.clock_offset_ms * interval '1 millisecond')::timestamptz(3)`;

/** Whether a viewer may see a request or an arrangement. */
export async function sees(manager: EntityManager, viewer: Viewer, caseId: string): Promise<boolean> {
  const scope = await scopeOf(manager, viewer);
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM request r WHERE (r.id = $4 OR r.arrangement_id = $4) AND ${VISIBLE_REQUEST} LIMIT 1`,
    [...scopeValues(scope), caseId],
  );
  return rows.length > 0;
}
