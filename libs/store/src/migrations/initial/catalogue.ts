/** What requests are made of: policies, authorities, units and pledges of them, calendars, consents given in advance, ceilings. */
export const CATALOGUE = `
  CREATE TABLE policy_version (
    hash text PRIMARY KEY,
    policy_id text NOT NULL,
    version integer NOT NULL,
    document jsonb NOT NULL,
    UNIQUE (policy_id, version)
  );

  CREATE TABLE authority (
    id text PRIMARY KEY,
    document jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1
  );

  CREATE TABLE unit (
    id text PRIMARY KEY,
    name text NOT NULL,
    contributor_party_id text NOT NULL REFERENCES party,
    mission_id text NOT NULL REFERENCES mission,
    sources text[] NOT NULL,
    version integer NOT NULL DEFAULT 1
  );
  CREATE INDEX unit_name ON unit (name, id);
  CREATE INDEX unit_contributor ON unit (contributor_party_id);
  CREATE INDEX unit_mission ON unit (mission_id);

  CREATE TABLE pledge (
    id uuid PRIMARY KEY,
    unit_id text NOT NULL REFERENCES unit,
    party_id text NOT NULL REFERENCES party,
    receiving_missions text[],
    ready_in_days integer,
    from_on date NOT NULL,
    to_on date CHECK (to_on >= from_on),
    words text NOT NULL,
    source text NOT NULL,
    recorded_by text NOT NULL REFERENCES person,
    recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    withdrawn_at timestamptz(3),
    withdrawn_by text REFERENCES person,
    withdrawn_reason text,
    withdrawn boolean NOT NULL GENERATED ALWAYS AS (withdrawn_at IS NOT NULL) STORED
  );
  CREATE INDEX pledge_order ON pledge (withdrawn, unit_id, from_on, id);
  CREATE INDEX pledge_unit ON pledge (unit_id, withdrawn, from_on, id);
  CREATE INDEX pledge_party ON pledge (party_id, withdrawn, unit_id, from_on, id);

  CREATE TABLE calendar (
    id text NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    document jsonb NOT NULL,
    reason text,
    entered_by text REFERENCES person,
    PRIMARY KEY (id, version)
  );

  CREATE TABLE standing_consent (
    id text PRIMARY KEY,
    party_id text NOT NULL REFERENCES party,
    document jsonb NOT NULL,
    recorded_by text NOT NULL REFERENCES person,
    recorded_at timestamptz(3) NOT NULL,
    withdrawn_by text REFERENCES person,
    withdrawn_reason text
  );
  CREATE INDEX standing_consent_party ON standing_consent (party_id, id);

  -- The strength that the Council allows each mission.
  CREATE TABLE ceiling (
    world text NOT NULL DEFAULT 'live',
    mission_id text NOT NULL REFERENCES mission,
    category text NOT NULL CHECK (category IN ('military', 'police')),
    amount integer NOT NULL CHECK (amount >= 0),
    occupied integer NOT NULL DEFAULT 0 CHECK (occupied >= 0),
    during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during)),
    authority text NOT NULL,
    EXCLUDE USING gist (world WITH =, mission_id WITH =, category WITH =, during WITH &&)
  );
  COMMENT ON COLUMN ceiling.occupied IS 'Persons who count under it otherwise than by arrangements known here.';
  COMMENT ON COLUMN ceiling.authority IS 'The symbol of the act of the Council that set it.';
`;
