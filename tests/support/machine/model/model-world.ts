import type { Policy, RequestContent } from '#libs/contracts';
import { canonicalJson, sha256 } from '#libs/platform';
import { planLegs } from '#libs/process';
import {
  createDataSource,
  PartyEntity,
  PersonEntity,
  PolicyVersionEntity,
  seed,
  UnitEntity,
} from '#libs/store';
import type { TestDatabase } from '../../product/database.js';
import { twoLines } from '../process-facts.js';
import { asksOf, desk, mi24, mi8, partiesOf, requester, secondDesk } from '../process-mi24.js';

/** The hash under which a policy is frozen into a request. */
export function hashOf(policy: Policy): string {
  return sha256(canonicalJson(policy));
}

/** Enters into an empty store the parties, people and units of `process-mi24.ts`, and the policies under which they act. */
export async function enterModelWorld(database: TestDatabase, policies: readonly Policy[]): Promise<void> {
  await seed(database.ownerUrl);
  const owner = await createDataSource(database.ownerUrl, { poolSize: 1, name: 'test' }).initialize();
  try {
    const sources = ['assumed for tests'];
    const further = [
      ['secretary-general', 'executive_office', 'Secretary-General'],
      ['ghana', 'state', 'Ghana'],
      ['african-union', 'regional_body', 'African Union'],
    ] as const;
    await owner.manager.upsert(
      PartyEntity,
      further.map(([id, kind, name]) => ({ id, kind, name, language: 'en', zone: 'UTC', sources })),
      ['id'],
    );
    await owner.manager.insert(
      UnitEntity,
      [
        { line: mi24, contributorPartyId: 'ukraine' },
        { line: mi8, contributorPartyId: 'ghana' },
      ].map(({ line, contributorPartyId }) => ({
        id: line.unitId,
        name: line.unitId,
        contributorPartyId,
        missionId: 'unmil',
        sources,
      })),
    );
    await owner.manager.insert(
      PersonEntity,
      peopleOf(policies, twoLines).map((id) => ({
        id,
        name: id,
        title: 'Officer',
        address: `${id}@model.example`,
        language: 'en',
        persona: false,
      })),
    );
    for (const policy of policies) {
      await owner.manager.insert(PolicyVersionEntity, {
        hash: hashOf(policy),
        policyId: policy.id,
        version: policy.version,
        document: policy,
      });
    }
  } finally {
    await owner.destroy();
  }
}

/** Everybody whom the facts of the model may name. */
function peopleOf(policies: readonly Policy[], content: RequestContent): string[] {
  const parties = partiesOf(content);
  const seated = policies.flatMap((policy) =>
    asksOf(policy, parties).flatMap((ask) => ask.seats.flatMap((seat) => seat.people)),
  );
  const voices = policies.flatMap((policy) =>
    planLegs(parties, policy).flatMap(({ partyId }) => [`${partyId}-1`, `${partyId}-2`]),
  );
  const ours = [requester, desk, secondDesk].map(({ personId }) => personId);
  return [...new Set([...seated, ...voices, ...ours, 'dpko-1', 'dpko-2', 'nobody'])];
}
