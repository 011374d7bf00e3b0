import type { RequestHandler } from 'express';
import helmet from 'helmet';

const ownOnly = ["'self'"];

/** What a page may ask of a browser: nothing. Only long-known names; browsers complain about unknown ones. */
const FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
];
/** Files that are the same for everybody. */
const MAY_BE_KEPT = /^\/(?:api\/docs\/)?assets\//u;
const permissionsPolicy = FEATURES.map((feature) => `${feature}=()`).join(', ');

/**
 * Headers of every answer: nothing is loaded from elsewhere, no script runs at all, no other site may frame us or hold a
 * window of ours, and nothing is cached unless a route says otherwise.
 * @param https whether people reach the product over HTTPS; browsers are then told to use nothing else
 */
export function securityHeaders({ https }: { https: boolean }): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ownOnly,
          imgSrc: ownOnly,
          formAction: ownOnly,
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          // No page has a script; should one slip in, it could not turn text into markup either.
          requireTrustedTypesFor: ["'script'"],
          trustedTypes: ["'none'"],
          ...(https ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      // A stricter policy would make browsers hide the origin of our own forms, by which foreign ones are recognised.
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
      // For browsers that do not know frame-ancestors.
      xFrameOptions: { action: 'deny' },
    }),
    (request, response, next) => {
      response.set('permissions-policy', permissionsPolicy);
      if (!MAY_BE_KEPT.test(request.path)) response.set('cache-control', 'no-store');
      next();
    },
  ];
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

/**
 * For pages behind a personal link: no copy in a cache, no trace at other sites or in search engines.
 * @param referrerPolicy of the page; none of them reveals the URL itself
 */
export function linkHeaders(referrerPolicy: 'no-referrer' | 'strict-origin'): RequestHandler {
  return (_request, response, next) => {
    response.set({ 'referrer-policy': referrerPolicy, 'x-robots-tag': 'noindex' });
    next();
  };
}
