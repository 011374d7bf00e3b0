import { performance } from 'node:perf_hooks';
import { type Timing, timingOf } from './statistics.js';

/** How much is measured in one pass. */
export interface Turns {
  /** How many clients call at the same time, each one call after the other. */
  readonly clients: number;
  /** Calls of each kind by each client before anything counts. */
  readonly warmUp: number;
  /** Calls of each kind that each client makes in a row before the next kind has its turn. */
  readonly block: number;
  /** How often every kind has its turn. */
  readonly rounds: number;
  /** The time after which a pass ends with what it has. */
  readonly limitMs: number;
}

/** How one kind of call did in a pass. */
export interface Measured extends Timing {
  /** Calls per second of all clients together, while it was this kind's turn. */
  readonly perSecond: number;
}

/**
 * Lets several kinds of calls take turns in short blocks, so that noise of the machine hits all alike.
 *
 * @param calls each makes one call for a client; the call's number among that client's calls of the kind counts from 0
 * @param signal ends the pass between two blocks
 */
export async function takeTurns<K extends string>(
  calls: Readonly<Record<K, (client: number, number: number) => Promise<unknown>>>,
  { clients, warmUp, block, rounds, limitMs }: Turns,
  signal?: AbortSignal,
): Promise<Record<K, Measured>> {
  const kinds = Object.keys(calls) as K[];
  const turn = new Map(kinds.map((kind) => [kind, { samples: [] as number[], wallMs: 0, next: 0 }]));
  const run = async (kind: K, times: number): Promise<{ samples: number[]; wallMs: number }> => {
    const state = turn.get(kind) ?? fail(`there is no kind ${kind}`);
    const first = state.next;
    state.next += times;
    const start = performance.now();
    const samples = await Promise.all(each(clients, (client) => timed(calls[kind], client, first, times)));
    return { samples: samples.flat(), wallMs: performance.now() - start };
  };
  for (const kind of kinds) await run(kind, warmUp);
  const end = performance.now() + limitMs;
  for (let round = 0; round < rounds && performance.now() < end; round += 1) {
    // Another kind begins each round, so that none always runs in the wake of the same other.
    for (const index of kinds.keys()) {
      signal?.throwIfAborted();
      const kind = kinds[(round + index) % kinds.length] ?? fail('there is nothing to measure');
      const { samples, wallMs } = await run(kind, block);
      const state = turn.get(kind);
      state?.samples.push(...samples);
      if (state !== undefined) state.wallMs += wallMs;
    }
  }
  return Object.fromEntries(
    [...turn].map(([kind, { samples, wallMs }]) => [
      kind,
      { ...timingOf(samples), perSecond: (samples.length / wallMs) * 1000 },
    ]),
  ) as Record<K, Measured>;
}

/** How long each of a client's calls took. */
async function timed(
  call: (client: number, number: number) => Promise<unknown>,
  client: number,
  first: number,
  times: number,
): Promise<number[]> {
  const own: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    await call(client, first + time);
    own.push(performance.now() - start);
  }
  return own;
}

/** Makes as many as wanted. */
export function each<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Ends the run where the bench itself is at fault. */
export function fail(why: string): never {
  throw new Error(why);
}
