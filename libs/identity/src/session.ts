import { randomUUID } from 'node:crypto';
import type { Device } from '#libs/contracts';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { newToken, tokenHash } from './secrets.js';
import {
  MEMBERSHIP_COLUMNS,
  VALID_MEMBERSHIPS,
  viewerOfRows,
  type MembershipRow,
  type Viewer,
} from './viewer.js';

/** How long sessions last. */
export interface SessionLimits {
  /** The time without a call after which a session ends. */
  readonly idleMinutes: number;
  /** The time after which every session ends. */
  readonly maxHours: number;
}

/** How a session was opened. */
export type SignInWay = 'link' | 'persona';

/** A session as its person and administrators see it. */
export interface SessionView {
  id: string;
  openedAt: string;
  /** To the minute. */
  lastSeenAt: string;
  expiresAt: string;
  how: SignInWay;
  device: Device;
}

/** A session that has ended, for the record. */
export interface EndedSession {
  id: string;
  personId: string;
}

const ALIVE = `s.expires_at > clock_timestamp()
        AND s.last_seen_at > clock_timestamp() - make_interval(mins => $2)`;
/** More than anybody has in use or reads. */
const LISTED = 200;

/**
 * Opens a session for a person, always under a new token.
 * @returns its id, and the token that goes into the person's cookie and is stored nowhere
 */
export async function openSession(
  tx: EntityManager,
  { personId, how, device }: { personId: string; how: SignInWay; device: Device },
  { maxHours }: SessionLimits,
): Promise<{ id: string; token: string }> {
  const [id, token] = [randomUUID(), newToken()];
  await tx.query(
    `INSERT INTO session (hash, id, person_id, how, browser, system, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(hours => $7))`,
    [tokenHash(token), id, personId, how, device.browser, device.system, maxHours],
  );
  return { id, token };
}

/**
 * The person of a session with the memberships that are valid now.
 * @param isCall whether the session is used now, so that it is not idle; false if something of it is merely still open
 * @returns null where the session is unknown, ended or was idle for too long
 */
export async function viewerOfSession(
  manager: EntityManager,
  token: string,
  { idleMinutes }: SessionLimits,
  isCall = true,
): Promise<{ viewer: Viewer; sessionId: string; language: string } | null> {
  const rows = await runPrepared<MembershipRow & { stale: boolean; session_id: string }>(
    manager,
    `SELECT ${MEMBERSHIP_COLUMNS}, s.id AS session_id,
            s.last_seen_at < clock_timestamp() - interval '1 minute' AS stale
       FROM session s JOIN person p ON p.id = s.person_id ${VALID_MEMBERSHIPS}
      WHERE s.hash = $1 AND ${ALIVE}
      ORDER BY m.party_id, m.role`,
    [tokenHash(token), idleMinutes],
  );
  const viewer = viewerOfRows(rows);
  const [first] = rows;
  if (first === undefined || viewer === null) return null;
  // Once a minute is enough to detect idle sessions, and saves a write on other reads.
  if (isCall && first.stale) {
    await manager.query('UPDATE session SET last_seen_at = clock_timestamp() WHERE hash = $1', [
      tokenHash(token),
    ]);
  }
  return { viewer, sessionId: first.session_id, language: first.language };
}

/** The sessions of a person that have not ended, those used last first. */
export async function listSessions(
  manager: EntityManager,
  personId: string,
  { idleMinutes }: SessionLimits,
): Promise<SessionView[]> {
  const rows: (Device & { id: string; opened: Date; seen: Date; expires: Date; how: SignInWay })[] =
    await manager.query(
      `SELECT s.id, s.created_at AS opened, s.last_seen_at AS seen, s.expires_at AS expires, s.how, s.browser, s.system
         FROM session s WHERE s.person_id = $1 AND ${ALIVE}
        ORDER BY s.last_seen_at DESC, s.id LIMIT ${LISTED}`,
      [personId, idleMinutes],
    );
  return rows.map(({ id, opened, seen, expires, how, browser, system }) => ({
    id,
    openedAt: opened.toISOString(),
    lastSeenAt: seen.toISOString(),
    expiresAt: expires.toISOString(),
    how,
    device: { browser, system },
  }));
}

/** Ends the session of a token; null where there is none. */
export async function closeSession(tx: EntityManager, token: string): Promise<EndedSession | null> {
  const [rows]: [EndedSession[], number] = await tx.query(
    'DELETE FROM session WHERE hash = $1 RETURNING id, person_id AS "personId"',
    [tokenHash(token)],
  );
  return rows[0] ?? null;
}

/** Ends one session of a person; whether there was one. */
export async function endSession(tx: EntityManager, personId: string, sessionId: string): Promise<boolean> {
  const [, ended]: [unknown, number] = await tx.query(
    'DELETE FROM session WHERE person_id = $1 AND id = $2',
    [personId, sessionId],
  );
  return ended > 0;
}

/**
 * Ends the sessions of a person.
 * @param exceptId the one that is kept; null ends all
 * @returns the ids of those ended
 */
export async function endSessions(
  tx: EntityManager,
  personId: string,
  exceptId: string | null,
): Promise<string[]> {
  const [rows]: [{ id: string }[], number] = await tx.query(
    'DELETE FROM session WHERE person_id = $1 AND id IS DISTINCT FROM $2 RETURNING id',
    [personId, exceptId],
  );
  return rows.map(({ id }) => id);
}

/** A session that reached one of its limits. */
export interface ExpiredSession extends EndedSession {
  limit: 'idle' | 'absolute';
  expiredAt: string;
}

/**
 * Removes sessions that are past a limit. They no longer gave access; this only tidies up, some at a time.
 * @returns which, for the record
 */
export async function removeExpiredSessions(
  tx: EntityManager,
  { idleMinutes }: SessionLimits,
): Promise<ExpiredSession[]> {
  const [rows]: [{ id: string; person_id: string; expires: Date; idle: Date }[], number] = await tx.query(
    `DELETE FROM session WHERE hash IN (
       SELECT hash FROM session
        WHERE expires_at <= clock_timestamp() OR last_seen_at <= clock_timestamp() - make_interval(mins => $1)
        LIMIT ${LISTED} FOR UPDATE SKIP LOCKED)
     RETURNING id, person_id, expires_at AS expires, last_seen_at + make_interval(mins => $1) AS idle`,
    [idleMinutes],
  );
  return rows.map(({ id, person_id: personId, expires, idle }) => ({
    id,
    personId,
    limit: idle < expires ? 'idle' : 'absolute',
    expiredAt: (idle < expires ? idle : expires).toISOString(),
  }));
}
