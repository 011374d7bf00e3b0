import { isIPv4, isIPv6 } from 'node:net';
import type { SessionLimits } from '#libs/identity';
import { z } from 'zod';

/** A whole number of a unit, within bounds. */
function count(purpose: string, [least, most]: readonly [number, number], preset: number) {
  const words = { error: `must be a whole number from ${least} to ${most}` };
  return z.coerce
    .number(words)
    .int(words)
    .min(least, words)
    .max(most, words)
    .default(preset)
    .meta({ description: purpose });
}

/** How long sessions last. */
export const sessionVariables = {
  SESSION_IDLE_MINUTES: count('Minutes without a call after which a session ends.', [5, 7 * 24 * 60], 8 * 60),
  SESSION_MAX_HOURS: count(
    'Hours after which every session ends, however much it is used; counts for sessions opened from then on.',
    [1, 90 * 24],
    7 * 24,
  ),
};

/** The limits of sessions as the configuration has them. */
export function sessionLimitsOf(config: {
  readonly SESSION_IDLE_MINUTES: number;
  readonly SESSION_MAX_HOURS: number;
}): SessionLimits {
  return { idleMinutes: config.SESSION_IDLE_MINUTES, maxHours: config.SESSION_MAX_HOURS };
}

/** Rate limits. */
export const limitVariables = {
  SIGN_IN_LINKS_PER_ADDRESS_PER_HOUR: count(
    'Sign-in links that may be asked for with one mail address in an hour, over all processes; whether or not somebody has it.',
    [1, 1000],
    10,
  ),
  SIGN_IN_TRIES_PER_CLIENT_PER_HOUR: count(
    'Sign-in links that may be asked for or used from one client address (IPv4) or network (IPv6 /64) in an hour, over all processes.',
    [1, 1_000_000],
    300,
  ),
  CODE_MAILS_PER_LINK_PER_HOUR: count(
    'Codes that may be mailed in an hour to whoever has one sign-off link, over all processes.',
    [1, 1000],
    6,
  ),
  CALLS_PER_MINUTE_SIGNED_IN: count(
    'Calls that one session or token may make in a minute, of each process.',
    [1, 10_000_000],
    6000,
  ),
  CALLS_PER_MINUTE_ANONYMOUS: count(
    'Calls without a session or token that may come from one client address (IPv4) or network (IPv6 /64) in a minute, to each process.',
    [1, 10_000_000],
    3000,
  ),
};

/** The limits as the configuration has them. */
export type LimitConfig = Readonly<Record<keyof typeof limitVariables, number>>;

/** For how long the server waits for callers. */
export const patienceVariables = {
  CALL_HEADERS_SECONDS: count(
    'Seconds within which the headers of a call must have arrived; after that its connection is closed.',
    [1, 600],
    20,
  ),
  CALL_SECONDS: count(
    'Seconds within which a whole call, with its body, must have arrived; after that it is answered 408 and its connection is closed. This limits how slow an upload may be.',
    [1, 3600],
    300,
  ),
};

/** How much of the database the api takes. */
export const poolVariables = {
  DATABASE_CONNECTIONS: count(
    'How many connections to the database the api uses at most. About twice the processors of the database and one more: with more of them calls wait inside the database and take longer.',
    [1, 500],
    5,
  ),
};

/** Express's names for local networks. */
const NAMED_NETWORKS: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (rest.length > 0) return false;
  const most = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return most > 0 && (bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= most));
}

/** Which proxies are trusted about where a call comes from. */
export const proxyVariables = {
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => NAMED_NETWORKS.includes(part) || isNetwork(part)), {
      error:
        'must be addresses, networks such as 10.0.0.0/8, or loopback, linklocal or uniquelocal, with commas between',
    })
    .optional()
    .meta({
      description:
        'Addresses or networks (CIDR) of the reverse proxies, separated by commas, or `loopback`, `linklocal`, `uniquelocal`; their X-Forwarded-For says which client a call comes from. Not set: whoever connects is the client.',
    }),
};
