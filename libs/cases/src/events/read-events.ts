import type { CaseEvent, EventKind } from '#libs/contracts';
import { type Viewer, WHOLE_REQUEST, scopeOf } from '#libs/identity';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { seesCase } from '../lists/scope.js';

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
  /** False of the last one that was looked at, where it is not wanted. */
  wanted: boolean;
}

/** So many events of the stream are looked at in one reading at most, whosever they are. */
const LOOKED_AT = 1_000;

const EVENTS = `
  WITH looked_at AS MATERIALIZED (
    SELECT e.* FROM event e WHERE e.number > $3 AND e.number <= $4 ORDER BY e.number LIMIT ${LOOKED_AT}
  )
  SELECT e.number, e.kind, e.arrangement_id, e.request_id, e.leg_id, e.about_id, e.case_time, e.recorded_at, e.wanted
    FROM (
      SELECT e.*,
             ($5::uuid IS NULL OR e.request_id = $5 OR e.arrangement_id = $5)
             AND ($6::text[] IS NULL OR e.kind = ANY($6))
             AND ${seesCase('coalesce(e.request_id, e.arrangement_id)', '$1::text[]')}
             AND (NOT e.party_only OR e.party_id = ANY($2::text[]) OR EXISTS (
               SELECT FROM request r WHERE r.arrangement_id = e.arrangement_id AND (e.request_id IS NULL OR r.id = e.request_id)
                  AND ${WHOLE_REQUEST})) AS wanted
        FROM looked_at e
    ) AS e
   WHERE e.wanted OR e.number = (SELECT max(number) FROM looked_at)
   ORDER BY e.number LIMIT $7`;

/**
 * Events that a viewer may know of, in the order of the stream: of the cases in their lists, as much as they see of them there.
 * One reading looks at no more than a part of the stream; `reached` says up to which number it has looked.
 */
export async function readEvents(
  manager: EntityManager,
  viewer: Viewer,
  { after, upTo, caseId, kinds, limit }: EventsWanted,
): Promise<{ events: CaseEvent[]; reached: number }> {
  const { readers, parties } = scopeOf(viewer);
  const values = [readers, parties, after, upTo, caseId, kinds, limit];
  const rows = await runPrepared<EventRow>(manager, EVENTS, values);
  return {
    events: rows.filter(({ wanted }) => wanted).map(eventOf),
    reached: Number(rows.at(-1)?.number ?? upTo),
  };
}

function eventOf(row: EventRow): CaseEvent {
  return {
    id: Number(row.number),
    kind: row.kind,
    arrangementId: row.arrangement_id,
    requestId: row.request_id,
    legId: row.leg_id,
    aboutId: row.about_id,
    caseTime: row.case_time.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  };
}
