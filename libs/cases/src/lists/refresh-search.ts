import { REQUEST_READERS } from '#libs/identity';
import { runPrepared, together } from '#libs/store';
import type { EntityManager } from 'typeorm';

/**
 * What requests are found by: names of units, parties and missions, references and the symbol of the authority. Words are
 * stored without accents, in lower case and split at every punctuation mark; words joined by a hyphen or an apostrophe are
 * also stored joined, so that `mi24` finds Mi-24.
 */
const wantedSearch = (whose: string) => `
  asked AS MATERIALIZED (
    SELECT r.id, r.arrangement_id, r.reference, r.needed_by_at, coalesce(r.submitted_at, '-infinity') AS submitted_at,
           a.reference AS arrangement, r.sending_mission, r.receiving_mission, s.state -> 'content' AS content,
           array(SELECT k.reader FROM (${REQUEST_READERS}) AS k ORDER BY k.reader) AS readers
      FROM request r JOIN arrangement a ON a.id = r.arrangement_id JOIN snapshot s ON s.case_id = r.id
     WHERE ${whose}
  ), units AS (
    SELECT asked.id, string_agg(u.name, '; ' ORDER BY u.name) AS names,
           array_agg('unit:' || u.id) || array_agg(DISTINCT 'contributor:' || u.contributor_party_id) AS facets,
           array_agg(DISTINCT u.contributor_party_id) AS contributors
      FROM asked
      CROSS JOIN LATERAL jsonb_array_elements(asked.content -> 'lines') AS line
      JOIN unit u ON u.id = line ->> 'unitId'
     GROUP BY asked.id
  ), parties AS (
    SELECT named.id, array_agg('party:' || p.id) AS facets, string_agg(concat_ws(' ', p.name, m.full_name), ' ') AS names
      FROM (
        SELECT id, sending_mission AS party_id FROM asked
        UNION SELECT id, receiving_mission FROM asked
        UNION SELECT id, unnest(contributors) FROM units
        UNION SELECT l.request_id, l.party_id FROM leg l JOIN asked ON asked.id = l.request_id
      ) AS named
      JOIN party p ON p.id = named.party_id
      LEFT JOIN mission m ON m.party_id = p.id
     GROUP BY named.id
  ), texts AS (
    SELECT asked.*, coalesce(asked.content ->> 'kind', 'start') AS kind, coalesce(u.names, '') AS units,
           ARRAY['kind:' || coalesce(asked.content ->> 'kind', 'start'), 'from:' || asked.sending_mission, 'to:' || asked.receiving_mission]
             || coalesce(u.facets, '{}') AS named,
           coalesce(p.facets, '{}') || CASE WHEN asked.content ->> 'authorityId' IS NULL THEN '{}'::text[]
             ELSE ARRAY['authority:' || (asked.content ->> 'authorityId')] END AS told,
           concat_ws(' ', asked.reference, asked.arrangement, u.names, p.names,
             (SELECT document ->> 'symbol' FROM authority WHERE id = asked.content ->> 'authorityId')) AS text
      FROM asked LEFT JOIN units u ON u.id = asked.id LEFT JOIN parties p ON p.id = asked.id
  ), wanted_request_search AS MATERIALIZED (
    SELECT id AS request_id, arrangement_id, kind, units, readers,
           array(SELECT DISTINCT facet FROM unnest(named || told) AS facet ORDER BY facet) AS facets,
           array_to_tsvector(search_lexemes(text)) AS words
      FROM texts
  ), wanted_request_facet AS MATERIALIZED (
    SELECT DISTINCT facet, id AS request_id, reference, needed_by_at, submitted_at, readers
      FROM texts CROSS JOIN LATERAL unnest(named) AS facet
  )`;

/** The tables of the search, with their columns. */
export const SEARCH_TABLES = {
  request_search: ['request_id', 'arrangement_id', 'kind', 'units', 'readers', 'facets', 'words'],
  request_facet: ['facet', 'request_id', 'reference', 'needed_by_at', 'submitted_at', 'readers'],
} as const;

/** The rows that a table of the search should have, of all requests. */
export function searchRows(table: keyof typeof SEARCH_TABLES): string {
  return `WITH ${wantedSearch('true')} SELECT ${SEARCH_TABLES[table].join(', ')} FROM wanted_${table}`;
}

const found = (whose: string) => `
  WITH ${wantedSearch(whose)}, gone AS (
    DELETE FROM request_facet d USING texts WHERE d.request_id = texts.id AND d.facet <> ALL(texts.named)
  ), put AS (
    INSERT INTO request_facet (${SEARCH_TABLES.request_facet.join(', ')})
    SELECT ${SEARCH_TABLES.request_facet.join(', ')} FROM wanted_request_facet
    ON CONFLICT (request_id, facet) DO UPDATE
      SET reference = excluded.reference, needed_by_at = excluded.needed_by_at, submitted_at = excluded.submitted_at, readers = excluded.readers
  ), known AS (
    INSERT INTO search_word (word)
    SELECT word FROM (SELECT DISTINCT unnest(tsvector_to_array(words)) AS word FROM wanted_request_search) AS w
     WHERE word NOT LIKE '#%' AND NOT EXISTS (SELECT FROM search_word s WHERE s.word = w.word COLLATE "C")
  )
  INSERT INTO request_search (${SEARCH_TABLES.request_search.join(', ')})
  SELECT ${SEARCH_TABLES.request_search.join(', ')} FROM wanted_request_search
  ON CONFLICT (request_id) DO UPDATE
    SET kind = excluded.kind, units = excluded.units, readers = excluded.readers, facets = excluded.facets, words = excluded.words`;

const REFRESH = found('r.id = $1::uuid');

/** Brings what requests are found by in line with what they ask now, and of whom; after their rows were written. */
export async function refreshSearch(tx: EntityManager, requestIds: readonly string[]): Promise<void> {
  // One by one: for a list of ids the database would plan the statement anew each time.
  await together(requestIds.map((id) => runPrepared(tx, REFRESH, [id])));
}

/** Makes requests findable under the new name of a unit or a party, or the new symbol of an authority. */
export async function refreshSearchOf(
  tx: EntityManager,
  facet: `unit:${string}` | `party:${string}` | `authority:${string}`,
): Promise<void> {
  await tx.query(
    found('r.id IN (SELECT f.request_id FROM request_search f WHERE f.facets @> ARRAY[$1::text])'),
    [facet],
  );
}

/** Fills what requests are found by from all that is stored. */
export const FILL_SEARCH = found('true');
