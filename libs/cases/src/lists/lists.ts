import type { ArrangementStatus, Instant, LegKind, RequestKind, RequestStatus } from '#libs/contracts';
import { type Viewer, VISIBLE_REQUEST, WHOLE_REQUEST, scopeOf, scopeValues } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { Conditions, afterRow } from './conditions.js';
import { keyInSql, pageOf, readCursor } from './cursor.js';
import { CASE_NOW } from './scope.js';
import type { ArrangementRow, Page, RequestRow } from '../requests/views.js';

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

/** The states by which requests are listed, as conditions in which the database knows its partial index again. */
const IN_STATE = {
  draft: `r.status = 'draft'`,
  open: `r.status = 'open'`,
  closed: 'r.closed_at IS NOT NULL',
  all: 'true',
} as const;
export const REQUEST_STATES = ['draft', 'open', 'closed', 'all'] as const;

/** The orders of the list of requests: what is needed first, what was submitted last, by reference. */
export const REQUEST_SORTS = ['neededBy', '-submitted', 'reference'] as const;

/** Which requests are wanted. */
export interface RequestsQuery {
  state: (typeof REQUEST_STATES)[number];
  sort: (typeof REQUEST_SORTS)[number];
  status?: RequestStatus | undefined;
  kind?: RequestKind | undefined;
  sendingMission?: string | undefined;
  receivingMission?: string | undefined;
  /** A country that one of the units belongs to. */
  contributor?: string | undefined;
  unit?: string | undefined;
  /** With a leg of this kind that is waited for. */
  legKind?: LegKind | undefined;
  /** With a leg that is overdue; of the kind that `legKind` names. */
  overdue?: boolean | undefined;
  atRisk?: boolean | undefined;
  neededBefore?: Instant | undefined;
  /** Words: reference, units, missions, parties, authority. */
  q?: string | undefined;
}

/** Legs of a request `r` whose progress the viewer may know. */
const OWN_LEG = `(${WHOLE_REQUEST} OR l.party_id = ANY($2::text[]))`;

/** A request is at risk while it is open and what still lacks is overdue, or need not come before the arrangement is needed. The past is not. */
const AT_RISK = `(r.status = 'open' AND NOT r.of_record AND EXISTS (
  SELECT FROM leg l WHERE l.request_id = r.id AND NOT l.satisfied AND l.holder IS NOT NULL AND ${OWN_LEG}
     AND (l.overdue_since IS NOT NULL OR r.needed_by_at <= ${CASE_NOW}
          OR EXISTS (SELECT FROM round o WHERE o.request_id = r.id AND o.leg_id = l.leg_id AND o.closed_at IS NULL
                        AND o.due_at > r.needed_by_at))))`;

const REQUEST_ORDERS = {
  neededBy: { key: 'r.needed_by_at', kind: 'moment', descending: false },
  '-submitted': { key: `coalesce(r.submitted_at, '-infinity')`, kind: 'moment', descending: true },
  reference: { key: 'r.reference', kind: 'text', descending: false },
} as const;

function requestConditions(query: RequestsQuery, first: readonly unknown[]): Conditions {
  const conditions = new Conditions(first)
    .add(VISIBLE_REQUEST)
    .add(IN_STATE[query.state])
    .given(query.status, 'text', (status) => `r.status = ${status}`)
    .given(query.kind, 'text', (kind) => `i.kind = ${kind}`)
    .given(query.sendingMission, 'text', (id) => `r.sending_mission = ${id}`)
    .given(query.receivingMission, 'text', (id) => `r.receiving_mission = ${id}`)
    .given(query.contributor, 'text', (id) => `${id} = ANY(i.contributor_ids)`)
    .given(query.unit, 'text', (id) => `${id} = ANY(i.unit_ids)`)
    .given(query.neededBefore, 'timestamptz', (moment) => `r.needed_by_at <= ${moment}`)
    .given(query.q, 'text', (words) => `i.words @@ search_query(${words})`)
    .when(query.atRisk, AT_RISK);
  if (query.legKind === undefined && query.overdue !== true) return conditions;
  const legs = ['l.request_id = r.id', 'l.holder IS NOT NULL', OWN_LEG];
  if (query.legKind !== undefined) legs.push(`l.kind = ${conditions.place(query.legKind, 'text')}`);
  if (query.overdue === true) legs.push('l.overdue_since IS NOT NULL');
  return conditions.add(`EXISTS (SELECT FROM leg l WHERE ${legs.join(' AND ')})`);
}

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
  const { key, kind, descending } = REQUEST_ORDERS[query.sort];
  const after = readCursor(cursor, [kind, 'uuid'], of);
  const conditions = requestConditions(query, scopeValues(scopeOf(viewer)));
  if (after !== null) {
    const places = [
      conditions.place(after[0], kind === 'moment' ? 'timestamptz' : 'text'),
      conditions.place(after[1], 'uuid'),
    ];
    conditions.add(afterRow([key, 'r.id'], places, descending));
  }
  const way = descending ? 'DESC' : 'ASC';
  const most = conditions.place(limit + 1, 'int');
  const rows: (Missions & {
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
    sort_key: string;
  })[] = await manager.query(
    `SELECT r.id, r.reference, i.kind, r.status, r.needed_by_at, r.submitted_at, r.closed_at, ${MISSIONS}, i.units,
            legs.*, ${AT_RISK} AS at_risk, ${CASE_NOW} AS now, a.clock_offset_ms <> 0 AS clock_moved,
            r.of_record AS record, ${kind === 'moment' ? keyInSql(key) : key} AS sort_key
       FROM request r
       JOIN arrangement a ON a.id = r.arrangement_id
       JOIN party sender ON sender.id = r.sending_mission
       JOIN party receiver ON receiver.id = r.receiving_mission
       LEFT JOIN request_listing i ON i.request_id = r.id
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS all, count(*) FILTER (WHERE l.satisfied AND (${OWN_LEG} OR l.status <> 'obtained_with_caveats'))::int AS satisfied,
                count(*) FILTER (WHERE l.overdue_since IS NOT NULL AND l.holder IS NOT NULL AND ${OWN_LEG})::int AS overdue
           FROM leg l WHERE l.request_id = r.id
       ) AS legs
      WHERE ${conditions.sql}
      ORDER BY ${key} ${way}, r.id ${way} LIMIT ${most}`,
    conditions.values,
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
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
    }),
    (row) => [row.sort_key, row.id],
    of,
  );
}

/** The orders of the list of arrangements: by reference, or what expires first. */
export const ARRANGEMENT_SORTS = ['reference', 'expires'] as const;

/** Which arrangements are wanted. */
export interface ArrangementsQuery {
  sort: (typeof ARRANGEMENT_SORTS)[number];
  status?: ArrangementStatus | undefined;
  breach?: boolean | undefined;
  sendingMission?: string | undefined;
  receivingMission?: string | undefined;
  contributor?: string | undefined;
  unit?: string | undefined;
  /** With a line that is not over and expires before. */
  expiresBefore?: Instant | undefined;
  /** Words of one of its requests: reference, units, missions, parties, authority. */
  q?: string | undefined;
}

/** That one of an arrangement's requests, seen by the viewer, is so. */
function ofRequest(condition: string): string {
  return `EXISTS (SELECT FROM request r JOIN request_listing i ON i.request_id = r.id
                   WHERE r.arrangement_id = a.id AND ${VISIBLE_REQUEST} AND ${condition})`;
}

function arrangementConditions(query: ArrangementsQuery, first: readonly unknown[]): Conditions {
  return new Conditions(first)
    .add(`EXISTS (SELECT FROM request r WHERE r.arrangement_id = a.id AND ${VISIBLE_REQUEST})`)
    .given(query.status, 'text', (status) => `a.status = ${status}`)
    .when(query.breach, 'a.breach')
    .given(query.sendingMission, 'text', (id) => `a.sending_mission = ${id}`)
    .given(query.receivingMission, 'text', (id) => `a.receiving_mission = ${id}`)
    .given(query.contributor, 'text', (id) => ofRequest(`${id} = ANY(i.contributor_ids)`))
    .given(query.unit, 'text', (id) => ofRequest(`${id} = ANY(i.unit_ids)`))
    .given(query.expiresBefore, 'timestamptz', (moment) => `lines.expires_at <= ${moment}`)
    .given(query.q, 'text', (words) => ofRequest(`i.words @@ search_query(${words})`));
}

/** Arrangements of which a viewer may see a request, in the order that they want. */
export async function listArrangements(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, ...query }: Paging & ArrangementsQuery,
): Promise<Page<ArrangementRow>> {
  const of = ['arrangements', query];
  const byExpiry = query.sort === 'expires';
  const after = readCursor(cursor, byExpiry ? ['moment', 'text'] : ['text'], of);
  const conditions = arrangementConditions(query, scopeValues(scopeOf(viewer)));
  const expiry = `coalesce(lines.expires_at, 'infinity')`;
  const keys = byExpiry ? [expiry, 'a.reference'] : ['length(a.reference)', 'a.reference'];
  if (after !== null) {
    const reference = conditions.place(after.at(-1), 'text');
    const first = byExpiry ? conditions.place(after[0], 'timestamptz') : `length(${reference})`;
    conditions.add(afterRow(keys, [first, reference]));
  }
  const most = conditions.place(limit + 1, 'int');
  const rows: (Missions & {
    id: string;
    reference: string;
    status: ArrangementStatus;
    breach: boolean;
    expires_at: Date | null;
    now: Date;
    clock_moved: boolean;
    record: boolean;
    sort_key: string;
  })[] = await manager.query(
    `SELECT a.id, a.reference, a.status, a.breach, ${MISSIONS}, ${CASE_NOW} AS now,
            a.clock_offset_ms <> 0 AS clock_moved, a.record_until IS NOT NULL AS record,
            lines.expires_at, ${keyInSql(expiry)} AS sort_key
       FROM arrangement a
       JOIN party sender ON sender.id = a.sending_mission
       JOIN party receiver ON receiver.id = a.receiving_mission
       CROSS JOIN LATERAL (
         SELECT min(l.expires_at) AS expires_at FROM arrangement_line l
          WHERE l.arrangement_id = a.id AND l.status IN ('planned', 'ready', 'moving', 'arrived')
       ) AS lines
      WHERE ${conditions.sql}
      ORDER BY ${keys.join(', ')} LIMIT ${most}`,
    conditions.values,
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
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
    }),
    (row) => (byExpiry ? [row.sort_key, row.reference] : [row.reference]),
    of,
  );
}
