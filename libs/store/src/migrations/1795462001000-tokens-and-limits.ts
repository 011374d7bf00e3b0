import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens by which programs call for a person, and how often what must not be done often has been done. */
export class TokensAndLimits1795462001000 implements MigrationInterface {
  readonly name = 'TokensAndLimits1795462001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_token (
        id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{12}$'),
        person_id text NOT NULL REFERENCES person,
        name text NOT NULL,
        hash text NOT NULL UNIQUE,
        may text NOT NULL CHECK (may IN ('read', 'act')),
        memberships jsonb NOT NULL,
        made_by_key text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        revoked_by text REFERENCES person,
        UNIQUE (person_id, made_by_key)
      );
      COMMENT ON COLUMN api_token.memberships IS 'For which parties in which roles it may be used, of those its person has at the time of use.';
      COMMENT ON COLUMN api_token.made_by_key IS 'The Idempotency-Key of the call that made it: no second one is made by a repeat.';
      CREATE INDEX api_token_expires ON api_token (expires_at);
      GRANT SELECT, INSERT, UPDATE, DELETE ON api_token TO ${appRoleName};
    `);
    // In the form that rate-limiter-flexible writes; its keys are hashes.
    await runner.query(`
      CREATE TABLE rate_limit (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL,
        expire bigint
      );
      COMMENT ON COLUMN rate_limit.expire IS 'When counting begins anew, in milliseconds since 1970.';
      CREATE INDEX rate_limit_expire ON rate_limit (expire);
      GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
