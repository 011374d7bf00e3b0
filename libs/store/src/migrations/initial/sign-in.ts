/** How people and programs are let in, the links that were mailed, and how often what must not be done often has been done. */
export const SIGN_IN = `
  CREATE TABLE sign_in_token (
    hash text PRIMARY KEY,
    person_id text NOT NULL REFERENCES person,
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz(3) NOT NULL,
    used_at timestamptz(3)
  );
  CREATE INDEX sign_in_token_person ON sign_in_token (person_id);
  CREATE INDEX sign_in_token_expires ON sign_in_token (expires_at);

  CREATE TABLE session (
    id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    hash text PRIMARY KEY,
    person_id text NOT NULL REFERENCES person,
    how text NOT NULL CHECK (how IN ('link', 'persona')),
    browser text NOT NULL CHECK (browser IN (
      'edge', 'opera', 'samsung_internet', 'firefox', 'chrome', 'safari', 'program', 'unknown')),
    system text CHECK (system IN ('iphone', 'ipad', 'android', 'windows', 'chromeos', 'mac', 'linux')),
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    last_seen_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz(3) NOT NULL
  );
  CREATE INDEX session_person ON session (person_id);
  CREATE INDEX session_expires ON session (expires_at);

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
  CREATE INDEX api_token_person ON api_token (person_id, id);
  CREATE INDEX api_token_expires ON api_token (expires_at);

  -- Links by which people without an account act: they answer an ask, or contest a record.
  CREATE TABLE mailed_link (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('sign_off', 'contest')),
    key_id text NOT NULL,
    person_id text NOT NULL REFERENCES person,
    request_id uuid NOT NULL REFERENCES request,
    leg_id text,
    round integer,
    decision_id text,
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    revoked_at timestamptz(3),
    code_hash text,
    code_expires_at timestamptz(3),
    code_tries integer NOT NULL DEFAULT 0,
    reviewed jsonb,
    UNIQUE (request_id, leg_id, round, person_id),
    UNIQUE (decision_id, person_id),
    CHECK (CASE kind WHEN 'sign_off' THEN leg_id IS NOT NULL AND round IS NOT NULL AND decision_id IS NULL
      ELSE leg_id IS NULL AND round IS NULL AND decision_id IS NOT NULL END)
  );
  COMMENT ON COLUMN mailed_link.reviewed IS 'What a code was asked for, so that what was reviewed is what is signed.';
  CREATE INDEX mailed_link_person ON mailed_link (person_id);

  CREATE TABLE idempotency (
    scope text NOT NULL,
    key text NOT NULL,
    route text NOT NULL,
    body_hash text NOT NULL,
    status integer NOT NULL,
    body jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (scope, key)
  );

  -- In the form that rate-limiter-flexible writes; its keys are hashes.
  CREATE TABLE rate_limit (
    key varchar(255) PRIMARY KEY,
    points integer NOT NULL,
    expire bigint
  );
  COMMENT ON COLUMN rate_limit.expire IS 'When counting starts again, in milliseconds since 1970.';
  CREATE INDEX rate_limit_expire ON rate_limit (expire);
`;
