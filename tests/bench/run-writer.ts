import { createDataSource } from '#libs/store';
import { insertOf, prepareDatabase, type Target } from './run-bench.js';
import { type Measured, fail, takeTurns } from './turns.js';
import { CONSENTS, WriterCases } from './writer-cases.js';

/** How much of the writer is measured. */
export interface WriterPlan {
  /** How many clients answer at the same time, one pass each. */
  readonly clients: readonly number[];
  readonly warmUp: number;
  readonly block: number;
  readonly rounds: (clients: number) => number;
  /** On how many requests three parties consent at the same moment. */
  readonly moments: number;
  readonly passLimitMs: number;
}

/** What the writer did beside a bare INSERT, by the number of clients. */
export interface WriterPass {
  readonly clients: number;
  readonly insert: Measured;
  readonly advance: Measured;
}

export interface WriterResult {
  readonly passes: readonly WriterPass[];
  /** Three parties of one request at the same moment; any refusal or error would have ended the run. */
  readonly threeAtOnce: { readonly insert: Measured; readonly consent: Measured };
}

/** Measures the one writer without HTTP: an answer as the api has it folded and committed, over a pool like the api's. */
export async function runWriter(
  target: Pick<Target, 'ownerUrl' | 'appUrl'>,
  plan: WriterPlan,
  signal?: AbortSignal,
): Promise<WriterResult> {
  await prepareDatabase(target.ownerUrl);
  const pool = await createDataSource(target.appUrl, { name: 'countersign-bench' }).initialize();
  const writer = new WriterCases(pool);
  const insert = () => insertOf(pool);
  const limitMs = plan.passLimitMs;
  try {
    const passes: WriterPass[] = [];
    for (const clients of plan.clients) {
      const { warmUp, block } = plan;
      const rounds = plan.rounds(clients);
      const asked = await writer.manyAsked(clients * (warmUp + block * rounds), signal);
      const advance = () =>
        writer.consent(asked.pop() ?? fail('there are more answers than legs'), CONSENTS[1]);
      const turns = { clients, warmUp, block, rounds, limitMs };
      passes.push({ clients, ...(await takeTurns({ insert, advance }, turns, signal)) });
    }
    const asked = await writer.manyAsked(WARM_UP_MOMENTS + plan.moments, signal);
    const consent = (client: number, number: number) =>
      writer.consent(
        asked[number] ?? fail('there are more moments than requests'),
        CONSENTS[client] ?? fail('there are more clients than parties'),
      );
    // One call to a block: at each moment all three begin together, on the same request.
    const turns = {
      clients: CONSENTS.length,
      warmUp: WARM_UP_MOMENTS,
      block: 1,
      rounds: plan.moments,
      limitMs,
    };
    return { passes, threeAtOnce: await takeTurns({ insert, consent }, turns, signal) };
  } finally {
    await pool.destroy();
  }
}

const WARM_UP_MOMENTS = 5;
