import { LEG_KINDS, TASK_KINDS, type Instant, type LegKind, type TaskKind } from '#libs/contracts';
import { type TaskReader, type Viewer, awaitingReaders, requestReaders, taskReaders } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import type { Conditions } from '../lists/conditions.js';
import {
  type Order,
  type Stretches,
  type Way,
  along,
  byIndex,
  firstOf,
  fromSpans,
  fromStretches,
  gathered,
  isAmong,
  only,
  orderOf,
  straight,
  takenFrom,
} from '../lists/listing.js';
import { CASE_NOW } from '../lists/scope.js';

/**
 * The queues of an inbox: claimed by the viewer; open for the viewer's parties; waiting on others; snoozed by the viewer;
 * done by the viewer.
 */
export const QUEUES = ['mine', 'party', 'waiting', 'snoozed', 'done'] as const;
export type Queue = (typeof QUEUES)[number];

/** The orders of an inbox: due first, opened first or last, needed first. */
export const INBOX_SORTS = ['due', 'opened', '-opened', 'neededBy'] as const;

/** Which part of an inbox is wanted. */
export interface InboxQuery {
  queue: Queue;
  /** The queue `done` has one order only: latest first. */
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

/** What the viewer `$1` has snoozed. A task that is overdue on the clock of its case comes back in any case. */
export const PUT_OFF = `put_off AS MATERIALIZED (
  SELECT z.request_id, z.task_id, z.until_at
    FROM snooze z
    JOIN task t ON t.request_id = z.request_id AND t.task_id = z.task_id
    JOIN request r ON r.id = z.request_id
    JOIN arrangement a ON a.id = r.arrangement_id
   WHERE z.person_id = $1 AND z.until_at > clock_timestamp() AND (t.due_at IS NULL OR t.due_at > ${CASE_NOW}))`;
const NOT_PUT_OFF = '(i.request_id, i.task_id) NOT IN (SELECT z.request_id, z.task_id FROM put_off z)';

/** That a task `i` is overdue. Where the clock of a case was moved, only the case knows its time. */
export const OVERDUE_THERE = `EXISTS (SELECT FROM request r JOIN arrangement a ON a.id = r.arrangement_id
   WHERE r.id = i.request_id AND i.due_at <= ${CASE_NOW})`;
const OVERDUE = `CASE WHEN i.clock_moved THEN ${OVERDUE_THERE} ELSE i.due_at <= statement_timestamp() END`;

/** As which readers somebody looks into their queues. */
export class InboxReaders {
  /** Of the tasks of their own parties. */
  readonly own: readonly TaskReader[];
  /** Of what they wait for. */
  readonly awaiting: ReturnType<typeof awaitingReaders>;
  /** Of the requests in which any of it lies. */
  readonly requests: readonly string[];

  private constructor(
    readonly viewer: Viewer,
    covered: readonly string[],
  ) {
    this.own = taskReaders(viewer, covered);
    this.awaiting = awaitingReaders(viewer);
    this.requests = requestReaders(viewer);
  }

  /** The readers that a person is, for themselves and for those for whom they stand in now. */
  static async of(manager: EntityManager, viewer: Viewer): Promise<InboxReaders> {
    const covered: { person_id: string }[] = await manager.query(
      `SELECT DISTINCT b.person_id FROM absence b
        WHERE b.covered_by = $1 AND b.cancelled_at IS NULL AND b.from_at <= now() AND b.to_at > now()`,
      [viewer.personId],
    );
    return new InboxReaders(
      viewer,
      covered.map((row) => row.person_id),
    );
  }

  /** The parties whose tasks are the viewer's to see whole. */
  get parties(): string[] {
    return [...new Set(this.own.map(({ partyId }) => partyId))];
  }

  in(queue: Queue): readonly TaskReader[] {
    return queue === 'waiting' ? this.awaiting : this.own;
  }
}

/** What every row of a queue must be, besides belonging to the reader. */
export function ofQueue(queue: Queue, readers: InboxReaders, conditions: Conditions): string {
  switch (queue) {
    case 'waiting': {
      // What the viewer's own parties have to do is not waiting on others.
      const own = readers.awaiting.map(
        ({ reader, own: parties }) =>
          `(i.reader = ${conditions.place(reader, 'text')} AND i.party_id <> ALL(${conditions.place(parties, 'text[]')}))`,
      );
      return own.length === 0 ? 'false' : own.join(' OR ');
    }
    case 'party':
      return `i.not_by IS DISTINCT FROM $1 AND ${NOT_PUT_OFF}`;
    case 'mine':
      return `i.claimed_by = $1 AND ${NOT_PUT_OFF}`;
    case 'snoozed':
      return '(i.request_id, i.task_id) IN (SELECT z.request_id, z.task_id FROM put_off z)';
    case 'done':
      return 'true';
  }
}

const READER = { name: 'reader', type: 'text' } as const;
const KEYS = {
  due: 'i.due_at',
  opened: 'i.opened_at',
  '-opened': 'i.opened_at',
  neededBy: 'i.needed_by_at',
} as const;

/** That a request `f` has some words. */
function hasWords(q: string, conditions: Conditions): string {
  return `f.words @@ (SELECT search_query(${conditions.place(q, 'text')}))`;
}

/** That the request of a row `i` has some words, of all rows at which a walk looks at once. */
export function hasWordsAmong(q: string, looked: string, conditions: Conditions): string {
  const asked = only('request_search', 'request_id', `SELECT i.request_id FROM (${looked}) AS i`);
  return isAmong('i.request_id', `SELECT f.request_id FROM ${asked} AS f WHERE ${hasWords(q, conditions)}`);
}

/** The requests that have some words and that the viewer may see, as a query. */
export function requestsWith(q: string, readers: InboxReaders, conditions: Conditions): string {
  const seen = `f.readers && ${conditions.place(readers.requests, 'text[]')}`;
  return `SELECT f.request_id FROM request_search f WHERE ${hasWords(q, conditions)} AND ${seen}`;
}

/** What a query asks of a row of the listing, whichever way it is come by; the words apart. */
function wantedBy(query: InboxQuery, conditions: Conditions): string[] {
  const wanted: string[] = [];
  const given = (
    value: string | undefined,
    type: 'text' | 'uuid' | 'timestamptz',
    text: (place: string) => string,
  ) => {
    if (value !== undefined) wanted.push(`(${text(conditions.place(value, type))})`);
  };
  given(query.kind, 'text', (kind) => `i.kind = ${kind}`);
  given(query.legKind, 'text', (kind) => `i.leg_kind = ${kind}`);
  given(query.requestId, 'uuid', (id) => `i.request_id = ${id}`);
  given(
    query.arrangementId,
    'uuid',
    (id) => `i.request_id IN (SELECT r.id FROM request r WHERE r.arrangement_id = ${id})`,
  );
  given(
    query.party,
    'text',
    (id) => `${id} IN (i.party_id, i.other_party_id) OR i.reader = 'awaits_reply:' || ${id}`,
  );
  given(query.dueBefore, 'timestamptz', (moment) => `i.due_at <= ${moment}`);
  if (query.overdue === true) wanted.push(OVERDUE);
  if (query.unclaimed === true) wanted.push('NOT i.claimed');
  return wanted;
}

/** What a way goes by: the order of the page, what is wanted of a row, and where values are placed. */
export class InboxWalk {
  readonly order: Order;
  /** What is wanted of a row beside the words of its request. */
  readonly narrowed: string;

  constructor(
    readonly query: InboxQuery,
    readonly readers: InboxReaders,
    readonly conditions: Conditions,
    page: { after: readonly string[] | null; limit: number },
  ) {
    const keys = [KEYS[query.sort], 'i.request_id', 'i.task_id'];
    this.order = orderOf('task_listing', keys, query.sort === '-opened', page, conditions);
    this.narrowed = [ofQueue(query.queue, readers, conditions), ...wantedBy(query, conditions)]
      .map((text) => `(${text})`)
      .join(' AND ');
  }

  get own(): readonly TaskReader[] {
    return this.readers.in(this.query.queue);
  }

  /** That a row is the viewer's. */
  isOwn(): string {
    const readers = this.own.map(({ reader }) => reader);
    return `i.reader = ANY(${this.conditions.place(readers, 'text[]')})`;
  }

  /** All rows of a source that are the viewer's, for sources that hold little. */
  few(from: string, narrowed = 'true'): string {
    const { conditions } = this;
    const { q } = this.query;
    // As a value of each row: a join would look through all requests before the first row.
    const words =
      q === undefined
        ? 'true'
        : `(SELECT ${hasWords(q, conditions)} FROM request_search f WHERE f.request_id = i.request_id)`;
    return gathered(this.order, from, `${narrowed} AND ${this.isOwn()} AND ${this.narrowed} AND ${words}`);
  }

  /** The whole listings of some readers; of what is claimed by the viewer, these alone. */
  whole(some: readonly TaskReader[] = this.own): Stretches {
    if (this.query.queue === 'mine') {
      return {
        columns: [{ name: 'claimed_by', type: 'text' }, READER],
        values: some.map(({ reader }) => [this.readers.viewer.personId, reader]),
      };
    }
    const claims = this.query.unclaimed === true ? [false] : [true, false];
    return {
      columns: [READER, { name: 'claimed', type: 'boolean' }],
      values: some.flatMap(({ reader }) => claims.map((claimed) => [reader, claimed])),
    };
  }

  each(stretches: Stretches, narrowed = 'true'): string {
    return fromStretches(this.order, stretches, this.conditions, `${narrowed} AND ${this.narrowed}`);
  }

  along(reach: number): string {
    const { q } = this.query;
    const looked = this.looked(reach);
    const words = q === undefined ? 'true' : hasWordsAmong(q, looked, this.conditions);
    return takenFrom(this.order, looked, `${this.narrowed} AND ${words}`);
  }

  /** The rows at which {@link along} looks. */
  looked(reach: number): string {
    return firstOf(this.order, this.whole(), this.conditions, reach);
  }

  ofKinds({ kind, legKind }: InboxQuery): string {
    const kinds = kind === undefined ? TASK_KINDS : [kind];
    const legKinds = legKind === undefined ? ['', ...LEG_KINDS] : [legKind];
    return this.each({
      columns: [READER, { name: 'leg_kind', type: 'text' }, { name: 'kind', type: 'text' }],
      values: this.own.flatMap(({ reader }) =>
        legKinds.flatMap((one) => kinds.map((other) => [reader, one, other])),
      ),
    });
  }

  ofParty(party: string): string {
    // A reader for this party reads all its rows; a reader who waits for others reads none of its own.
    const ofItself = this.own.filter(
      ({ reader, partyId }) => partyId === party && !reader.startsWith('awaits_answer:'),
    );
    const others = this.own.filter((reader) => !ofItself.includes(reader));
    const stretches = {
      columns: [READER, { name: 'other_party_id', type: 'text' }],
      values: others.map(({ reader }) => [reader, party]),
    } as const;
    return `${this.each(stretches)} UNION ALL ${this.each(this.whole(ofItself))}`;
  }

  /** The range of an index in which lies what is due before a limit. */
  private due(): string {
    const { overdue, dueBefore } = this.query;
    const limits: string[] = [];
    if (overdue === true) limits.push('NOT i.clock_moved AND i.due_at <= statement_timestamp()');
    if (dueBefore !== undefined) {
      limits.push(`i.due_at <= ${this.conditions.place(dueBefore, 'timestamptz')}`);
    }
    return limits.join(' AND ');
  }

  /** What is overdue on a moved clock; where no clock is moved there is nothing. */
  private moved(): string {
    return this.query.overdue === true ? ` UNION ALL ${this.few('task_listing i', 'i.clock_moved')}` : '';
  }

  dueFirst(): string {
    return `${this.each(this.whole(), this.due())}${this.moved()}`;
  }

  dueGathered(): string {
    const unordered = { ...this.order, keys: ['i.due_at'], descending: false, after: null, most: 'NULL' };
    const due = fromStretches(unordered, this.whole(), this.conditions, `${this.due()} AND ${this.narrowed}`);
    return `${gathered(this.order, `(${due}) AS i`, 'true')}${this.moved()}`;
  }

  dueInSpans(): string {
    const { order, conditions } = this;
    const readers = { columns: [READER], values: this.own.map(({ reader }) => [reader]) };
    const [opened] = order.after ?? [];
    const spanOfAfter =
      opened === undefined ? null : `date_bin('6 hours', ${opened}, '2000-01-01 00:00:00+00')`;
    const spans = { span: 'opened_span', spanOfAfter, limit: this.due() };
    return `${fromSpans(order, readers, spans, conditions, this.narrowed)}${this.moved()}`;
  }
}

/** The ways to the open tasks that a query asks for, to be gone one after the other. */
export function waysTo(query: InboxQuery): Way<InboxWalk>[] {
  const { queue, sort, q, party } = query;
  // What one person has put off is little, and so is what is to be done on one case.
  if (queue === 'snoozed') {
    return [straight((walk) => walk.few('put_off z JOIN task_listing i USING (request_id, task_id)'))];
  }
  if (query.requestId !== undefined || query.arrangementId !== undefined) {
    return [straight((walk) => walk.few('task_listing i'))];
  }
  const looked = (one: InboxWalk, reach: number) => one.looked(reach);
  const walk = { source: (one: InboxWalk, reach: number) => one.along(reach), looked };
  if (q !== undefined) {
    const search = byIndex<InboxWalk>({
      column: 'request_id',
      values: ({ readers, conditions }) => requestsWith(q, readers, conditions),
      beside: (one) => one.isOwn(),
      narrowed: (one) => one.narrowed,
      looked,
      key: ['request_id', 'task_id', 'reader'],
    });
    return [along(walk), search];
  }
  // What one person has claimed is no more than can be looked through.
  if (queue === 'mine') return [straight((one) => one.each(one.whole()))];
  if (query.kind !== undefined || query.legKind !== undefined) {
    return [straight((one) => one.ofKinds(query))];
  }
  if (party !== undefined) return [straight((one) => one.ofParty(party))];
  if (query.overdue !== true && query.dueBefore === undefined) {
    return [straight((one) => one.each(one.whole()))];
  }
  if (sort === 'due') return [straight((one) => one.dueFirst())];
  if (sort !== 'neededBy') return [straight((one) => one.dueInSpans())];
  return [along(walk), straight((one) => one.dueGathered())];
}
