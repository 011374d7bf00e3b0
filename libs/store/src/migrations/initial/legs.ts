/** What a request must obtain, from whom, and what came of it. All of it follows from the log of its case. */
export const LEGS = `
  CREATE TABLE leg (
    request_id uuid NOT NULL REFERENCES request,
    leg_id text NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL,
    party_id text NOT NULL REFERENCES party,
    status text NOT NULL,
    satisfied boolean NOT NULL,
    holder text,
    held_since timestamptz(3),
    overdue_since timestamptz(3),
    decision_id text,
    PRIMARY KEY (request_id, leg_id)
  );
  CREATE INDEX leg_party ON leg (party_id, request_id);

  CREATE TABLE round (
    request_id uuid NOT NULL,
    leg_id text NOT NULL,
    number integer NOT NULL,
    revision integer NOT NULL,
    ask_hash text NOT NULL,
    asked_at timestamptz(3) NOT NULL,
    due_at timestamptz(3) NOT NULL,
    reminders_sent integer NOT NULL,
    closed_at timestamptz(3),
    closed_because text,
    PRIMARY KEY (request_id, leg_id, number),
    FOREIGN KEY (request_id, leg_id) REFERENCES leg
  );
  CREATE INDEX round_open ON round (request_id) WHERE closed_at IS NULL;

  CREATE TABLE task (
    request_id uuid NOT NULL REFERENCES request,
    task_id text NOT NULL,
    kind text NOT NULL,
    party_id text NOT NULL REFERENCES party,
    leg_id text,
    about_id text,
    people text[],
    status text NOT NULL,
    opened_at timestamptz(3) NOT NULL,
    due_at timestamptz(3),
    claimed_by text REFERENCES person,
    not_by text REFERENCES person,
    closed_at timestamptz(3),
    closed_by text REFERENCES person,
    PRIMARY KEY (request_id, task_id)
  );
  -- Includes all by which what a person has done is narrowed, so that narrowing reads no row.
  CREATE INDEX task_done ON task (closed_by, closed_at DESC, request_id DESC, task_id DESC)
    INCLUDE (kind, party_id, leg_id, claimed_by) WHERE closed_by IS NOT NULL;

  -- What a party was asked, word for word. The ask is its code and parameters, whose hash is the identity of a round.
  CREATE TABLE rendering (
    ask_hash text NOT NULL,
    language text NOT NULL,
    hash text NOT NULL,
    catalogue text NOT NULL,
    text text NOT NULL,
    ask jsonb NOT NULL,
    rendered_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (ask_hash, language),
    CONSTRAINT rendering_is_hashed CHECK (encode(sha256(convert_to(text, 'UTF8')), 'hex') = hash)
  );
  CREATE INDEX rendering_hash ON rendering (hash);

  -- A standing consent answers more than one round, each time with an id made from its own and the round: hence text.
  CREATE TABLE decision (
    id text PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES request,
    leg_id text NOT NULL,
    round integer,
    receipt bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    answer text NOT NULL,
    ask_hash text,
    text_hash text,
    content jsonb NOT NULL,
    decided_from timestamptz(3),
    decided_to timestamptz(3),
    case_time timestamptz(3) NOT NULL,
    recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    person_id text REFERENCES person,
    channel text NOT NULL
  );
  CREATE INDEX decision_leg ON decision (request_id, leg_id);

  CREATE TABLE paper (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES request,
    leg_id text NOT NULL,
    status text NOT NULL,
    recorded_by text NOT NULL REFERENCES person,
    countersigned_by text REFERENCES person,
    recorded_at timestamptz(3) NOT NULL,
    CHECK (status <> 'countersigned' OR (countersigned_by IS NOT NULL AND countersigned_by <> recorded_by))
  );
  CREATE INDEX paper_request ON paper (request_id);

  CREATE TABLE question (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES request,
    leg_id text NOT NULL,
    text text NOT NULL,
    asked_by text NOT NULL REFERENCES person,
    asked_at timestamptz(3) NOT NULL,
    reply_due_at timestamptz(3) NOT NULL,
    reply text,
    replied_at timestamptz(3)
  );
  CREATE INDEX question_request ON question (request_id);

  CREATE TABLE ledger_span (
    request_id uuid NOT NULL,
    leg_id text NOT NULL,
    number integer NOT NULL,
    holder text NOT NULL,
    from_at timestamptz(3) NOT NULL,
    to_at timestamptz(3) CHECK (to_at >= from_at),
    PRIMARY KEY (request_id, leg_id, number),
    FOREIGN KEY (request_id, leg_id) REFERENCES leg
  );
`;
