import { runPrepared, together } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { LISTINGS, type Listing, type ListingTable } from './listing-rows.js';

/**
 * Deletes rows that no longer belong and writes new or changed ones; all else stays untouched. Rows are deleted by their place: by
 * their key a plan that was made while the table was small would look through all rows of a reader.
 */
function refreshOf({ table, key, rest, rows, owned }: Listing, whose: string): string {
  const columns = [...key, ...rest].join(', ');
  const set = rest.map((column) => `${column} = excluded.${column}`).join(', ');
  return `WITH
    wanted AS MATERIALIZED (${rows(whose)}),
    present AS MATERIALIZED (SELECT o.ctid AS place, ${columns} FROM ${table} o WHERE ${owned(whose)}),
    gone AS (
      DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
        SELECT p.place FROM present p
         WHERE NOT EXISTS (SELECT FROM wanted w WHERE ${key.map((column) => `w.${column} = p.${column}`).join(' AND ')})))),
    put AS (
      INSERT INTO ${table} (${columns})
      SELECT ${columns} FROM wanted EXCEPT SELECT ${columns} FROM present
      ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set})
    SELECT 1`;
}

const REFRESH = LISTINGS.map((listing) => ({
  table: listing.table,
  statement: refreshOf(listing, 'a.id = $1::uuid'),
}));

/**
 * Brings the lists in line with an arrangement and its requests, after their rows were written; in the same transaction.
 * @param tables those whose rows may have become others
 */
export async function refreshListings(
  tx: EntityManager,
  arrangementId: string,
  tables: ReadonlySet<ListingTable>,
): Promise<void> {
  const concerned = REFRESH.filter(({ table }) => tables.has(table));
  await together(concerned.map(({ statement }) => runPrepared(tx, statement, [arrangementId])));
}

/** Statements that fill empty listings from all that is stored, for a store that was not filled by the writer. */
export const FILL_LISTINGS: readonly { table: string; statement: string }[] = LISTINGS.map(
  ({ table, key, rest, rows }) => ({
    table,
    statement: `INSERT INTO ${table} (${[...key, ...rest].join(', ')}) SELECT ${[...key, ...rest].join(', ')} FROM (${rows('true')}) AS w`,
  }),
);
