import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A decision keeps the very text that it answers. Links by which people without an account contest a record. The text of
 * earlier decisions stays unknown here: their hash says which it was, and the log holds it.
 */
export class AskedTextAndContests1795464000000 implements MigrationInterface {
  readonly name = 'AskedTextAndContests1795464000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE decision
        ADD COLUMN asked_text text,
        ADD COLUMN asked_language text,
        ADD COLUMN asked_revision integer,
        ADD CONSTRAINT decision_asked_text_is_hashed
          CHECK (asked_text IS NULL OR encode(sha256(convert_to(asked_text, 'UTF8')), 'hex') = text_hash);
      CREATE TABLE contest_token (
        id uuid PRIMARY KEY,
        key_id text NOT NULL,
        person_id text NOT NULL REFERENCES person,
        request_id uuid NOT NULL REFERENCES request,
        decision_id text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        code_hash text,
        code_expires_at timestamptz(3),
        code_tries integer NOT NULL DEFAULT 0,
        reviewed jsonb,
        UNIQUE (decision_id, person_id)
      );
      CREATE INDEX contest_token_person ON contest_token (person_id);
      GRANT SELECT, INSERT, UPDATE ON contest_token TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
