import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases that are entered from the record of the past. What was entered is evidence and never changes; what follows from it is
 * folded again where an earlier fact comes to be known, as a further generation of the case's log beside the ones before.
 */
export class RecordCases1795465000000 implements MigrationInterface {
  readonly name = 'RecordCases1795465000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE arrangement ADD COLUMN record_until timestamptz(3);
      ALTER TABLE request ADD COLUMN of_record boolean NOT NULL DEFAULT false;
      ALTER TABLE snapshot ADD COLUMN generation integer NOT NULL DEFAULT 1 CHECK (generation > 0);
      ALTER TABLE fact ADD COLUMN entry integer;
      CREATE TABLE record_entry (
        arrangement_id uuid NOT NULL REFERENCES arrangement,
        number integer NOT NULL CHECK (number > 0),
        request_id uuid REFERENCES request,
        kind text NOT NULL,
        payload jsonb NOT NULL,
        effective_from timestamptz(3),
        effective_to timestamptz(3) CHECK (effective_to >= effective_from),
        counts_at timestamptz(3) NOT NULL,
        source jsonb NOT NULL,
        generation integer NOT NULL CHECK (generation > 0),
        recorded_at timestamptz(3) NOT NULL,
        person_id text NOT NULL REFERENCES person,
        party_id text NOT NULL REFERENCES party,
        PRIMARY KEY (arrangement_id, number)
      );
      CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON record_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      GRANT SELECT, INSERT ON record_entry TO ${appRoleName};
    `);
    // A further generation writes the projections of its cases again, some of which may be no more.
    await runner.query(`GRANT DELETE ON leg, round, arrangement_line TO ${appRoleName}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
