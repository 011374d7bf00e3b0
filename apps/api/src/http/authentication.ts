import { csrfTokenOf, sameSecret, viewerOfSession, type Viewer } from '#libs/identity';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { deviceOf } from '../account/device.js';
import { sessionLimitsOf } from '../config-sessions.js';
import { SERVICES, type Services } from '../services.js';
import type { SessionSlot } from './operation.js';
import { refuse } from './problems.js';

/** Who calls, and by which session. */
export interface Caller {
  viewer: Viewer;
  sessionId: string;
  sessionToken: string;
}

/** Ties calls to people: the session's cookie, and proof that the person's own page made the call. */
@Injectable()
export class Authentication {
  private readonly secure: boolean;
  private readonly cookie: string;

  constructor(@Inject(SERVICES) private readonly services: Services) {
    this.secure = services.config.PUBLIC_URL.startsWith('https:');
    // The prefix makes browsers refuse a cookie set by another host or over plain HTTP.
    this.cookie = this.secure ? '__Host-countersign' : 'countersign';
  }

  /**
   * The person who is signed in, or null.
   * @param isNew false where an earlier call is only still being answered, which keeps no session from being idle
   */
  async caller(request: Request, isNew = true): Promise<Caller | null> {
    const sessionToken = this.sessionToken(request);
    if (sessionToken === null) return null;
    const { config, dataSource } = this.services;
    const found = await viewerOfSession(dataSource.manager, sessionToken, sessionLimitsOf(config), isNew);
    return found === null ? null : { ...found, sessionToken };
  }

  /** The token that a page sends back with every change. */
  csrfToken(sessionToken: string): string {
    return csrfTokenOf(this.services.config.COUNTERSIGN_SECRET, sessionToken);
  }

  /**
   * Refuses a change that another site made a browser send.
   * @param given the token from the header X-CSRF-Token or the form field `_csrf`
   */
  demandOwnPage(request: Request, caller: Caller, given: unknown): void {
    this.demandOwnOrigin(request);
    if (typeof given !== 'string' || !sameSecret(given, this.csrfToken(caller.sessionToken))) {
      refuse(
        403,
        'csrf_token',
        'The token of this session is missing or wrong: send X-CSRF-Token as GET /api/v1/me gives it.',
      );
    }
  }

  /** Refuses a call that a browser says comes from another site. Programs send neither header. */
  demandOwnOrigin(request: Request): void {
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const foreign =
      site === undefined
        ? origin !== undefined && origin !== new URL(this.services.config.PUBLIC_URL).origin
        : site !== 'same-origin' && site !== 'none';
    if (foreign) refuse(403, 'foreign_origin', 'The call comes from a page of another site.');
  }

  /** The session of a call as something that can be opened and ended. */
  slot(request: Request, response: Response): SessionSlot {
    const options = { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
    const { maxHours } = sessionLimitsOf(this.services.config);
    return {
      token: this.sessionToken(request),
      device: deviceOf(request.get('user-agent')),
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
