import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A migration that is nothing but SQL. The store keeps its checksum, so that a migration which was changed after it had run
 * is noticed: such a store has another schema than its list of migrations says.
 */
export abstract class SqlMigration implements MigrationInterface {
  /** Ends in the time in milliseconds by which TypeORM orders migrations. */
  abstract readonly name: string;
  abstract readonly statements: readonly string[];

  get sha256(): string {
    return createHash('sha256').update(this.statements.join('\n')).digest('hex');
  }

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of this.statements) await runner.query(statement);
    await runner.query('INSERT INTO migration_checksum (name, sha256) VALUES ($1, $2)', [
      this.name,
      this.sha256,
    ]);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
