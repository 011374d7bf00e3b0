import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What requests are made of can be kept through the API: units, authorities, policies, ceilings; and pledges of contributors. */
export class Catalogue1795467000000 implements MigrationInterface {
  readonly name = 'Catalogue1795467000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE unit ADD COLUMN version integer NOT NULL DEFAULT 1;
      ALTER TABLE authority ADD COLUMN version integer NOT NULL DEFAULT 1;
      CREATE TABLE pledge (
        id uuid PRIMARY KEY,
        unit_id text NOT NULL REFERENCES unit,
        party_id text NOT NULL REFERENCES party,
        receiving_missions text[],
        ready_in_days integer,
        from_on date NOT NULL,
        to_on date CHECK (to_on >= from_on),
        words text NOT NULL,
        source text NOT NULL,
        recorded_by text NOT NULL REFERENCES person,
        recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        withdrawn_at timestamptz(3),
        withdrawn_by text REFERENCES person,
        withdrawn_reason text
      );
      CREATE INDEX pledge_unit ON pledge (unit_id);
      CREATE INDEX pledge_party ON pledge (party_id);
      GRANT SELECT, INSERT ON pledge TO ${appRoleName};
      GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason) ON pledge TO ${appRoleName};
      GRANT INSERT, UPDATE ON unit, authority TO ${appRoleName};
      GRANT INSERT ON policy_version, ceiling TO ${appRoleName};
      GRANT UPDATE (during) ON ceiling TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
