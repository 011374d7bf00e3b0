/** The stream of events that can be followed, the addresses of other systems that are told of them, and what was sent there. */
export const EVENTS_AND_WEBHOOKS = `
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
  CREATE INDEX webhook_delivery_status ON webhook_delivery (webhook_id, status, created_at, id);
  CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, next_try_at) WHERE status = 'pending';

  CREATE TABLE webhook_try (
    delivery_id uuid NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    number integer NOT NULL,
    tried_at timestamptz(3) NOT NULL,
    duration_ms integer NOT NULL,
    status integer,
    fault jsonb,
    answer text,
    PRIMARY KEY (delivery_id, number)
  );
  COMMENT ON COLUMN webhook_try.status IS 'The status of the answer; null where none came.';
  COMMENT ON COLUMN webhook_try.fault IS 'Why it failed, as a code with parameters; null if the receiver accepted it.';
  COMMENT ON COLUMN webhook_try.answer IS 'How the answer began.';
`;
