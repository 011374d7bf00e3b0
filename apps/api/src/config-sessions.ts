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
