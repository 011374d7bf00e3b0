import {
  CHASE_CHANNELS,
  COMMENT_AUDIENCES,
  type ChaseChannel,
  type CommentAudience,
  messageOf,
} from '#libs/contracts';
import { type Viewer, scopeOf } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { absent, reject } from '../errors.js';
import { Conditions, afterRow } from '../lists/conditions.js';
import { pageOf, readCursor } from '../lists/cursor.js';
import { type Paging, iso } from '../lists/lists.js';
import { caseInSight } from '../lists/scope.js';
import type { Page } from '../views/common.js';

const named = z.object({ id: z.string(), name: z.string() });
const moment = z.iso.datetime();
const noteShape = {
  id: z.uuid(),
  corrects: z.uuid().nullable().describe('the entry that it corrects'),
  correctedBy: z.uuid().nullable().describe('the entry that corrects it'),
  by: named,
  party: named.describe('the person for whom it was written'),
  caseTime: moment.describe('on the clock of the case'),
  recordedAt: moment.describe('in real time'),
};

/** A comment as it is read. */
export const commentViewSchema = z.object({
  ...noteShape,
  legId: z.string().nullable(),
  taskId: z.string().nullable().describe('null also if the task is not for you'),
  visibleTo: z.enum(COMMENT_AUDIENCES),
  text: z.string(),
});
export type CommentView = z.infer<typeof commentViewSchema>;

/** A note of a call or a meeting as it is read. */
export const chaseNoteViewSchema = z.object({
  ...noteShape,
  legId: z.string(),
  channel: z.enum(CHASE_CHANNELS),
  withWhom: z.string(),
  happened: z.object({ from: moment, to: moment }).describe('not before, not after'),
  said: z.string(),
  nextStep: z.string().nullable(),
  nextStepOn: z.string().nullable().describe('a day'),
});
export type ChaseNoteView = z.infer<typeof chaseNoteViewSchema>;

/** A row of either table; what only one of them has is read of that one alone. */
interface NoteRow {
  id: string;
  leg_id: string | null;
  corrects: string | null;
  corrected_by: string | null;
  by: { id: string; name: string };
  party: { id: string; name: string };
  case_time: Date;
  recorded_at: Date;
  task_id: string | null;
  visible_to: CommentAudience;
  text: string;
  channel: ChaseChannel;
  with_whom: string;
  happened_from: Date;
  happened_to: Date;
  said: string;
  next_step: string | null;
  next_step_on: string | null;
}

function ofNote(row: NoteRow) {
  return {
    id: row.id,
    corrects: row.corrects,
    correctedBy: row.corrected_by,
    by: row.by,
    party: row.party,
    caseTime: iso(row.case_time),
    recordedAt: iso(row.recorded_at),
  };
}

/** Which notes of a request are wanted. */
export interface NotesQuery {
  legId?: string | undefined;
}

/** Reads one page of the notes of one table, latest first. */
async function readPage<T>(
  manager: EntityManager,
  table: 'comment' | 'chase_note',
  { cursor, limit }: Paging,
  { conditions, of, columns }: { conditions: Conditions; of: readonly unknown[]; columns: string },
  item: (row: NoteRow) => T,
): Promise<Page<T>> {
  const after = readCursor(cursor, ['moment', 'uuid'], of);
  if (after !== null) {
    const places = [conditions.place(after[0], 'timestamptz'), conditions.place(after[1], 'uuid')];
    conditions.add(afterRow(['n.recorded_at', 'n.id'], places, true));
  }
  const most = conditions.place(limit + 1, 'int');
  const rows: NoteRow[] = await manager.query(
    `SELECT n.id, n.leg_id, n.corrects, later.id AS corrected_by, n.case_time, n.recorded_at, ${columns},
            jsonb_build_object('id', p.id, 'name', p.name) AS by,
            jsonb_build_object('id', party.id, 'name', party.name) AS party
       FROM ${table} n
       JOIN person p ON p.id = n.person_id
       JOIN party ON party.id = n.party_id
       LEFT JOIN ${table} later ON later.corrects = n.id
      WHERE ${conditions.sql}
      ORDER BY n.recorded_at DESC, n.id DESC LIMIT ${most}`,
    conditions.values,
  );
  return pageOf(rows, limit, item, (row) => [iso(row.recorded_at), row.id], of);
}

/**
 * The comments on a request that a viewer may read: all for those who see the whole of it; for a party those on its own legs
 * that are meant for it.
 * @returns null where the request is unknown to the viewer
 */
export async function listComments(
  manager: EntityManager,
  viewer: Viewer,
  requestId: string,
  { legId, ...paging }: Paging & NotesQuery,
): Promise<Page<CommentView> | null> {
  const inSight = await caseInSight(manager, viewer, requestId);
  if (inSight === null) return null;
  const conditions = new Conditions([requestId, scopeOf(viewer).parties, inSight.whole])
    .add('n.request_id = $1::uuid')
    .add(
      `$3::boolean OR n.visible_to = 'party' AND EXISTS (
         SELECT FROM leg l WHERE l.request_id = n.request_id AND l.leg_id = n.leg_id AND l.party_id = ANY($2::text[]))`,
    )
    .given(legId, 'text', (leg) => `n.leg_id = ${leg}`);
  // The work of others is not shown to the party.
  const columns = `n.visible_to, n.text, CASE WHEN $3::boolean OR EXISTS (
    SELECT FROM task t WHERE t.request_id = n.request_id AND t.task_id = n.task_id AND t.party_id = ANY($2::text[]))
    THEN n.task_id END AS task_id`;
  const of = ['comments', requestId, legId ?? null];
  return readPage(manager, 'comment', paging, { conditions, of, columns }, (row) => ({
    ...ofNote(row),
    legId: row.leg_id,
    taskId: row.task_id,
    visibleTo: row.visible_to,
    text: row.text,
  }));
}

/**
 * Checks that a person sees the whole of a request.
 * @throws CaseError 404 or 403 where they do not
 */
export async function assertWhole(manager: EntityManager, viewer: Viewer, requestId: string): Promise<void> {
  const inSight = await caseInSight(manager, viewer, requestId);
  if (inSight === null) return reject('not_found', '', absent('request'));
  if (!inSight.whole) reject('role_missing', '', messageOf('case_refusals.for_whole_request'));
}

/** What was noted of calls and meetings about a request; the caller has checked that the viewer sees the whole of it. */
export async function listChaseNotes(
  manager: EntityManager,
  requestId: string,
  { legId, ...paging }: Paging & NotesQuery,
): Promise<Page<ChaseNoteView>> {
  const conditions = new Conditions([requestId])
    .add('n.request_id = $1::uuid')
    .given(legId, 'text', (leg) => `n.leg_id = ${leg}`);
  const columns =
    'n.channel, n.with_whom, n.happened_from, n.happened_to, n.said, n.next_step, n.next_step_on::text AS next_step_on';
  const of = ['chase notes', requestId, legId ?? null];
  return readPage(manager, 'chase_note', paging, { conditions, of, columns }, (row) => ({
    ...ofNote(row),
    legId: row.leg_id ?? '',
    channel: row.channel,
    withWhom: row.with_whom,
    happened: { from: iso(row.happened_from), to: iso(row.happened_to) },
    said: row.said,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
  }));
}
