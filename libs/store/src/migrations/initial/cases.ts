/** Arrangements and requests, and the log from which each of them follows. */
export const CASES = `
  CREATE SEQUENCE case_reference;

  CREATE TABLE arrangement (
    id uuid PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    world text NOT NULL,
    sending_mission text NOT NULL REFERENCES mission,
    receiving_mission text NOT NULL REFERENCES mission,
    status text NOT NULL,
    clock_offset_ms bigint NOT NULL,
    breach boolean NOT NULL DEFAULT false,
    record_until timestamptz(3),
    wake_at timestamptz(3),
    closed_at timestamptz(3)
  );
  CREATE INDEX arrangement_open ON arrangement (id) WHERE closed_at IS NULL;
  CREATE INDEX arrangement_sending ON arrangement (sending_mission);
  CREATE INDEX arrangement_receiving ON arrangement (receiving_mission);
  CREATE INDEX arrangement_wake ON arrangement (wake_at) WHERE closed_at IS NULL AND record_until IS NULL;

  CREATE TABLE arrangement_line (
    arrangement_id uuid NOT NULL REFERENCES arrangement,
    line_id text NOT NULL,
    unit_id text NOT NULL REFERENCES unit,
    status text NOT NULL,
    expires_at timestamptz(3),
    breach_since timestamptz(3),
    PRIMARY KEY (arrangement_id, line_id)
  );
  CREATE INDEX arrangement_line_unit ON arrangement_line (unit_id);

  CREATE TABLE request (
    id uuid PRIMARY KEY,
    arrangement_id uuid NOT NULL REFERENCES arrangement,
    reference text NOT NULL UNIQUE,
    status text NOT NULL,
    sending_mission text NOT NULL REFERENCES mission,
    receiving_mission text NOT NULL REFERENCES mission,
    requested_by text NOT NULL REFERENCES person,
    managed_by text NOT NULL REFERENCES party,
    policy_hash text REFERENCES policy_version,
    of_record boolean NOT NULL DEFAULT false,
    needed_by_at timestamptz(3) NOT NULL,
    submitted_at timestamptz(3),
    closed_at timestamptz(3),
    wake_at timestamptz(3)
  );
  CREATE INDEX request_arrangement ON request (arrangement_id);
  CREATE INDEX request_managed_by ON request (managed_by);
  CREATE INDEX request_open ON request (needed_by_at, id) WHERE status = 'open';
  CREATE INDEX request_wake ON request (wake_at) WHERE status = 'open' AND NOT of_record;

  CREATE TABLE fact (
    case_id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    kind text NOT NULL,
    payload jsonb NOT NULL,
    case_time timestamptz(3) NOT NULL,
    recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    person_id text REFERENCES person,
    party_id text REFERENCES party,
    channel text NOT NULL,
    entry integer,
    PRIMARY KEY (case_id, number)
  );
  CREATE INDEX fact_person ON fact (person_id, party_id, recorded_at, case_id, number)
    WHERE person_id IS NOT NULL;
  CREATE INDEX fact_person_kind ON fact (person_id, kind, party_id, recorded_at, case_id, number)
    WHERE person_id IS NOT NULL;

  CREATE TABLE fold (
    case_id uuid NOT NULL,
    number integer NOT NULL,
    generation integer NOT NULL,
    machine_version integer NOT NULL,
    state_hash text NOT NULL,
    PRIMARY KEY (case_id, generation, number),
    FOREIGN KEY (case_id, number) REFERENCES fact
  );

  CREATE TABLE snapshot (
    case_id uuid PRIMARY KEY,
    number integer NOT NULL,
    generation integer NOT NULL CHECK (generation > 0),
    machine_version integer NOT NULL CHECK (machine_version > 0),
    state jsonb NOT NULL
  );

  -- Every state that a later version of the machine took over.
  CREATE TABLE upgrade_snapshot (
    case_id uuid NOT NULL,
    number integer NOT NULL,
    from_version integer NOT NULL,
    to_version integer NOT NULL CHECK (to_version > from_version),
    state jsonb NOT NULL,
    state_hash text NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY (case_id, number) REFERENCES fact
  );

  -- What was entered of a case of the past. It never changes; what follows from it is folded again, as a further
  -- generation of the case's log, where an earlier fact comes to be known.
  CREATE TABLE record_entry (
    arrangement_id uuid NOT NULL REFERENCES arrangement,
    number integer NOT NULL CHECK (number > 0),
    request_id uuid REFERENCES request,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    effective_from timestamptz(3),
    effective_to timestamptz(3) CHECK (effective_to >= effective_from),
    counts_at timestamptz(3) NOT NULL,
    source jsonb NOT NULL,
    generation integer NOT NULL CHECK (generation > 0),
    recorded_at timestamptz(3) NOT NULL,
    person_id text NOT NULL REFERENCES person,
    party_id text NOT NULL REFERENCES party,
    PRIMARY KEY (arrangement_id, number)
  );
`;
