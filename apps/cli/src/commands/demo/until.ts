import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 150;
const limitMs = 60_000;

/** The product did not do what the story needs. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}

/**
 * Waits until a condition holds and returns what it found.
 *
 * @param what the condition as text, for the message if it never holds
 * @throws DemoFailure when it does not hold within a minute
 */
export async function until<T>(what: string, condition: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = await condition();
    if (found !== undefined) return found;
    if (Date.now() >= end) throw new DemoFailure(`It did not come about in ${limitMs / 1000} s: ${what}.`);
    await pause(pollMs);
  }
}
