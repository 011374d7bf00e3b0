import { appendToSystemChain } from '#libs/audit';
import { keyedHash } from '#libs/identity';
import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import type { LimitConfig } from '../../config-access.js';
import { reject } from '../problems/problems.js';
import { messageOf } from '#libs/contracts';

const minuteS = 60;
const hourS = 60 * minuteS;

type LimitCode =
  'calls.too_many_links' | 'calls.too_many_sign_ins' | 'calls.too_many_codes_asked' | 'calls.too_many_calls';

/** How many times something may be done in a period, and how it is counted. */
interface Quota {
  readonly limiter: RateLimiterMemory | RateLimiterPostgres;
  readonly code: LimitCode;
}

/** Limits that keep secrets from being guessed and people from being flooded with mail. */
export type SecurityLimit = 'sign_in_address' | 'sign_in_client' | 'code_mail';

/** The caller, as counted: a session, the token of a program, or an anonymous network. */
export type Counted = 'session' | 'token' | 'client';

/**
 * Rate limits. Security limits are kept in the database, so that they hold over all processes of the api; they apply only to
 * what sends a mail or opens a session. The general ones are kept in memory, per process: they keep one caller from using up
 * the capacity, and cost an ordinary call nothing.
 */
export class Limits {
  private readonly security: Readonly<Record<SecurityLimit, Quota>>;
  private readonly general: Readonly<Record<Counted, Quota>>;

  constructor(
    private readonly config: LimitConfig & { readonly COUNTERSIGN_SECRET: string },
    private readonly dataSource: DataSource,
  ) {
    const stored = (keyPrefix: SecurityLimit, points: number) =>
      new RateLimiterPostgres({
        storeClient: (dataSource.driver as unknown as { master: unknown }).master,
        storeType: 'pool',
        tableName: 'rate_limit',
        tableCreated: true,
        // Old rows are removed when somebody signs in.
        clearExpiredByTimeout: false,
        keyPrefix,
        points,
        duration: hourS,
      });
    const kept = (keyPrefix: Counted, points: number): Quota => ({
      limiter: new RateLimiterMemory({ keyPrefix, points, duration: minuteS }),
      code: 'calls.too_many_calls',
    });
    this.security = {
      sign_in_address: {
        limiter: stored('sign_in_address', config.SIGN_IN_LINKS_PER_ADDRESS_PER_HOUR),
        code: 'calls.too_many_links',
      },
      sign_in_client: {
        limiter: stored('sign_in_client', config.SIGN_IN_TRIES_PER_CLIENT_PER_HOUR),
        code: 'calls.too_many_sign_ins',
      },
      code_mail: {
        limiter: stored('code_mail', config.CODE_MAILS_PER_LINK_PER_HOUR),
        code: 'calls.too_many_codes_asked',
      },
    };
    this.general = {
      session: kept('session', config.CALLS_PER_MINUTE_SIGNED_IN),
      token: kept('token', config.CALLS_PER_MINUTE_SIGNED_IN),
      client: kept('client', config.CALLS_PER_MINUTE_ANONYMOUS),
    };
  }

  /**
   * Counts an attempt and refuses it if there have been too many. The first refusal in a period is recorded.
   * @param whose attempt it is, or for whom; kept as a keyed hash
   * @throws ProblemException 429 with Retry-After
   */
  async assertAllowed(limit: SecurityLimit, of: string): Promise<void> {
    const { limiter, code } = this.security[limit];
    const keyHash = keyedHash(this.config.COUNTERSIGN_SECRET, 'limit', of);
    const used = await use(limiter, keyHash);
    if (used.consumedPoints <= limiter.points) return;
    if (used.consumedPoints === limiter.points + 1) {
      await this.dataSource.transaction((tx) =>
        appendToSystemChain(tx, [{ kind: 'limit_reached', limit, keyHash }]),
      );
    }
    rejectTooMany(limit, { limiter, code }, used);
  }

  /**
   * Counts a call, states in the answer what is left, and refuses it if there have been too many.
   * @throws ProblemException 429 with Retry-After
   */
  async count(by: Counted, id: string, response: Response): Promise<void> {
    const { limiter, code } = this.general[by];
    const used = await use(limiter, id);
    response.set(fieldsOf(by, limiter, used));
    if (used.consumedPoints > limiter.points) rejectTooMany(by, { limiter, code }, used);
  }
}

/** Uses one; exceeding the limit is not an error here. */
async function use(limiter: Quota['limiter'], key: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key);
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}

function secondsLeft({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}

/** What is left, as draft-ietf-httpapi-ratelimit-headers has it. */
function fieldsOf(name: string, limiter: Quota['limiter'], used: RateLimiterRes): Record<string, string> {
  return {
    'ratelimit-policy': `"${name}";q=${limiter.points};w=${limiter.duration}`,
    ratelimit: `"${name}";r=${used.remainingPoints};t=${secondsLeft(used)}`,
  };
}

/** 429 (RFC 6585), with when to try again (RFC 9110). */
function rejectTooMany(name: string, { limiter, code }: Quota, used: RateLimiterRes): never {
  const seconds = secondsLeft(used);
  const duration = seconds < 120 ? `PT${seconds}S` : `PT${Math.ceil(seconds / 60)}M`;
  return reject(429, 'too_many_calls', {
    reason: messageOf(code, { wait: { duration } }),
    headers: { ...fieldsOf(name, limiter, used), 'retry-after': String(seconds) },
  });
}
