import type { LegKind, Policy, PolicyLeg, RequestContent } from '#libs/contracts';
import { legKind } from '#libs/rules';
import type { LegId, RequestParties } from '../../shared/facts.js';

/** A leg that a request opens under a policy. */
export interface PlannedLeg {
  id: LegId;
  kind: LegKind;
  partyId: string;
  template: PolicyLeg;
  /** The place of the template among the legs of the policy, from 0. */
  templateIndex: number;
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
  for (const [templateIndex, template] of policy.legs.entries()) {
    for (const partyId of PARTIES_OF[template.of](parties)) {
      const id: LegId = `${template.kind}:${partyId}`;
      if (!planned.has(id)) planned.set(id, { id, kind: template.kind, partyId, template, templateIndex });
    }
  }
  return [...planned.values()];
}

interface Contributors {
  ofLine: ReadonlyMap<string, string>;
  all: ReadonlySet<string>;
}

const contributors = new WeakMap<RequestParties, Contributors>();

/** The contributors by line, computed once: the machine needs them for every leg and line at every fact. */
function contributorsOf(parties: RequestParties): Contributors {
  const known = contributors.get(parties);
  if (known !== undefined) return known;
  const found = {
    ofLine: new Map(parties.contributors.map((entry) => [entry.lineId, entry.partyId])),
    all: new Set(parties.contributors.map((entry) => entry.partyId)),
  };
  contributors.set(parties, found);
  return found;
}

/** Whether a leg concerns a line: see {@link linesNeeding}. */
export function concernsLine(
  leg: { kind: LegKind; partyId: string },
  lineId: string,
  parties: RequestParties,
): boolean {
  const { scope } = legKind(leg.kind);
  if (scope === 'all_lines') return takesPart(leg.partyId, parties);
  const { ofLine, all } = contributorsOf(parties);
  if (ofLine.get(lineId) === leg.partyId) return true;
  return scope === 'own_lines_or_all' && !all.has(leg.partyId) && takesPart(leg.partyId, parties);
}

/** Whether a request still concerns a party: after an amendment a leg may remain of a party that it no longer concerns. */
function takesPart(partyId: string, parties: RequestParties): boolean {
  return (
    partyId === parties.secretariat ||
    partyId === parties.notifier ||
    partyId === parties.council ||
    partyId === parties.regionalBody ||
    partyId === parties.sendingMission ||
    partyId === parties.receivingMission ||
    parties.hosts.some((host) => host.partyId === partyId) ||
    contributorsOf(parties).all.has(partyId)
  );
}

/**
 * The lines of a request that a leg concerns: those of its contributor, or all. A host or a regional body may be consulted
 * too; that concerns everything.
 */
export function linesNeeding(
  leg: { kind: LegKind; partyId: string },
  parties: RequestParties,
  content: RequestContent,
): string[] {
  return content.lines.map((line) => line.id).filter((lineId) => concernsLine(leg, lineId, parties));
}
