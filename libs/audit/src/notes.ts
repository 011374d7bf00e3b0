import { canonicalJson, sha256 } from '#libs/platform';
import { type AuditEventEntity, ChaseNoteEntity, CommentEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';

/** The kinds of notes in the chain of a case. */
export const NOTE_KINDS = ['comment_added', 'chase_note_added'] as const;
type NoteKind = (typeof NOTE_KINDS)[number];
type Note = CommentEntity | ChaseNoteEntity;

/**
 * What the chain of a case holds of a note: a salted hash over its whole row, so that the text can be neither read nor
 * guessed from the chain.
 */
export function noteHash(note: Note): string {
  return sha256(canonicalJson(Object.fromEntries(Object.entries(note))));
}

/** The notes of a case, by kind and id. */
async function notesOf(manager: EntityManager, requestId: string): Promise<Map<string, Note>> {
  const found = new Map<string, Note>();
  const keep = (kind: NoteKind, notes: readonly Note[]) => {
    for (const note of notes) found.set(`${kind} ${note.id}`, note);
  };
  keep('comment_added', await manager.findBy(CommentEntity, { requestId }));
  keep('chase_note_added', await manager.findBy(ChaseNoteEntity, { requestId }));
  return found;
}

/** Compares the notes of a case with its chain; returns what differs, as text. */
export async function faultsOfNotes(
  manager: EntityManager,
  requestId: string,
  links: readonly AuditEventEntity[],
): Promise<string[]> {
  const notes = await notesOf(manager, requestId);
  const faults: string[] = [];
  for (const { body } of links) {
    if (!NOTE_KINDS.some((kind) => kind === body['kind'])) continue;
    const key = `${String(body['kind'])} ${String(body['noteId'])}`;
    const note = notes.get(key);
    if (note === undefined) faults.push(`the note ${String(body['noteId'])} is gone`);
    else if (noteHash(note) !== body['noteHash']) {
      faults.push(`the note ${note.id} was changed after it was written`);
    }
    notes.delete(key);
  }
  for (const note of notes.values()) faults.push(`the note ${note.id} has no link in the chain`);
  return faults;
}
