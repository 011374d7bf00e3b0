import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed, for those who are told of changes: the event stream and the webhooks. */
export class Events1795463000000 implements MigrationInterface {
  readonly name = 'Events1795463000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        number bigint,
        kind text NOT NULL,
        arrangement_id uuid NOT NULL,
        request_id uuid,
        leg_id text,
        about_id text,
        party_id text,
        party_only boolean NOT NULL,
        case_time timestamptz(3) NOT NULL,
        recorded_at timestamptz(3) NOT NULL
      );
      COMMENT ON COLUMN event.number IS 'Its place in the stream, given after its commit; null until then.';
      CREATE UNIQUE INDEX event_number ON event (number) WHERE number IS NOT NULL;
      CREATE INDEX event_unnumbered ON event (id) WHERE number IS NULL;
      CREATE INDEX event_recorded ON event (recorded_at);
      CREATE SEQUENCE event_place;
      CREATE TABLE event_horizon (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        forgotten bigint NOT NULL
      );
      COMMENT ON COLUMN event_horizon.forgotten IS 'The highest number of an event that is no longer kept; 0 where all are.';
      INSERT INTO event_horizon (forgotten) VALUES (0);
    `);
    await runner.query(`
      GRANT SELECT, INSERT, DELETE, UPDATE (number) ON event TO ${appRoleName};
      GRANT USAGE ON SEQUENCE event_place TO ${appRoleName};
      GRANT SELECT, UPDATE (forgotten) ON event_horizon TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
