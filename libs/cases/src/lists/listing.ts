import type { EntityManager } from 'typeorm';
import { type Conditions, type ScalarType, type SqlType, afterRow } from './conditions.js';
import { keyInSql } from './cursor.js';

/** The most rows that a walk skips before it gives way to a search. */
const WALKED_AT_MOST = 2_000;
/** And past so many at first, to see whether going on is worth it. */
const WALKED_FIRST = 300;

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

/** A way to the rows of a page. */
export interface Way<W> {
  source: (walk: W, reach: number) => string;
  /**
   * The rows that the way looks at, where it looks at so many at most: the page is right only if it is full, or if there are no more rows;
   * else the next way must be gone.
   */
  along?: (walk: W, reach: number) => string;
}

/** Goes one way after the other until a page is right. */
export async function onTheWay<W extends { conditions: Conditions }, R>(
  manager: EntityManager,
  ways: readonly Way<W>[],
  page: { limit: number; begin: () => W; read: (walk: W, source: string) => Promise<R[]> },
): Promise<R[]> {
  for (const way of ways) {
    const rows = await goOneWay(manager, way, page);
    if (rows !== null) return rows;
  }
  return [];
}

/** The page by one way; null where it is not right. */
async function goOneWay<W extends { conditions: Conditions }, R>(
  manager: EntityManager,
  { source, along }: Way<W>,
  { limit, begin, read }: { limit: number; begin: () => W; read: (walk: W, source: string) => Promise<R[]> },
): Promise<R[] | null> {
  const go = (reach: number) => {
    const walk = begin();
    return read(walk, source(walk, reach));
  };
  if (along === undefined) return go(WALKED_AT_MOST);
  for (const reach of [WALKED_FIRST, WALKED_AT_MOST]) {
    const rows = await go(reach);
    if (rows.length > limit || (await isAll(manager, begin(), along, reach))) return rows;
    // It goes on only where, at this rate, the page will be full.
    if (rows.length * (WALKED_AT_MOST / reach) <= limit) return null;
  }
  return null;
}

/** Whether a walk has come to the end of what it goes along. */
async function isAll<W extends { conditions: Conditions }>(
  manager: EntityManager,
  walk: W,
  along: (walk: W, reach: number) => string,
  reach: number,
): Promise<boolean> {
  const text = along(walk, reach);
  const { conditions } = walk;
  const [seen]: { all: boolean }[] = await manager.query(
    `SELECT (SELECT count(*) FROM (${text}) AS i) < ${reach} AS all, ${conditions.mentioned}`,
    conditions.values,
  );
  return seen?.all === true;
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

/**
 * Goes along the stretches, merged, and takes what is wanted, for so many rows at most: for what many rows are. See {@link Way.along}.
 */
export function walked(
  order: Order,
  stretches: Stretches,
  conditions: Conditions,
  { wanted, reach }: { wanted: string; reach: number },
): string {
  return `SELECT i.* FROM (${walkedAlong(order, stretches, conditions, reach)}) AS i WHERE ${wanted} ${ordered(order)} LIMIT ${order.most}`;
}

/** The rows that {@link walked} looks at. */
export function walkedAlong(
  order: Order,
  stretches: Stretches,
  conditions: Conditions,
  reach: number,
): string {
  const most = String(reach);
  const branches = branchesOf(order, stretches, conditions, { wanted: 'true', most });
  return `SELECT i.* FROM (${branches}) AS i ${ordered(order)} LIMIT ${most}`;
}

/**
 * Goes along one stretch, such as one that is of all readers, for so many rows at most, and takes what is wanted. See {@link Way.along}.
 */
export function walkedPast(
  order: Order,
  stretch: string,
  { wanted, reach }: { wanted: string; reach: number },
): string {
  return `SELECT i.* FROM (${lookedAt(order, stretch, reach)}) AS i WHERE ${wanted} ${ordered(order)} LIMIT ${order.most}`;
}

/** The rows that {@link walkedPast} looks at. */
export function lookedAt(order: Order, stretch: string, reach: number): string {
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
