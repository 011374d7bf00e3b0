import type { Policy } from '#libs/contracts';
import type { RequestState } from '#libs/process';
import { PolicyVersionEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { refuse } from './errors.js';

/** The newest version of a policy, for requests that are not submitted yet. */
export async function currentPolicy(
  tx: EntityManager,
  policyId: string,
  pointer: string,
): Promise<PolicyVersionEntity> {
  const version = await tx.findOne(PolicyVersionEntity, { where: { policyId }, order: { version: 'DESC' } });
  return version ?? refuse('unknown_reference', pointer, `There is no policy ${policyId}.`);
}

/** The policy a request lives under: frozen by its hash on submission, the newest before that. */
export async function policyFor(tx: EntityManager, state: RequestState): Promise<Policy> {
  if (state.policyHash === null) {
    return (await currentPolicy(tx, state.content.policyId, '/policyId')).document;
  }
  return (await tx.findOneByOrFail(PolicyVersionEntity, { hash: state.policyHash })).document;
}
