import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

const ownOnly = ["'self'"];

/** Headers of every answer: nothing is loaded from elsewhere, no script is inline, no other site may frame us. */
export function securityHeaders({ https }: { https: boolean }) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ownOnly,
        imgSrc: ownOnly,
        formAction: ownOnly,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // A stricter policy would make browsers hide the origin of our own forms, by which foreign ones are told apart.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
  });
}

/** The page to try the API out runs the scripts of Swagger UI, which are served from here, and draws with styles of its own. */
export const docsContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a link to a page must never leave behind: no copy in a cache, no trace at other sites or in search engines. */
export function linkHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
  next();
}
