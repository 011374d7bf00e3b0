import { appendToSystemChain } from '#libs/audit';
import { type CodedMessage, type Policy, messageOf, policySchema } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { canonicalJson, sha256 } from '#libs/platform';
import { policyFaults } from '#libs/rules';
import { PolicyVersionEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { actor } from '../writer/acts.js';
import { CaseError, reject } from '../errors.js';

/** A version of a policy in a list. */
export const policyVersionSchema = z.object({ version: z.int(), hash: z.string(), title: z.string() });

/** What the author of a policy should think over, with its place in what was sent. */
interface PolicyWarning {
  pointer: string;
  rule: string;
  reason: CodedMessage;
}

/**
 * Enters a policy, or the next version of one. Requests that were submitted keep theirs; those submitted from now on take
 * this one.
 * @throws CaseError 422 with every fault of the policy, each with its place
 */
export async function enterPolicy(
  tx: EntityManager,
  viewer: Viewer,
  policy: Policy,
): Promise<{ policyId: string; version: number; hash: string; warnings: PolicyWarning[] }> {
  const by = actor(viewer, 'administer');
  const found = policyFaults(policy);
  const [first, ...others] = found
    .filter((fault) => fault.severity === 'fault')
    .map(({ pointer, reason }) => ({
      rule: 'policy_faulty' as const,
      pointer: `/policy${pointer}`,
      reason,
    }));
  if (first !== undefined) throw new CaseError([first, ...others]);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`policy/${policy.id}`]);
  const [row]: { version: number | null }[] = await tx.query(
    'SELECT max(version) AS version FROM policy_version WHERE policy_id = $1',
    [policy.id],
  );
  const next = (row?.version ?? 0) + 1;
  if (policy.version !== next) {
    reject(
      'version_not_next',
      '/policy/version',
      messageOf('case_refusals.version_not_next', { policy: policy.id, next }),
    );
  }
  const hash = sha256(canonicalJson(policy));
  await insertRows(tx, PolicyVersionEntity, [{ hash, policyId: policy.id, version: next, document: policy }]);
  await appendToSystemChain(tx, [
    { kind: 'policy_entered', policyId: policy.id, version: next, hash, by: by.personId },
  ]);
  const warnings = found.map(({ pointer, rule, reason }) => ({ pointer: `/policy${pointer}`, rule, reason }));
  return { policyId: policy.id, version: next, hash, warnings };
}

/** All versions of a policy, the newest first. */
export async function listPolicyVersions(
  manager: EntityManager,
  policyId: string,
): Promise<z.infer<typeof policyVersionSchema>[]> {
  const rows = await manager.find(PolicyVersionEntity, { where: { policyId }, order: { version: 'DESC' } });
  return rows.map(({ version, hash, document }) => ({ version, hash, title: document.title }));
}

/** One version of a policy as this product reads it; null where there is none. */
export async function readPolicyVersion(
  manager: EntityManager,
  policyId: string,
  version: number,
): Promise<Policy | null> {
  const row = await manager.findOneBy(PolicyVersionEntity, { policyId, version });
  return row === null ? null : policySchema.parse(row.document);
}
