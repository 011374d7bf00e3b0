import type { Instant, RequestContent } from '#libs/contracts';
import type { BrokenRule, RequestFact } from '#libs/process';
import type { Life } from './lives/process-life.js';
import { asksOf, desk, hashed, partiesOf, resolution1967 } from './process-mi24.js';

/**
 * A changed ask as it comes from the verb: with the parties of its lines, and with a text that says what is asked now, so
 * that its hash is another wherever anything of it is.
 */
export function amendment(
  life: Pick<Life, 'policy'>,
  at: Instant,
  content: RequestContent,
  more: Partial<Extract<RequestFact, { kind: 'amended' }>> = {},
): RequestFact {
  const parties = partiesOf(content);
  return {
    kind: 'amended',
    at,
    by: desk,
    channel: 'inbox',
    content,
    authority: resolution1967,
    parties,
    asks: asksOf(life.policy, parties).map((ask) => ({
      ...ask,
      ...hashed(`${ask.askHash}: ${JSON.stringify(content)}`),
    })),
    reason: 'The situation has changed.',
    ...more,
  };
}

/** Changes the ask of an open request. */
export function amend(
  life: Life,
  at: Instant,
  content: RequestContent,
  more: Partial<Extract<RequestFact, { kind: 'amended' }>> = {},
): BrokenRule | null {
  return life.give({ of: 'request', fact: amendment(life, at, content, more) });
}
