import type { Client } from 'pg';

/** Tables in which every call may leave a trace, refused or not: when a session was last used, how many calls there were. */
const OF_CALLS = /^(session|rate_limit.*|migrations)$/u;

/**
 * Tells what every table of a store holds, so that a test can see whether a call changed anything at all. The tables are
 * read from PostgreSQL's catalogue: a new one is looked at without anybody naming it.
 *
 * @returns a function that gives, by table, the number of rows and a digest of them; of tables in which every call leaves
 *   a trace the number alone
 */
export function tableContents(client: Client): () => Promise<Record<string, string>> {
  let statement: string | null = null;
  return async () => {
    statement ??= await statementFor(client);
    const { rows } = await client.query<{ name: string; contents: string }>(statement);
    return Object.fromEntries(rows.map(({ name, contents }) => [name, contents]));
  };
}

async function statementFor(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  return rows
    .map(({ name }) => {
      const digest = OF_CALLS.test(name) ? `''` : `coalesce(sum(hashtextextended(t::text, 0)), 0)`;
      return `SELECT '${name}' AS name, concat(count(*), ' rows ', ${digest}) AS contents FROM "${name}" t`;
    })
    .join(' UNION ALL ');
}
