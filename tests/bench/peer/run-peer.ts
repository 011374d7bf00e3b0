import { performance } from 'node:perf_hooks';
import { type Timing, timingOf } from '../statistics.js';
import { each, fail } from '../turns.js';
import { APPROVALS, LOOKS_BEFORE, type Product } from './products.js';

/** How much is measured. */
export interface PeerPlan {
  /** Whole requests of each product before anything counts, by eight clients. */
  readonly warmUp: number;
  readonly passes: readonly PeerPass[];
}

/** One number of clients. */
interface PeerPass {
  readonly clients: number;
  /** How often every product has its turn, and how many whole requests it is given then. */
  readonly turns: number;
  readonly requests: number;
}

/** How one product did with one number of clients. */
export interface PeerRow {
  readonly product: string;
  readonly clients: number;
  /** Whole requests a second, with and without the time in which clients only looked what there is to do. */
  readonly perSecond: number;
  readonly perSecondWithoutLooks: number;
  readonly start: Timing;
  readonly approve: Timing;
}

interface Samples {
  wallMs: number;
  requests: number;
  looksMs: number;
  readonly start: number[];
  readonly approve: number[];
}

const WARMING_CLIENTS = 8;

/**
 * Has products carry whole requests of four approvals in turns, so that noise of the machine hits all alike.
 *
 * @param options `signal` ends the run; `warmed` is called once all have carried what does not count
 */
export async function runPeer(
  products: readonly Product[],
  plan: PeerPlan,
  { signal, warmed }: { signal?: AbortSignal; warmed?: () => Promise<void> } = {},
): Promise<PeerRow[]> {
  for (const product of products) await turn(product, WARMING_CLIENTS, plan.warmUp, empty(), signal);
  await warmed?.();
  const rows: PeerRow[] = [];
  for (const { clients, turns, requests } of plan.passes) {
    const samples = products.map(empty);
    for (let round = 0; round < turns; round += 1) {
      for (const index of products.keys()) {
        const [product, sample] = [products[index], samples[index]];
        if (product === undefined || sample === undefined) return fail('there is no such product');
        await turn(product, clients, requests, sample, signal);
      }
    }
    rows.push(...products.map(({ name }, index) => rowOf(name, clients, samples[index] ?? empty())));
  }
  return rows;
}

function empty(): Samples {
  return { wallMs: 0, requests: 0, looksMs: 0, start: [], approve: [] };
}

/** Lets clients carry so many requests between them, each one request after the other. */
async function turn(
  product: Product,
  clients: number,
  requests: number,
  sample: Samples,
  signal: AbortSignal | undefined,
): Promise<void> {
  let left = requests;
  const begun = performance.now();
  await Promise.all(
    each(clients, async () => {
      while (left > 0) {
        signal?.throwIfAborted();
        left -= 1;
        await wholeRequest(product, sample);
      }
    }),
  );
  sample.wallMs += performance.now() - begun;
  sample.requests += requests;
}

async function wholeRequest(product: Product, sample: Samples): Promise<void> {
  const request = await timed(sample.start, () => product.start());
  for (let approval = 0; approval < APPROVALS; approval += 1) {
    if (LOOKS_BEFORE.includes(approval)) {
      const looks: number[] = [];
      await timed(looks, () => request.look());
      sample.looksMs += looks[0] ?? 0;
    }
    await timed(sample.approve, () => request.approve(approval));
  }
}

async function timed<T>(samples: number[], call: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await call();
  samples.push(performance.now() - begun);
  return result;
}

function rowOf(product: string, clients: number, sample: Samples): PeerRow {
  const { wallMs, requests, looksMs, start, approve } = sample;
  return {
    product,
    clients,
    perSecond: (requests / wallMs) * 1000,
    perSecondWithoutLooks: (requests / (wallMs - looksMs / clients)) * 1000,
    start: timingOf(start),
    approve: timingOf(approve),
  };
}
