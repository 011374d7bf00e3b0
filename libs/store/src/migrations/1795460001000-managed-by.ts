import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each request says which unit of the Secretariat manages it, so that lists can tell whose it is to see whole. */
export class ManagedBy1795460001000 implements MigrationInterface {
  readonly name = 'ManagedBy1795460001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE request ADD COLUMN managed_by text REFERENCES party;
      UPDATE request r
         SET managed_by = coalesce(s.state -> 'parties' ->> 'secretariat', s.state -> 'requestedBy' ->> 'partyId')
        FROM snapshot s WHERE s.case_id = r.id;
      ALTER TABLE request ALTER COLUMN managed_by SET NOT NULL;
      CREATE INDEX request_managed_by ON request (managed_by);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
