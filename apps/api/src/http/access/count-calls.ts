import type { NextFunction, Request, Response } from 'express';
import type { Authentication } from './authentication.js';
import { clientNetwork } from './client-network.js';
import type { Limits } from './limits.js';

/** What probes and browsers fetch automatically is not counted. */
const NOT_COUNTED = /^\/(?:healthz|readyz|metrics)$|^\/(?:api\/docs\/)?assets\//u;

/**
 * Counts every call for its session or token, and where it has none that is genuine, for the network it comes from: an
 * invented cookie does not help, and people behind one address do not share a count once signed in.
 */
export function countCalls(authentication: Authentication, limits: Limits) {
  const count = async (request: Request, response: Response): Promise<void> => {
    if (NOT_COUNTED.test(request.path)) return;
    const caller = await authentication.identify(request);
    if (caller === null) await limits.count('client', clientNetwork(request.ip), response);
    else if (caller.by === 'session') await limits.count('session', caller.sessionId, response);
    else await limits.count('token', caller.tokenId, response);
  };
  // Express passes on what is thrown here.
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    await count(request, response);
    next();
  };
}
