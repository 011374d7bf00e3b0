import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the machine asks of the store beyond one voice and calendar time: seats, calendars, mandates, consents in advance. */
export class SeatsAndCalendars1795447000000 implements MigrationInterface {
  readonly name = 'SeatsAndCalendars1795447000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE party DROP CONSTRAINT party_kind_check;
      ALTER TABLE party ADD CONSTRAINT party_kind_check CHECK
        (kind IN ('state', 'mission', 'council', 'secretariat', 'executive_office', 'regional_body'));
      ALTER TABLE mission
        ADD COLUMN mandate_ends_on date,
        ADD COLUMN regional_body_party_id text REFERENCES party;
      ALTER TABLE membership ADD COLUMN seat text;
      ALTER TABLE task ADD COLUMN people text[];
      CREATE TABLE calendar (
        id text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        document jsonb NOT NULL,
        reason text,
        entered_by text REFERENCES person,
        PRIMARY KEY (id, version)
      );
      CREATE TABLE standing_consent (
        id text PRIMARY KEY,
        party_id text NOT NULL REFERENCES party,
        document jsonb NOT NULL,
        recorded_by text NOT NULL REFERENCES person,
        recorded_at timestamptz(3) NOT NULL,
        withdrawn_by text REFERENCES person,
        withdrawn_reason text
      );
      CREATE INDEX standing_consent_party ON standing_consent (party_id);
      CREATE TABLE absence (
        id uuid PRIMARY KEY,
        person_id text NOT NULL REFERENCES person,
        from_at timestamptz(3) NOT NULL,
        to_at timestamptz(3) NOT NULL CHECK (to_at > from_at),
        covered_by text NOT NULL REFERENCES person CHECK (covered_by <> person_id)
      );
      CREATE INDEX absence_cover ON absence (covered_by, to_at);
    `);
    // A standing consent answers more than one round, each time with an id made from the same one and the round.
    await runner.query(`
      ALTER TABLE decision ALTER COLUMN id TYPE text;
      ALTER TABLE leg ALTER COLUMN decision_id TYPE text;
    `);
    await runner.query(`
      GRANT SELECT ON calendar, standing_consent, absence TO ${appRoleName};
      GRANT INSERT ON calendar, absence TO ${appRoleName};
      GRANT INSERT, UPDATE ON standing_consent TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
