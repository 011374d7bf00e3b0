import { REQUEST_READERS } from '#libs/identity';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';

/**
 * What requests are found by: names of units, parties and missions, references and the symbol of the authority. Words are
 * stored without accents, in lower case and split at every punctuation mark; words joined by a hyphen or an apostrophe are
 * also stored joined, so that `mi24` finds Mi-24.
 */
const found = (whose: string) => `
  WITH asked AS MATERIALIZED (
    SELECT r.id, r.arrangement_id, r.reference, a.reference AS arrangement, r.sending_mission, r.receiving_mission,
           s.state -> 'content' AS content, array(SELECT k.reader FROM (${REQUEST_READERS}) AS k) AS readers
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
    SELECT asked.id, asked.arrangement_id, coalesce(asked.content ->> 'kind', 'start') AS kind, coalesce(u.names, '') AS units, asked.readers,
           ARRAY['kind:' || coalesce(asked.content ->> 'kind', 'start'), 'from:' || asked.sending_mission, 'to:' || asked.receiving_mission]
             || coalesce(u.facets, '{}') || coalesce(p.facets, '{}') AS facets,
           concat_ws(' ', asked.reference, asked.arrangement, u.names, p.names,
             (SELECT document ->> 'symbol' FROM authority WHERE id = asked.content ->> 'authorityId')) AS text
      FROM asked LEFT JOIN units u ON u.id = asked.id LEFT JOIN parties p ON p.id = asked.id
  )
  INSERT INTO request_search (request_id, arrangement_id, kind, units, readers, facets, words)
  SELECT id, arrangement_id, kind, units, readers, facets,
         array_to_tsvector(array(SELECT DISTINCT unnest(search_words(text) || search_words(translate(text, '-''’', '')))))
    FROM texts
  ON CONFLICT (request_id) DO UPDATE
    SET kind = excluded.kind, units = excluded.units, readers = excluded.readers, facets = excluded.facets, words = excluded.words`;

const REFRESH = found('r.id = ANY($1::uuid[])');

/** Brings what requests are found by in line with what they ask now, and of whom; after their rows were written. */
export async function refreshSearch(tx: EntityManager, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length > 0) await runPrepared(tx, REFRESH, [requestIds]);
}

/** Makes requests findable under the new name of a unit or a party. */
export async function refreshSearchOf(
  tx: EntityManager,
  facet: `unit:${string}` | `party:${string}`,
): Promise<void> {
  await tx.query(
    found('r.id IN (SELECT f.request_id FROM request_search f WHERE f.facets @> ARRAY[$1::text])'),
    [facet],
  );
}

/** Fills what requests are found by from all that is stored. */
export const FILL_SEARCH = found('true');
