import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.js';
import { UnknownStoreError, acquaintanceOf, appliedMigrations } from './known-store.js';
import { MIGRATIONS, type MigrationClass } from './migrations/index.js';
import { EVIDENCE_TABLES } from './roles.js';

/**
 * Brings the schema up to date; forward only.
 * @param ownerUrl a connection as the owner of the database
 * @param migrations all that this release has; a test may know more or fewer
 * @returns the names of the migrations that were applied, none if it was up to date
 * @throws UnknownStoreError where other migrations have run there; nothing has been changed then
 */
export async function migrate(
  ownerUrl: string,
  migrations: readonly MigrationClass[] = MIGRATIONS,
): Promise<{ applied: string[] }> {
  const dataSource = createDataSource(ownerUrl, { poolSize: 2, name: 'countersign-migrate', migrations });
  await dataSource.initialize();
  try {
    const runner = dataSource.createQueryRunner();
    try {
      // Two processes that migrate at once would both see an empty list of applied migrations.
      await runner.query(`SELECT pg_advisory_lock(hashtext('countersign-migrate'))`);
      const there = await appliedMigrations((statement) => runner.query(statement));
      if (acquaintanceOf(there, migrations) === 'unknown') throw new UnknownStoreError(there);
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      return { applied: applied.map((migration) => migration.name) };
    } finally {
      await runner.query(`SELECT pg_advisory_unlock(hashtext('countersign-migrate'))`);
      await runner.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

/** Thrown where the product is started on a database without its schema, or with that of an earlier release. */
class SchemaBehindError extends Error {}

/** Thrown if the product is started under a database role that could tamper with evidence. */
class TamperableEvidenceError extends Error {}

/**
 * Refuses to go on if this release cannot work on the store: another build made it, the schema is not up to date, or the
 * connection's role can change or remove evidence. A store of a later release is left to each case's own version, so that
 * two releases can run side by side while one replaces the other.
 * @throws UnknownStoreError, SchemaBehindError, or TamperableEvidenceError naming the role and what it could do
 */
export async function assertStoreReady(dataSource: DataSource): Promise<void> {
  const applied = await appliedMigrations((statement) => dataSource.query(statement));
  const acquaintance = acquaintanceOf(applied);
  if (acquaintance === 'unknown') throw new UnknownStoreError(applied);
  if (acquaintance === 'behind') {
    throw new SchemaBehindError(
      'The database does not have the present schema. Run `countersign migrate` first.',
    );
  }
  const rows: { role: string; table_name: string; privilege: string }[] = await dataSource.query(
    `SELECT current_user AS role, t.name AS table_name, p.name AS privilege
       FROM unnest($1::text[]) AS t(name), unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p(name)
      WHERE has_table_privilege(t.name, p.name)`,
    [[...EVIDENCE_TABLES]],
  );
  if (rows.length > 0) {
    const what = rows.map((row) => `${row.privilege} on ${row.table_name}`).join(', ');
    throw new TamperableEvidenceError(
      `The database role ${rows[0]?.role} could tamper with evidence (${what}). Start with the application's role (DATABASE_APP_URL), not the owner's.`,
    );
  }
}
