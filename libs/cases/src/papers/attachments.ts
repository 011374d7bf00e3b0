import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import type { AttachmentRef } from '#libs/contracts';
import { type Viewer, scopeOf } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { reject } from '../errors.js';
import { caseInSight } from '../lists/scope.js';

/** For how many hours an attachment waits to be used in a record before it is deleted. */
const UNBOUND_HOURS = 24;

/** What is known of an attachment. */
export interface AttachmentView {
  id: string;
  name: string;
  /** As detected from its content, not as declared. */
  mediaType: string;
  bytes: number;
  sha256: string;
  /** What people should know before they open it. */
  notes: string[];
  /** Whether a scanner has found nothing in it. */
  scanned: boolean;
  uploadedAt: string;
  /** The leg whose record it belongs to; null while it belongs to none. */
  requestId: string | null;
  legId: string | null;
  /** When it is deleted unless a record uses it; null once one does. */
  vanishesAt: string | null;
}

/** A content that has been received in full. */
export interface Received extends Pick<
  AttachmentView,
  'name' | 'mediaType' | 'bytes' | 'sha256' | 'notes' | 'scanned'
> {
  /** Under which its chunks were written. */
  contentId: string;
}

/** Keeps one chunk of a content that is being received. It belongs to nobody until {@link keep} is called. */
async function writeChunk(
  manager: EntityManager,
  contentId: string,
  number: number,
  data: Buffer,
): Promise<void> {
  await manager.query('INSERT INTO attachment_chunk (content_id, number, data) VALUES ($1, $2, $3)', [
    contentId,
    number,
    data,
  ]);
}

/** Removes the chunks of a content that was not received in full, or not accepted. */
async function discard(manager: EntityManager, contentId: string): Promise<void> {
  await manager.query('DELETE FROM attachment_chunk WHERE content_id = $1', [contentId]);
}

/** Makes an attachment of a received content. The same content is not stored twice. */
async function keep(tx: EntityManager, viewer: Viewer, received: Received): Promise<AttachmentView> {
  const { contentId, sha256, bytes, name, mediaType, notes, scanned } = received;
  const [content]: { id: string }[] = await tx.query(
    `INSERT INTO attachment_content (id, sha256, bytes) VALUES ($1, $2, $3)
     ON CONFLICT (sha256) DO UPDATE SET used_at = clock_timestamp() RETURNING id`,
    [contentId, sha256, bytes],
  );
  if (content?.id !== contentId) await discard(tx, contentId);
  const id = randomUUID();
  await tx.query(
    `INSERT INTO attachment (id, content_id, name, media_type, notes, scanned, uploaded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, content?.id, name, mediaType, notes, scanned, viewer.personId],
  );
  const kept = await find(tx, viewer, id);
  if (kept === null) throw new Error(`the attachment ${id} was not kept`);
  await appendToSystemChain(tx, [
    { kind: 'attachment_uploaded', attachmentId: id, personId: viewer.personId, sha256, bytes, mediaType },
  ]);
  return kept;
}

interface Row extends Omit<AttachmentView, 'bytes' | 'uploadedAt' | 'vanishesAt'> {
  bytes: string;
  uploadedAt: Date;
  vanishesAt: Date | null;
  uploadedBy: string;
}

const COLUMNS = `a.id, a.name, a.media_type AS "mediaType", c.bytes, c.sha256, a.notes, a.scanned,
  a.uploaded_at AS "uploadedAt", a.request_id AS "requestId", a.leg_id AS "legId", a.uploaded_by AS "uploadedBy",
  CASE WHEN a.bound_at IS NULL THEN a.uploaded_at + ${UNBOUND_HOURS} * interval '1 hour' END AS "vanishesAt"`;

/**
 * An attachment as a viewer may see it: one that belongs to a record for those who see its leg, any other for its uploader,
 * until it is deleted.
 * @returns null where it is unknown to the viewer
 */
async function find(manager: EntityManager, viewer: Viewer, id: string): Promise<AttachmentView | null> {
  const [row]: Row[] = await manager.query(
    `SELECT ${COLUMNS} FROM attachment a JOIN attachment_content c ON c.id = a.content_id
      WHERE a.id = $1 AND (a.bound_at IS NOT NULL OR a.uploaded_at > clock_timestamp() - $2 * interval '1 hour')`,
    [id, UNBOUND_HOURS],
  );
  if (row === undefined || !(await isInSight(manager, viewer, row))) return null;
  const { bytes, uploadedAt, vanishesAt, uploadedBy: _uploadedBy, ...known } = row;
  return {
    ...known,
    bytes: Number(bytes),
    uploadedAt: uploadedAt.toISOString(),
    vanishesAt: vanishesAt?.toISOString() ?? null,
  };
}

async function isInSight(manager: EntityManager, viewer: Viewer, row: Row): Promise<boolean> {
  const { requestId, legId, uploadedBy } = row;
  if (requestId === null || legId === null) return uploadedBy === viewer.personId;
  const inSight = await caseInSight(manager, viewer, requestId, legId);
  if (inSight === null) return false;
  return inSight.whole || scopeOf(viewer).parties.includes(legId.slice(legId.indexOf(':') + 1));
}

/** The content of an attachment, chunk by chunk, so that no more than one is held at a time. */
async function* read(manager: EntityManager, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const [chunk]: { data: Buffer }[] = await manager.query(
      `SELECT k.data FROM attachment_chunk k JOIN attachment a ON a.content_id = k.content_id
        WHERE a.id = $1 AND k.number = $2`,
      [id, number],
    );
    if (chunk === undefined) return;
    yield chunk.data;
  }
}

/**
 * Makes attachments a part of a record of a leg. They are named with their hashes, which thus become part of the evidence.
 * @throws CaseError 422 where one is not the caller's to use here, is deleted, or has another hash
 */
export async function bindAttachments(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, legId }: { requestId: string; legId: string },
  attachments: readonly AttachmentRef[] = [],
): Promise<void> {
  for (const [index, { id, sha256 }] of attachments.entries()) {
    const [row]: { bound: boolean; here: boolean }[] = await tx.query(
      `SELECT a.bound_at IS NOT NULL AS bound, coalesce(a.request_id = $3 AND a.leg_id = $4, false) AS here
         FROM attachment a JOIN attachment_content c ON c.id = a.content_id
        WHERE a.id = $1 AND c.sha256 = $2
          AND (a.bound_at IS NOT NULL
               OR (a.uploaded_by = $5 AND a.uploaded_at > clock_timestamp() - $6 * interval '1 hour'))`,
      [id, sha256, requestId, legId, viewer.personId, UNBOUND_HOURS],
    );
    if (row === undefined || (row.bound && !row.here)) {
      return reject('attachment_differs', `/instrument/attachments/${index}`);
    }
    if (row.bound) continue;
    await tx.query(
      'UPDATE attachment SET request_id = $2, leg_id = $3, bound_at = clock_timestamp() WHERE id = $1 AND bound_at IS NULL',
      [id, requestId, legId],
    );
  }
}

/**
 * Removes what no record has used for a day, and what remains of broken uploads.
 * @returns how many attachments were deleted
 */
async function sweep(manager: EntityManager): Promise<number> {
  const [, gone]: [unknown, number] = await manager.query(
    `DELETE FROM attachment WHERE bound_at IS NULL AND uploaded_at <= clock_timestamp() - $1 * interval '1 hour'`,
    [UNBOUND_HOURS],
  );
  // One that is being used now has a fresh mark; the constraint would refuse its removal in any case.
  await manager.query(
    `DELETE FROM attachment_content c WHERE used_at <= clock_timestamp() - $1 * interval '1 hour'
        AND NOT EXISTS (SELECT FROM attachment a WHERE a.content_id = c.id)`,
    [UNBOUND_HOURS],
  );
  await manager.query(
    `DELETE FROM attachment_chunk k WHERE written_at <= clock_timestamp() - $1 * interval '1 hour'
        AND NOT EXISTS (SELECT FROM attachment_content c WHERE c.id = k.content_id)`,
    [UNBOUND_HOURS],
  );
  return gone;
}

/** How many attachments of a person no record uses so far. */
async function waiting(manager: EntityManager, { personId }: Viewer): Promise<number> {
  const [row]: { count: number }[] = await manager.query(
    'SELECT count(*)::int AS count FROM attachment WHERE uploaded_by = $1 AND bound_at IS NULL',
    [personId],
  );
  return row?.count ?? 0;
}

/** Papers as files: received in chunks, kept once under their hash, evidence once a record uses them. */
export const attachments = { writeChunk, discard, keep, find, read, sweep, waiting };
