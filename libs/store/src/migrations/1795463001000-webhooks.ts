import { appRoleName } from '#libs/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses of other systems that are told of events, and the log of what was sent there. */
export class Webhooks1795463001000 implements MigrationInterface {
  readonly name = 'Webhooks1795463001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        id uuid PRIMARY KEY,
        party_id text NOT NULL REFERENCES party,
        owner_id text NOT NULL REFERENCES person,
        url text NOT NULL,
        description text NOT NULL,
        kinds text[],
        status text NOT NULL CHECK (status IN ('active', 'paused', 'disabled')),
        disabled_because text CHECK (disabled_because IN ('gone', 'failing', 'owner_left')),
        version integer NOT NULL CHECK (version > 0),
        secret_number integer NOT NULL CHECK (secret_number > 0),
        previous_secret_until timestamptz(3),
        told_up_to bigint NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        failing_since timestamptz(3),
        rests_until timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        CHECK ((status = 'disabled') = (disabled_because IS NOT NULL))
      );
      COMMENT ON COLUMN webhook.owner_id IS 'By whose authorisation events are sent there.';
      COMMENT ON COLUMN webhook.kinds IS 'The kinds of events that are sent; null: all.';
      COMMENT ON COLUMN webhook.told_up_to IS 'The number of the last event of which it is known whether it is to be sent.';
      COMMENT ON COLUMN webhook.rests_until IS 'Nothing is sent before, since the last tries failed.';
      CREATE INDEX webhook_party ON webhook (party_id);
      CREATE TABLE webhook_delivery (
        id uuid PRIMARY KEY,
        webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        event_number bigint,
        kind text NOT NULL,
        body text NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'delivered', 'failed', 'withheld')),
        tries integer NOT NULL DEFAULT 0,
        next_try_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
        created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON COLUMN webhook_delivery.event_number IS 'Null where it is a test.';
      COMMENT ON COLUMN webhook_delivery.tries IS 'Since it was last to be sent anew.';
      CREATE UNIQUE INDEX webhook_delivery_event ON webhook_delivery (webhook_id, event_number);
      CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_id, created_at, id);
      CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, next_try_at) WHERE status = 'pending';
      CREATE TABLE webhook_try (
        delivery_id uuid NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
        number integer NOT NULL,
        tried_at timestamptz(3) NOT NULL,
        duration_ms integer NOT NULL,
        status integer,
        fault text,
        answer text,
        PRIMARY KEY (delivery_id, number)
      );
      COMMENT ON COLUMN webhook_try.status IS 'The status of the answer; null where none came.';
      COMMENT ON COLUMN webhook_try.answer IS 'How the answer began.';
    `);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE, DELETE ON webhook, webhook_delivery TO ${appRoleName};
      GRANT SELECT, INSERT ON webhook_try TO ${appRoleName};
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
