import type { Holder, Instant, LegKind, LegStatus, TaskKind, TaskStatus } from '#libs/contracts';
import { TASK_READERS, type Viewer } from '#libs/identity';
import { possibleOnTask } from '#libs/process';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { Conditions } from '../lists/conditions.js';
import { pageOf, readCursor } from '../lists/cursor.js';
import { doneTasks, keysOfDone } from './done.js';
import {
  InboxReaders,
  InboxWalk,
  PUT_OFF,
  QUEUES,
  type InboxQuery,
  type Queue,
  ofQueue,
  waysTo,
} from './inbox-source.js';
import { keysFrom, onTheWay } from '../lists/listing.js';
import { MISSIONS, type Missions, type Paging, iso } from '../lists/lists.js';
import { CASE_NOW } from '../lists/scope.js';
import { canWorkOn, claimantsLeft } from './claimants.js';
import type { Page } from '../views/common.js';
import type { Count, InboxCounts, InboxRow } from '../views/inbox.js';

/** The title of the seat that a task is for. */
const SEAT = `CASE WHEN t.kind IN ('answer', 'record_reply', 'appoint_person') AND t.about_id IS NOT NULL THEN (
   SELECT seat ->> 'title' FROM snapshot s
     JOIN LATERAL jsonb_array_elements(s.state -> 'legs' -> t.leg_id -> 'seats') AS seat ON true
    WHERE s.case_id = t.request_id AND seat ->> 'id' = t.about_id) END AS seat`;

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
  task_claimed_by: string | null;
  not_by: string | null;
  requested_by: string;
}

/** What the rows of a page show: `$3` and `$4` are their keys, in their order; `$2` the viewer's parties. */
const ROWS = `SELECT t.request_id, t.task_id, t.kind, t.status, t.leg_id, t.opened_at, t.due_at, t.closed_at, r.needed_by_at,
        jsonb_build_object('id', p.id, 'name', p.name) AS party,
        ${SEAT}, l.kind AS leg_kind, l.status AS leg_status, l.holder, l.held_since,
        CASE WHEN lp.id IS NOT NULL THEN jsonb_build_object('id', lp.id, 'name', lp.name) END AS leg_party,
        CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS claimed_by,
        CASE WHEN z.until_at > clock_timestamp() AND (t.due_at IS NULL OR t.due_at > ${CASE_NOW}) THEN z.until_at END AS snoozed_until,
        r.reference, ${MISSIONS}, i.units, ${CASE_NOW} AS now,
        a.clock_offset_ms <> 0 AS clock_moved, t.claimed_by AS task_claimed_by, t.not_by, r.requested_by
   FROM unnest($3::uuid[], $4::text[]) WITH ORDINALITY AS page(request_id, task_id, place)
   JOIN task t USING (request_id, task_id)
   JOIN request r ON r.id = t.request_id
   JOIN arrangement a ON a.id = r.arrangement_id
   JOIN party p ON p.id = t.party_id
   JOIN party sender ON sender.id = r.sending_mission
   JOIN party receiver ON receiver.id = r.receiving_mission
   LEFT JOIN request_search i ON i.request_id = t.request_id
   LEFT JOIN leg l ON l.request_id = t.request_id AND l.leg_id = t.leg_id
   LEFT JOIN party lp ON lp.id = l.party_id
   LEFT JOIN snooze z ON z.person_id = $1 AND z.request_id = t.request_id AND z.task_id = t.task_id
   -- Who in another party has taken a task on is that party's own.
   LEFT JOIN person c ON c.id = t.claimed_by AND t.party_id = ANY($2::text[])
  ORDER BY page.place`;

/** A viewer's inbox in the order that they want; in the queue `done`, latest first. */
export async function listInbox(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, ...query }: Paging & InboxQuery,
): Promise<Page<InboxRow>> {
  const of = ['inbox', query];
  const after = readCursor(cursor, ['moment', 'uuid', 'text'], of);
  const readers = await InboxReaders.of(manager, viewer);
  const page = { after, limit };
  const keys =
    query.queue === 'done'
      ? await keysOfDone(manager, readers, query, page)
      : await onTheWay(manager, waysTo(query), {
          limit,
          begin: () => new InboxWalk(query, readers, new Conditions([viewer.personId]), page),
          read: ({ order, conditions }, source) => keysFrom(manager, order, source, conditions, PUT_OFF),
        });
  const { items, next } = pageOf(
    keys,
    limit,
    (row) => row.keys,
    (row) => row.keys,
    of,
  );
  const rows = await runPrepared<Row>(manager, ROWS, [
    viewer.personId,
    readers.parties,
    items.map(([, requestId]) => requestId),
    items.map(([, , taskId]) => taskId),
  ]);
  const allowed = await allowedOnRows(manager, viewer, rows);
  return { items: rows.map((row) => viewOf(row, allowed(row))), next };
}

/** Taking a task on, and giving it back: what of it the viewer may do on each row of a page. */
async function allowedOnRows(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly Row[],
): Promise<(row: Row) => InboxRow['allowedActs']> {
  const taskOf = ({ kind, status, party, task_claimed_by: claimedBy, not_by: notBy }: Row) => ({
    kind,
    status,
    partyId: party.id,
    // Who had a task before is asked only for handing it over and back.
    ...(claimedBy === null ? {} : { claimedBy }),
    ...(notBy === null ? {} : { notBy }),
  });
  const hasLeft = await claimantsLeft(manager, viewer, rows.map(taskOf));
  return (row) => {
    const task = taskOf(row);
    if (!canWorkOn(viewer, task)) return [];
    const by = { personId: viewer.personId, requestedBy: row.requested_by, hasLeft: hasLeft(task) };
    const possible = possibleOnTask(by, task);
    return (['claimTask', 'releaseTask'] as const).filter((act) => possible.includes(act));
  };
}

function viewOf(row: Row, allowedActs: InboxRow['allowedActs']): InboxRow {
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
    allowedActs,
    now: iso(row.now),
    clockMoved: row.clock_moved,
  };
}

/** The part of a task that decides whether a person may snooze it. */
export interface TaskInInbox {
  open: boolean;
  overdue: boolean;
  /** The real time, which is that of a person's day. */
  realNow: Instant;
}

/** A task for a viewer's parties; null if there is none that they may know of. */
export async function taskInInbox(
  manager: EntityManager,
  viewer: Viewer,
  { requestId, taskId }: { requestId: string; taskId: string },
): Promise<TaskInInbox | null> {
  const { own } = await InboxReaders.of(manager, viewer);
  const [row]: { open: boolean; overdue: boolean | null; real_now: Date }[] = await manager.query(
    `SELECT t.closed_at IS NULL AS open, t.due_at <= ${CASE_NOW} AS overdue, clock_timestamp() AS real_now
       FROM task t JOIN request r ON r.id = t.request_id JOIN arrangement a ON a.id = r.arrangement_id
       LEFT JOIN leg l ON l.request_id = t.request_id AND l.leg_id = t.leg_id
      WHERE t.request_id = $1 AND t.task_id = $2
        AND EXISTS (SELECT FROM (${TASK_READERS}) AS k WHERE k.reader = ANY($3::text[]))`,
    [requestId, taskId, own.map(({ reader }) => reader)],
  );
  return row === undefined
    ? null
    : { open: row.open, overdue: row.overdue === true, realNow: iso(row.real_now) };
}

/** A count never goes further than this. */
const MOST_COUNTED = 1000;

/** The tasks of a queue as far as they are counted. */
function counted(queue: Queue, readers: InboxReaders, conditions: Conditions): string {
  const wanted = ofQueue(queue, readers, conditions);
  const names = conditions.place(
    readers.in(queue).map(({ reader }) => reader),
    'text[]',
  );
  const most = MOST_COUNTED + 1;
  const few = (from: string) =>
    `SELECT i.request_id, i.task_id FROM ${from} WHERE i.reader = ANY(${names}) AND (${wanted})`;
  switch (queue) {
    case 'snoozed':
      return few('put_off z JOIN task_listing i USING (request_id, task_id)');
    case 'mine':
    case 'party':
    case 'waiting':
    case 'done':
      return `SELECT i.request_id, i.task_id FROM unnest(${names}) AS own(reader) CROSS JOIN LATERAL (
        SELECT i.request_id, i.task_id FROM task_listing i WHERE i.reader = own.reader AND (${wanted}) LIMIT ${most}) AS i`;
  }
}

/** How many tasks each queue has, counted up to {@link MOST_COUNTED}. */
export async function countInbox(manager: EntityManager, viewer: Viewer): Promise<InboxCounts> {
  const readers = await InboxReaders.of(manager, viewer);
  const conditions = new Conditions([viewer.personId]);
  const counts = QUEUES.map((queue) => {
    const tasks =
      queue === 'done'
        ? `${doneTasks(viewer, conditions)} LIMIT ${MOST_COUNTED + 1}`
        : counted(queue, readers, conditions);
    return `(SELECT count(*)::int FROM (SELECT DISTINCT i.request_id, i.task_id FROM (${tasks}) AS i LIMIT ${MOST_COUNTED + 1}) AS c) AS ${queue}`;
  });
  const [row]: Record<Queue, number>[] = await manager.query(
    `WITH ${PUT_OFF} SELECT ${counts.join(', ')}`,
    conditions.values,
  );
  const count = (queue: Queue) => countOf(row?.[queue] ?? 0);
  return {
    mine: count('mine'),
    party: count('party'),
    waiting: count('waiting'),
    snoozed: count('snoozed'),
    done: count('done'),
  };
}

function countOf(found: number): Count {
  return { count: Math.min(found, MOST_COUNTED), capped: found > MOST_COUNTED };
}
