import { Initial1795910400000 } from './1795910400000-initial.js';
import type { SqlMigration } from './sql-migration.js';

/** A migration as TypeORM takes it. */
export type MigrationClass = new () => SqlMigration;

/** All migrations of this release, in their order. */
export const MIGRATIONS: readonly MigrationClass[] = [Initial1795910400000];
