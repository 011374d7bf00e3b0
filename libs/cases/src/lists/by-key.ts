import type { EntityManager } from 'typeorm';
import type { Page } from '../views/common.js';
import { Conditions, type SqlType, afterRow } from './conditions.js';
import { type CursorOf, type KeyKind, pageOf, readCursor } from './cursor.js';
import { WALKED_FIRST, besides, isAmong, nextReach, only } from './listing.js';
import type { Paging } from './lists.js';

/** A key of an order: its column, and its value in a row as text. */
interface Key<R> {
  column: string;
  kind: KeyKind;
  of: (row: R) => string;
}

/** A list that stands in the order of an index, whose columns are the keys. */
export interface ByKey<R, T> {
  columns: string;
  from: string;
  /** What is wanted of a row, where not all are. */
  where?: (conditions: Conditions) => string;
  keys: readonly Key<R>[];
  descending?: true;
  /** What the cursors of the list belong to. */
  of: CursorOf;
  item: (row: R) => T;
}

const TYPES: Record<KeyKind, SqlType> = {
  moment: 'timestamptz',
  day: 'date',
  text: 'text',
  uuid: 'uuid',
  number: 'int',
  flag: 'boolean',
};

/** The parts of a statement that reads one page. */
interface Parts {
  conditions: Conditions;
  begins: string;
  ordered: string;
  most: string;
}

/** One page of a list by its keys. A list of which only some rows are wanted should have an index that begins with what is wanted. */
export async function pageByKey<R, T>(
  manager: EntityManager,
  list: ByKey<R, T>,
  paging: Paging,
): Promise<Page<T>> {
  return pageFrom(list, paging, (partsOf) => {
    const { conditions, begins, ordered, most } = partsOf();
    const where = list.where?.(conditions) ?? 'true';
    return manager.query(
      `SELECT ${list.columns} FROM ${list.from} WHERE (${where}) AND ${begins} ${ordered} LIMIT ${most}`,
      conditions.values,
    );
  });
}

/** One page of the rows of several parties, merged from the beginning of each one's stretch of an index. */
export async function pageOfParties<R, T>(
  manager: EntityManager,
  list: ByKey<R, T> & { party: string },
  parties: readonly string[],
  paging: Paging,
): Promise<Page<T>> {
  return pageFrom(list, paging, (partsOf) => {
    const { conditions, begins, ordered, most } = partsOf();
    const where = list.where?.(conditions) ?? 'true';
    const keys = list.keys.map(({ column }, index) => `${column} AS key_${index + 1}`);
    const way = list.descending === true ? 'DESC' : 'ASC';
    return manager.query(
      `SELECT l.* FROM unnest(${conditions.place(parties, 'text[]')}) AS own(party_id) CROSS JOIN LATERAL (
         SELECT ${list.columns}, ${keys.join(', ')} FROM ${list.from}
          WHERE ${list.party} = own.party_id AND (${where}) AND ${begins} ${ordered} LIMIT ${most}
       ) AS l ORDER BY ${keys.map((_, index) => `l.key_${index + 1} ${way}`).join(', ')} LIMIT ${most}`,
      conditions.values,
    );
  });
}

/** Gives a table as something to select from: whole, or only the rows in which a column is one of the ids that are asked about. */
export type Asked = (table: string, column: string) => string;
const whole: Asked = (table) => table;

/**
 * One page of a list of which only some rows are wanted, or known to a person. The order is gone along as far as these come often enough
 * to fill the page; else all of them are gathered.
 * @param list `from` is what is joined to the table
 * @param some the rows that are wanted, with their ids in a column `id`; of all, or only of those that are asked about
 */
export async function pageOfSome<R, T>(
  manager: EntityManager,
  list: Omit<ByKey<R, T>, 'where'> & { table: string; as: string },
  some: (conditions: Conditions, asked: Asked) => string,
  paging: Paging,
): Promise<Page<T>> {
  const { table, as, columns, from } = list;
  return pageFrom(list, paging, async (partsOf) => {
    const looked = (reach: number) => {
      const parts = partsOf();
      const text = `SELECT ${as}.* FROM ${table} ${as} WHERE ${parts.begins} ${parts.ordered} LIMIT ${reach}`;
      return { ...parts, text: `(${text}) AS ${as}` };
    };
    /** The page as far as it is filled by so many rows; null where it is not full, and there are more. */
    const along = async (reach: number): Promise<{ filled: number; page: R[] | null }> => {
      const { conditions, ordered, most, text } = looked(reach);
      const asked: Asked = (of, column) => only(of, column, `SELECT ${as}.id FROM ${text}`);
      const wanted = isAmong(`${as}.id`, `SELECT s.id FROM (${some(conditions, asked)}) AS s`);
      const rows: R[] = await manager.query(
        `SELECT ${columns} FROM ${text} ${from} WHERE ${wanted} ${ordered} LIMIT ${most}`,
        conditions.values,
      );
      if (rows.length > paging.limit) return { filled: rows.length, page: rows };
      const all = looked(reach);
      const [seen]: { all: boolean }[] = await manager.query(
        `SELECT (SELECT count(*) FROM ${all.text}) < ${reach} AS all, ${all.conditions.mentioned}`,
        all.conditions.values,
      );
      return { filled: rows.length, page: seen?.all === true ? rows : null };
    };
    const first = await along(WALKED_FIRST);
    if (first.page !== null) return first.page;
    const reach = nextReach(first.filled, paging.limit);
    const { page } = reach === null ? first : await along(reach);
    if (page !== null) return page;
    const { conditions, begins, ordered, most } = partsOf();
    const found = `SELECT DISTINCT s.id FROM (${some(conditions, whole)}) AS s`;
    const rows = besides(found, { table, as, on: `${as}.id = f.id` });
    return manager.query(
      `SELECT ${columns} FROM ${rows} ${from} WHERE ${begins} ${ordered} LIMIT ${most}`,
      conditions.values,
    );
  });
}

async function pageFrom<R, T>(
  { keys, descending, of, item }: Pick<ByKey<R, T>, 'keys' | 'descending' | 'of' | 'item'>,
  { cursor, limit }: Paging,
  read: (partsOf: () => Parts) => Promise<R[]>,
): Promise<Page<T>> {
  const kinds = keys.map(({ kind }) => kind);
  const columns = keys.map(({ column }) => column);
  const after = readCursor(cursor, kinds, of);
  const way = descending === true ? 'DESC' : 'ASC';
  const rows = await read(() => {
    const conditions = new Conditions();
    const placed = (kind: KeyKind, index: number) => conditions.place(after?.[index], TYPES[kind]);
    return {
      conditions,
      begins: after === null ? 'true' : afterRow(columns, kinds.map(placed), descending === true),
      ordered: `ORDER BY ${columns.map((column) => `${column} ${way}`).join(', ')}`,
      most: conditions.place(limit + 1, 'int'),
    };
  });
  return pageOf(rows, limit, item, (row) => keys.map((key) => key.of(row)), of);
}
