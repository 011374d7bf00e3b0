import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each case knows which version of the machine left its state, and keeps every state that a later version took over. */
export class MachineVersions1795442400000 implements MigrationInterface {
  readonly name = 'MachineVersions1795442400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE snapshot ADD COLUMN machine_version integer NOT NULL DEFAULT 1 CHECK (machine_version > 0);
      CREATE TABLE upgrade_snapshot (
        case_id uuid NOT NULL,
        number integer NOT NULL,
        from_version integer NOT NULL,
        to_version integer NOT NULL CHECK (to_version > from_version),
        state jsonb NOT NULL,
        state_hash text NOT NULL,
        PRIMARY KEY (case_id, number),
        FOREIGN KEY (case_id, number) REFERENCES fact
      );
      CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON upgrade_snapshot
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON upgrade_snapshot TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
