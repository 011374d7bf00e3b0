import { Caller } from './caller.js';
import { COTE_DIVOIRE_LEG, giveNotice, submitted } from './prepare-leg.js';
import type { Target } from './run-bench.js';
import { type Measured, fail, takeTurns } from './turns.js';

/** How long it takes from an answer to the row in the next inbox, beside the empty route and the inbox alone. */
export interface InboxResult {
  readonly empty_route: Measured;
  readonly inbox: Measured;
  readonly decision_to_row: Measured;
}

/**
 * Measures over HTTP, with one client, from the moment at which the notifier sends the notice until the host, whose turn
 * it then is, holds an inbox that shows the request. The row must be there at the first look, else the run ends.
 *
 * @param times how many notices are given; each host answers before the next, so that the inbox stays short
 */
export async function runInbox(
  { apiUrl }: Target,
  times: number,
  signal?: AbortSignal,
): Promise<InboxResult> {
  const manager = await Caller.signIn(apiUrl, 'ana-ribeiro');
  const notifier = await Caller.signIn(apiUrl, 'jun-takeda');
  const host = await Caller.signIn(apiUrl, 'awa-kone');
  const waiting: string[] = [];
  for (let one = 0; one < WARM_UP + times; one += 1) {
    signal?.throwIfAborted();
    waiting.push(await submitted(manager));
  }
  const noticed: string[] = [];
  const answerEarlier = async () => {
    for (const requestId of noticed.splice(0)) {
      await host.post(
        `/api/v1/requests/${requestId}/legs/${COTE_DIVOIRE_LEG}/decide`,
        { answer: 'consent' },
        201,
      );
    }
  };
  const look = () => host.read<{ items: { requestId: string }[] }>('/api/v1/inbox');
  const calls = {
    empty_route: () => host.get('/healthz'),
    inbox: async () => {
      await look();
    },
    decision_to_row: async () => {
      const requestId = waiting.pop() ?? fail('there are more notices than requests');
      noticed.push(requestId);
      await giveNotice(notifier, requestId);
      const { items } = await look();
      if (!items.some((item) => item.requestId === requestId)) fail(`${requestId} is not in the next inbox`);
    },
    // Not reported: empties the inbox again between two notices.
    clean_up: answerEarlier,
  };
  const turns = { clients: 1, warmUp: WARM_UP, block: 1, rounds: times, limitMs: 60_000 };
  const { clean_up: _, ...result } = await takeTurns(calls, turns, signal);
  return result;
}

const WARM_UP = 5;
