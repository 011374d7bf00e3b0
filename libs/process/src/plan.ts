import type { LegKind, Policy, PolicyLeg, RequestContent } from '#libs/contracts';
import type { LegId, RequestParties } from './facts.js';

/** A leg that a request opens under a policy. */
export interface PlannedLeg {
  id: LegId;
  kind: LegKind;
  partyId: string;
  template: PolicyLeg;
}

function hostsOf(parties: RequestParties, missionId: string): string[] {
  return parties.hosts.filter((host) => host.missionId === missionId).map((host) => host.partyId);
}

const PARTIES_OF: Readonly<Record<PolicyLeg['of'], (parties: RequestParties) => string[]>> = {
  notifier: (parties) => [parties.notifier],
  council: (parties) => [parties.council],
  secretariat: (parties) => [parties.secretariat],
  regional_body: (parties) => (parties.regionalBody === null ? [] : [parties.regionalBody]),
  sending_mission: (parties) => [parties.sendingMission],
  receiving_mission: (parties) => [parties.receivingMission],
  sending_host: (parties) => hostsOf(parties, parties.sendingMission),
  receiving_host: (parties) => hostsOf(parties, parties.receivingMission),
  each_host: (parties) => parties.hosts.map((host) => host.partyId),
  each_contributor: (parties) => parties.contributors.map((contributor) => contributor.partyId),
};

/** The legs of a request: one for each kind and party, in the order of the policy. */
export function planLegs(parties: RequestParties, policy: Policy): PlannedLeg[] {
  const planned = new Map<LegId, PlannedLeg>();
  for (const template of policy.legs) {
    for (const partyId of PARTIES_OF[template.of](parties)) {
      const id: LegId = `${template.kind}:${partyId}`;
      if (!planned.has(id)) planned.set(id, { id, kind: template.kind, partyId, template });
    }
  }
  return [...planned.values()];
}

/** The lines of a request that cannot be granted without this leg. */
export function linesNeeding(
  leg: { kind: LegKind; partyId: string },
  parties: RequestParties,
  content: RequestContent,
): string[] {
  if (leg.kind !== 'contributor_consent') return content.lines.map((line) => line.id);
  return parties.contributors.filter((entry) => entry.partyId === leg.partyId).map((entry) => entry.lineId);
}
