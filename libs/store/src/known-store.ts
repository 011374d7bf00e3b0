import { MIGRATIONS, type MigrationClass } from './migrations/index.js';

/** A migration that has run, as recorded in a store or a backup; without a checksum if none was kept. */
export interface AppliedMigration {
  name: string;
  sha256: string | null;
}

/** The migrations that have run in a database, in their order; none in an empty one. */
export async function appliedMigrations(
  query: (statement: string) => Promise<unknown[]>,
): Promise<AppliedMigration[]> {
  const [there] = (await query(
    `SELECT to_regclass('migrations') IS NOT NULL AS migrations, to_regclass('migration_checksum') IS NOT NULL AS checksums`,
  )) as { migrations: boolean; checksums: boolean }[];
  if (there?.migrations !== true) return [];
  const applied = there.checksums
    ? 'SELECT m.name, c.sha256 FROM migrations m LEFT JOIN migration_checksum c ON c.name = m.name ORDER BY m.id'
    : 'SELECT name, NULL AS sha256 FROM migrations ORDER BY id';
  return (await query(applied)) as AppliedMigration[];
}

/**
 * How the migrations that made a schema compare with those of this release: it has all of them (`current`), the first ones
 * (`behind`), all and further ones of a later release (`ahead`), or others (`unknown`).
 */
export type Acquaintance = 'behind' | 'current' | 'ahead' | 'unknown';

/** Compares the migrations that have run with those that this release knows. */
export function acquaintanceOf(
  applied: readonly AppliedMigration[],
  migrations: readonly MigrationClass[] = MIGRATIONS,
): Acquaintance {
  const known = migrations.map((migration) => new migration());
  const same = known.every(({ name, sha256 }, index) => {
    const there = applied[index];
    return there === undefined || (there.name === name && there.sha256 === sha256);
  });
  if (!same) return 'unknown';
  if (applied.length === known.length) return 'current';
  return applied.length < known.length ? 'behind' : 'ahead';
}

/** What to do with a store or a backup that this release does not know. */
export const START_EMPTY =
  'Nothing has been changed. Its data cannot be brought over. Start with an empty store: `npm start -- --reset` removes all that the product keeps itself; for a database of your own, name an empty one in DATABASE_URL.';

/** Thrown where a store was made by another build, whose schema this one does not know. Nothing has been changed. */
export class UnknownStoreError extends Error {
  override readonly name = 'UnknownStoreError';

  constructor(applied: readonly AppliedMigration[]) {
    const names = applied.map(({ name }) => name).join(', ');
    super(
      `The store was made by another version of Countersign (${names}), which this one cannot read. ${START_EMPTY}`,
    );
  }
}
