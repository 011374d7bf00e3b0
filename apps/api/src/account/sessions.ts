import { appendToSystemChain } from '#libs/audit';
import {
  closeSession,
  endSession,
  endSessions,
  openSession,
  removeExpiredSessions,
  removePastLimits,
  removeSpentSignInTokens,
  type SignInWay,
} from '#libs/identity';
import type { EntityManager } from 'typeorm';
import { sessionLimitsOf } from '../config-access.js';
import type { SessionSlot } from '../http/operations/operation.js';
import type { Services } from '../services.js';

/**
 * Opens a session under a new token, whatever the browser had before: a token that somebody planted there is never used, and
 * the browser's former session ends.
 * @returns the token for the cookie
 */
export async function openAudited(
  tx: EntityManager,
  { config }: Pick<Services, 'config'>,
  { personId, how }: { personId: string; how: SignInWay },
  { token: earlierToken, device }: Pick<SessionSlot, 'token' | 'device'>,
): Promise<string> {
  const limits = sessionLimitsOf(config);
  const earlier = earlierToken === null ? null : await closeSession(tx, earlierToken);
  const expired = await removeExpiredSessions(tx, limits);
  await removeSpentSignInTokens(tx);
  await removePastLimits(tx);
  const { id, token } = await openSession(tx, { personId, how, device }, limits);
  await appendToSystemChain(tx, [
    ...expired.map(({ id: sessionId, personId: owner, limit, expiredAt }) => ({
      kind: 'session_expired',
      personId: owner,
      sessionId,
      limit,
      expiredAt,
    })),
    ...(earlier === null
      ? []
      : [{ kind: 'session_replaced', personId: earlier.personId, sessionId: earlier.id }]),
    { kind: 'signed_in', personId, how, sessionId: id, device },
  ]);
  return token;
}

/** Ends the session of a token because its person signs out. */
export async function signOut(tx: EntityManager, token: string): Promise<void> {
  const ended = await closeSession(tx, token);
  if (ended === null) return;
  await appendToSystemChain(tx, [{ kind: 'signed_out', personId: ended.personId, sessionId: ended.id }]);
}

/**
 * Ends one session of a person.
 * @param by who ends it: the person, or an administrator
 * @returns whether there was one
 */
export async function revokeSession(
  tx: EntityManager,
  { personId, sessionId, by }: { personId: string; sessionId: string; by: string },
): Promise<boolean> {
  const ended = await endSession(tx, personId, sessionId);
  if (ended) await appendToSystemChain(tx, [{ kind: 'session_revoked', personId, sessionId, by }]);
  return ended;
}

/**
 * Ends all sessions of a person but one.
 * @param exceptId the session that is kept; null ends all
 * @returns how many ended
 */
export async function revokeSessions(
  tx: EntityManager,
  { personId, exceptId, by }: { personId: string; exceptId: string | null; by: string },
): Promise<number> {
  const ended = await endSessions(tx, personId, exceptId);
  await appendToSystemChain(
    tx,
    ended.map((sessionId) => ({ kind: 'session_revoked', personId, sessionId, by })),
  );
  return ended.length;
}
