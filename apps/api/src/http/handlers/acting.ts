import type { Acting, Idempotency } from '#libs/cases';
import { canonicalJson, sha256 } from '#libs/platform';
import type { Judge } from '../access/judge.js';
import type { BatchOperation, WriteOperation } from '../operations/operation.js';
import { type CheckedCall, type RawCall, knownCaller } from './raw-call.js';

/** How the caller of an operation acts: their rights are read and checked again in the transaction. */
export function actingIn(
  judge: Judge,
  operation: WriteOperation | BatchOperation,
  { params }: CheckedCall,
  raw: RawCall,
): Acting {
  const changes = operation.kind === 'write' && operation.changesCallers === true;
  return {
    whoActs: judge.judgedAgain(operation, knownCaller(raw), params as Record<string, string>, raw.whoActs),
    ...(changes ? { changesCallers: true } : {}),
  };
}

/** How a repeat of a call is recognised; null if the call has no key. */
export function idempotencyOf(
  operation: WriteOperation | BatchOperation,
  { params, idempotencyKey }: CheckedCall,
  raw: RawCall,
): Idempotency | null {
  if (idempotencyKey === null) return null;
  return {
    // A token does not get as a stored answer what it may not see.
    scope: raw.tokenId === null ? knownCaller(raw).personId : `token/${raw.tokenId}`,
    key: idempotencyKey,
    route: `${operation.id} ${canonicalJson(params)}`,
    bodyHash: sha256(canonicalJson([raw.body ?? null, raw.ifMatch])),
  };
}
