import { NOTE_KINDS } from '#libs/audit';
import { SYSTEM_CHAIN } from '#libs/audit';
import type { Channel } from '#libs/contracts';
import { type Viewer, scopeOf } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { pageOf, readCursor } from '../lists/cursor.js';
import type { Paging } from '../lists/lists.js';
import { Names } from '../lists/names.js';
import { caseInSight } from '../lists/scope.js';
import type { AuditEntry } from '../views/audit.js';
import type { Page } from '../views/common.js';

interface LinkRow {
  number: number;
  previous_hash: string;
  hash: string;
  body: Record<string, unknown>;
  kind: string | null;
  case_time: Date | null;
  recorded_at: Date | null;
  person_id: string | null;
  party_id: string | null;
  channel: Channel | null;
  payload: Record<string, unknown> | null;
}

/** The leg that a fact is about, or null where it is about the whole case or does not say. */
function legOf(payload: Record<string, unknown> | null): string | null {
  if (payload === null) return null;
  const given = payload['given'];
  const source = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : payload;
  return typeof source['legId'] === 'string' ? source['legId'] : null;
}

/** Who may know what a link says: of a note, only those who may read it, and not even its author once they no longer may. */
function concernsViewer(
  row: LinkRow,
  viewer: Viewer,
  { whole, parties }: { whole: boolean; parties: readonly string[] },
): boolean {
  const isNote = NOTE_KINDS.some((kind) => kind === row.kind);
  const leg = legOf(isNote ? row.body : row.payload);
  const ofOwnLeg = leg !== null && parties.some((partyId) => leg.endsWith(`:${partyId}`));
  if (isNote) return whole || (ofOwnLeg && row.body['visibleTo'] === 'party');
  // The viewer's own act, while they still act for the party for which it was done.
  const ownDeed =
    row.person_id === viewer.personId && row.party_id !== null && parties.includes(row.party_id);
  return whole || ownDeed || ofOwnLeg;
}

/** Facts that everybody who sees a case may know to have happened; the others are between one party and the Secretariat. */
const KNOWN_TO_ALL: readonly (string | null)[] = [
  'opened',
  'request_opened',
  'line_granted',
  'line_not_granted',
  'departed',
  'arrived',
  'authority_transferred',
  'returned',
  'repatriated',
  'suspended',
  'resumed',
  'discontinued',
  'in_flight_ruled',
  'converted',
  'clock_moved',
  'machine_upgraded',
  'submitted',
  'withdrawn',
];

/**
 * Reads the audit chain of a request or an arrangement, oldest first. A party gets every link with its hash, so that the
 * chain can be checked, but the content only of what concerns it; of what concerns only another party, not even what
 * happened and when.
 * @returns null where the case is unknown to the viewer
 */
export async function readAudit(
  manager: EntityManager,
  viewer: Viewer,
  caseId: string,
  { cursor, limit }: Paging,
): Promise<Page<AuditEntry> | null> {
  const inSight = await caseInSight(manager, viewer, caseId);
  if (inSight === null) return null;
  const { parties } = scopeOf(viewer);
  const after = readCursor(cursor, ['number'], ['audit', caseId]);
  const rows: LinkRow[] = await manager.query(
    `SELECT e.number, e.previous_hash, e.hash, e.body, coalesce(f.kind, e.body ->> 'kind') AS kind,
            coalesce(f.case_time, (e.body ->> 'caseTime')::timestamptz) AS case_time,
            coalesce(f.recorded_at, (e.body ->> 'recordedAt')::timestamptz) AS recorded_at,
            coalesce(f.person_id, e.body ->> 'personId') AS person_id,
            coalesce(f.party_id, e.body ->> 'partyId') AS party_id,
            coalesce(f.channel, e.body ->> 'channel') AS channel, f.payload
       FROM audit_event e
       LEFT JOIN fact f ON f.case_id = $1 AND f.number = (e.body ->> 'factNumber')::int
      WHERE e.chain = $1::uuid::text AND e.number > $2 ORDER BY e.number LIMIT $3`,
    [caseId, Number(after?.[0] ?? 0), limit + 1],
  );
  const names = await Names.of(manager, {
    parties: rows.flatMap((row) => (row.party_id === null ? [] : [row.party_id])),
    people: rows.flatMap((row) => (row.person_id === null ? [] : [row.person_id])),
  });
  return pageOf(
    rows,
    limit,
    (row) => {
      const concerns = concernsViewer(row, viewer, { whole: inSight.whole, parties });
      const known = concerns || KNOWN_TO_ALL.includes(row.kind);
      return {
        number: row.number,
        previousHash: row.previous_hash,
        hash: row.hash,
        kind: known ? (row.kind ?? 'system') : 'not_shown',
        caseTime: known ? (row.case_time?.toISOString() ?? null) : null,
        recordedAt: known ? (row.recorded_at?.toISOString() ?? null) : null,
        by: row.person_id === null || !concerns ? null : names.person(row.person_id),
        party: row.party_id === null || !known ? null : names.party(row.party_id),
        channel: known ? row.channel : null,
        body: concerns ? row.body : null,
        fact: concerns ? row.payload : null,
      };
    },
    (row) => [String(row.number)],
    ['audit', caseId],
  );
}

/** A link of the audit chain for everything outside of cases. */
export const systemAuditEntrySchema = z.object({
  number: z.int(),
  previousHash: z.string(),
  hash: z.string(),
  body: z
    .record(z.string(), z.unknown())
    .describe('what was sealed: its kind, who did it and when; of people only ids and salted hashes'),
});

/** Reads the audit chain for everything outside of cases, oldest first: sign-ins, sessions, the register, erasures. */
export async function readSystemAudit(
  manager: EntityManager,
  { cursor, limit, kind }: Paging & { kind: string | null },
): Promise<Page<z.infer<typeof systemAuditEntrySchema>>> {
  const of = ['system-audit', kind];
  const after = readCursor(cursor, ['number'], of);
  const rows: z.infer<typeof systemAuditEntrySchema>[] = await manager.query(
    `SELECT number, previous_hash AS "previousHash", hash, body FROM audit_event
      WHERE chain = '${SYSTEM_CHAIN}' AND number > $1 ${kind === null ? '' : `AND body ->> 'kind' = $3`} ORDER BY number LIMIT $2`,
    [Number(after?.[0] ?? 0), limit + 1, ...(kind === null ? [] : [kind])],
  );
  return pageOf(
    rows,
    limit,
    (row) => row,
    (row) => [String(row.number)],
    of,
  );
}
