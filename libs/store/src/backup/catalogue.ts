import type { ClientBase } from 'pg';
import { inOrderOfReference } from './order.js';

/** Which migrations have run, and as what; restoring runs them again. */
const MIGRATION_TABLES = ['migrations', 'migration_checksum'];

/**
 * What is not worth keeping: sessions and links that let somebody in. After a restore everybody signs in again, so that a
 * lost copy of the store lets nobody in.
 */
const NOT_KEPT: readonly string[] = [
  ...MIGRATION_TABLES,
  'session',
  'sign_in_token',
  'api_token',
  'rate_limit',
];

/** A table of the store with its columns that are not computed. */
export interface TableShape {
  name: string;
  columns: string[];
}

/** The tables that a backup holds, so ordered that every row comes after those that it refers to. */
export async function tablesToKeep(client: ClientBase): Promise<TableShape[]> {
  const { rows: tables } = await client.query<TableShape>(
    `SELECT c.relname AS name,
            array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND c.relname <> ALL ($1)
      GROUP BY c.relname ORDER BY c.relname`,
    [NOT_KEPT],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT DISTINCT f.relname AS from, t.relname AS to
       FROM pg_constraint k
       JOIN pg_class f ON f.oid = k.conrelid
       JOIN pg_class t ON t.oid = k.confrelid
       JOIN pg_namespace n ON n.oid = f.relnamespace AND n.nspname = 'public'
      WHERE k.contype = 'f'`,
  );
  const shapes = new Map(tables.map((table) => [table.name, table]));
  return inOrderOfReference([...shapes.keys()], references).flatMap((name) => shapes.get(name) ?? []);
}

/** The columns that number their rows by their own sequence. */
const NUMBERED_COLUMNS = `SELECT s.relname AS sequence, t.relname AS table, a.attname AS column
   FROM pg_class s
   JOIN pg_namespace n ON n.oid = s.relnamespace AND n.nspname = 'public'
   JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('a', 'i')
                   AND d.refclassid = 'pg_class'::regclass
   JOIN pg_class t ON t.oid = d.refobjid
   JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
  WHERE s.relkind = 'S'`;

/** Makes every column that numbers its rows continue after the highest existing number. */
export async function goOnNumbering(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(NUMBERED_COLUMNS);
  for (const { sequence, table, column } of rows) {
    const name = client.escapeIdentifier(column);
    await client.query(
      `SELECT setval($1::regclass, coalesce(max(${name}), 1), max(${name}) IS NOT NULL) FROM ${client.escapeIdentifier(table)}`,
      [sequence],
    );
  }
}

/** The value of each sequence that belongs to no column. For the others the rows show it. */
export async function sequencesOf(
  client: ClientBase,
): Promise<{ name: string; lastValue: string; used: boolean }[]> {
  const { rows } = await client.query<{ name: string; lastValue: string; used: boolean }>(
    // An unused sequence has no last value; it keeps its start.
    `SELECT sequencename AS name, coalesce(last_value, start_value)::text AS "lastValue", last_value IS NOT NULL AS used
       FROM pg_sequences
      WHERE schemaname = 'public' AND sequencename NOT IN (SELECT sequence FROM (${NUMBERED_COLUMNS}) AS numbered)
      ORDER BY 1`,
  );
  return rows;
}

/** Whether the database holds no table at all. */
export async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'S', 'v') LIMIT 1`,
  );
  return rows.length === 0;
}
