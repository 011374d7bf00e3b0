import { LISTINGS } from '../../../libs/cases/src/lists/listing-rows.js';
import { SEARCH_TABLES, searchRows } from '../../../libs/cases/src/lists/refresh-search.js';

/** The tables that lists are read from, each with its columns and the query for the rows that it should have. */
const PROJECTED: readonly { table: string; columns: readonly string[]; rows: string }[] = [
  ...LISTINGS.map(({ table, key, rest, rows }) => ({
    table,
    columns: [...key, ...rest],
    rows: rows('true'),
  })),
  ...Object.entries(SEARCH_TABLES).map(([table, columns]) => ({
    table,
    columns,
    rows: searchRows(table as keyof typeof SEARCH_TABLES),
  })),
];

/** The rows of the lists that are not as a fresh projection of what is stored would make them: those that lack and those that should not be. */
export async function staleListings(query: (text: string) => Promise<unknown[]>): Promise<string[]> {
  const stale: string[] = [];
  for (const { table, columns, rows } of PROJECTED) {
    const names = columns.join(', ');
    const wanted = `SELECT ${names} FROM (${rows}) AS w`;
    const present = `SELECT ${names} FROM ${table}`;
    const found = (await query(
      `SELECT 'lacks' AS how, to_jsonb(m) AS row FROM (${wanted} EXCEPT ${present}) AS m
       UNION ALL SELECT 'has', to_jsonb(e) FROM (${present} EXCEPT ${wanted}) AS e`,
    )) as { how: string; row: unknown }[];
    stale.push(...found.map(({ how, row }) => `${table} ${how} ${JSON.stringify(row)}`));
  }
  return stale;
}
