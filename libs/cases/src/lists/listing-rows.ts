import { LEG_READERS, REQUEST_READERS, TASK_READERS } from '#libs/identity';

/** The tables of listings. */
export type ListingTable = 'task_listing' | 'request_listing' | 'arrangement_listing' | 'arrangement_facet';

/** Every listing. */
export const ALL_LISTINGS: ReadonlySet<ListingTable> = new Set([
  'task_listing',
  'request_listing',
  'arrangement_listing',
  'arrangement_facet',
]);

/** A listing: its table, the columns that make a row the same one, the other columns, and the query for its rows as they should be. */
export interface Listing {
  table: ListingTable;
  key: readonly string[];
  rest: readonly string[];
  /** The rows of some arrangements; `whose` is a condition on the arrangement `a`. */
  rows: (whose: string) => string;
  /** The rows that are there for these arrangements, as a condition on a row `o`. */
  owned: (whose: string) => string;
}

const REQUESTS_OF = (whose: string) =>
  `o.request_id IN (SELECT r.id FROM request r JOIN arrangement a ON a.id = r.arrangement_id WHERE ${whose})`;

/** Open tasks, once for each reader. */
const TASKS: Listing = {
  table: 'task_listing',
  key: ['request_id', 'task_id', 'reader'],
  rest: [
    'kind',
    'leg_kind',
    'party_id',
    'other_party_id',
    'claimed_by',
    'not_by',
    'clock_moved',
    'due_at',
    'opened_at',
    'needed_by_at',
  ],
  rows: (whose) => `
    SELECT t.request_id, t.task_id, k.reader, t.kind, coalesce(l.kind, '') AS leg_kind, t.party_id, k.other_party_id,
           t.claimed_by, t.not_by, a.clock_offset_ms <> 0 AS clock_moved, coalesce(t.due_at, 'infinity') AS due_at,
           t.opened_at, r.needed_by_at
      FROM arrangement a
      JOIN request r ON r.arrangement_id = a.id
      JOIN task t ON t.request_id = r.id AND t.closed_at IS NULL
      LEFT JOIN leg l ON l.request_id = t.request_id AND l.leg_id = t.leg_id
      CROSS JOIN LATERAL (${TASK_READERS}) AS k
     WHERE ${whose}`,
  owned: REQUESTS_OF,
};

const OF_REQUEST = `r.reference, r.needed_by_at, coalesce(r.submitted_at, '-infinity') AS submitted_at`;

/**
 * Requests, once for each reader and facet: its status; that it is closed; what is waited for, and what of that is overdue, as
 * far as the reader knows. A request is at risk while it is open and what still lacks is overdue, or need not come before the
 * loan is needed; it is also at risk where something lacks when the loan is needed, which only the reader's clock can tell. The
 * past is not.
 */
const REQUESTS: Listing = {
  table: 'request_listing',
  key: ['request_id', 'reader', 'facet'],
  rest: ['reference', 'needed_by_at', 'submitted_at'],
  rows: (whose) => `
    SELECT r.id AS request_id, k.reader, f.facet, ${OF_REQUEST}
      FROM arrangement a
      JOIN request r ON r.arrangement_id = a.id
      CROSS JOIN LATERAL (${REQUEST_READERS}) AS k
      CROSS JOIN LATERAL (
        SELECT r.status AS facet UNION ALL SELECT 'closed' WHERE r.status NOT IN ('draft', 'open')) AS f
     WHERE ${whose}
    UNION ALL
    SELECT DISTINCT r.id, k.reader, 'leg:' || l.kind || CASE WHEN l.overdue_since IS NULL THEN '' ELSE '!' END, ${OF_REQUEST}
      FROM arrangement a
      JOIN request r ON r.arrangement_id = a.id
      JOIN leg l ON l.request_id = r.id AND l.holder IS NOT NULL
      CROSS JOIN LATERAL (${LEG_READERS}) AS k
     WHERE ${whose}
    UNION ALL
    SELECT r.id, k.reader,
           CASE WHEN bool_or(l.overdue_since IS NOT NULL OR o.due_at > r.needed_by_at) THEN 'risk'
                WHEN a.clock_offset_ms <> 0 THEN 'lacking~' ELSE 'lacking' END, ${OF_REQUEST}
      FROM arrangement a
      JOIN request r ON r.arrangement_id = a.id AND r.status = 'open' AND NOT r.of_record
      JOIN leg l ON l.request_id = r.id AND l.holder IS NOT NULL AND NOT l.satisfied
      LEFT JOIN round o ON o.request_id = l.request_id AND o.leg_id = l.leg_id AND o.closed_at IS NULL
      CROSS JOIN LATERAL (${LEG_READERS}) AS k
     WHERE ${whose}
     GROUP BY r.id, k.reader, a.clock_offset_ms`,
  owned: REQUESTS_OF,
};

/** When the line of an arrangement `a` expires that does so first. */
const FIRST_EXPIRY = `
      LEFT JOIN LATERAL (
        SELECT min(n.expires_at) AS expires_at FROM arrangement_line n
         WHERE n.arrangement_id = a.id AND n.status IN ('planned', 'ready', 'moving', 'arrived')
      ) AS line ON true`;

const OF_ARRANGEMENT = `a.reference, coalesce(line.expires_at, 'infinity') AS expires_at`;
const ARRANGEMENTS_OF = (whose: string) =>
  `o.arrangement_id IN (SELECT a.id FROM arrangement a WHERE ${whose})`;

/** Arrangements, once for each reader of one of their requests and each facet. */
const ARRANGEMENTS: Listing = {
  table: 'arrangement_listing',
  key: ['arrangement_id', 'reader', 'facet'],
  rest: ['reference', 'expires_at'],
  rows: (whose) => `
    SELECT a.id AS arrangement_id, k.reader, f.facet, ${OF_ARRANGEMENT}
      FROM arrangement a
      CROSS JOIN LATERAL (
        SELECT DISTINCT k.reader FROM request r CROSS JOIN LATERAL (${REQUEST_READERS}) AS k WHERE r.arrangement_id = a.id
      ) AS k
      CROSS JOIN LATERAL (SELECT a.status AS facet UNION ALL SELECT 'breach' WHERE a.breach) AS f${FIRST_EXPIRY}
     WHERE ${whose}`,
  owned: ARRANGEMENTS_OF,
};

/** Arrangements, once for each thing that they or one of their requests name; read from what requests are found by, which is written before. */
const ARRANGEMENT_FACETS: Listing = {
  table: 'arrangement_facet',
  key: ['arrangement_id', 'facet'],
  rest: ['reference', 'expires_at', 'readers'],
  rows: (whose) => `
    SELECT a.id AS arrangement_id, f.facet, ${OF_ARRANGEMENT}, array_agg(DISTINCT k.reader ORDER BY k.reader) AS readers
      FROM arrangement a
      JOIN request_search s ON s.arrangement_id = a.id
      CROSS JOIN LATERAL (
        SELECT 'from:' || a.sending_mission UNION ALL SELECT 'to:' || a.receiving_mission
        UNION ALL SELECT named FROM unnest(s.facets) AS named WHERE named LIKE 'contributor:%' OR named LIKE 'unit:%'
      ) AS f(facet)
      CROSS JOIN LATERAL unnest(s.readers) AS k(reader)${FIRST_EXPIRY}
     WHERE ${whose}
     GROUP BY a.id, f.facet, line.expires_at`,
  owned: ARRANGEMENTS_OF,
};

export const LISTINGS: readonly Listing[] = [TASKS, REQUESTS, ARRANGEMENTS, ARRANGEMENT_FACETS];
