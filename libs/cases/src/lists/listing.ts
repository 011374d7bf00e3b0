import type { EntityManager } from 'typeorm';
import { type Conditions, type ScalarType, type SqlType, afterRow } from './conditions.js';
import { keyInSql } from './cursor.js';

/** A walk looks at so many rows first, to see how often what is wanted comes. */
export const WALKED_FIRST = 300;
/** And so many at most. What comes more rarely is found sooner by an index. */
const WALKED_AT_MOST = 2_000;
/** So many that were found are looked up one by one. Where there are more they come often, and the order is gone along. */
const LOOKED_UP_AT_MOST = 700;
/** So many that were found are carried from one statement to the next; more are found again. */
const CARRIED_AT_MOST = 8_000;
/** So far at most is the order gone along; past a row that was not found it is a short step. */
const FOUND_WITHIN = 40_000;

/** In which order a page of a listing `i` stands, and where it begins. */
export interface Order {
  table: string;
  /** The columns of the order, the last of them telling any two rows apart; an index begins with those of a stretch and goes on with these. */
  keys: readonly string[];
  descending: boolean;
  /** The places of the values after which the page begins; null: at the beginning. */
  after: readonly string[] | null;
  /** The types of the keys. */
  types: readonly SqlType[];
  /** How many rows are wanted. */
  most: string;
}

/** The order of a list by some columns that tell its rows apart: the first by the moment or the text of the cursor. */
export function orderOf(
  table: string,
  keys: readonly string[],
  descending: boolean,
  { after, limit }: { after: readonly string[] | null; limit: number },
  conditions: Conditions,
  types: readonly SqlType[] = ['timestamptz', 'uuid', 'text'],
): Order {
  return {
    table,
    keys,
    types,
    descending,
    after:
      after === null ? null : keys.map((_, index) => conditions.place(after[index], types[index] ?? 'text')),
    most: conditions.place(limit + 1, 'int'),
  };
}

/** What a way goes by. */
interface Walk {
  order: Order;
  conditions: Conditions;
}

/** How a page is read. */
interface Going<W, R> {
  manager: EntityManager;
  limit: number;
  begin: () => W;
  /** Reads the page of a source. */
  read: (walk: W, source: string) => Promise<R[]>;
}

/** A way to the rows of a page; null where it does not lead to all of them, so that the next way must be gone. */
export type Way<W extends Walk> = <R>(going: Going<W, R>) => Promise<R[] | null>;

/** Goes one way after the other until a page is right. */
export async function onTheWay<W extends Walk, R>(
  manager: EntityManager,
  ways: readonly Way<W>[],
  page: Omit<Going<W, R>, 'manager'>,
): Promise<R[]> {
  for (const way of ways) {
    const rows = await way({ manager, ...page });
    if (rows !== null) return rows;
  }
  return [];
}

/** The way to a source that holds all rows of the page. */
export function straight<W extends Walk>(source: (walk: W) => string): Way<W> {
  return async ({ begin, read }) => {
    const walk = begin();
    return read(walk, source(walk));
  };
}

/** A walk along an order, at so many rows at most: which of them are wanted, and all of them. */
interface Along<W> {
  source: (walk: W, reach: number) => string;
  looked: (walk: W, reach: number) => string;
}

/**
 * The way along an order. It looks at a few rows first, and at more only where, at this rate, they fill the page. It leads to all rows
 * if the page is full, or if it has come to the end of the order.
 */
export function along<W extends Walk>({ source, looked }: Along<W>): Way<W> {
  return async ({ manager, limit, begin, read }) => {
    for (let reach: number | null = WALKED_FIRST; reach !== null;) {
      const walk = begin();
      const rows = await read(walk, source(walk, reach));
      if (rows.length > limit || (await isAll(manager, begin(), looked, reach))) return rows;
      reach = reach === WALKED_FIRST ? nextReach(rows.length, limit) : null;
    }
    return null;
  };
}

/** How far a walk goes on that has not filled its page at first: twice as far as it needs at its rate; null where that is too far. */
export function nextReach(filled: number, limit: number): number | null {
  const needed = (WALKED_FIRST * (limit + 1)) / filled;
  return needed > WALKED_AT_MOST ? null : Math.min(Math.ceil(needed) * 2, WALKED_AT_MOST);
}

/** Whether a walk has come to the end of what it goes along. */
async function isAll<W extends Walk>(
  manager: EntityManager,
  walk: W,
  looked: (walk: W, reach: number) => string,
  reach: number,
): Promise<boolean> {
  const text = looked(walk, reach);
  const { conditions } = walk;
  const [seen]: { all: boolean }[] = await manager.query(
    `SELECT (SELECT count(*) FROM (${text}) AS i) < ${reach} AS all, ${conditions.mentioned}`,
    conditions.values,
  );
  return seen?.all === true;
}

/** What an index finds, such as the requests that have some words, wherever they stand in the order. */
interface Found<W> {
  /** The column of the listing whose values are found. */
  column: 'request_id' | 'arrangement_id';
  /** A query for these values. */
  values: (walk: W) => string;
  /** What stands beside each of them, as a condition on a row `i` of the table of the order. */
  beside: (walk: W) => string;
  /** What else is wanted of a row `i`. */
  narrowed: (walk: W) => string;
  /** The order, as {@link Along}. */
  looked: (walk: W, reach: number) => string;
  /** The columns by which a row of the order is looked up. */
  key: readonly string[];
}

/**
 * The way by what an index finds. What stands beside a few things is looked up and sorted. Where many are found the order is gone along
 * past all others; and if that does not fill the page, because they stand far behind, what stands beside all of them is looked up.
 */
export function byIndex<W extends Walk>(way: Found<W>): Way<W> {
  return async ({ manager, limit, begin, read }) => {
    const { count, ids } = await whatIsFound(manager, begin(), way);
    const values = (walk: W) =>
      count > CARRIED_AT_MOST
        ? way.values(walk)
        : `SELECT unnest(${walk.conditions.place(ids, 'uuid[]')}) AS ${way.column}`;
    if (count > LOOKED_UP_AT_MOST) {
      const walk = begin();
      const rows = await read(walk, pastOthers(walk, way, values(walk)));
      if (rows.length > limit || (await isAll(manager, begin(), way.looked, FOUND_WITHIN))) return rows;
    }
    const walk = begin();
    const on = `i.${way.column} = f.${way.column} AND ${way.beside(walk)}`;
    const rows = besides(values(walk), { table: walk.order.table, as: 'i', on });
    return read(walk, gathered(walk.order, rows, way.narrowed(walk)));
  };
}

/** What is found, and how much; the ids as the text of an array, which goes back to the database as it came. */
async function whatIsFound<W extends Walk>(
  manager: EntityManager,
  walk: W,
  { column, values }: Found<W>,
): Promise<{ count: number; ids: string }> {
  const text = values(walk);
  const { conditions } = walk;
  const [seen]: { count: number; ids: string | null }[] = await manager.query(
    `SELECT count(*)::int AS count, array_agg(f.${column})::text AS ids, ${conditions.mentioned}
       FROM (${text} LIMIT ${CARRIED_AT_MOST + 1}) AS f`,
    conditions.values,
  );
  return { count: seen?.count ?? 0, ids: seen?.ids ?? '{}' };
}

/** Along an order past all that was not found. What else is wanted is read only of what was, as the index of the order may not hold it. */
function pastOthers<W extends Walk>(
  walk: W,
  { column, narrowed, looked, key }: Found<W>,
  values: string,
): string {
  const { order } = walk;
  const isFound = isAmong(`i.${column}`, values);
  const passed = `SELECT i.* FROM (${looked(walk, FOUND_WITHIN)}) AS i WHERE ${isFound} ${ordered(order)} OFFSET 0`;
  const same = key.map((name) => `i.${name} = w.${name}`).join(' AND ');
  const keys = order.keys.map((name) => name.replace('i.', 'w.'));
  return `SELECT w.* FROM (${passed}) AS w WHERE (SELECT ${narrowed(walk)} FROM ${order.table} i WHERE ${same}) ${ordered({ ...order, keys })}`;
}

/** That the value of a column is among those of a query. Written so that the query is run once, and the rows stay in their order. */
export function isAmong(column: string, values: string): string {
  return `CASE WHEN ${column} IN (${values}) THEN true ELSE false END`;
}

/**
 * The rows of a table with one of some values, as something to select from. They are looked up together, which takes less time than one by
 * one; and by nothing but these values, whatever else is asked of them.
 */
export function only(table: string, column: string, values: string): string {
  return `(SELECT o.* FROM ${table} o WHERE o.${column} = ANY(ARRAY(${values})) OFFSET 0)`;
}

/**
 * The rows of a listing that stand beside each of a few things that were found before, such as the requests that have some words.
 * Written so that the database begins with what was found, however little it thinks of it.
 */
export function besides(found: string, listing: { table: string; as: string; on: string }): string {
  const { table, as, on } = listing;
  return `(${found} OFFSET 0) AS f CROSS JOIN LATERAL (SELECT ${as}.* FROM ${table} ${as} WHERE ${on} OFFSET 0) AS ${as}`;
}

/**
 * Stretches of an index: in each, where these columns have these values, the rows stand in the order of the page. A page is
 * read from the beginning of each and merged, so that it costs a few rows of each, however long they are.
 */
export interface Stretches {
  columns: readonly { name: string; type: ScalarType }[];
  values: readonly (readonly unknown[])[];
}

function ordered({ keys, descending }: Order): string {
  return `ORDER BY ${keys.map((key) => `${key} ${descending ? 'DESC' : 'ASC'}`).join(', ')}`;
}

function begins({ keys, descending, after }: Order): string {
  return after === null ? 'true' : afterRow(keys, after, descending);
}

/**
 * The most stretches that are written out, each with its values, so that the database knows their sizes; more go in a loop.
 */
const WRITTEN_OUT = 40;

/** The beginning of each stretch, in the order of the page, as the branches of a union. */
function branchesOf(
  order: Order,
  { columns, values }: Stretches,
  conditions: Conditions,
  { wanted, most }: { wanted: string; most: string },
): string {
  if (values.length === 0) return `SELECT i.* FROM ${order.table} i WHERE false`;
  const branches = values.map((row) => {
    const equal = columns.map(({ name, type }, index) => `i.${name} = ${conditions.place(row[index], type)}`);
    return `(SELECT i.* FROM ${order.table} i WHERE ${equal.join(' AND ')} AND ${begins(order)} AND ${wanted}
      ${ordered(order)} LIMIT ${most})`;
  });
  return branches.join(' UNION ALL ');
}

/** Reads the beginning of each stretch and merges them. The other conditions should hold for most rows. */
export function fromStretches(
  order: Order,
  stretches: Stretches,
  conditions: Conditions,
  wanted: string,
): string {
  const { columns, values } = stretches;
  if (values.length <= WRITTEN_OUT) {
    return branchesOf(order, stretches, conditions, { wanted, most: order.most });
  }
  const places = columns.map(({ type }, index) =>
    conditions.place(
      values.map((row) => row[index]),
      `${type}[]`,
    ),
  );
  const names = columns.map(({ name }) => name);
  return `SELECT i.* FROM unnest(${places.join(', ')}) AS stretch(${names.join(', ')})
    CROSS JOIN LATERAL (
      SELECT i.* FROM ${order.table} i
       WHERE ${names.map((name) => `i.${name} = stretch.${name}`).join(' AND ')} AND ${begins(order)} AND ${wanted}
       ${ordered(order)} LIMIT ${order.most}
    ) AS i`;
}

/** Takes what is wanted of the rows at which a walk looks, in the order of the page; rows of several readers may be the same one. */
export function takenFrom(order: Order, looked: string, wanted: string): string {
  return `SELECT i.* FROM (${looked}) AS i WHERE ${wanted} ${ordered(order)}`;
}

/** The first rows of some stretches, merged. */
export function firstOf(order: Order, stretches: Stretches, conditions: Conditions, reach: number): string {
  const most = String(reach);
  const branches = branchesOf(order, stretches, conditions, { wanted: 'true', most });
  return `SELECT i.* FROM (${branches}) AS i ${ordered(order)} LIMIT ${most}`;
}

/** The first rows of one stretch, such as one that is of all readers. */
export function firstWhere(order: Order, stretch: string, reach: number): string {
  return `SELECT i.* FROM ${order.table} i WHERE ${stretch} AND ${begins(order)} ${ordered(order)} LIMIT ${reach}`;
}

/** Takes all that a source has and is wanted, and sorts it: for what few rows are. */
export function gathered(order: Order, source: string, wanted: string): string {
  return `SELECT i.* FROM ${source} WHERE ${begins(order)} AND ${wanted}`;
}

/**
 * Goes from span to span of the first key of the order, and takes from each what does not lie behind a limit of another
 * column, by an index on both: for what lies at the far end of the order, such as what is overdue among what opened last.
 */
export function fromSpans(
  order: Order,
  readers: Stretches,
  { span, spanOfAfter, limit }: { span: string; spanOfAfter: string | null; limit: string },
  conditions: Conditions,
  wanted: string,
): string {
  const places = readers.columns.map(({ type }, index) =>
    conditions.place(
      readers.values.map((row) => row[index]),
      `${type}[]`,
    ),
  );
  const names = readers.columns.map(({ name }) => name);
  const stretch = `unnest(${places.join(', ')}) AS stretch(${names.join(', ')})`;
  const equal = names.map((name) => `i.${name} = stretch.${name}`).join(' AND ');
  const [way, beyond, furthest] = order.descending ? ['DESC', '<', 'max'] : ['ASC', '>', 'min'];
  const next = (from: string) => `(SELECT ${furthest}(n.at) FROM ${stretch} CROSS JOIN LATERAL (
      SELECT i.${span} AS at FROM ${order.table} i WHERE ${equal} AND ${from} ORDER BY i.${span} ${way} LIMIT 1) AS n)`;
  const first = spanOfAfter === null ? next('true') : next(`i.${span} ${beyond}= ${spanOfAfter}`);
  return `SELECT i.* FROM (
      WITH RECURSIVE spans(at) AS (
        SELECT ${first}
        UNION ALL SELECT ${next(`i.${span} ${beyond} spans.at`)} FROM spans WHERE spans.at IS NOT NULL
      )
      SELECT i.* FROM spans CROSS JOIN LATERAL (
        SELECT i.* FROM ${stretch} JOIN ${order.table} i ON ${equal}
         WHERE i.${span} = spans.at AND ${limit} AND ${begins(order)} AND ${wanted}
         ${ordered(order)} LIMIT ${order.most}
      ) AS i WHERE spans.at IS NOT NULL LIMIT ${order.most}
    ) AS i`;
}

/**
 * The keys of one page of a source, as rows of `keys`; the rows of several readers are the same one. What the page shows is read
 * by them in a statement of its own, whose text never changes, so that the database plans its many joins once.
 */
export async function keysFrom(
  manager: EntityManager,
  order: Order,
  source: string,
  conditions: Conditions,
  before = '',
): Promise<{ keys: string[] }[]> {
  const { keys, descending, most } = order;
  const places = keys.map((_, index) => `key_${index + 1}`);
  const shown = keys.map((_, index) =>
    order.types[index] === 'timestamptz' ? keyInSql(`key_${index + 1}`) : `key_${index + 1}::text`,
  );
  return manager.query(
    `${before === '' ? '' : `WITH ${before}`} SELECT ARRAY[${shown.join(', ')}] AS keys FROM (
       SELECT DISTINCT ${keys.map((key, index) => `${key} AS key_${index + 1}`).join(', ')} FROM (${source}) AS i
        ORDER BY ${places.map((place) => `${place} ${descending ? 'DESC' : 'ASC'}`).join(', ')} LIMIT ${most}
     ) AS page ORDER BY ${places.map((place) => `${place} ${descending ? 'DESC' : 'ASC'}`).join(', ')}`,
    conditions.values,
  );
}
