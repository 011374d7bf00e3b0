/**
 * By what requests are searched. Words are kept without accents, in lower case and parted at every sign, so that
 * `cote d’ivoire` finds Côte d'Ivoire and `1967` finds S/RES/1967 (2011); what a hyphen or an apostrophe joins is kept
 * joined as well, so that `mi24` finds Mi-24.
 *
 * Beginnings of words are searched for. To an index the beginning of a common word costs far more than the word itself, as all that
 * has it is gathered before any other word counts. So the beginnings of numbers are kept as words of their own, after a `#` (references
 * have ever new numbers), and the beginning of another word is replaced by the words that are known to begin so, where these are few.
 */
const WORDS = `
  CREATE TABLE search_word (word text COLLATE "C" NOT NULL);
  COMMENT ON TABLE search_word IS 'Words by which a request was ever found, other than numbers. One may stand here twice: nobody waits for another to enter it.';
  CREATE INDEX search_word_word ON search_word (word);
  CREATE FUNCTION search_words(given text) RETURNS text[] LANGUAGE sql STABLE SET search_path = public AS $$
    SELECT array_remove(
      regexp_split_to_array(lower(unaccent(given)), '[\\s!-/:-@\\[-\`{-~\\u00a0\\u2010-\\u2015\\u2018-\\u201f\\u00ab\\u00bb]+'), '')
  $$;
  CREATE FUNCTION search_lexemes(given text) RETURNS text[] LANGUAGE sql STABLE SET search_path = public AS $$
    WITH words AS MATERIALIZED (SELECT DISTINCT unnest(search_words(concat(given, ' ', translate(given, '-''’', '')))) AS word)
    SELECT array(
      SELECT word FROM words WHERE word !~ '^[0-9]'
      UNION SELECT '#' || left(word, length) FROM words CROSS JOIN LATERAL generate_series(1, length(word)) AS length
       WHERE word ~ '^[0-9]')
  $$;
  CREATE FUNCTION search_query(given text) RETURNS tsquery LANGUAGE sql STABLE SET search_path = public AS $$
    SELECT string_agg(CASE WHEN w.wanted ~ '^[0-9]' THEN quote_literal('#' || w.wanted)
             ELSE coalesce(known.words, quote_literal(w.wanted) || ':*') END, ' & ')::tsquery
      FROM unnest(search_words(given)) AS w(wanted)
      LEFT JOIN LATERAL (
        SELECT '(' || string_agg(quote_literal(begun.word), ' | ') || ')' AS words
          FROM (
            SELECT DISTINCT s.word FROM search_word s
             WHERE s.word >= w.wanted COLLATE "C" AND s.word < (w.wanted || chr(1114111)) COLLATE "C" LIMIT 41
          ) AS begun
        HAVING count(*) <= 40
      ) AS known ON true
  $$;
`;

/**
 * What the lists are read from: one narrow row for each reader of a task, a request or an arrangement, with all that the list
 * sorts by, so that a page is a few steps in an index however long the list is. `libs/cases` projects them, from rows whose references
 * are checked: here they are not checked once more, row by row at each write.
 */
const LISTINGS = `
  CREATE TABLE task_listing (
    reader text NOT NULL,
    request_id uuid NOT NULL,
    task_id text NOT NULL,
    kind text NOT NULL,
    leg_kind text NOT NULL,
    party_id text NOT NULL,
    other_party_id text,
    claimed_by text,
    claimed boolean GENERATED ALWAYS AS (claimed_by IS NOT NULL) STORED,
    not_by text,
    clock_moved boolean NOT NULL,
    due_at timestamptz(3) NOT NULL,
    opened_at timestamptz(3) NOT NULL,
    opened_span timestamptz(3) NOT NULL
      GENERATED ALWAYS AS (date_bin('6 hours', opened_at, '2000-01-01 00:00:00+00')) STORED,
    needed_by_at timestamptz(3) NOT NULL,
    PRIMARY KEY (request_id, task_id, reader)
  );
  COMMENT ON TABLE task_listing IS 'Open tasks, once for each kind of reader; projected by libs/cases.';
  COMMENT ON COLUMN task_listing.reader IS 'By what right it is read, see taskReaders in libs/identity.';
  COMMENT ON COLUMN task_listing.other_party_id IS 'The party concerned beside the one by which the reader reads it.';
  COMMENT ON COLUMN task_listing.due_at IS 'infinity: without a deadline.';
  CREATE INDEX task_listing_due ON task_listing (reader, claimed, due_at, request_id, task_id)
    INCLUDE (not_by, party_id, opened_at, needed_by_at);
  CREATE INDEX task_listing_opened ON task_listing (reader, claimed, opened_at, request_id, task_id);
  CREATE INDEX task_listing_needed ON task_listing (reader, claimed, needed_by_at, request_id, task_id);
  CREATE INDEX task_listing_kind_due ON task_listing (reader, leg_kind, kind, due_at, request_id, task_id);
  CREATE INDEX task_listing_kind_opened ON task_listing (reader, leg_kind, kind, opened_at, request_id, task_id);
  CREATE INDEX task_listing_kind_needed ON task_listing (reader, leg_kind, kind, needed_by_at, request_id, task_id);
  CREATE INDEX task_listing_party_due ON task_listing (reader, other_party_id, due_at, request_id, task_id)
    WHERE other_party_id IS NOT NULL;
  CREATE INDEX task_listing_party_opened ON task_listing (reader, other_party_id, opened_at, request_id, task_id)
    WHERE other_party_id IS NOT NULL;
  CREATE INDEX task_listing_party_needed ON task_listing (reader, other_party_id, needed_by_at, request_id, task_id)
    WHERE other_party_id IS NOT NULL;
  CREATE INDEX task_listing_span ON task_listing (reader, opened_span, due_at);
  CREATE INDEX task_listing_claimed_due ON task_listing (claimed_by, reader, due_at, request_id, task_id)
    WHERE claimed_by IS NOT NULL;
  CREATE INDEX task_listing_claimed_opened ON task_listing (claimed_by, reader, opened_at, request_id, task_id)
    WHERE claimed_by IS NOT NULL;
  CREATE INDEX task_listing_claimed_needed ON task_listing (claimed_by, reader, needed_by_at, request_id, task_id)
    WHERE claimed_by IS NOT NULL;
  CREATE INDEX task_listing_moved ON task_listing (reader) WHERE clock_moved;
  CREATE TABLE request_listing (
    reader text NOT NULL,
    facet text NOT NULL,
    request_id uuid NOT NULL,
    reference text NOT NULL,
    needed_by_at timestamptz(3) NOT NULL,
    submitted_at timestamptz(3) NOT NULL,
    submitted_on timestamptz(3) NOT NULL
      GENERATED ALWAYS AS (CASE WHEN isfinite(submitted_at)
        THEN date_bin('1 day', submitted_at, '2000-01-01 00:00:00+00') ELSE submitted_at END) STORED,
    PRIMARY KEY (request_id, reader, facet)
  );
  COMMENT ON TABLE request_listing IS 'Requests, once for each reader and each facet that changes; projected by libs/cases.';
  COMMENT ON COLUMN request_listing.facet IS
    'A status; closed; leg:KIND, waited for, with ! where overdue; risk; lacking, with ~ where the clock was moved.';
  COMMENT ON COLUMN request_listing.submitted_at IS '-infinity: not submitted.';
  CREATE INDEX request_listing_needed ON request_listing (reader, facet, needed_by_at, request_id)
    INCLUDE (reference, submitted_at);
  CREATE INDEX request_listing_submitted ON request_listing (reader, facet, submitted_at, request_id);
  CREATE INDEX request_listing_reference ON request_listing (reader, facet, reference, request_id);
  CREATE INDEX request_listing_span ON request_listing (reader, facet, submitted_on, needed_by_at);
  CREATE TABLE arrangement_listing (
    reader text NOT NULL,
    facet text NOT NULL,
    arrangement_id uuid NOT NULL,
    reference text NOT NULL,
    reference_length integer NOT NULL GENERATED ALWAYS AS (length(reference)) STORED,
    expires_at timestamptz(3) NOT NULL,
    PRIMARY KEY (arrangement_id, reader, facet)
  );
  COMMENT ON TABLE arrangement_listing IS 'Arrangements, once for each reader and facet; projected by libs/cases.';
  COMMENT ON COLUMN arrangement_listing.facet IS 'A status, or breach.';
  COMMENT ON COLUMN arrangement_listing.expires_at IS 'Of the line that expires first; infinity: none.';
  CREATE INDEX arrangement_listing_expires ON arrangement_listing (reader, facet, expires_at, reference)
    INCLUDE (arrangement_id);
  CREATE INDEX arrangement_listing_reference ON arrangement_listing (reader, facet, reference_length, reference)
    INCLUDE (arrangement_id);
  CREATE TABLE request_facet (
    facet text NOT NULL,
    request_id uuid NOT NULL,
    reference text NOT NULL,
    needed_by_at timestamptz(3) NOT NULL,
    submitted_at timestamptz(3) NOT NULL,
    readers text[] NOT NULL,
    PRIMARY KEY (request_id, facet)
  );
  COMMENT ON TABLE request_facet IS 'Requests, once for each thing that they name, whoever reads them; projected by libs/cases.';
  COMMENT ON COLUMN request_facet.facet IS 'kind:, from:, to:, contributor:, unit: with what it names.';
  CREATE INDEX request_facet_needed ON request_facet (facet, needed_by_at, request_id);
  CREATE INDEX request_facet_submitted ON request_facet (facet, submitted_at, request_id);
  CREATE INDEX request_facet_reference ON request_facet (facet, reference, request_id);
  CREATE TABLE arrangement_facet (
    facet text NOT NULL,
    arrangement_id uuid NOT NULL,
    reference text NOT NULL,
    reference_length integer NOT NULL GENERATED ALWAYS AS (length(reference)) STORED,
    expires_at timestamptz(3) NOT NULL,
    readers text[] NOT NULL,
    PRIMARY KEY (arrangement_id, facet)
  );
  COMMENT ON TABLE arrangement_facet IS 'Arrangements, once for each thing that one of their requests names, with those who read such a request; projected by libs/cases.';
  COMMENT ON COLUMN arrangement_facet.facet IS 'from:, to:, contributor:, unit: with what it names.';
  CREATE INDEX arrangement_facet_expires ON arrangement_facet (facet, expires_at, reference);
  CREATE INDEX arrangement_facet_reference ON arrangement_facet (facet, reference_length, reference);
  CREATE TABLE request_search (
    request_id uuid PRIMARY KEY,
    arrangement_id uuid NOT NULL,
    kind text NOT NULL,
    units text NOT NULL,
    readers text[] NOT NULL,
    facets text[] NOT NULL,
    words tsvector NOT NULL
  );
  COMMENT ON TABLE request_search IS 'By what requests are found; projected by libs/cases.';
  COMMENT ON COLUMN request_search.facets IS 'kind:, from:, to:, contributor:, unit:, party:, authority: with what it names.';
  CREATE INDEX request_search_found ON request_search USING gin (readers, facets, words);
  CREATE INDEX request_search_arrangement ON request_search (arrangement_id);
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
export const LISTS = `${WORDS}${LISTINGS}${OWN}`;
