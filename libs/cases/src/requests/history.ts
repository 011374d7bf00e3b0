import type { Channel, Instant } from '#libs/contracts';
import { type Scope, type Viewer, scopeOf } from '#libs/identity';
import { NOTE_KINDS } from '#libs/audit';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Conditions, afterRow } from '../lists/conditions.js';
import { pageOf, readCursor } from '../lists/cursor.js';
import { type Paging, iso } from '../lists/lists.js';
import { seesCase } from '../lists/scope.js';
import type { Page } from '../views/common.js';

/** What people do, by kind, with the facts of each. Everything else is `other`. */
const ACTS = {
  requests: ['drafted', 'revised', 'submitted', 'amended', 'overtaken', 'line_dropped', 'withdrawn'],
  answers: ['answered', 'question_asked', 'question_answered'],
  papers: ['paper_recorded', 'paper_countersigned', 'paper_sent_back'],
  conditions: ['conditions_entered', 'conditions_countersigned', 'conditions_sent_back'],
  reviews: [
    'late_answer_noted',
    'late_answer_reinstated',
    'refusal_accepted',
    'asked_again',
    'leg_waived',
    'leg_not_in_record',
    'reservation_retried',
  ],
  tasks: ['task_claimed', 'task_released', 'task_handed_over', 'task_handed_back'],
  arrangements: [
    'readiness_stated',
    'departed',
    'arrived',
    'authority_transferred',
    'returned',
    'repatriated',
    'clearance_recorded',
    'suspended',
    'resumed',
    'discontinued',
    'in_flight_ruled',
    'converted',
  ],
  notes: NOTE_KINDS,
} as const;
export const HISTORY_KINDS = [...(Object.keys(ACTS) as (keyof typeof ACTS)[]), 'other'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

const KIND_OF: ReadonlyMap<string, HistoryKind> = new Map(
  Object.entries(ACTS).flatMap(([kind, acts]) => acts.map((act) => [act, kind as HistoryKind] as const)),
);

/** Which part of a history is wanted. */
export interface HistoryQuery {
  kind?: HistoryKind | undefined;
  /** In real time: when it was recorded, not before. */
  from?: Instant | undefined;
  /** Not at or after. */
  to?: Instant | undefined;
}

const caseSchema = z.object({ id: z.string(), reference: z.string() });

/** One act of a person. */
export const historyEntrySchema = z.object({
  at: z.iso.datetime().describe('when it was recorded, in real time'),
  caseTime: z.iso.datetime().describe('on the clock of the case'),
  kind: z.enum(HISTORY_KINDS),
  act: z.string().describe('what was done: the kind of the fact in the log of the case'),
  channel: z.string(),
  party: z.string().nullable().describe('for whom, by id'),
  request: caseSchema.nullable().describe('null: on the arrangement itself'),
  arrangement: caseSchema,
  legId: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

interface Row {
  recorded_at: Date;
  case_time: Date;
  act: string;
  channel: Channel;
  party_id: string | null;
  leg_id: string | null;
  request: { id: string; reference: string } | null;
  arrangement: { id: string; reference: string };
  place_id: string;
  place_number: number;
}

/** Notes stand before all facts of their moment that have the same id as the case, which none has. */
const PLACE_OF_NOTE = '0';

/** What a table has of the acts of people, and how one of its rows `f` is told from others of the same moment. */
interface Acts {
  table: string;
  /** All acts of the table, where its rows are not of several. */
  act: string | null;
  columns: string;
  place: readonly [id: string, number: string];
  caseId: string;
  wanted: string;
}

/**
 * Facts that people bring to cases; what was entered from the record once, however often it was folded again. The leg is where
 * the fact names it, for answers on paper inside of what was given.
 */
const FACTS: Acts = {
  table: 'fact',
  act: null,
  columns: `f.kind AS act, f.channel, coalesce(f.payload ->> 'legId', f.payload -> 'given' ->> 'legId') AS leg_id`,
  place: ['f.case_id', 'f.number'],
  caseId: 'f.case_id',
  wanted: `(f.entry IS NULL OR NOT EXISTS (
    SELECT FROM fact e WHERE e.case_id = f.case_id AND e.entry = f.entry AND e.kind = f.kind AND e.number < f.number))`,
};

function notesOf(table: string, act: string): Acts {
  return {
    table,
    act,
    columns: `'${act}' AS act, 'api' AS channel, f.leg_id`,
    place: ['f.id', PLACE_OF_NOTE],
    caseId: 'f.request_id',
    wanted: 'true',
  };
}

const SOURCES = [FACTS, notesOf('comment', 'comment_added'), notesOf('chase_note', 'chase_note_added')];

/** The kinds of the facts that a person `$1` has brought, each found by one step in an index. */
const KINDS_BROUGHT = `
  WITH RECURSIVE brought(kind) AS (
    SELECT min(f.kind) FROM fact f WHERE f.person_id = $1
    UNION ALL
    SELECT (SELECT min(f.kind) FROM fact f WHERE f.person_id = $1 AND f.kind > brought.kind) FROM brought WHERE brought.kind IS NOT NULL
  )
  SELECT kind FROM brought WHERE kind IS NOT NULL`;

/** What a person did for parties that they still act for, on cases that they still see, latest first. */
export async function listHistory(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, ...query }: Paging & HistoryQuery,
): Promise<Page<HistoryEntry>> {
  const of = ['history', viewer.personId, query];
  const after = readCursor(cursor, ['moment', 'uuid', 'number'], of);
  const acts = query.kind === undefined ? null : await actsOf(manager, viewer, query.kind);
  const conditions = new Conditions([viewer.personId]);
  const most = conditions.place(limit + 1, 'int');
  const walk = { conditions, most, acts, after, query, scope: scopeOf(viewer) };
  const sources = SOURCES.filter(({ act }) => act === null || acts === null || acts.includes(act));
  const rows: Row[] = await manager.query(
    `SELECT d.*, jsonb_build_object('id', a.id, 'reference', a.reference) AS arrangement,
            CASE WHEN q.id IS NOT NULL THEN jsonb_build_object('id', q.id, 'reference', q.reference) END AS request
       FROM (
         SELECT * FROM (${sources.map((source) => latestOf(source, walk)).join(' UNION ALL ')}) AS d
          ORDER BY d.recorded_at DESC, d.place_id DESC, d.place_number DESC LIMIT ${most}
       ) AS d
       LEFT JOIN request q ON q.id = d.case_id
       JOIN arrangement a ON a.id = coalesce(q.arrangement_id, d.case_id)
      ORDER BY d.recorded_at DESC, d.place_id DESC, d.place_number DESC`,
    conditions.values,
  );
  return pageOf(
    rows,
    limit,
    entryOf,
    (row) => [iso(row.recorded_at), row.place_id, String(row.place_number)],
    of,
  );
}

/** The latest acts of one table, from the beginning of a stretch of its index for each party and, where they are asked for, each act. */
function latestOf(
  { table, act, columns, place, caseId, wanted }: Acts,
  walk: {
    conditions: Conditions;
    most: string;
    acts: readonly string[] | null;
    after: readonly string[] | null;
    query: HistoryQuery;
    scope: Scope;
  },
): string {
  const { conditions, most, acts, after, query, scope } = walk;
  const readers = conditions.place(scope.readers, 'text[]');
  const narrowed = [wanted, seesCase(caseId, readers)];
  if (query.from !== undefined) {
    narrowed.push(`f.recorded_at >= ${conditions.place(query.from, 'timestamptz')}`);
  }
  if (query.to !== undefined) narrowed.push(`f.recorded_at < ${conditions.place(query.to, 'timestamptz')}`);
  if (after !== null) narrowed.push(afterPlace(place, after, conditions));
  const ofActs = acts !== null && act === null;
  const latest = (ofParty: string, from: string) => `
    SELECT f.* FROM ${from} CROSS JOIN LATERAL (
      SELECT f.recorded_at, f.case_time, ${columns}, f.party_id, ${caseId} AS case_id, ${place[0]} AS place_id, ${place[1]} AS place_number
        FROM ${table} f
       WHERE f.person_id = $1 AND ${ofParty} ${ofActs ? 'AND f.kind = one.kind' : ''} AND ${narrowed.join(' AND ')}
       ORDER BY f.recorded_at DESC, ${place[0]} DESC${place[1] === PLACE_OF_NOTE ? '' : `, ${place[1]} DESC`} LIMIT ${most}
    ) AS f`;
  const kinds = ofActs ? `unnest(${conditions.place(acts, 'text[]')})` : `(VALUES (''))`;
  const parties = `unnest(${conditions.place(scope.parties, 'text[]')})`;
  return [
    latest('f.party_id = own.party_id', `${parties} AS own(party_id) CROSS JOIN ${kinds} AS one(kind)`),
    ...(table === 'fact' ? [latest('f.party_id IS NULL', `${kinds} AS one(kind)`)] : []),
  ].join(' UNION ALL ');
}

/** That a row comes after the last one of the page before, whichever table that one is of. */
function afterPlace(
  [id, number]: Acts['place'],
  [at, lastId, lastNumber]: readonly string[],
  conditions: Conditions,
): string {
  const places = [conditions.place(at, 'timestamptz'), conditions.place(lastId, 'uuid')];
  if (number === PLACE_OF_NOTE) return afterRow(['f.recorded_at', id], places, true);
  return afterRow(
    ['f.recorded_at', id, number],
    [...places, conditions.place(Number(lastNumber), 'int')],
    true,
  );
}

/** The acts that are of a kind. */
async function actsOf(manager: EntityManager, viewer: Viewer, kind: HistoryKind): Promise<readonly string[]> {
  if (kind !== 'other') return ACTS[kind];
  const brought: { kind: string }[] = await manager.query(KINDS_BROUGHT, [viewer.personId]);
  return brought.map((row) => row.kind).filter((act) => !KIND_OF.has(act));
}

function entryOf(row: Row): HistoryEntry {
  return {
    at: iso(row.recorded_at),
    caseTime: iso(row.case_time),
    kind: KIND_OF.get(row.act) ?? 'other',
    act: row.act,
    channel: row.channel,
    party: row.party_id,
    request: row.request,
    arrangement: row.arrangement,
    legId: row.leg_id,
  };
}
