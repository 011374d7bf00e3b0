import { Agent, request } from 'undici';
import { type DeliveryFault, faultOf } from './delivery-fault.js';
import { addressOfReceiver, type ReceiverRules } from './receivers.js';

/** How long a receiver has for its whole answer. */
const LIMIT_MS = 10_000;
/** How much of an answer is kept. */
const KEPT_BYTES = 1_024;

/** The result of one try. */
export interface Try {
  triedAt: Date;
  durationMs: number;
  /** The status of the answer; null where none came. */
  status: number | null;
  /** Why it failed; null if the receiver accepted it. */
  fault: DeliveryFault | null;
  /** How the answer began. */
  answer: string | null;
}

/** What is sent to a receiver. */
export interface Posting {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * Posts to a receiver, only at the address that was checked, and follows no redirect. Never throws: what goes wrong is the
 * result.
 */
export async function post(posting: Posting, rules: ReceiverRules, limitMs = LIMIT_MS): Promise<Try> {
  const triedAt = new Date();
  const begun = performance.now();
  const found = await answerOf(posting, rules, limitMs).catch((error: unknown) => ({
    status: null,
    answer: null,
    fault: faultOf(error, limitMs),
  }));
  return { triedAt, durationMs: Math.round(performance.now() - begun), ...found };
}

async function answerOf(
  { url, headers, body }: Posting,
  rules: ReceiverRules,
  limitMs: number,
): Promise<Pick<Try, 'status' | 'fault' | 'answer'>> {
  const signal = AbortSignal.timeout(limitMs);
  const target = await untilAborted(addressOfReceiver(url, rules), signal);
  const agent = new Agent({
    connect: {
      lookup: (_host, options, callback) =>
        options.all === true ? callback(null, [target]) : callback(null, target.address, target.family),
    },
  });
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Countersign-Webhooks/1',
        ...headers,
      },
      body,
      dispatcher: agent,
      signal,
    });
    const { statusCode: status } = answer;
    return { status, fault: faultOfStatus(status), answer: await beginningOf(answer.body) };
  } finally {
    await agent.destroy();
  }
}

function faultOfStatus(status: number): DeliveryFault | null {
  if (status >= 200 && status < 300) return null;
  const code = status >= 300 && status < 400 ? 'redirect' : 'status';
  return { code, params: { status } };
}

/** How an answer begins; the rest is not read. */
async function beginningOf(body: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(Buffer.from(chunk as Uint8Array));
    size += (chunk as Uint8Array).byteLength;
    if (size >= KEPT_BYTES) break;
  }
  const text = Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8');
  // The database takes no text with U+0000.
  return text.replaceAll('\0', '\uFFFD');
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    }),
  ]);
}
