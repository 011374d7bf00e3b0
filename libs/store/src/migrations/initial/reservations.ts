/** What arrangements hold, so that no unit is in two at once and no ceiling is passed unseen. */
export const RESERVATIONS = `
  CREATE TABLE reservation (
    arrangement_id uuid NOT NULL REFERENCES arrangement,
    line_id text NOT NULL,
    unit_id text NOT NULL REFERENCES unit,
    world text NOT NULL,
    during tstzrange NOT NULL,
    PRIMARY KEY (arrangement_id, line_id),
    CONSTRAINT one_unit_one_arrangement EXCLUDE USING gist (world WITH =, unit_id WITH =, during WITH &&)
  );

  CREATE TABLE ceiling_reservation (
    arrangement_id uuid NOT NULL REFERENCES arrangement,
    line_id text NOT NULL,
    mission_id text NOT NULL REFERENCES mission,
    category text NOT NULL CHECK (category IN ('military', 'police')),
    world text NOT NULL,
    persons integer NOT NULL CHECK (persons > 0),
    during tstzrange NOT NULL,
    PRIMARY KEY (arrangement_id, line_id, mission_id, category)
  );
  CREATE INDEX ceiling_reservation_held ON ceiling_reservation (world, mission_id, category);
`;
