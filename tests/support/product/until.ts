import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 50;

/**
 * Waits until a condition holds and returns what it found.
 * @param what the condition as text, for the message if it never holds
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T | null | undefined | false>,
  limitMs = 60_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  let failure: unknown = null;
  while (Date.now() < end) {
    try {
      const found = await condition();
      if (found !== null && found !== undefined && found !== false) return found;
      failure = null;
    } catch (error) {
      failure = error;
    }
    await pause(pollMs);
  }
  throw new Error(`It never came about in ${limitMs / 1000} s: ${what}`, { cause: failure });
}
