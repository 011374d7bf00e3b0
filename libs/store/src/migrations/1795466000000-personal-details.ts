import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people said of themselves in an answer, kept beside the log, so that it can be erased while the log stays. */
export class PersonalDetails1795466000000 implements MigrationInterface {
  readonly name = 'PersonalDetails1795466000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE personal_detail (
        id uuid PRIMARY KEY,
        entered_by text NOT NULL REFERENCES person,
        salt text,
        value jsonb,
        entered_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        erased_at timestamptz(3),
        CHECK ((erased_at IS NULL) = (value IS NOT NULL) AND (erased_at IS NULL) = (salt IS NOT NULL))
      );
      CREATE INDEX personal_detail_person ON personal_detail (entered_by);
      ALTER TABLE person ADD COLUMN erased_at timestamptz(3);
      GRANT SELECT, INSERT, UPDATE ON personal_detail TO ${appRoleName};
      GRANT UPDATE ON person TO ${appRoleName};
      GRANT DELETE ON sign_in_token TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
