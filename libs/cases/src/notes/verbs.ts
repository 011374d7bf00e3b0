import { randomBytes, randomUUID } from 'node:crypto';
import { appendToChain, noteHash } from '#libs/audit';
import { type ChaseNoteInput, type CommentInput, type Instant, messageOf } from '#libs/contracts';
import { type Viewer, actsFor } from '#libs/identity';
import type { Actor, LegState, RequestState } from '#libs/process';
import { exactly, rangeOf } from '#libs/rules';
import { ChaseNoteEntity, CommentEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { type LegRef, actor, legOf, secretariatOf } from '../writer/acts.js';
import { advance } from '../writer/advance.js';
import { absent, reject } from '../errors.js';
import { isTheirs } from '../inbox/tasks.js';
import { caseInSight } from '../lists/scope.js';

/** What the author of a note gets back. */
export interface NoteReceipt {
  noteId: string;
  recordedAt: Instant;
}

type Kept<T> = Omit<T, 'id' | 'requestId' | 'salt' | 'personId' | 'partyId' | 'caseTime' | 'recordedAt'>;

/**
 * Keeps a note under the lock of its case, whose chain gets a link with the note's hash. The state of the case does not
 * change, nor does its version: a note decides nothing.
 */
async function keep<T extends CommentEntity | ChaseNoteEntity>(
  tx: EntityManager,
  entity: new () => T,
  requestId: string,
  said: (state: RequestState, now: Instant) => Promise<{ by: Actor; note: Kept<T> }>,
): Promise<NoteReceipt> {
  const aggregate = await advance(tx, requestId);
  const { by, note } = await said(aggregate.request(requestId), aggregate.now());
  const isComment = entity === (CommentEntity as unknown);
  await assertCorrectable(tx, isComment ? 'comment' : 'chase_note', requestId, note);
  const id = randomUUID();
  const kept = Object.assign(new entity(), {
    ...note,
    id,
    requestId,
    salt: randomBytes(16).toString('hex'),
    personId: by.personId,
    partyId: by.partyId,
    caseTime: aggregate.now(),
    recordedAt: aggregate.realNow,
  }) as T;
  await insertRows(tx, entity, [kept]);
  await appendToChain(tx, requestId, [
    {
      kind: isComment ? 'comment_added' : 'chase_note_added',
      noteId: id,
      noteHash: noteHash(kept),
      legId: kept.legId,
      visibleTo: 'visibleTo' in kept ? kept.visibleTo : 'secretariat',
      caseTime: kept.caseTime,
      recordedAt: kept.recordedAt,
      personId: kept.personId,
      partyId: kept.partyId,
      channel: 'api',
    },
  ]);
  return { noteId: id, recordedAt: aggregate.realNow };
}

/** A note is corrected once, by one on the same leg for the same readers. */
async function assertCorrectable(
  tx: EntityManager,
  table: 'comment' | 'chase_note',
  requestId: string,
  note: { legId: string | null; corrects: string | null; visibleTo?: string },
): Promise<void> {
  if (note.corrects === null) return;
  const [earlier]: { leg_id: string | null; visible_to: string | null; corrected: boolean }[] =
    await tx.query(
      `SELECT n.leg_id, to_jsonb(n) ->> 'visible_to' AS visible_to,
            EXISTS (SELECT FROM ${table} later WHERE later.corrects = n.id) AS corrected
       FROM ${table} n WHERE n.id = $1 AND n.request_id = $2`,
      [note.corrects, requestId],
    );
  const same = earlier?.leg_id === note.legId && earlier.visible_to === (note.visibleTo ?? null);
  if (!same) {
    return reject('unknown_reference', '/corrects', messageOf('case_refusals.no_such_note'));
  }
  if (earlier.corrected) {
    reject('already_corrected', '/corrects');
  }
}

/** Adds a comment: for the unit that manages the request, or for the party of a leg as well. */
async function addComment(
  tx: EntityManager,
  viewer: Viewer,
  requestId: string,
  input: CommentInput,
): Promise<NoteReceipt> {
  return keep(tx, CommentEntity, requestId, async (state) => {
    const leg = await legOfComment(tx, viewer, state, input);
    const { text, visibleTo, taskId, corrects } = input;
    if (visibleTo === 'party' && leg === null) {
      return reject('comment_needs_leg', '/legId');
    }
    const unit = { managing_unit: [secretariatOf(state)] };
    const asked = leg === null ? [] : [leg.partyId];
    const ofParty = visibleTo === 'party' ? actsFor(viewer, 'receive_ask', { asked_party: asked }) : null;
    const by =
      ofParty === null
        ? actor(viewer, 'secretariat_task', unit)
        : { personId: viewer.personId, partyId: ofParty };
    return { by, note: { legId: leg?.id ?? null, taskId, visibleTo, text, corrects } };
  });
}

/** The leg that a comment is about: it names the leg, or a task of it. */
async function legOfComment(
  tx: EntityManager,
  viewer: Viewer,
  state: RequestState,
  { legId, taskId }: CommentInput,
): Promise<LegState | null> {
  const named = legId === null ? null : Object.values(state.legs).find((leg) => leg.id === legId);
  if (named === undefined) return reject('unknown_reference', '/legId', absent('leg'));
  if (taskId === null) return named;
  const task = Object.hasOwn(state.tasks, taskId) ? state.tasks[taskId] : undefined;
  const ofUnit = actsFor(viewer, 'secretariat_task', { managing_unit: [secretariatOf(state)] }) !== null;
  if (task === undefined || !(ofUnit || (await isTheirs(tx, viewer, state, task)))) {
    return reject('unknown_reference', '/taskId', absent('task'));
  }
  if (named !== null && named.id !== task.legId) {
    reject('unknown_reference', '/taskId', messageOf('case_refusals.task_of_another_leg'));
  }
  return task.legId === null ? null : legOf(state, task.legId);
}

/** Notes a call or a meeting about a leg; for the unit that manages the request alone. */
async function addChaseNote(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: LegRef,
  input: ChaseNoteInput,
): Promise<NoteReceipt> {
  return keep(tx, ChaseNoteEntity, requestId, async (state, now) => {
    const by = actor(viewer, 'secretariat_task', { managing_unit: [secretariatOf(state)] });
    const { channel, withWhom, happened, said, nextStep, nextStepOn, corrects } = input;
    const { from, to } = 'at' in happened ? exactly(happened.at) : rangeOf(happened);
    if (from === null || to === null || from > now) {
      return reject('happened_in_future', '/happened');
    }
    return {
      by,
      note: {
        legId: legOf(state, legId).id,
        channel,
        withWhom,
        happenedFrom: from,
        happenedTo: to,
        said,
        nextStep,
        nextStepOn,
        corrects,
      },
    };
  });
}

/**
 * Checks that a person may comment on something of a request: they work on it for the unit that manages it, or for a party
 * that is asked.
 * @throws CaseError 404 or 403 where they may not
 */
export async function assertCommenter(
  manager: EntityManager,
  viewer: Viewer,
  requestId: string,
): Promise<void> {
  const inSight = await caseInSight(manager, viewer, requestId);
  if (inSight === null) return reject('not_found', '', absent('request'));
  const legs: { party_id: string }[] = await manager.query(
    'SELECT DISTINCT party_id FROM leg WHERE request_id = $1',
    [requestId],
  );
  const asked = { asked_party: legs.map((leg) => leg.party_id) };
  if (actsFor(viewer, 'receive_ask', asked) !== null) return;
  actor(viewer, 'secretariat_task', inSight.concerned);
}

/** Comments and notes on a request. */
export const notes = { addComment, addChaseNote };
