import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy, PolicyLeg } from '#libs/contracts';
import { canonicalJson, projectRoot, sha256 } from '#libs/platform';
import { readPolicyText } from '#libs/rules';
import { Client } from 'pg';

/** A policy of `data/policies` as it is entered. */
function shippedPolicy(id: string): Policy {
  const reading = readPolicyText(readFileSync(join(projectRoot(), 'data/policies', `${id}.yaml`), 'utf8'));
  if (reading.is !== 'policy') throw new Error(`${id} is no policy`);
  return reading.policy;
}

/** The standard policy under another name, with some of its legs changed. */
export function policyLike(
  id: string,
  change: (leg: PolicyLeg) => Partial<PolicyLeg>,
  more: Partial<Policy> = {},
): Policy {
  const standard = shippedPolicy('standard');
  return { ...standard, id, legs: standard.legs.map((leg) => ({ ...leg, ...change(leg) })), ...more };
}

/** Enters a policy as the owner of the store would. */
export async function enterPolicy(ownerUrl: string, policy: Policy): Promise<void> {
  await asOwner(
    ownerUrl,
    `INSERT INTO policy_version (hash, policy_id, version, document) VALUES ($1, $2, $3, $4)`,
    [sha256(canonicalJson(policy)), policy.id, policy.version, JSON.stringify(policy)],
  );
}

/** Appoints a person, who is made where there is none yet, to a party. */
export async function appoint(
  ownerUrl: string,
  personId: string,
  { party, role, seat = null }: { party: string; role: string; seat?: string | null },
): Promise<void> {
  await asOwner(
    ownerUrl,
    `INSERT INTO person (id, name, title, address, language) VALUES ($1, $1, 'Officer', $1 || '@example.org', 'en')
     ON CONFLICT (id) DO NOTHING`,
    [personId],
  );
  await asOwner(
    ownerUrl,
    `WITH held AS (UPDATE membership SET seat = $4 WHERE person_id = $1 AND party_id = $2 AND role = $3 RETURNING id)
     INSERT INTO membership (person_id, party_id, role, valid_from, seat) SELECT $1, $2, $3, '2000-01-01', $4
      WHERE NOT EXISTS (SELECT FROM held)`,
    [personId, party, role, seat],
  );
}

/** Says something to a store as its owner. */
export async function asOwner(ownerUrl: string, text: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(text, values);
  } finally {
    await client.end();
  }
}
