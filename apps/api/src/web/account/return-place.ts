import type { Request, Response } from 'express';

/** Where somebody wanted to go who had to sign in first. */
const COOKIE = 'countersign-place';

/** As long as a mailed sign-in link is of use, and a little more. */
const KEPT_MS = 30 * 60_000;

/** Sends a caller who is not signed in to the sign-in page, and remembers the page that they asked for. */
export function askToSignIn(request: Request, response: Response): void {
  if (request.method === 'GET' && isPlace(request.originalUrl)) {
    response.cookie(COOKIE, request.originalUrl, {
      httpOnly: true,
      sameSite: 'lax',
      secure: request.secure,
      path: '/',
      maxAge: KEPT_MS,
    });
  }
  response.redirect(303, '/');
}

/** Goes on to the page that somebody had asked for before they signed in; to the inbox where they had asked for none. */
export function goOn(request: Request, response: Response): void {
  const cookies = request.cookies as Record<string, unknown> | undefined;
  const place = cookies?.[COOKIE];
  if (place !== undefined) response.clearCookie(COOKIE, { path: '/' });
  response.redirect(303, typeof place === 'string' && isPlace(place) ? place : '/inbox');
}

/** Whether an address is a page of ours: no browser reads it as one of another host. */
function isPlace(address: string): boolean {
  return /^\/(?![/\\])[\w\-./:%?=&~]*$/u.test(address) && address.length <= 1000 && address !== '/';
}
