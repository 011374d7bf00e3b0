import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret for one link or session: 32 random bytes, fit for a URL and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: knowing it gives no access. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex');
}

/** The token that a page or program must send back with every change it makes in a session. */
export function csrfTokenOf(secret: string, sessionToken: string): string {
  return createHmac('sha256', secret).update(`csrf/${sessionToken}`, 'utf8').digest('base64url');
}

/** Compares two secrets without telling by the time it takes how far they agree. */
export function sameSecret(given: string, expected: string): boolean {
  // Both sides are hashed first, since only texts of equal length can be compared in constant time.
  return timingSafeEqual(
    createHash('sha256').update(given, 'utf8').digest(),
    createHash('sha256').update(expected, 'utf8').digest(),
  );
}
