import type { Channel, Instant } from '#libs/contracts';
import { type Viewer, VISIBLE_REQUEST, scopeOf, scopeValues } from '#libs/identity';
import { NOTE_KINDS } from '#libs/audit';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Conditions, afterRow } from '../lists/conditions.js';
import { pageOf, readCursor } from '../lists/cursor.js';
import { type Paging, iso } from '../lists/lists.js';
import type { Page } from './views.js';

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
  key: string;
}

/**
 * Everything that people do to cases; entries of a record case once, however often they were folded. The leg is where the
 * fact names it, for answers on paper inside of what was given.
 */
const ACTS_OF_PEOPLE = `
  SELECT f.person_id, f.recorded_at, f.case_time, f.kind AS act, f.channel, f.party_id, f.case_id,
         coalesce(f.payload ->> 'legId', f.payload -> 'given' ->> 'legId') AS leg_id,
         f.case_id::text || ' ' || lpad(f.number::text, 9, '0') AS key
    FROM fact f
   WHERE f.person_id = $3
     AND (f.entry IS NULL OR NOT EXISTS (
       SELECT FROM fact e WHERE e.case_id = f.case_id AND e.entry = f.entry AND e.kind = f.kind AND e.number < f.number))
  UNION ALL
  SELECT person_id, recorded_at, case_time, 'comment_added', 'api', party_id, request_id, leg_id, id::text
    FROM comment WHERE person_id = $3
  UNION ALL
  SELECT person_id, recorded_at, case_time, 'chase_note_added', 'api', party_id, request_id, leg_id, id::text
    FROM chase_note WHERE person_id = $3`;

/** What a person did for parties that they still act for, on cases that they still see, latest first. */
export async function listHistory(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, ...query }: Paging & HistoryQuery,
): Promise<Page<HistoryEntry>> {
  const of = ['history', viewer.personId, query];
  const after = readCursor(cursor, ['moment', 'text'], of);
  const conditions = new Conditions([...scopeValues(scopeOf(viewer)), viewer.personId])
    .add('d.party_id IS NULL OR d.party_id = ANY($2::text[])')
    .add(
      `EXISTS (SELECT FROM request r WHERE r.arrangement_id = a.id AND (q.id IS NULL OR r.id = q.id) AND ${VISIBLE_REQUEST})`,
    )
    .given(query.from, 'timestamptz', (from) => `d.recorded_at >= ${from}`)
    .given(query.to, 'timestamptz', (to) => `d.recorded_at < ${to}`);
  if (query.kind !== undefined) conditions.add(actsOf(conditions, query.kind));
  if (after !== null) {
    const places = [conditions.place(after[0], 'timestamptz'), conditions.place(after[1], 'text')];
    conditions.add(afterRow(['d.recorded_at', 'd.key'], places, true));
  }
  const most = conditions.place(limit + 1, 'int');
  const rows: Row[] = await manager.query(
    `SELECT d.*, jsonb_build_object('id', a.id, 'reference', a.reference) AS arrangement,
            CASE WHEN q.id IS NOT NULL THEN jsonb_build_object('id', q.id, 'reference', q.reference) END AS request
       FROM (${ACTS_OF_PEOPLE}) AS d
       LEFT JOIN request q ON q.id = d.case_id
       JOIN arrangement a ON a.id = coalesce(q.arrangement_id, d.case_id)
      WHERE ${conditions.sql}
      ORDER BY d.recorded_at DESC, d.key DESC LIMIT ${most}`,
    conditions.values,
  );
  return pageOf(rows, limit, entryOf, (row) => [iso(row.recorded_at), row.key], of);
}

/** The condition that an act is of a kind. */
function actsOf(conditions: Conditions, kind: HistoryKind): string {
  if (kind === 'other') return `d.act <> ALL(${conditions.place([...KIND_OF.keys()], 'text[]')})`;
  const acts = [...KIND_OF].flatMap(([act, of]) => (of === kind ? [act] : []));
  return `d.act = ANY(${conditions.place(acts, 'text[]')})`;
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
