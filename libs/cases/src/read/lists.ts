import type {
  Holder,
  LegKind,
  LegStatus,
  RequestStatus,
  TaskKind,
  TaskStatus,
  ArrangementStatus,
} from '#libs/contracts';
import {
  type Viewer,
  VISIBLE_REQUEST,
  WHOLE_REQUEST,
  partiesFor,
  scopeOf,
  scopeValues,
} from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { pageOf, readCursor } from './cursor.js';
import { CASE_NOW } from './scope.js';
import type { ArrangementRow, InboxCounts, InboxRow, Page, RequestRow } from './views.js';

/** Which part of a list is wanted. */
export interface Paging {
  cursor: string | null;
  limit: number;
}

const MISSIONS = `jsonb_build_object('id', sender.id, 'name', sender.name) AS sending,
  jsonb_build_object('id', receiver.id, 'name', receiver.name) AS receiving`;
/** The units that a request asks for, in words. */
const UNITS = `(SELECT string_agg(u.name, '; ' ORDER BY u.name) FROM snapshot s
   JOIN LATERAL jsonb_array_elements(s.state -> 'content' -> 'lines') AS line ON true
   JOIN unit u ON u.id = line ->> 'unitId' WHERE s.case_id = r.id) AS units`;

/** The title of the seat that a task is for. */
const SEAT = `CASE WHEN t.kind IN ('answer', 'record_reply', 'appoint_person') AND t.about_id IS NOT NULL THEN (
   SELECT seat ->> 'title' FROM snapshot s
     JOIN LATERAL jsonb_array_elements(s.state -> 'legs' -> t.leg_id -> 'seats') AS seat ON true
    WHERE s.case_id = t.request_id AND seat ->> 'id' = t.about_id) END AS seat`;

interface Missions {
  sending: { id: string; name: string };
  receiving: { id: string; name: string };
}

function iso(at: Date): string;
function iso(at: Date | null): string | null;
function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

/** The states by which requests are listed, as conditions in which the database knows its partial index again. */
const IN_STATE = {
  draft: `r.status = 'draft'`,
  open: `r.status = 'open'`,
  closed: 'r.closed_at IS NOT NULL',
  all: 'true',
} as const;

/** Requests that a viewer may see, the one needed first on top. */
export async function listRequests(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, state }: Paging & { state: keyof typeof IN_STATE },
): Promise<Page<RequestRow>> {
  const scope = scopeOf(viewer);
  const after = readCursor(cursor, ['moment', 'uuid']);
  const rows: (Missions & {
    id: string;
    reference: string;
    status: RequestStatus;
    units: string | null;
    needed_by_at: Date;
    submitted_at: Date | null;
    closed_at: Date | null;
    all: number;
    satisfied: number;
    overdue: number;
    now: Date;
    clock_moved: boolean;
  })[] = await manager.query(
    `SELECT r.id, r.reference, r.status, r.needed_by_at, r.submitted_at, r.closed_at, ${MISSIONS}, ${UNITS},
            legs.*, ${CASE_NOW} AS now, a.clock_offset_ms <> 0 AS clock_moved
       FROM request r
       JOIN arrangement a ON a.id = r.arrangement_id
       JOIN party sender ON sender.id = r.sending_mission
       JOIN party receiver ON receiver.id = r.receiving_mission
       CROSS JOIN LATERAL (
         SELECT count(*)::int AS all, count(*) FILTER (WHERE l.satisfied)::int AS satisfied,
                count(*) FILTER (WHERE l.overdue_since IS NOT NULL AND l.holder IS NOT NULL
                                   AND (${WHOLE_REQUEST} OR l.party_id = ANY($2::text[])))::int AS overdue
           FROM leg l WHERE l.request_id = r.id
       ) AS legs
      WHERE ${VISIBLE_REQUEST}
        AND ${IN_STATE[state]}
        AND ($3::timestamptz IS NULL OR (r.needed_by_at, r.id) > ($3::timestamptz, $4::uuid))
      ORDER BY r.needed_by_at, r.id LIMIT $5`,
    [...scopeValues(scope), after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      reference: row.reference,
      status: row.status,
      sendingMission: row.sending,
      receivingMission: row.receiving,
      units: row.units ?? '',
      neededByAt: iso(row.needed_by_at),
      submittedAt: iso(row.submitted_at),
      closedAt: iso(row.closed_at),
      legs: { all: row.all, satisfied: row.satisfied, overdue: row.overdue },
      now: iso(row.now),
      clockMoved: row.clock_moved,
    }),
    (row) => [iso(row.needed_by_at), row.id],
  );
}

/** Arrangements of which a viewer may see a request, in the order of their references. */
export async function listArrangements(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit }: Paging,
): Promise<Page<ArrangementRow>> {
  const scope = scopeOf(viewer);
  const after = readCursor(cursor, ['text']);
  const rows: (Missions & {
    id: string;
    reference: string;
    status: ArrangementStatus;
    breach: boolean;
    expires_at: Date | null;
    now: Date;
    clock_moved: boolean;
  })[] = await manager.query(
    `SELECT a.id, a.reference, a.status, a.breach, ${MISSIONS}, ${CASE_NOW} AS now,
            a.clock_offset_ms <> 0 AS clock_moved,
            (SELECT min(l.expires_at) FROM arrangement_line l
              WHERE l.arrangement_id = a.id AND l.status IN ('planned', 'ready', 'moving', 'arrived')) AS expires_at
       FROM arrangement a
       JOIN party sender ON sender.id = a.sending_mission
       JOIN party receiver ON receiver.id = a.receiving_mission
      WHERE EXISTS (SELECT FROM request r WHERE r.arrangement_id = a.id AND ${VISIBLE_REQUEST})
        AND ($3::text IS NULL OR (length(a.reference), a.reference) > (length($3::text), $3::text))
      ORDER BY length(a.reference), a.reference LIMIT $4`,
    [...scopeValues(scope), after?.[0] ?? null, limit + 1],
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
    }),
    (row) => [row.reference],
  );
}

/** The queues of an inbox: claimed by the viewer, open for the viewer's parties, done by the viewer. */
export type Queue = 'mine' | 'party' | 'done';

/**
 * The parties whose tasks a viewer has in their inbox. Answers are given by approvers; a focal point sees what their
 * own party is asked, to record what arrives on paper. All other kinds of work are the Secretariat's, and of these some
 * are for those who oversee the process.
 */
function inboxParties(viewer: Viewer): [string[], string[], string[]] {
  return [
    partiesFor(viewer, 'receive_ask'),
    partiesFor(viewer, 'secretariat_task'),
    partiesFor(viewer, 'oversee_process'),
  ];
}

/** On whose seats a viewer can act: their own, and those of whom they cover. */
const ON_OWN_SEAT = `(t.people IS NULL OR t.claimed_by = $1 OR $1 = ANY(t.people) OR t.people && ARRAY(
   SELECT b.person_id FROM absence b WHERE b.covered_by = $1 AND b.from_at <= now() AND b.to_at > now()))`;

/** Who acts no more for a party sees its tasks no more, not even those once claimed or done. */
const OF_OWN_PARTY = `t.party_id = ANY($2::text[] || $3::text[] || $4::text[])
     AND CASE WHEN t.kind IN ('answer', 'record_reply') THEN t.party_id = ANY($2::text[]) AND ${ON_OWN_SEAT}
              WHEN t.kind IN ('appoint_person', 'confirm_override') THEN t.party_id = ANY($4::text[])
              ELSE t.party_id = ANY($3::text[]) END`;

const IN_QUEUE: Readonly<Record<Queue, string>> = {
  mine: `t.closed_at IS NULL AND t.claimed_by = $1 AND ${OF_OWN_PARTY}`,
  party: `t.closed_at IS NULL AND t.not_by IS DISTINCT FROM $1 AND ${OF_OWN_PARTY}`,
  done: `t.closed_at IS NOT NULL AND t.closed_by = $1 AND ${OF_OWN_PARTY}`,
};

/** A viewer's inbox: what is due first on top; in the queue `done`, what was done last. */
export async function listInbox(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, queue, kind }: Paging & { queue: Queue; kind: TaskKind | null },
): Promise<Page<InboxRow>> {
  const after = readCursor(cursor, ['moment', 'uuid', 'text']);
  const done = queue === 'done';
  const key = done ? 't.closed_at' : `coalesce(t.due_at, 'infinity')`;
  const rows: (Missions & {
    request_id: string;
    task_id: string;
    kind: TaskKind;
    status: TaskStatus;
    party: { id: string; name: string };
    leg_id: string | null;
    leg_kind: LegKind | null;
    leg_party: { id: string; name: string } | null;
    leg_status: LegStatus | null;
    seat: string | null;
    holder: Holder | null;
    held_since: Date | null;
    reference: string;
    units: string | null;
    opened_at: Date;
    due_at: Date | null;
    closed_at: Date | null;
    claimed_by: { id: string; name: string } | null;
    now: Date;
    clock_moved: boolean;
    sort_key: string;
  })[] = await manager.query(
    `SELECT t.request_id, t.task_id, t.kind, t.status, t.leg_id, t.opened_at, t.due_at, t.closed_at,
            jsonb_build_object('id', p.id, 'name', p.name) AS party,
            ${SEAT}, l.kind AS leg_kind, l.status AS leg_status, l.holder, l.held_since,
            CASE WHEN lp.id IS NOT NULL THEN jsonb_build_object('id', lp.id, 'name', lp.name) END AS leg_party,
            CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS claimed_by,
            r.reference, ${MISSIONS}, ${UNITS}, ${CASE_NOW} AS now, a.clock_offset_ms <> 0 AS clock_moved,
            CASE WHEN isfinite(${key}) THEN to_char(${key} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                 ELSE 'infinity' END AS sort_key
       FROM task t
       JOIN request r ON r.id = t.request_id
       JOIN arrangement a ON a.id = r.arrangement_id
       JOIN party p ON p.id = t.party_id
       JOIN party sender ON sender.id = r.sending_mission
       JOIN party receiver ON receiver.id = r.receiving_mission
       LEFT JOIN leg l ON l.request_id = t.request_id AND l.leg_id = t.leg_id
       LEFT JOIN party lp ON lp.id = l.party_id
       LEFT JOIN person c ON c.id = t.claimed_by
      WHERE ${IN_QUEUE[queue]}
        AND ($5::text IS NULL OR t.kind = $5)
        AND ($6::timestamptz IS NULL OR (${key}, t.request_id, t.task_id) ${done ? '<' : '>'} ($6::timestamptz, $7::uuid, $8))
      ORDER BY ${done ? `${key} DESC, t.request_id DESC, t.task_id DESC` : `${key}, t.request_id, t.task_id`}
      LIMIT $9`,
    [
      viewer.personId,
      ...inboxParties(viewer),
      kind,
      after?.[0] ?? null,
      after?.[1] ?? null,
      after?.[2] ?? null,
      limit + 1,
    ],
  );
  return pageOf(
    rows,
    limit,
    (row) => ({
      requestId: row.request_id,
      taskId: row.task_id,
      kind: row.kind,
      status: row.status,
      party: row.party,
      legId: row.leg_id,
      legKind: row.leg_kind,
      legParty: row.leg_party,
      legStatus: row.leg_status,
      seat: row.seat,
      holder: row.holder,
      heldSince: iso(row.held_since),
      reference: row.reference,
      sendingMission: row.sending,
      receivingMission: row.receiving,
      units: row.units ?? '',
      openedAt: iso(row.opened_at),
      dueAt: iso(row.due_at),
      closedAt: iso(row.closed_at),
      claimedBy: row.claimed_by,
      now: iso(row.now),
      clockMoved: row.clock_moved,
    }),
    (row) => [row.sort_key, row.request_id, row.task_id],
  );
}

/** How much lies in each queue, counted up to 1000 so that a count never scans. */
export async function countInbox(manager: EntityManager, viewer: Viewer): Promise<InboxCounts> {
  const count = (queue: Queue) =>
    `(SELECT count(*)::int FROM (SELECT FROM task t WHERE ${IN_QUEUE[queue]} LIMIT 1000) AS counted) AS ${queue}`;
  const rows: InboxCounts[] = await manager.query(
    `SELECT ${count('mine')}, ${count('party')}, ${count('done')}`,
    [viewer.personId, ...inboxParties(viewer)],
  );
  return rows[0] ?? { mine: 0, party: 0, done: 0 };
}
