import type { LegKind, Policy, PolicyLeg } from '#libs/contracts';
import type { PolicyFault } from './policy-faults-kinds.js';
import { kindInWords } from './policy-words.js';

type Of = PolicyLeg['of'];

/** Whose leg each kind is. There is no other way round: nobody else can say it. */
const OF: Readonly<Record<LegKind, readonly Of[]>> = {
  releasing_assessment: ['sending_mission', 'secretariat'],
  cost_review: ['secretariat'],
  consultation: ['each_contributor', 'each_host', 'regional_body', 'council'],
  advance_notice: ['notifier'],
  contributor_consent: ['each_contributor'],
  host_consent: ['each_host', 'sending_host', 'receiving_host'],
  regional_consent: ['regional_body'],
  council_decision: ['council'],
  mou_amendment: ['each_contributor'],
  clearances: ['each_host', 'sending_host', 'receiving_host'],
};

/** What no loan can do without (S/RES/1609 (2005), para. 6), and why. */
const NEEDED: readonly { kind: LegKind; of: readonly Of[]; because: string }[] = [
  {
    kind: 'advance_notice',
    of: ['notifier'],
    because: 'the Council must have notice before anything is lent',
  },
  {
    kind: 'contributor_consent',
    of: ['each_contributor'],
    because: 'no unit moves without the consent of its capital',
  },
  {
    kind: 'host_consent',
    of: ['each_host', 'sending_host', 'receiving_host'],
    because: 'no unit enters or leaves without the consent of the host Governments',
  },
  {
    kind: 'council_decision',
    of: ['council'],
    because:
      'a policy whose requests rest on an authority given in advance says so with council: authority_suffices',
  },
];

/** Which legs are missing, of the wrong party, there twice, or not to be left open. */
export function legFaults(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const add = (pointer: string, rule: PolicyFault['rule'], message: string) =>
    faults.push({ pointer, severity: 'fault', rule, message });
  const needed = NEEDED.filter(({ kind }) => kind !== 'council_decision' || policy.council === 'decides');

  for (const { kind, because } of needed) {
    if (policy.legs.some((leg) => leg.kind === kind)) continue;
    add('/legs', 'leg_missing', `There is no leg for the ${kindInWords(kind)}: ${because}.`);
  }
  const side = missingSide(policy.legs);
  if (side !== null) {
    add('/legs', 'leg_missing', `There is no leg for the consent of the ${side} host: both sides are asked.`);
  }
  policy.legs.forEach((leg, index) => {
    const before = policy.legs.slice(0, index).findIndex((other) => overlap(leg, other));
    if (before !== -1) {
      const message = `Leg ${before + 1} asks ${leg.of === policy.legs[before]?.of ? 'the same party' : 'parties of this one'} for the ${kindInWords(leg.kind)} already; a party is asked for it once.`;
      add(`/legs/${index}/kind`, 'leg_twice', message);
    }
    if (!OF[leg.kind].includes(leg.of)) {
      const message = `The ${kindInWords(leg.kind)} is of ${OF[leg.kind].join(' or ')}; ${leg.of} cannot give it.`;
      add(`/legs/${index}/of`, 'leg_unfit', message);
    }
    const because = needed.find(({ kind }) => kind === leg.kind)?.because;
    if (!leg.required && because !== undefined) {
      const message = `The ${kindInWords(leg.kind)} cannot be advisory: ${because}.`;
      add(`/legs/${index}/required`, 'leg_advisory', message);
    }
    if (leg.kind === 'council_decision' && policy.council === 'authority_suffices') {
      const message =
        'With council: authority_suffices no decision of the Council is asked; this leg contradicts it.';
      add(`/legs/${index}/kind`, 'council_not_asked', message);
    }
  });
  policy.for.forEach((kind, index) => {
    if (policy.for.indexOf(kind) !== index) add(`/for/${index}`, 'kind_twice', `${kind} stands twice.`);
  });
  return faults;
}

/** Whether two legs would ask a party for the same. */
function overlap(a: PolicyLeg, b: PolicyLeg): boolean {
  if (a.kind !== b.kind) return false;
  if (a.of === b.of) return true;
  const hosts: readonly Of[] = ['sending_host', 'receiving_host'];
  return (a.of === 'each_host' && hosts.includes(b.of)) || (b.of === 'each_host' && hosts.includes(a.of));
}

/** The host whose consent no leg asks, where only the other's is asked. */
function missingSide(legs: readonly PolicyLeg[]): 'sending' | 'receiving' | null {
  const asked = legs.filter((leg) => leg.kind === 'host_consent').map((leg) => leg.of);
  if (asked.includes('each_host')) return null;
  if (asked.includes('sending_host') && !asked.includes('receiving_host')) return 'receiving';
  return asked.includes('receiving_host') && !asked.includes('sending_host') ? 'sending' : null;
}
