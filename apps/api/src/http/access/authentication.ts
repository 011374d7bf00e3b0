import {
  csrfTokenOf,
  looksLikeApiToken,
  sameSecret,
  viewerOfApiToken,
  viewerOfSession,
  type ApiTokenUse,
  type Viewer,
} from '#libs/identity';
import type { WhoActs } from '#libs/cases';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { EntityManager } from 'typeorm';
import { deviceOf } from '../../account/device.js';
import { sessionLimitsOf } from '../../config-access.js';
import { SERVICES, type Services } from '../../services.js';
import { clientNetwork } from './client-network.js';
import type { SessionSlot } from '../operations/operation.js';
import { reject } from '../problems/problems.js';
import { readsIn } from '../problems/wording.js';

/** A person who calls in a session. */
export interface SessionCaller {
  by: 'session';
  viewer: Viewer;
  sessionId: string;
  sessionToken: string;
}

/** A program that calls for a person, by a token. */
export interface TokenCaller {
  by: 'token';
  viewer: Viewer;
  tokenId: string;
  may: ApiTokenUse;
}

/** The header of every 401 (RFC 9110); errors of a token follow RFC 6750. */
export function challenge(error?: 'invalid_token' | 'insufficient_scope'): Record<string, string> {
  const said = error === undefined ? '' : `, error="${error}"`;
  return { 'www-authenticate': `Bearer realm="countersign"${said}` };
}

/** The token that a program sends (RFC 6750); null if none. */
function bearerOf(request: Request): string | null {
  return /^bearer +(\S+) *$/iu.exec(request.get('authorization') ?? '')?.[1] ?? null;
}

/** Authenticates calls: the session's cookie, and proof that the person's own page made the call. */
@Injectable()
export class Authentication {
  private readonly secure: boolean;
  private readonly cookie: string;
  private readonly identified = new WeakMap<Request, Promise<SessionCaller | TokenCaller | null>>();

  constructor(@Inject(SERVICES) private readonly services: Services) {
    this.secure = services.config.PUBLIC_URL.startsWith('https:');
    // The prefix makes browsers refuse a cookie set by another host or over plain HTTP.
    this.cookie = this.secure ? '__Host-countersign' : 'countersign';
  }

  /**
   * Who makes a call: a program by its token, else a person in their session; null where nobody is known. With a token the
   * cookie is ignored. The database is queried once per call.
   */
  async identify(request: Request): Promise<SessionCaller | TokenCaller | null> {
    const known = this.identified.get(request) ?? this.lookUp(request, true);
    this.identified.set(request, known);
    return known;
  }

  /**
   * Who calls the API.
   * @throws ProblemException 401 where there is a token that cannot be used
   */
  async apiCaller(request: Request): Promise<SessionCaller | TokenCaller | null> {
    const found = await this.identify(request);
    if (found === null && bearerOf(request) !== null) this.refuseUnknown(request);
    return found;
  }

  /** The person who is signed in, or null. */
  async caller(request: Request): Promise<SessionCaller | null> {
    const found = await this.identify(request);
    return found?.by === 'session' ? found : null;
  }

  /** The person who is signed in once the form has arrived, which may be long after its headers; or null. */
  async sender(request: Request): Promise<SessionCaller | null> {
    const found = await this.stillCalls(request);
    return found?.by === 'session' ? found : null;
  }

  /** Who makes a call that is still being answered, as of now; a running call does not keep a session from being idle. */
  async stillCalls(request: Request): Promise<SessionCaller | TokenCaller | null> {
    return this.lookUp(request, false);
  }

  /**
   * Reads who makes a call again, in the transaction in which it acts: its body may have come long after its headers.
   * @throws ProblemException 401 where the session has ended or the token was revoked meanwhile
   */
  whoActs(request: Request): WhoActs {
    return async (tx) => {
      const found = await this.lookUp(request, false, tx);
      return found?.viewer ?? this.refuseUnknown(request);
    };
  }

  private refuseUnknown(request: Request): never {
    if (bearerOf(request) === null) {
      reject(401, 'not_signed_in', { headers: challenge() });
    }
    reject(401, 'token_invalid', { headers: challenge('invalid_token') });
  }

  private async lookUp(
    request: Request,
    isNew: boolean,
    manager: EntityManager = this.services.dataSource.manager,
  ): Promise<SessionCaller | TokenCaller | null> {
    const bearer = bearerOf(request);
    if (bearer !== null) {
      const found = looksLikeApiToken(bearer) ? await viewerOfApiToken(manager, bearer, isNew) : null;
      if (found === null) return null;
      const { language, ...caller } = found;
      readsIn(request, { by: 'token', language });
      return { by: 'token', ...caller };
    }
    const sessionToken = this.sessionToken(request);
    if (sessionToken === null) return null;
    const limits = sessionLimitsOf(this.services.config);
    const found = await viewerOfSession(manager, sessionToken, limits, isNew);
    if (found === null) return null;
    const { language, ...caller } = found;
    readsIn(request, { by: 'session', language });
    return { by: 'session', ...caller, sessionToken };
  }

  /** The token that a page sends back with every change. */
  csrfToken(sessionToken: string): string {
    return csrfTokenOf(this.services.config.COUNTERSIGN_SECRET, sessionToken);
  }

  /**
   * Refuses a change that another site made a browser send.
   * @param given the token from the header X-CSRF-Token or the form field `_csrf`
   */
  assertOwnPage(request: Request, caller: SessionCaller, given: unknown): void {
    this.assertOwnOrigin(request);
    if (typeof given !== 'string' || !sameSecret(given, this.csrfToken(caller.sessionToken))) {
      reject(403, 'csrf_token');
    }
  }

  /** Refuses a call that a browser says comes from another site. Programs send neither header. */
  assertOwnOrigin(request: Request): void {
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const foreign =
      site === undefined
        ? origin !== undefined && origin !== new URL(this.services.config.PUBLIC_URL).origin
        : site !== 'same-origin' && site !== 'none';
    if (foreign) reject(403, 'foreign_origin');
  }

  /** The session of a call as something that can be opened and ended. */
  slot(request: Request, response: Response): SessionSlot {
    const options = { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
    const { maxHours } = sessionLimitsOf(this.services.config);
    return {
      token: this.sessionToken(request),
      device: deviceOf(request.get('user-agent')),
      client: clientNetwork(request.ip),
      open: (token) => response.cookie(this.cookie, token, { ...options, maxAge: maxHours * 3_600_000 }),
      end: () => response.clearCookie(this.cookie, options),
    };
  }

  private sessionToken(request: Request): string | null {
    const cookies = request.cookies as Record<string, unknown> | undefined;
    const value = cookies?.[this.cookie];
    return typeof value === 'string' && /^[\w-]{43}$/u.test(value) ? value : null;
  }
}
