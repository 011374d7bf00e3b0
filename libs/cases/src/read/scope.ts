import { oversees, type Viewer } from '#libs/identity';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';

/** What of the cases a viewer may see; goes into the SQL of every list and look-up. */
export interface Scope {
  viewer: Viewer;
  seesAll: boolean;
  parties: string[];
}

/**
 * The scope of a viewer. Managers, auditors and administrators of the Secretariat see every case, and so do its focal
 * points, who record and compare what arrives on paper for any party. Nobody else does: who has left the Secretariat,
 * or manages for a mission or a state, sees what concerns the own party, also of requests once made.
 */
export async function scopeOf(manager: EntityManager, viewer: Viewer): Promise<Scope> {
  const parties = [...new Set(viewer.memberships.map((entry) => entry.partyId))];
  const overseen = oversees(viewer);
  // Most who answer oversee nothing, and need no look-up.
  if (overseen.length === 0) return { viewer, seesAll: false, parties };
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM party WHERE id = ANY($1) AND kind = 'secretariat' LIMIT 1`,
    [overseen],
  );
  return { viewer, seesAll: rows.length > 0, parties };
}

/**
 * The condition under which a viewer sees a request `r`: of the own party something is asked, or it is a mission that
 * lends or borrows. Its values are {@link scopeValues}, the first two of the query.
 */
export const VISIBLE_REQUEST = `($1::boolean OR EXISTS (
  SELECT FROM leg v WHERE v.request_id = r.id AND v.party_id = ANY($2::text[]))
  OR r.submitted_at IS NOT NULL
    AND (r.sending_mission = ANY($2::text[]) OR r.receiving_mission = ANY($2::text[])))`;

/** The values of {@link VISIBLE_REQUEST}. */
export function scopeValues(scope: Scope): [boolean, string[]] {
  return [scope.seesAll, scope.parties];
}

/** The present on the clock of an arrangement `a`. */
export const CASE_NOW = `(clock_timestamp() + a.clock_offset_ms * interval '1 millisecond')::timestamptz(3)`;

/** Whether a viewer may see a request or an arrangement. */
export async function sees(manager: EntityManager, viewer: Viewer, caseId: string): Promise<boolean> {
  const scope = await scopeOf(manager, viewer);
  const rows = await runPrepared(
    manager,
    `SELECT 1 FROM request r WHERE (r.id = $3 OR r.arrangement_id = $3) AND ${VISIBLE_REQUEST} LIMIT 1`,
    [...scopeValues(scope), caseId],
  );
  return rows.length > 0;
}
