import {
  type PartiesConcerned,
  type Viewer,
  VISIBLE_REQUEST,
  WHOLE_REQUEST,
  requestReaders,
} from '#libs/identity';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';

/** The present on the clock of an arrangement `a`; in a record case, the time that it has reached. */
export const CASE_NOW = `coalesce(a.record_until,
  (clock_timestamp() + a.clock_offset_ms * interval '1 millisecond')::timestamptz(3))`;

/**
 * The condition, for lists, that one of some readers sees a case: the request, or one of the requests of the arrangement. It is
 * read from what is projected, a step in an index for each row.
 */
export function seesCase(caseId: string, readers: string): string {
  return `coalesce(
    (SELECT s.readers && ${readers} FROM request_search s WHERE s.request_id = ${caseId}),
    EXISTS (SELECT FROM request_search s WHERE s.arrangement_id = ${caseId} AND s.readers && ${readers}))`;
}

/** A request or an arrangement as far as it decides who may do and see what. */
export interface CaseInSight {
  concerned: PartiesConcerned;
  /** Whether the viewer sees the whole of it. */
  whole: boolean;
}

/**
 * The relations of parties to a request, or to an arrangement with all its requests.
 * @param legId a leg that the request must have
 * @returns null where the case is unknown to the viewer, or has no such leg
 */
export async function caseInSight(
  manager: EntityManager,
  viewer: Viewer,
  caseId: string,
  legId: string | null = null,
): Promise<CaseInSight | null> {
  const rows = await runPrepared<{
    managed_by: string;
    sending_mission: string;
    receiving_mission: string;
    visible: boolean;
    whole: boolean;
  }>(
    manager,
    `SELECT r.managed_by, r.sending_mission, r.receiving_mission, ${VISIBLE_REQUEST} AS visible, ${WHOLE_REQUEST} AS whole
       FROM request r
      WHERE (r.id = $2 OR r.arrangement_id = $2)
        AND ($3::text IS NULL OR EXISTS (SELECT FROM leg l WHERE l.request_id = r.id AND l.leg_id = $3))`,
    [requestReaders(viewer), caseId, legId],
  );
  const [first] = rows;
  if (first === undefined || !rows.some((row) => row.visible)) return null;
  return {
    concerned: {
      managing_unit: rows.map((row) => row.managed_by),
      mission_of_arrangement: [first.sending_mission, first.receiving_mission],
    },
    whole: rows.every((row) => row.whole),
  };
}
