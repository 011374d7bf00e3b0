import { type CodedMessage, coded, messageSchema } from '#libs/contracts';
import { z } from 'zod';

const error = z.string().nullable().describe('as the network names it; null: it does not');

/** Why a try to send a message failed. */
export const deliveryFaultSchema = z.discriminatedUnion('code', [
  coded('status', { status: z.int() }),
  coded('redirect', { status: z.int() }),
  coded('timed_out', { limitMs: z.int() }),
  coded('receiver_refused', { reason: messageSchema }),
  coded('name_not_found', {}),
  coded('connection_refused', {}),
  coded('connection_broken', {}),
  coded('unreachable', {}),
  coded('tls_failed', { error }),
  coded('no_answer', { error }),
]);
export type DeliveryFault = z.infer<typeof deliveryFaultSchema>;

/** Faults of the network that need no more words, by the names that Node.js gives them. */
const BY_ERROR: Readonly<
  Record<string, 'name_not_found' | 'connection_refused' | 'connection_broken' | 'unreachable'>
> = {
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_broken',
  EPIPE: 'connection_broken',
  UND_ERR_SOCKET: 'connection_broken',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
};

/** Thrown if a receiver may not be reached. */
export class ReceiverRefused extends Error {
  constructor(readonly reason: CodedMessage) {
    super(reason.code);
  }
}

/** What an error on the way to a receiver means. */
export function faultOf(thrown: unknown, limitMs: number): DeliveryFault {
  if (thrown instanceof ReceiverRefused) {
    return { code: 'receiver_refused', params: { reason: thrown.reason } };
  }
  const { name, code } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Record<
    string,
    unknown
  >;
  if (name === 'TimeoutError') return { code: 'timed_out', params: { limitMs } };
  const said = [code, name].find((text) => typeof text === 'string') ?? null;
  const known = said === null ? undefined : BY_ERROR[said];
  if (known !== undefined) return { code: known, params: {} };
  const isTls = said !== null && /CERT|SSL|TLS|SIGNATURE|^EPROTO$/u.test(said);
  return { code: isTls ? 'tls_failed' : 'no_answer', params: { error: said } };
}
