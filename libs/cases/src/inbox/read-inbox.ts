import type { Holder, Instant, LegKind, LegStatus, TaskKind, TaskStatus } from '#libs/contracts';
import { type Viewer, partiesFor } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { Conditions, afterRow } from '../lists/conditions.js';
import { keyInSql, pageOf, readCursor } from '../lists/cursor.js';
import { MISSIONS, type Missions, type Paging, iso } from '../lists/lists.js';
import { CASE_NOW } from '../lists/scope.js';
import type { InboxCounts, InboxRow, Page } from '../requests/views.js';

/**
 * The queues of an inbox: claimed by the viewer; open for the viewer's parties; waiting on others; put off by the
 * viewer; done by the viewer.
 */
export const QUEUES = ['mine', 'party', 'waiting', 'snoozed', 'done'] as const;
export type Queue = (typeof QUEUES)[number];

/** The orders of an inbox: what is due first, what opened first or last, what is needed first. */
export const INBOX_SORTS = ['due', 'opened', '-opened', 'neededBy'] as const;

/** What of an inbox is wanted. */
export interface InboxQuery {
  queue: Queue;
  /** The queue `done` has one order only: what was done last on top. */
  sort: (typeof INBOX_SORTS)[number];
  kind?: TaskKind | undefined;
  legKind?: LegKind | undefined;
  requestId?: string | undefined;
  arrangementId?: string | undefined;
  /** Whose people do it, or of whose leg it is. */
  party?: string | undefined;
  overdue?: boolean | undefined;
  unclaimed?: boolean | undefined;
  dueBefore?: Instant | undefined;
  /** Words of the request: reference, units, missions, parties, authority. */
  q?: string | undefined;
}

/** The title of the seat that a task is for. */
const SEAT = `CASE WHEN t.kind IN ('answer', 'record_reply', 'appoint_person') AND t.about_id IS NOT NULL THEN (
   SELECT seat ->> 'title' FROM snapshot s
     JOIN LATERAL jsonb_array_elements(s.state -> 'legs' -> t.leg_id -> 'seats') AS seat ON true
    WHERE s.case_id = t.request_id AND seat ->> 'id' = t.about_id) END AS seat`;

/** On whose seats a viewer can act: their own, and those of whom they cover. */
const ON_OWN_SEAT = `(t.people IS NULL OR t.claimed_by = $1 OR $1 = ANY(t.people) OR t.people && ARRAY(
   SELECT b.person_id FROM absence b WHERE b.covered_by = $1 AND b.cancelled_at IS NULL AND b.from_at <= now() AND b.to_at > now()))`;

/** Who acts no more for a party sees its tasks no more, not even those once claimed or done. */
const OF_OWN_PARTY = `t.party_id = ANY($2::text[] || $3::text[] || $4::text[])
     AND CASE WHEN t.kind IN ('answer', 'record_reply') THEN t.party_id = ANY($2::text[]) AND ${ON_OWN_SEAT}
              WHEN t.kind IN ('appoint_person', 'confirm_override') THEN t.party_id = ANY($4::text[])
              ELSE t.party_id = ANY($3::text[]) END`;

/** What a viewer has put off. A task that is overdue on the clock of its case comes back, whatever was put off. */
const PUT_OFF = `EXISTS (
   SELECT FROM snooze z JOIN request zr ON zr.id = z.request_id JOIN arrangement a ON a.id = zr.arrangement_id
    WHERE z.person_id = $1 AND z.request_id = t.request_id AND z.task_id = t.task_id AND z.until_at > clock_timestamp()
      AND (t.due_at IS NULL OR t.due_at > ${CASE_NOW}))`;

/**
 * What others have to do before the viewer's parties can go on. A unit of the Secretariat waits for the answers to the
 * requests that it manages; a party waits for the replies to what it has asked on its own legs, and of other work of the
 * Secretariat it does not know.
 */
const AWAITED = `(cardinality($5::text[]) > 0 AND t.kind IN ('answer', 'record_reply') AND t.party_id <> ALL($5::text[])
      AND EXISTS (SELECT FROM request m WHERE m.id = t.request_id AND m.managed_by = ANY($5::text[]))
   OR t.kind = 'reply_to_question' AND t.party_id <> ALL($3::text[])
      AND EXISTS (SELECT FROM leg w WHERE w.request_id = t.request_id AND w.leg_id = t.leg_id AND w.party_id = ANY($2::text[])))`;

const IN_QUEUE: Readonly<Record<Queue, string>> = {
  mine: `t.closed_at IS NULL AND t.claimed_by = $1 AND ${OF_OWN_PARTY} AND NOT ${PUT_OFF}`,
  party: `t.closed_at IS NULL AND t.not_by IS DISTINCT FROM $1 AND ${OF_OWN_PARTY} AND NOT ${PUT_OFF}`,
  waiting: `t.closed_at IS NULL AND ${AWAITED}`,
  snoozed: `t.closed_at IS NULL AND ${OF_OWN_PARTY} AND ${PUT_OFF}`,
  done: `t.closed_at IS NOT NULL AND t.closed_by = $1 AND ${OF_OWN_PARTY}`,
};

/**
 * The values that the queues name, `$1` to `$5`: the person; the parties for which they answer, or record what comes on
 * paper; those whose other work they do; those whose processes they oversee; the units of the Secretariat for which they
 * wait for answers. All other kinds of work than answers are the Secretariat's.
 */
function queueValues(viewer: Viewer): unknown[] {
  const works = partiesFor(viewer, 'secretariat_task');
  const units = viewer.memberships.filter((entry) => entry.partyKind === 'secretariat');
  return [
    viewer.personId,
    partiesFor(viewer, 'receive_ask'),
    works,
    partiesFor(viewer, 'oversee_process'),
    works.filter((partyId) => units.some((unit) => unit.partyId === partyId)),
  ];
}

interface Row extends Missions {
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
  needed_by_at: Date;
  closed_at: Date | null;
  claimed_by: { id: string; name: string } | null;
  snoozed_until: Date | null;
  now: Date;
  clock_moved: boolean;
  sort_key: string;
}

function orderOf({ queue, sort }: InboxQuery): { key: string; descending: boolean } {
  if (queue === 'done') return { key: 't.closed_at', descending: true };
  const keys = { due: `coalesce(t.due_at, 'infinity')`, neededBy: 'r.needed_by_at' };
  return sort === 'due' || sort === 'neededBy'
    ? { key: keys[sort], descending: false }
    : { key: 't.opened_at', descending: sort === '-opened' };
}

function conditionsOf(query: InboxQuery, first: readonly unknown[]): Conditions {
  return (
    new Conditions(first)
      .add(IN_QUEUE[query.queue])
      // The database wants to know the type of every value, also of one that a queue does not name.
      .add('$5::text[] IS NOT NULL')
      .given(query.kind, 'text', (kind) => `t.kind = ${kind}`)
      .given(query.legKind, 'text', (kind) => `l.kind = ${kind}`)
      .given(query.requestId, 'uuid', (id) => `t.request_id = ${id}`)
      .given(query.arrangementId, 'uuid', (id) => `r.arrangement_id = ${id}`)
      .given(query.party, 'text', (id) => `${id} IN (t.party_id, l.party_id)`)
      .when(query.overdue, `t.due_at <= ${CASE_NOW}`)
      .when(query.unclaimed, 't.claimed_by IS NULL')
      .given(query.dueBefore, 'timestamptz', (moment) => `t.due_at <= ${moment}`)
      .given(query.q, 'text', (words) => `i.words @@ search_query(${words})`)
  );
}

/** A viewer's inbox in the order that they want; in the queue `done`, what was done last on top. */
export async function listInbox(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, ...query }: Paging & InboxQuery,
): Promise<Page<InboxRow>> {
  const of = ['inbox', query];
  const after = readCursor(cursor, ['moment', 'uuid', 'text'], of);
  const { key, descending } = orderOf(query);
  const conditions = conditionsOf(query, queueValues(viewer));
  if (after !== null) {
    const [moment, requestId, taskId] = after;
    const places = [
      conditions.place(moment, 'timestamptz'),
      conditions.place(requestId, 'uuid'),
      conditions.place(taskId, 'text'),
    ];
    conditions.add(afterRow([key, 't.request_id', 't.task_id'], places, descending));
  }
  const way = descending ? 'DESC' : 'ASC';
  const most = conditions.place(limit + 1, 'int');
  const rows: Row[] = await manager.query(
    `SELECT t.request_id, t.task_id, t.kind, t.status, t.leg_id, t.opened_at, t.due_at, t.closed_at, r.needed_by_at,
            jsonb_build_object('id', p.id, 'name', p.name) AS party,
            ${SEAT}, l.kind AS leg_kind, l.status AS leg_status, l.holder, l.held_since,
            CASE WHEN lp.id IS NOT NULL THEN jsonb_build_object('id', lp.id, 'name', lp.name) END AS leg_party,
            CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS claimed_by,
            CASE WHEN ${PUT_OFF} THEN z.until_at END AS snoozed_until,
            r.reference, ${MISSIONS}, i.units, ${CASE_NOW} AS now, a.clock_offset_ms <> 0 AS clock_moved,
            ${keyInSql(key)} AS sort_key
       FROM task t
       JOIN request r ON r.id = t.request_id
       JOIN arrangement a ON a.id = r.arrangement_id
       JOIN party p ON p.id = t.party_id
       JOIN party sender ON sender.id = r.sending_mission
       JOIN party receiver ON receiver.id = r.receiving_mission
       LEFT JOIN request_listing i ON i.request_id = t.request_id
       LEFT JOIN leg l ON l.request_id = t.request_id AND l.leg_id = t.leg_id
       LEFT JOIN party lp ON lp.id = l.party_id
       LEFT JOIN snooze z ON z.person_id = $1 AND z.request_id = t.request_id AND z.task_id = t.task_id
       -- Who in another party has taken a task on is that party's own.
       LEFT JOIN person c ON c.id = t.claimed_by AND t.party_id = ANY($2::text[] || $3::text[] || $4::text[])
      WHERE ${conditions.sql}
      ORDER BY ${key} ${way}, t.request_id ${way}, t.task_id ${way}
      LIMIT ${most}`,
    conditions.values,
  );
  return pageOf(rows, limit, viewOf, (row) => [row.sort_key, row.request_id, row.task_id], of);
}

function viewOf(row: Row): InboxRow {
  return {
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
    neededByAt: iso(row.needed_by_at),
    closedAt: iso(row.closed_at),
    claimedBy: row.claimed_by,
    snoozedUntil: iso(row.snoozed_until),
    now: iso(row.now),
    clockMoved: row.clock_moved,
  };
}

/** A task as far as it decides whether a person may put it off. */
export interface TaskInInbox {
  open: boolean;
  overdue: boolean;
  /** The real time, which is that of a person's day. */
  realNow: Instant;
}

/** A task that is for a viewer's parties; null where there is none, or none that they may know of. */
export async function taskInInbox(
  manager: EntityManager,
  viewer: Viewer,
  { requestId, taskId }: { requestId: string; taskId: string },
): Promise<TaskInInbox | null> {
  const [row]: { open: boolean; overdue: boolean | null; real_now: Date }[] = await manager.query(
    `SELECT t.closed_at IS NULL AS open, t.due_at <= ${CASE_NOW} AS overdue, clock_timestamp() AS real_now
       FROM task t JOIN request r ON r.id = t.request_id JOIN arrangement a ON a.id = r.arrangement_id
      WHERE t.request_id = $6 AND t.task_id = $7 AND ${OF_OWN_PARTY} AND $5::text[] IS NOT NULL`,
    [...queueValues(viewer), requestId, taskId],
  );
  return row === undefined
    ? null
    : { open: row.open, overdue: row.overdue === true, realNow: iso(row.real_now) };
}

/** A count never goes through more than this; it then means "so many or more". */
export const MOST_COUNTED = 1000;

/** The tasks of a queue, for counting. Of those put off it starts from what the viewer has put off, which is little. */
function tasksIn(queue: Queue): string {
  if (queue !== 'snoozed') return `task t WHERE ${IN_QUEUE[queue]}`;
  return `(SELECT z.request_id, z.task_id FROM snooze z WHERE z.person_id = $1 LIMIT ${MOST_COUNTED}) AS own
          CROSS JOIN LATERAL (SELECT FROM task t WHERE t.request_id = own.request_id AND t.task_id = own.task_id
                                 AND ${IN_QUEUE.snoozed} LIMIT 1) AS t`;
}

/** Counts every queue as far as {@link MOST_COUNTED}, by the indexes of open tasks; its values are those of the queues. */
export const COUNT_QUEUES = `SELECT ${QUEUES.map(
  (queue) =>
    `(SELECT count(*)::int FROM (SELECT FROM ${tasksIn(queue)} LIMIT ${MOST_COUNTED}) AS counted) AS ${queue}`,
).join(', ')}`;

/** How much lies in each queue. */
export async function countInbox(manager: EntityManager, viewer: Viewer): Promise<InboxCounts> {
  const [counts]: InboxCounts[] = await manager.query(COUNT_QUEUES, queueValues(viewer));
  return counts ?? { mine: 0, party: 0, waiting: 0, snoozed: 0, done: 0 };
}
