/**
 * What requests are searched by. Words are kept without accents, in lower case and parted at every sign, so that
 * `cote d’ivoire` finds Côte d'Ivoire and `1967` finds S/RES/1967 (2011); what a hyphen or an apostrophe joins is kept
 * joined as well, so that `mi24` finds Mi-24.
 */
const LISTING = `
  CREATE FUNCTION search_words(given text) RETURNS text[] LANGUAGE sql STABLE SET search_path = public AS $$
    SELECT array_remove(
      regexp_split_to_array(lower(unaccent(given)), '[\\s!-/:-@\\[-\`{-~\\u00a0\\u2010-\\u2015\\u2018-\\u201f\\u00ab\\u00bb]+'), '')
  $$;
  CREATE FUNCTION search_query(given text) RETURNS tsquery LANGUAGE sql STABLE SET search_path = public AS $$
    SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery FROM unnest(search_words(given)) AS word
  $$;
  CREATE TABLE request_listing (
    request_id uuid PRIMARY KEY REFERENCES request,
    kind text NOT NULL,
    units text NOT NULL,
    unit_ids text[] NOT NULL,
    contributor_ids text[] NOT NULL,
    party_ids text[] NOT NULL,
    words tsvector NOT NULL
  );
  COMMENT ON TABLE request_listing IS 'Made anew from a request by list_requests() whenever its content or its legs change.';
  CREATE INDEX request_listing_words ON request_listing USING gin (words);
  CREATE FUNCTION list_requests(ids uuid[]) RETURNS void LANGUAGE sql SET search_path = public AS $$
    WITH asked AS (
      SELECT r.id, r.reference, a.reference AS loan, r.sending_mission, r.receiving_mission, s.state -> 'content' AS content
        FROM request r
        JOIN arrangement a ON a.id = r.arrangement_id
        JOIN snapshot s ON s.case_id = r.id
       WHERE r.id = ANY(ids)
    ), units AS (
      SELECT asked.id, coalesce(string_agg(u.name, '; ' ORDER BY u.name), '') AS names,
             coalesce(array_agg(u.id), '{}') AS unit_ids,
             coalesce(array_agg(DISTINCT u.contributor_party_id), '{}') AS contributor_ids
        FROM asked
        CROSS JOIN LATERAL jsonb_array_elements(asked.content -> 'lines') AS line
        JOIN unit u ON u.id = line ->> 'unitId'
       GROUP BY asked.id
    ), parties AS (
      SELECT named.id, array_agg(p.id) AS party_ids, string_agg(concat_ws(' ', p.name, m.full_name), ' ') AS names
        FROM (
          SELECT id, sending_mission AS party_id FROM asked
          UNION SELECT id, receiving_mission FROM asked
          UNION SELECT id, unnest(contributor_ids) FROM units
          UNION SELECT l.request_id, l.party_id FROM leg l WHERE l.request_id = ANY(ids)
        ) AS named
        JOIN party p ON p.id = named.party_id
        LEFT JOIN mission m ON m.party_id = p.id
       GROUP BY named.id
    ), texts AS (
      SELECT asked.id, coalesce(asked.content ->> 'kind', 'start') AS kind, coalesce(u.names, '') AS units,
             coalesce(u.unit_ids, '{}') AS unit_ids, coalesce(u.contributor_ids, '{}') AS contributor_ids,
             coalesce(p.party_ids, '{}') AS party_ids,
             concat_ws(' ', asked.reference, asked.loan, u.names, p.names,
               (SELECT document ->> 'symbol' FROM authority WHERE id = asked.content ->> 'authorityId')) AS text
        FROM asked LEFT JOIN units u ON u.id = asked.id LEFT JOIN parties p ON p.id = asked.id
    )
    INSERT INTO request_listing (request_id, kind, units, unit_ids, contributor_ids, party_ids, words)
    SELECT id, kind, units, unit_ids, contributor_ids, party_ids,
           array_to_tsvector(array(SELECT DISTINCT unnest(search_words(text) || search_words(translate(text, '-''’', '')))))
      FROM texts
    ON CONFLICT (request_id) DO UPDATE
      SET kind = excluded.kind, units = excluded.units, unit_ids = excluded.unit_ids,
          contributor_ids = excluded.contributor_ids, party_ids = excluded.party_ids, words = excluded.words
  $$;
`;

/** A unit, a party or a mission that is called otherwise from now on is found under its new name. */
const RENAMES = `
  CREATE FUNCTION list_requests_of_unit() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
  BEGIN
    PERFORM list_requests(array(SELECT request_id FROM request_listing WHERE NEW.id = ANY(unit_ids)));
    RETURN NULL;
  END $$;
  CREATE FUNCTION list_requests_of_party() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
  DECLARE renamed text := coalesce(to_jsonb(NEW) ->> 'party_id', to_jsonb(NEW) ->> 'id');
  BEGIN
    PERFORM list_requests(array(SELECT request_id FROM request_listing WHERE renamed = ANY(party_ids)));
    RETURN NULL;
  END $$;
  CREATE TRIGGER renamed AFTER UPDATE OF name, contributor_party_id ON unit
    FOR EACH ROW EXECUTE FUNCTION list_requests_of_unit();
  CREATE TRIGGER renamed AFTER UPDATE OF name ON party FOR EACH ROW EXECUTE FUNCTION list_requests_of_party();
  CREATE TRIGGER renamed AFTER UPDATE OF full_name ON mission FOR EACH ROW EXECUTE FUNCTION list_requests_of_party();
`;

/** What people keep in their lists for themselves. */
const OWN = `
  CREATE TABLE snooze (
    person_id text NOT NULL REFERENCES person,
    request_id uuid NOT NULL,
    task_id text NOT NULL,
    until_at timestamptz(3) NOT NULL,
    PRIMARY KEY (person_id, request_id, task_id),
    FOREIGN KEY (request_id, task_id) REFERENCES task
  );
  COMMENT ON COLUMN snooze.until_at IS 'In real time, whatever the clock of the case.';
  CREATE TABLE saved_view (
    id uuid PRIMARY KEY,
    person_id text NOT NULL REFERENCES person,
    list text NOT NULL CHECK (list IN ('inbox', 'requests', 'arrangements')),
    name text NOT NULL,
    query jsonb NOT NULL,
    position integer NOT NULL CHECK (position >= 0),
    version integer NOT NULL CHECK (version > 0),
    UNIQUE (person_id, list, name)
  );
`;

/** What an inbox and the lists of cases filter and search by, and what people keep there for themselves. */
export const LISTS = `${LISTING}${RENAMES}${OWN}`;
