import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { LISTINGS, type Listing } from './listing-rows.js';

/** Deletes rows that no longer belong and writes new or changed ones; all else stays untouched. */
function refreshOf({ table, key, rest, rows, owned }: Listing, whose: string): string {
  const columns = [...key, ...rest].join(', ');
  const set = rest.map((column) => `${column} = excluded.${column}`).join(', ');
  return `
    wanted_${table} AS MATERIALIZED (${rows(whose)}),
    present_${table} AS MATERIALIZED (SELECT ${columns} FROM ${table} o WHERE ${owned(whose)}),
    gone_${table} AS (
      DELETE FROM ${table} d USING (SELECT ${key.join(', ')} FROM present_${table} EXCEPT SELECT ${key.join(', ')} FROM wanted_${table}) AS g
       WHERE ${key.map((column) => `d.${column} = g.${column}`).join(' AND ')}),
    put_${table} AS (
      INSERT INTO ${table} (${columns})
      SELECT ${columns} FROM wanted_${table} EXCEPT SELECT ${columns} FROM present_${table}
      ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set})`;
}

const REFRESH = `WITH ${LISTINGS.map((listing) => refreshOf(listing, 'a.id = $1::uuid')).join(',')} SELECT 1`;

/** Brings the lists in line with an arrangement and its requests, after their rows were written; in the same transaction. */
export async function refreshListings(tx: EntityManager, arrangementId: string): Promise<void> {
  await runPrepared(tx, REFRESH, [arrangementId]);
}

/** Statements that fill empty listings from all that is stored, for a store that was not filled by the writer. */
export const FILL_LISTINGS: readonly { table: string; statement: string }[] = LISTINGS.map(
  ({ table, key, rest, rows }) => ({
    table,
    statement: `INSERT INTO ${table} (${[...key, ...rest].join(', ')}) SELECT ${[...key, ...rest].join(', ')} FROM (${rows('true')}) AS w`,
  }),
);
