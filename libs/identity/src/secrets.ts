import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A secret for one link or session: 32 random bytes, fit for a URL and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: knowing it gives no access. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** A keyed hash, so that short or guessable texts cannot be found from what is stored. The purpose separates uses. */
export function keyedHash(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose}/${text}`, 'utf8').digest('base64url');
}

/** The token that a page or program must send back with every change it makes in a session. */
export function csrfTokenOf(secret: string, sessionToken: string): string {
  return keyedHash(secret, 'csrf', sessionToken);
}

/** A code of six digits, for one mail. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Compares two secrets in constant time. */
export function sameSecret(given: string, expected: string): boolean {
  // Both sides are hashed first, since only texts of equal length can be compared in constant time.
  return timingSafeEqual(
    createHash('sha256').update(given, 'utf8').digest(),
    createHash('sha256').update(expected, 'utf8').digest(),
  );
}
