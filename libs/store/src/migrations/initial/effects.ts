/** What is to be done in the world because of a fact, whom the workflows are told of it, and the mails that went out. */
export const EFFECTS = `
  CREATE TABLE effect (
    id text PRIMARY KEY,
    case_id uuid NOT NULL,
    number integer NOT NULL,
    index integer NOT NULL,
    kind text NOT NULL,
    target text NOT NULL,
    about jsonb NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'done', 'cancelled')),
    done_at timestamptz(3),
    UNIQUE (case_id, number, index)
  );
  CREATE INDEX effect_todo ON effect (target, number, index) WHERE status = 'pending';

  CREATE TABLE effect_queue (
    target text PRIMARY KEY,
    version bigint NOT NULL,
    delivered_version bigint NOT NULL DEFAULT 0,
    leased_until timestamptz(3),
    changed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    tries integer NOT NULL DEFAULT 0,
    last_error text,
    stuck_at timestamptz(3),
    open boolean,
    told_at timestamptz(3),
    seen_version bigint NOT NULL DEFAULT 0,
    described_at timestamptz(3),
    nudges integer NOT NULL DEFAULT 0
  );
  CREATE INDEX effect_queue_waiting ON effect_queue (changed_at)
    WHERE delivered_version < version AND seen_version < version AND stuck_at IS NULL;
  CREATE INDEX effect_queue_unseen ON effect_queue (told_at) WHERE delivered_version > seen_version AND open IS NOT NULL;
  CREATE INDEX effect_queue_described ON effect_queue (described_at) WHERE open;

  CREATE TABLE mail_message (
    message_id text PRIMARY KEY,
    effect_id text NOT NULL,
    case_id uuid,
    person_id text NOT NULL REFERENCES person,
    subject text NOT NULL,
    raw text NOT NULL,
    status text NOT NULL CHECK (status IN ('sending', 'sent')),
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    sent_at timestamptz(3),
    UNIQUE (effect_id, person_id)
  );
  CREATE INDEX mail_message_case ON mail_message (case_id);
  CREATE INDEX mail_message_person ON mail_message (person_id);
`;
