import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions can be told apart by their people and ended one by one; what is past its time can be removed. */
export class Sessions1795462000000 implements MigrationInterface {
  readonly name = 'Sessions1795462000000';

  async up(runner: QueryRunner): Promise<void> {
    // The presets stand for sessions opened before, and by a process of the release before while both run.
    await runner.query(`
      ALTER TABLE session
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        ADD COLUMN how text NOT NULL DEFAULT 'unknown' CHECK (how IN ('link', 'persona', 'unknown')),
        ADD COLUMN device text NOT NULL DEFAULT 'an unknown device';
      CREATE INDEX session_expires ON session (expires_at);
      CREATE INDEX sign_in_token_expires ON sign_in_token (expires_at);
      GRANT DELETE ON sign_in_token TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
