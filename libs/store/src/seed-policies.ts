import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { policySchema } from '#libs/contracts';
import type { Policy } from '#libs/contracts';
import { canonicalJson, projectRoot, sha256 } from '#libs/platform';
import type { EntityManager } from 'typeorm';
import { PolicyVersionEntity } from './entities/parties.js';
import { readPolicy } from './read-policy.js';

const POLICIES = 'data/policies';

/** The hash that identifies a policy: SHA-256 of its canonical JSON. */
function policyHashOf(policy: Policy): string {
  return sha256(canonicalJson(policy));
}

/** Every policy of `data/policies`, in the order of their names. Throws with file and line where one has faults. */
export async function readPolicies(): Promise<Policy[]> {
  const files = await readdir(join(projectRoot(), POLICIES));
  return Promise.all(
    files
      .filter((file) => file.endsWith('.yaml'))
      .toSorted()
      .map((file) => readPolicy(projectRoot(), `${POLICIES}/${file}`)),
  );
}

/**
 * Enters every version that is not there yet. Throws if a version is there with other content: requests depend on it, so a
 * change needs a new version.
 * @returns the versions that are new, as `id@version`
 */
export async function insertPolicies(tx: EntityManager, policies: readonly Policy[]): Promise<string[]> {
  const added: string[] = [];
  for (const policy of policies) {
    const { id: policyId, version } = policy;
    const known = await tx.findOneBy(PolicyVersionEntity, { policyId, version });
    if (known === null) {
      await tx.insert(PolicyVersionEntity, {
        hash: policyHashOf(policy),
        policyId,
        version,
        document: policy,
      });
      added.push(`${policyId}@${version}`);
    } else if (!isSame(known.document, policy)) {
      throw new Error(
        `${POLICIES}/${policyId}.yaml: version ${version} of the policy ${policyId} is entered with another content; give what is changed the version ${version + 1}.`,
      );
    }
  }
  return added;
}

/** An older document lacks newer fields; their defaults are what it meant. */
function isSame(entered: unknown, policy: Policy): boolean {
  const read = policySchema.safeParse(entered);
  return read.success && policyHashOf(read.data) === policyHashOf(policy);
}
