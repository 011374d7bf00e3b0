import { countInbox, listInbox, listRequests } from '#libs/cases';
import { type Viewer, viewerOf } from '#libs/identity';
import { createDataSource } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ReadOperation } from '../../../apps/api/src/http/operations/operation.js';
import { OPERATIONS } from '../../../apps/api/src/operations.js';
import type { Services } from '../../../apps/api/src/services.js';
import { fillStore } from '../../bench/scale/fill.js';
import { CALLERS, DESK, FIVE, LARGEST, RAREST } from '../../bench/scale/ids.js';
import { NOTED, WEBHOOK } from '../../bench/scale/register.js';
import { readingManager } from '../../support/api/reading-manager.js';
import { type TestDatabase, createTestDatabase } from '../../support/product/database.js';

/** Many more rows of each kind than a few pages hold. */
const OPEN_TASKS = 16_000;
/** A tenth of them is of the largest party. */
const PEOPLE = 30_000;
const PAGE = 10;
/** A few pages of each of the stretches of an index from which a page is merged, with what its rows show. */
const FEW_PAGES = 100 * PAGE;
/** What is rare is looked for along the order first, so far at most: each row, what is asked of it, and whether that was all. */
const LOOKED_THROUGH = 3 * 2_000;

type Query = Record<string, unknown>;

/** How an operation is called: by whom, on what, and with each of which filters and orders. */
interface Calls {
  of: readonly (keyof typeof CALLERS)[];
  params?: Record<string, string>;
  /** Each in the place of what the operation takes by itself. */
  queries: readonly Query[];
  /** Those that may look along the order for what is rare. */
  searches?: readonly Query[];
  /** What each answer holds beside the page, with a bound of its own. */
  beside?: { read: (manager: EntityManager, viewer: Viewer) => Promise<unknown>; most: number };
}

const SOON = new Date(Date.now() + 3 * 86_400_000).toISOString();
/** Common words, some that one or two requests in a hundred have, rare ones, and common ones that no request has together. */
const WORDS = [
  { q: 'fenmaria' },
  { q: 'aviation' },
  { q: 'police 11' },
  { q: 'poli 119' },
  { q: 'imc 2031 000777' },
  { q: '000777' },
  { q: 'engineer hospital' },
  { q: 'nowhere' },
];

function each(name: string, values: readonly string[], others: readonly Query[]): Query[] {
  return values.flatMap((value) => others.map((other) => ({ [name]: value, ...other })));
}

const INBOX = [
  {},
  { kind: 'answer' },
  { legKind: 'host_consent' },
  { legKind: 'cost_review' },
  { party: RAREST },
  { party: LARGEST },
  { unclaimed: 'true' },
];
/** In another order than that in which it is due. */
const LATE = [{ overdue: 'true' }, { dueBefore: SOON }];
const REQUESTS = [
  { state: 'all' },
  { state: 'closed' },
  { state: 'all', status: 'granted' },
  { state: 'all', legKind: 'host_consent' },
  { state: 'all', overdue: 'true' },
  { state: 'all', atRisk: 'true' },
  { state: 'all', neededBefore: SOON },
];
const NAMED = [
  { sendingMission: 'scale-mission-03' },
  { receivingMission: 'scale-mission-03' },
  { contributor: RAREST },
  { unit: 'scale-unit-0777' },
];
const ARRANGEMENTS = [{}, { status: 'in_force' }, { status: 'suspended' }, { breach: 'true' }];
const IN_STATE_ALL = [...NAMED, { kind: 'extend' }, ...WORDS].map((query) => ({ state: 'all', ...query }));
const REQUEST_SORTS = ['neededBy', '-submitted', 'reference'];

/** Every list that has pages. A list that is missing here fails the test: say how it is called, and keep it to a few pages' worth. */
const LISTS: Record<string, Calls> = {
  listInbox: {
    // A thousand and one for each reader of each queue.
    beside: { read: countInbox, most: 3 * 7 * 1_001 },
    of: ['largest', 'five', 'manager'],
    queries: [
      ...each(
        'queue',
        ['mine', 'party', 'waiting'],
        each('sort', ['due', 'opened', '-opened', 'neededBy'], INBOX),
      ),
      { queue: 'snoozed' },
      { queue: 'done' },
      ...each(
        'queue',
        ['mine', 'party', 'waiting'],
        [
          { sort: 'due', dueBefore: SOON },
          { sort: 'due', overdue: 'true' },
        ],
      ),
    ],
    searches: [
      ...each('queue', ['mine', 'party', 'waiting', 'done'], each('sort', ['due', '-opened'], WORDS)),
      ...each('queue', ['party', 'waiting'], each('sort', ['opened', '-opened', 'neededBy'], LATE)),
      { queue: 'done', kind: 'answer' },
    ],
  },
  listRequests: {
    of: ['largest', 'manager', 'auditor'],
    queries: each('sort', REQUEST_SORTS, REQUESTS),
    searches: each('sort', REQUEST_SORTS, IN_STATE_ALL),
  },
  listArrangements: {
    of: ['largest', 'manager', 'auditor'],
    queries: each('sort', ['reference', 'expires'], ARRANGEMENTS),
    searches: each('sort', ['reference', 'expires'], [...NAMED, ...WORDS, { expiresBefore: SOON }]),
  },
  listMyHistory: {
    of: ['largest', 'manager'],
    queries: [{}, { kind: 'answers' }, { kind: 'requests' }, { kind: 'other' }, { from: SOON }, { to: SOON }],
  },
  listSystemAudit: { of: ['auditor'], queries: [{}, { kind: 'person_forgotten' }] },
  listPeople: {
    of: ['administrator', 'largest', 'five'],
    queries: [],
    searches: [{}, { role: 'signatory' }, { role: 'focal_point' }].flatMap((role) =>
      [{}, { partyId: LARGEST }, { partyId: FIVE[0] }].map((party) => ({ ...role, ...party })),
    ),
  },
  listAbsences: { of: ['administrator', 'largest'], queries: [], searches: [{}] },
  listTokens: { of: ['administrator'], queries: [{}, { personId: CALLERS.largest }] },
  listParties: { of: ['largest'], queries: [{}] },
  listMissions: { of: ['largest'], queries: [{}] },
  listUnits: { of: ['largest'], queries: [{}] },
  listAuthorities: { of: ['largest'], queries: [{}] },
  listPolicies: { of: ['largest'], queries: [{}] },
  listCalendars: { of: ['largest'], queries: [{}] },
  listPledges: { of: ['largest', 'five', 'manager'], queries: [{}, { unitId: 'scale-unit-0777' }] },
  listStandingConsents: { of: ['largest', 'five', 'manager'], queries: [{}] },
  listComments: { of: ['manager'], params: { requestId: NOTED }, queries: [{}] },
  listChaseNotes: { of: ['manager'], params: { requestId: NOTED }, queries: [{}] },
  getRequestAudit: { of: ['manager'], params: { requestId: NOTED }, queries: [{}] },
  getArrangementAudit: { of: ['manager'], params: { arrangementId: NOTED }, queries: [{}] },
  listWebhookDeliveries: {
    of: ['largest'],
    params: { webhookId: WEBHOOK },
    queries: [{}, { status: 'failed' }, { status: 'delivered' }],
  },
};

/** The reads of the API that have pages. */
const PAGED = OPERATIONS.filter(
  (operation): operation is ReadOperation =>
    operation.kind === 'read' && operation.query instanceof z.ZodObject && 'cursor' in operation.query.shape,
);

describe('no list reads more rows than a few pages hold', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const viewers = new Map<string, Viewer>();

  beforeAll(async () => {
    database = await createTestDatabase();
    await fillStore(database.ownerUrl, { openTasks: OPEN_TASKS, people: PEOPLE }, () => undefined);
    dataSource = await createDataSource(database.appUrl, { poolSize: 2 }).initialize();
    for (const caller of Object.values(CALLERS)) {
      const viewer = await viewerOf(dataSource.manager, caller);
      if (viewer !== null) viewers.set(caller, viewer);
    }
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  function viewerOfCaller(caller: keyof typeof CALLERS): Viewer {
    const viewer = viewers.get(CALLERS[caller]);
    if (viewer === undefined) throw new Error(`${caller} is not in the store`);
    return viewer;
  }

  /** The rows that are looked at for what an answer holds beside the page. */
  async function readBeside(caller: keyof typeof CALLERS, { beside }: Calls): Promise<number> {
    if (beside === undefined) return 0;
    const { manager, rows } = readingManager(dataSource.manager);
    await beside.read(manager, viewerOfCaller(caller));
    expect(rows.read).toBeLessThanOrEqual(beside.most);
    return rows.read;
  }

  /** The rows that one call looks at, where it is more than it may. */
  async function tooMany(
    operation: ReadOperation,
    caller: keyof typeof CALLERS,
    { params, query, most }: { params: Record<string, string>; query: Query; most: number },
  ): Promise<string[]> {
    const viewer = viewerOfCaller(caller);
    const { manager, rows } = readingManager(dataSource.manager);
    const services = { dataSource: { manager } } as unknown as Services;
    const parsed = (operation.query ?? z.object({})).parse({ limit: PAGE, ...query });
    const call = { viewer, params, query: parsed, body: undefined } as unknown as Parameters<
      ReadOperation['run']
    >[0];
    await operation.run(call, services);
    return rows.read <= most ? [] : [`${caller} ${JSON.stringify(query)}: ${rows.read}, ${rows.most}`];
  }

  it('and every list is called here', () => {
    expect(Object.keys(LISTS).toSorted()).toEqual(PAGED.map(({ id }) => id).toSorted());
  });

  it.each(PAGED.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
    const found: string[] = [];
    const calls: Calls = LISTS[id] ?? { of: [], queries: [] };
    const { of, params = {}, queries, searches = [] } = calls;
    // Each call is made by one of the callers, who take turns; where there are fewer calls, by each of them.
    const turns = (some: readonly Query[], turn: number) =>
      some.filter((_, index) => some.length < of.length || index % of.length === turn);
    for (const [turn, caller] of of.entries()) {
      const few = FEW_PAGES + (await readBeside(caller, calls));
      for (const query of turns(queries, turn)) {
        found.push(...(await tooMany(operation, caller, { params, query, most: few })));
      }
      for (const query of turns(searches, turn)) {
        found.push(...(await tooMany(operation, caller, { params, query, most: few + LOOKED_THROUGH })));
      }
    }
    expect(found).toEqual([]);
  });

  it.each(PAGED.filter(({ id }) => ['listRequests', 'listArrangements'].includes(id)))(
    'and $id fills its pages for somebody by whose parties the same row is read several times',
    async (operation) => {
      const most = FEW_PAGES + LOOKED_THROUGH;
      const query = { sort: 'reference', q: 'fenmaria' };
      expect(await tooMany(operation, 'five', { params: {}, query, most })).toEqual([]);
    },
  );

  /** All that a list gives, page by page. */
  async function allOf<T>(
    read: (cursor: string | null) => Promise<{ items: T[]; next: string | null }>,
  ): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: T[]; next: string | null } = await read(cursor);
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return items;
  }

  /** That each word of `$1` begins a word by which the request `s` is found. */
  const FOUND = `NOT EXISTS (SELECT FROM unnest(search_words($1)) AS wanted WHERE NOT EXISTS (
    SELECT FROM unnest(tsvector_to_array(s.words)) AS word WHERE starts_with(ltrim(word, '#'), wanted)))`;

  // More than can be looked up one by one, at the end of the order by reference: 003.
  describe.each(['fenmaria', 'police 11', 'poli 119', 'imc 2031 000777', '003', 'engineer hospital'])(
    'and whoever searches for %s',
    (q) => {
      it.each([
        ['neededBy', 'r.needed_by_at, r.id'],
        ['-submitted', 'r.submitted_at DESC, r.id DESC'],
        ['reference', 'r.reference, r.id'],
      ] as const)('finds all requests by %s', async (sort, order) => {
        const { manager } = dataSource;
        const query = { state: 'all', sort, q, limit: 150 } as const;
        const found = await allOf((cursor) =>
          listRequests(manager, viewerOfCaller('manager'), { ...query, cursor }),
        );
        const wanted: { id: string }[] = await manager.query(
          `SELECT r.id FROM request r JOIN request_search s ON s.request_id = r.id WHERE ${FOUND} ORDER BY ${order}`,
          [q],
        );
        expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      });

      it('finds all tasks that wait', async () => {
        const { manager } = dataSource;
        const query = { queue: 'waiting', sort: 'opened', q, limit: 150 } as const;
        const found = await allOf((cursor) =>
          listInbox(manager, viewerOfCaller('manager'), { ...query, cursor }),
        );
        const wanted: { key: string }[] = await manager.query(
          `SELECT concat(t.request_id, ' ', t.task_id) AS key FROM task t JOIN request_search s USING (request_id)
            WHERE t.closed_at IS NULL AND t.party_id <> '${DESK}' AND ${FOUND} ORDER BY t.opened_at, t.request_id, t.task_id`,
          [q],
        );
        expect(found.map(({ requestId, taskId }) => `${requestId} ${taskId}`)).toEqual(
          wanted.map(({ key }) => key),
        );
      });

      it('asks an index for whole words, as what has the beginning of a common one would all be gathered', async () => {
        const [row]: { query: string }[] = await dataSource.query('SELECT search_query($1)::text AS query', [
          q,
        ]);
        expect(row?.query).not.toContain(':*');
      });
    },
  );
});
