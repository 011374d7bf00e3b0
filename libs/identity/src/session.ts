import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { newToken, tokenHash } from './secrets.js';
import { VALID_MEMBERSHIPS, viewerOfRows, type MembershipRow, type Viewer } from './viewer.js';

/** After so long without a call a session ends. */
const IDLE_HOURS = 8;
/** After so long every session ends. */
export const SESSION_DAYS = 7;

/** Opens a session for a person; the token goes into their cookie and is stored nowhere. */
export async function openSession(tx: EntityManager, personId: string): Promise<string> {
  const token = newToken();
  await tx.query(
    `INSERT INTO session (hash, person_id, expires_at)
     VALUES ($1, $2, clock_timestamp() + make_interval(days => $3))`,
    [tokenHash(token), personId, SESSION_DAYS],
  );
  await tx.query(
    `DELETE FROM session WHERE person_id = $1
        AND (expires_at <= clock_timestamp() OR last_seen_at <= clock_timestamp() - make_interval(hours => $2))`,
    [personId, IDLE_HOURS],
  );
  return token;
}

/**
 * The person of a session with the memberships that are valid now.
 * @returns null where the session is unknown, ended or was idle for too long
 */
export async function viewerOfSession(manager: EntityManager, token: string): Promise<Viewer | null> {
  const rows = await runPrepared<MembershipRow & { stale: boolean }>(
    manager,
    `SELECT p.id AS person_id, p.name, m.party_id, m.role,
            s.last_seen_at < clock_timestamp() - interval '1 minute' AS stale
       FROM session s JOIN person p ON p.id = s.person_id ${VALID_MEMBERSHIPS}
      WHERE s.hash = $1 AND s.expires_at > clock_timestamp()
        AND s.last_seen_at > clock_timestamp() - make_interval(hours => $2)
      ORDER BY m.party_id, m.role`,
    [tokenHash(token), IDLE_HOURS],
  );
  // Once a minute is enough to tell idle sessions, and spares every other read a write.
  if (rows[0]?.stale === true) {
    await manager.query('UPDATE session SET last_seen_at = clock_timestamp() WHERE hash = $1', [
      tokenHash(token),
    ]);
  }
  return viewerOfRows(rows);
}

/** Ends a session. */
export async function closeSession(tx: EntityManager, token: string): Promise<void> {
  await tx.query('DELETE FROM session WHERE hash = $1', [tokenHash(token)]);
}
