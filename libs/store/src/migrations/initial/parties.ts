/** Parties and people: who they are, who acts for whom, who covers for whom, who speaks for a host. */
export const PARTIES = `
  CREATE TABLE party (
    id text PRIMARY KEY,
    kind text NOT NULL CHECK
      (kind IN ('state', 'mission', 'council', 'secretariat', 'executive_office', 'regional_body')),
    name text NOT NULL,
    language text NOT NULL,
    zone text NOT NULL,
    sources text[] NOT NULL,
    version integer NOT NULL DEFAULT 1 CHECK (version > 0)
  );
  CREATE INDEX party_name ON party (name, id);
  CREATE INDEX party_kind_name ON party (kind, name, id);

  CREATE TABLE mission (
    party_id text PRIMARY KEY REFERENCES party,
    host_party_id text NOT NULL REFERENCES party,
    full_name text NOT NULL,
    mandate_ends_on date,
    regional_body_party_id text REFERENCES party,
    opened_on date,
    closed_on date,
    CONSTRAINT mission_closed_after_opening CHECK (closed_on >= opened_on)
  );
  CREATE INDEX mission_host ON mission (host_party_id);

  CREATE TABLE person (
    id text PRIMARY KEY,
    name text NOT NULL,
    title text NOT NULL,
    address text NOT NULL,
    language text NOT NULL,
    zone text NOT NULL DEFAULT 'America/New_York',
    persona boolean NOT NULL DEFAULT false,
    version integer NOT NULL DEFAULT 1 CHECK (version > 0),
    settings_version integer NOT NULL DEFAULT 1,
    erased_at timestamptz(3)
  );
  CREATE INDEX person_name ON person (name, id);
  CREATE UNIQUE INDEX person_address ON person (lower(address));

  CREATE TABLE person_version (
    person_id text NOT NULL REFERENCES person,
    version integer NOT NULL,
    salt text NOT NULL,
    document jsonb,
    PRIMARY KEY (person_id, version)
  );
  COMMENT ON TABLE person_version IS
    'What was entered of a person. The audit chain holds only the salted hash, so that a person can be forgotten without breaking it.';

  -- What people said of themselves in an answer, kept beside the log, so that it can be erased while the log stays.
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

  -- A role can be held, ended and given again, so a membership has a key of its own.
  CREATE TABLE membership (
    id uuid NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
    person_id text NOT NULL REFERENCES person,
    party_id text NOT NULL REFERENCES party,
    role text NOT NULL,
    seat text,
    valid_from timestamptz(3) NOT NULL,
    valid_to timestamptz(3),
    given_by text REFERENCES person,
    ended_by text REFERENCES person,
    ended_reason text,
    settled_at timestamptz(3),
    CONSTRAINT membership_ends_after_start CHECK (valid_to >= valid_from),
    CONSTRAINT membership_once EXCLUDE USING gist
      (person_id WITH =, party_id WITH =, role WITH =, tstzrange(valid_from, valid_to) WITH &&)
  );
  COMMENT ON COLUMN membership.settled_at IS 'When the seats that hung on it, now over, were looked after.';
  CREATE INDEX membership_party ON membership (party_id, role, person_id) INCLUDE (valid_from, valid_to);
  CREATE INDEX membership_role ON membership (role);
  CREATE INDEX membership_person ON membership (person_id);
  CREATE INDEX membership_to_settle ON membership (valid_to) WHERE settled_at IS NULL AND valid_to IS NOT NULL;

  CREATE TABLE absence (
    id uuid PRIMARY KEY,
    person_id text NOT NULL REFERENCES person,
    from_at timestamptz(3) NOT NULL,
    to_at timestamptz(3) NOT NULL CHECK (to_at > from_at),
    covered_by text NOT NULL REFERENCES person CHECK (covered_by <> person_id),
    recorded_by text REFERENCES person,
    cancelled_at timestamptz(3),
    cancelled_by text REFERENCES person
  );
  CREATE INDEX absence_from ON absence (from_at, id);
  CREATE INDEX absence_cover ON absence (covered_by, to_at);
  CREATE INDEX absence_person ON absence (person_id, to_at);

  CREATE TABLE host_representation (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    party_id text NOT NULL REFERENCES party,
    speaker text NOT NULL,
    from_on date NOT NULL,
    to_on date CHECK (to_on >= from_on),
    source text NOT NULL,
    ended_source text,
    recorded_by text REFERENCES person,
    withdrawn_by text REFERENCES person,
    withdrawn_reason text,
    EXCLUDE USING gist (party_id WITH =, daterange(from_on, to_on, '[]') WITH &&) WHERE (withdrawn_reason IS NULL)
  );
  COMMENT ON TABLE host_representation IS 'Who is recognised as speaking for a host government, and by which act.';
`;
