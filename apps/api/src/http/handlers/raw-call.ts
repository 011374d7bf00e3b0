import type { WhoActs } from '#libs/cases';
import type { Viewer } from '#libs/identity';
import { z } from 'zod';
import { challenge } from '../access/authentication.js';
import type { CallChannel, Operation, SessionSlot } from '../operations/operation.js';
import { reject } from '../problems/problems.js';
import { checkInput } from '../operations/validate.js';
import type { Words } from '#libs/words';

/** One call before its parts have been checked. */
export interface RawCall {
  viewer: Viewer | null;
  /** Reads the caller's rights once more, in the transaction that acts. */
  whoActs: WhoActs;
  params: unknown;
  query: unknown;
  body: unknown;
  ifMatch: number | null;
  channel: CallChannel;
  /** The formatter for the caller's language. */
  words: Words;
  /** The caller's key for this call; null where the method needs none. */
  idempotencyKey: string | null;
  sessionId: string | null;
  /** The token by which the call is made; null where it is made in a session. */
  tokenId: string | null;
  session: SessionSlot;
}

/** A schema for what must be absent. */
export const nothing = z.strictObject({});

/** The parts of a call that its operation has a schema for, checked. */
export function checkedParts(operation: Operation, raw: RawCall, params: unknown) {
  const query = checkInput(operation.query ?? nothing, raw.query);
  const body = operation.method === 'get' ? undefined : checkInput(operation.body ?? nothing, raw.body);
  if (operation.ifMatch === 'required' && raw.ifMatch === null) {
    reject(428, 'if_match_missing');
  }
  const { ifMatch, channel, sessionId, idempotencyKey } = raw;
  return { params, query, body, ifMatch, channel, sessionId, idempotencyKey };
}

/** A call whose path, query and body have been checked, and whose caller may make it. */
export type CheckedCall = ReturnType<typeof checkedParts>;

/** The caller of an operation that needs authentication. */
export function knownCaller({ viewer }: Pick<RawCall, 'viewer'>): Viewer {
  return viewer ?? reject(401, 'not_signed_in', { headers: challenge() });
}
