import { type Viewer, partiesFor } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { Conditions } from '../lists/conditions.js';
import {
  type Way,
  along,
  byIndex,
  firstWhere,
  gathered,
  keysFrom,
  onTheWay,
  orderOf,
  straight,
  takenFrom,
} from '../lists/listing.js';
import {
  type InboxQuery,
  type InboxReaders,
  OVERDUE_THERE,
  hasWordsAmong,
  requestsWith,
} from './inbox-source.js';

/** That the viewer did a task `i` for a party for which they still act, by the same kinds as its readers while it was open. */
function doneBy(viewer: Viewer, conditions: Conditions): string {
  const [asks, works, oversees] = (['receive_ask', 'secretariat_task', 'oversee_process'] as const).map(
    (act) => conditions.place(partiesFor(viewer, act), 'text[]'),
  );
  return `i.closed_by = $1 AND CASE WHEN i.kind IN ('answer', 'record_reply') THEN i.party_id = ANY(${asks})
      WHEN i.kind IN ('appoint_person', 'confirm_override') THEN i.party_id = ANY(${oversees})
      ELSE i.party_id = ANY(${works}) END`;
}

/** The tasks that the viewer, who is `$1`, has done, as a query. */
export function doneTasks(viewer: Viewer, conditions: Conditions): string {
  return `SELECT i.request_id, i.task_id FROM task i WHERE ${doneBy(viewer, conditions)}`;
}

/** What the filters of a query ask of a task that was done. The kind of a leg and its party stand in its key. */
function filtered(query: InboxQuery, conditions: Conditions): string {
  return conditions
    .given(query.kind, 'text', (kind) => `i.kind = ${kind}`)
    .given(query.legKind, 'text', (kind) => `split_part(i.leg_id, ':', 1) = ${kind}`)
    .given(query.requestId, 'uuid', (id) => `i.request_id = ${id}`)
    .given(
      query.arrangementId,
      'uuid',
      (id) => `i.request_id IN (SELECT r.id FROM request r WHERE r.arrangement_id = ${id})`,
    )
    .given(query.party, 'text', (id) => `${id} IN (i.party_id, split_part(i.leg_id, ':', 2))`)
    .when(query.unclaimed, 'i.claimed_by IS NULL')
    .when(query.overdue, OVERDUE_THERE)
    .given(query.dueBefore, 'timestamptz', (moment) => `i.due_at <= ${moment}`).sql;
}

/** What a viewer has done, what was done last on top, by the index of what each person has done. */
export async function keysOfDone(
  manager: EntityManager,
  readers: InboxReaders,
  query: InboxQuery,
  page: { after: readonly string[] | null; limit: number },
): Promise<{ keys: string[] }[]> {
  const { viewer } = readers;
  return onTheWay(manager, waysToDone(query), {
    limit: page.limit,
    begin: () => {
      const conditions = new Conditions([viewer.personId]);
      const order = orderOf('task', ['i.closed_at', 'i.request_id', 'i.task_id'], true, page, conditions);
      const wanted = `${doneBy(viewer, conditions)} AND ${filtered(query, conditions)}`;
      return { order, wanted, conditions, readers };
    },
    read: ({ order, conditions }, source) => keysFrom(manager, order, source, conditions),
  });
}

interface DoneWalk {
  order: ReturnType<typeof orderOf>;
  wanted: string;
  conditions: Conditions;
  readers: InboxReaders;
}

/** The ways to what was done, to be gone one after the other. */
function waysToDone({ q }: InboxQuery): Way<DoneWalk>[] {
  if (q === undefined) return [straight(({ order, wanted }) => gathered(order, 'task i', wanted))];
  const looked = ({ order, wanted }: DoneWalk, reach: number) => firstWhere(order, wanted, reach);
  const walk = {
    source: (one: DoneWalk, reach: number) => {
      const rows = looked(one, reach);
      return takenFrom(one.order, rows, hasWordsAmong(q, rows, one.conditions));
    },
    looked,
  };
  const search = byIndex<DoneWalk>({
    column: 'request_id',
    values: ({ readers, conditions }) => requestsWith(q, readers, conditions),
    beside: () => 'i.closed_by = $1',
    narrowed: ({ wanted }) => wanted,
    looked,
    key: ['request_id', 'task_id'],
  });
  return [along(walk), search];
}
