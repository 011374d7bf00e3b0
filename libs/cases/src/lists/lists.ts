import type { ArrangementStatus, RequestKind, RequestStatus } from '#libs/contracts';
import { KNOWN_LEG, type Viewer, requestReaders } from '#libs/identity';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { ArrangementWalk, type ArrangementsQuery, waysToArrangements } from './arrangement-source.js';
import { Conditions } from './conditions.js';
import { pageOf, readCursor } from './cursor.js';
import { keysFrom, onTheWay } from './listing.js';
import { REQUEST_ORDERS, RequestWalk, type RequestsQuery, waysToRequests } from './request-source.js';
import { CASE_NOW } from './scope.js';
import type { ArrangementRow } from '../views/arrangement.js';
import type { Page } from '../views/common.js';
import type { RequestRow } from '../views/request.js';

/** Which part of a list is wanted. */
export interface Paging {
  cursor?: string | null | undefined;
  limit: number;
}

/** The missions of a request or an arrangement, joined as `sender` and `receiver`. */
export const MISSIONS = `jsonb_build_object('id', sender.id, 'name', sender.name) AS sending,
  jsonb_build_object('id', receiver.id, 'name', receiver.name) AS receiving`;

/** A row of {@link MISSIONS}. */
export interface Missions {
  sending: { id: string; name: string };
  receiving: { id: string; name: string };
}

/** A moment of the database as the views give it. */
export function iso(at: Date): string;
export function iso(at: Date | null): string | null;
export function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

/** A request is at risk while it is open and what still lacks is overdue, or need not come before the arrangement is needed. The past is not. */
const AT_RISK = `(r.status = 'open' AND NOT r.of_record AND EXISTS (
  SELECT FROM leg l WHERE l.request_id = r.id AND NOT l.satisfied AND l.holder IS NOT NULL AND ${KNOWN_LEG}
     AND (l.overdue_since IS NOT NULL OR r.needed_by_at <= ${CASE_NOW}
          OR EXISTS (SELECT FROM round o WHERE o.request_id = r.id AND o.leg_id = l.leg_id AND o.closed_at IS NULL
                        AND o.due_at > r.needed_by_at))))`;

interface RequestRecord extends Missions {
  id: string;
  reference: string;
  kind: RequestKind | null;
  status: RequestStatus;
  units: string | null;
  needed_by_at: Date;
  submitted_at: Date | null;
  closed_at: Date | null;
  all: number;
  satisfied: number;
  overdue: number;
  at_risk: boolean;
  now: Date;
  clock_moved: boolean;
  record: boolean;
}

/** What the rows of a page show: `$2` are their keys, in their order. */
const REQUEST_ROWS = `
  SELECT r.id, r.reference, i.kind, r.status, r.needed_by_at, r.submitted_at, r.closed_at, ${MISSIONS}, i.units,
         legs.*, ${AT_RISK} AS at_risk, ${CASE_NOW} AS now, a.clock_offset_ms <> 0 AS clock_moved,
         r.of_record AS record
    FROM unnest($2::uuid[]) WITH ORDINALITY AS page(id, place)
    JOIN request r USING (id)
    JOIN arrangement a ON a.id = r.arrangement_id
    JOIN party sender ON sender.id = r.sending_mission
    JOIN party receiver ON receiver.id = r.receiving_mission
    LEFT JOIN request_search i ON i.request_id = r.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS all, count(*) FILTER (WHERE l.satisfied AND (${KNOWN_LEG} OR l.status <> 'obtained_with_caveats'))::int AS satisfied,
             count(*) FILTER (WHERE l.overdue_since IS NOT NULL AND l.holder IS NOT NULL AND ${KNOWN_LEG})::int AS overdue
        FROM leg l WHERE l.request_id = r.id
    ) AS legs
   ORDER BY page.place`;

/**
 * Requests that a viewer may see, in the order that they want. Whether the caveats of another party cover the ask is not told,
 * not even by a number.
 */
export async function listRequests(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, ...query }: Paging & RequestsQuery,
): Promise<Page<RequestRow>> {
  const of = ['requests', query];
  const { kind } = REQUEST_ORDERS[query.sort];
  const after = readCursor(cursor, [kind, 'uuid'], of);
  const readers = requestReaders(viewer);
  const keys = await onTheWay(manager, waysToRequests(query), {
    limit,
    begin: () => new RequestWalk(query, readers, new Conditions(), { after, limit }),
    read: ({ order, conditions }, source) => keysFrom(manager, order, source, conditions),
  });
  const { items, next } = pageOf(
    keys,
    limit,
    (row) => row.keys[1],
    (row) => row.keys,
    of,
  );
  const rows = await runPrepared<RequestRecord>(manager, REQUEST_ROWS, [readers, items]);
  return { next, items: rows.map(requestOf) };
}

function requestOf(row: RequestRecord): RequestRow {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind ?? 'start',
    status: row.status,
    sendingMission: row.sending,
    receivingMission: row.receiving,
    units: row.units ?? '',
    neededByAt: iso(row.needed_by_at),
    submittedAt: iso(row.submitted_at),
    closedAt: iso(row.closed_at),
    legs: { all: row.all, satisfied: row.satisfied, overdue: row.overdue },
    atRisk: row.at_risk,
    now: iso(row.now),
    clockMoved: row.clock_moved,
    record: row.record,
  };
}

interface ArrangementRecord extends Missions {
  id: string;
  reference: string;
  status: ArrangementStatus;
  breach: boolean;
  expires_at: Date | null;
  now: Date;
  clock_moved: boolean;
  record: boolean;
}

/** What the rows of a page show: `$1` are their references, in their order. */
const ARRANGEMENT_ROWS = `
  SELECT a.id, a.reference, a.status, a.breach, ${MISSIONS}, ${CASE_NOW} AS now,
         a.clock_offset_ms <> 0 AS clock_moved, a.record_until IS NOT NULL AS record,
         lines.expires_at
    FROM unnest($1::text[]) WITH ORDINALITY AS page(reference, place)
    JOIN arrangement a USING (reference)
    JOIN party sender ON sender.id = a.sending_mission
    JOIN party receiver ON receiver.id = a.receiving_mission
    CROSS JOIN LATERAL (
      SELECT min(l.expires_at) AS expires_at FROM arrangement_line l
       WHERE l.arrangement_id = a.id AND l.status IN ('planned', 'ready', 'moving', 'arrived')
    ) AS lines
   ORDER BY page.place`;

/** Arrangements of which a viewer may see a request, in the order that they want. */
export async function listArrangements(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, ...query }: Paging & ArrangementsQuery,
): Promise<Page<ArrangementRow>> {
  const of = ['arrangements', query];
  const byExpiry = query.sort === 'expires';
  const after = readCursor(cursor, byExpiry ? ['moment', 'text'] : ['text'], of);
  const lastReference = after?.at(-1) ?? '';
  const begins = after === null || byExpiry ? after : [String(lastReference.length), lastReference];
  const readers = requestReaders(viewer);
  const keys = await onTheWay(manager, waysToArrangements(query), {
    limit,
    begin: () => new ArrangementWalk(query, readers, new Conditions(), { after: begins, limit }),
    read: ({ order, conditions }, source) => keysFrom(manager, order, source, conditions),
  });
  const { items, next } = pageOf(
    keys,
    limit,
    (row) => row.keys[1],
    (row) => (byExpiry ? row.keys : row.keys.slice(1)),
    of,
  );
  const rows = await runPrepared<ArrangementRecord>(manager, ARRANGEMENT_ROWS, [items]);
  return { next, items: rows.map(arrangementOf) };
}

function arrangementOf(row: ArrangementRecord): ArrangementRow {
  return {
    id: row.id,
    reference: row.reference,
    status: row.status,
    breach: row.breach,
    sendingMission: row.sending,
    receivingMission: row.receiving,
    expiresAt: iso(row.expires_at),
    now: iso(row.now),
    clockMoved: row.clock_moved,
    record: row.record,
  };
}
