import { type Policy, policySchema } from '#libs/contracts';
import type { RequestState } from '#libs/process';
import { findPrepared, PolicyVersionEntity, runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { reject, unknown } from '../errors.js';

/** The newest version of a policy, for requests that are not submitted yet. */
export async function currentPolicy(
  tx: EntityManager,
  policyId: string,
  pointer: string,
): Promise<{ hash: string; policy: Policy }> {
  const [version] = await runPrepared<{ hash: string }>(
    tx,
    'SELECT hash FROM policy_version WHERE policy_id = $1 ORDER BY version DESC LIMIT 1',
    [policyId],
  );
  if (version === undefined) return reject('unknown_reference', pointer, unknown('policy', policyId));
  return { hash: version.hash, policy: await policyByHash(tx, version.hash) };
}

/** The policy a request lives under: frozen by its hash on submission, the newest before that. */
export async function policyFor(tx: EntityManager, state: RequestState): Promise<Policy> {
  if (state.policyHash === null) {
    return (await currentPolicy(tx, state.content.policyId, '/policyId')).policy;
  }
  return policyByHash(tx, state.policyHash);
}

/** A policy as this product reads it: a version in an earlier form of the language keeps its meaning. */
function asNow(document: Policy): Policy {
  return policySchema.parse(document);
}

/** Versions of policies by their hash. A version never changes, so it can be cached for good. */
const frozen = new Map<string, Policy>();

/** A version of a policy, by its hash. */
export async function policyByHash(tx: EntityManager, hash: string): Promise<Policy> {
  const known = frozen.get(hash);
  if (known !== undefined) return known;
  const [version] = await findPrepared(tx, PolicyVersionEntity, 'WHERE hash = $1', [hash]);
  if (version === undefined) throw new Error(`there is no policy with the hash ${hash}`);
  const policy = asNow(version.document);
  frozen.set(hash, policy);
  return policy;
}
