import type { EntityManager } from 'typeorm';
import { newToken, tokenHash } from './secrets.js';
import { viewerOf, type Viewer } from './viewer.js';

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
  const rows: { person_id: string; stale: boolean }[] = await manager.query(
    `SELECT person_id, last_seen_at < clock_timestamp() - interval '1 minute' AS stale FROM session
      WHERE hash = $1 AND expires_at > clock_timestamp()
        AND last_seen_at > clock_timestamp() - make_interval(hours => $2)`,
    [tokenHash(token), IDLE_HOURS],
  );
  const session = rows[0];
  if (session === undefined) return null;
  // Once a minute is enough to tell idle sessions, and spares every other read a write.
  if (session.stale) {
    await manager.query('UPDATE session SET last_seen_at = clock_timestamp() WHERE hash = $1', [
      tokenHash(token),
    ]);
  }
  return viewerOf(manager, session.person_id);
}

/** Ends a session. */
export async function closeSession(tx: EntityManager, token: string): Promise<void> {
  await tx.query('DELETE FROM session WHERE hash = $1', [tokenHash(token)]);
}
