import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrators keep the register of parties and people; what was given once stays, with who gave and who ended it. */
export class Register1795460002000 implements MigrationInterface {
  readonly name = 'Register1795460002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE party ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);
      ALTER TABLE mission
        ADD COLUMN opened_on date,
        ADD COLUMN closed_on date,
        ADD CONSTRAINT mission_closed_after_opening CHECK (closed_on >= opened_on);
      ALTER TABLE person ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);
      CREATE TABLE person_version (
        person_id text NOT NULL REFERENCES person,
        version integer NOT NULL,
        salt text NOT NULL,
        document jsonb,
        PRIMARY KEY (person_id, version)
      );
      COMMENT ON TABLE person_version IS
        'What was entered of a person. The audit chain holds only the salted hash, so that a person can be forgotten without breaking it.';
    `);
    // A role can be held, ended and given again, so a membership has a key of its own.
    await runner.query(`
      ALTER TABLE membership DROP CONSTRAINT membership_pkey;
      ALTER TABLE membership
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
        ADD COLUMN given_by text REFERENCES person,
        ADD COLUMN ended_by text REFERENCES person,
        ADD COLUMN ended_reason text,
        ADD COLUMN settled_at timestamptz(3),
        ADD CONSTRAINT membership_ends_after_start CHECK (valid_to >= valid_from),
        ADD CONSTRAINT membership_once EXCLUDE USING gist
          (person_id WITH =, party_id WITH =, role WITH =, tstzrange(valid_from, valid_to) WITH &&);
      COMMENT ON COLUMN membership.settled_at IS 'When the seats that hung on it, now over, were looked after.';
      CREATE INDEX membership_person ON membership (person_id);
      CREATE INDEX membership_to_settle ON membership (valid_to) WHERE settled_at IS NULL AND valid_to IS NOT NULL;
      ALTER TABLE absence
        ADD COLUMN recorded_by text REFERENCES person,
        ADD COLUMN cancelled_at timestamptz(3),
        ADD COLUMN cancelled_by text REFERENCES person;
      CREATE INDEX absence_person ON absence (person_id, to_at);
      CREATE TABLE host_representation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        party_id text NOT NULL REFERENCES party,
        speaker text NOT NULL,
        from_on date NOT NULL,
        to_on date CHECK (to_on >= from_on),
        source text NOT NULL,
        ended_source text,
        recorded_by text REFERENCES person,
        withdrawn_by text REFERENCES person,
        withdrawn_reason text,
        EXCLUDE USING gist (party_id WITH =, daterange(from_on, to_on, '[]') WITH &&) WHERE (withdrawn_reason IS NULL)
      );
      COMMENT ON TABLE host_representation IS 'Who is recognised as speaking for a host government, and by which act.';
    `);
    await runner.query(`
      GRANT INSERT, UPDATE ON party, mission, person, membership, host_representation TO ${appRoleName};
      GRANT SELECT ON host_representation, person_version TO ${appRoleName};
      GRANT INSERT, UPDATE ON person_version TO ${appRoleName};
      GRANT UPDATE ON absence TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
