import type { CaseEvent, EventKind } from '#libs/contracts';
import { VISIBLE_REQUEST, WHOLE_REQUEST, scopeOf, scopeValues, type Viewer } from '#libs/identity';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';

/** Which events are wanted. */
export interface EventsWanted {
  /** Only those after this number, and up to that one. */
  after: number;
  upTo: number;
  /** Of one request or arrangement; null: of all. */
  caseId: string | null;
  /** Null: of every kind. */
  kinds: readonly EventKind[] | null;
  limit: number;
}

interface EventRow {
  number: string;
  kind: EventKind;
  arrangement_id: string;
  request_id: string | null;
  leg_id: string | null;
  about_id: string | null;
  case_time: Date;
  recorded_at: Date;
}

/**
 * Events that a viewer may know of, in the order of the stream: of the cases in their lists, as far as they see them there.
 */
export async function readEvents(
  manager: EntityManager,
  viewer: Viewer,
  { after, upTo, caseId, kinds, limit }: EventsWanted,
): Promise<CaseEvent[]> {
  const rows = await runPrepared<EventRow>(
    manager,
    `SELECT e.number, e.kind, e.arrangement_id, e.request_id, e.leg_id, e.about_id, e.case_time, e.recorded_at
       FROM event e
      WHERE e.number > $3 AND e.number <= $4
        AND ($5::uuid IS NULL OR e.request_id = $5 OR e.arrangement_id = $5)
        AND ($6::text[] IS NULL OR e.kind = ANY($6))
        AND EXISTS (SELECT FROM request r
                     WHERE r.arrangement_id = e.arrangement_id AND (e.request_id IS NULL OR r.id = e.request_id)
                       AND ${VISIBLE_REQUEST}
                       AND (NOT e.party_only OR e.party_id = ANY($2::text[]) OR ${WHOLE_REQUEST}))
      ORDER BY e.number LIMIT $7`,
    [...scopeValues(scopeOf(viewer)), after, upTo, caseId, kinds, limit],
  );
  return rows.map((row) => ({
    id: Number(row.number),
    kind: row.kind,
    arrangementId: row.arrangement_id,
    requestId: row.request_id,
    legId: row.leg_id,
    aboutId: row.about_id,
    caseTime: row.case_time.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  }));
}
