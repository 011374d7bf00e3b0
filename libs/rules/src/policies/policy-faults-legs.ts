import type { LegKind, Policy, PolicyLeg } from '#libs/contracts';
import { LEG_KINDS } from '#libs/contracts';
import { legKind } from '../leg-kinds/rows.js';
import type { PolicyFault } from './policy-faults-kinds.js';
import { kindLabel } from './policy-words.js';

type Of = PolicyLeg['of'];

/** Why a policy must have a kind. */
const BECAUSE: Readonly<Partial<Record<LegKind, string>>> = {
  advance_notice: 'the Council must have notice before anything is lent',
  contributor_consent: 'no unit moves without the consent of its capital',
  host_consent: 'no unit enters or leaves without the consent of the host Governments',
  council_decision:
    'a policy whose requests rest on an authority given in advance says so with council: authority_suffices',
};

/** The legs that a policy must have, and why. */
function neededKinds({ council }: Policy): { kind: LegKind; because: string }[] {
  return LEG_KINDS.filter((kind) => {
    const { needed } = legKind(kind);
    return needed === 'always' || (needed === 'unless_authority_suffices' && council === 'decides');
  }).map((kind) => ({ kind, because: BECAUSE[kind] ?? 'no loan can do without it' }));
}

/** Which legs are missing, of the wrong party, duplicated, or advisory although they are required. */
export function legFaults(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const add = (pointer: string, rule: PolicyFault['rule'], message: string) =>
    faults.push({ pointer, severity: 'fault', rule, message });
  const needed = neededKinds(policy);

  for (const { kind, because } of needed) {
    if (policy.legs.some((leg) => leg.kind === kind)) continue;
    add('/legs', 'leg_missing', `There is no leg for the ${kindLabel(kind)}: ${because}.`);
  }
  const side = missingSide(policy.legs);
  if (side !== null) {
    add('/legs', 'leg_missing', `There is no leg for the consent of the ${side} host: both sides are asked.`);
  }
  policy.legs.forEach((leg, index) => {
    const before = policy.legs.slice(0, index).findIndex((other) => overlap(leg, other));
    if (before !== -1) {
      const message = `Leg ${before + 1} asks ${leg.of === policy.legs[before]?.of ? 'the same party' : 'parties of this one'} for the ${kindLabel(leg.kind)} already; a party is asked for it once.`;
      add(`/legs/${index}/kind`, 'leg_twice', message);
    }
    const { of, needed: isNeeded } = legKind(leg.kind);
    if (!of.includes(leg.of)) {
      const message = `The ${kindLabel(leg.kind)} is of ${of.join(' or ')}; ${leg.of} cannot give it.`;
      add(`/legs/${index}/of`, 'leg_unfit', message);
    }
    const because = needed.find(({ kind }) => kind === leg.kind)?.because;
    if (!leg.required && because !== undefined) {
      const message = `The ${kindLabel(leg.kind)} cannot be advisory: ${because}.`;
      add(`/legs/${index}/required`, 'leg_advisory', message);
    }
    if (isNeeded === 'unless_authority_suffices' && policy.council === 'authority_suffices') {
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

/** Whether two legs would ask a party for the same thing. */
function overlap(a: PolicyLeg, b: PolicyLeg): boolean {
  if (a.kind !== b.kind) return false;
  if (a.of === b.of) return true;
  const hosts: readonly Of[] = ['sending_host', 'receiving_host'];
  return (a.of === 'each_host' && hosts.includes(b.of)) || (b.of === 'each_host' && hosts.includes(a.of));
}

/** The host that no leg asks, if only the other one is asked. */
function missingSide(legs: readonly PolicyLeg[]): 'sending' | 'receiving' | null {
  const asked = legs.filter((leg) => leg.kind === 'host_consent').map((leg) => leg.of);
  if (asked.includes('each_host')) return null;
  if (asked.includes('sending_host') && !asked.includes('receiving_host')) return 'receiving';
  return asked.includes('receiving_host') && !asked.includes('sending_host') ? 'sending' : null;
}
