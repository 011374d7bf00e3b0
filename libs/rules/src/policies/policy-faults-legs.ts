import {
  type CodedMessage,
  LEG_KINDS,
  type LegKind,
  type Policy,
  type PolicyLeg,
  messageOf,
} from '#libs/contracts';
import { legKind } from '../leg-kinds/rows.js';
import type { PolicyFault } from './policy-faults-kinds.js';
import { messageOfKind } from './policy-words.js';

type Of = PolicyLeg['of'];

/** Why a policy cannot do without a kind. */
const BECAUSE: Readonly<Partial<Record<LegKind, CodedMessage>>> = {
  advance_notice: messageOf('policies.needed.advance_notice'),
  contributor_consent: messageOf('policies.needed.contributor_consent'),
  host_consent: messageOf('policies.needed.host_consent'),
  council_decision: messageOf('policies.needed.council_decision'),
};

/** What no arrangement can do without under a policy, and why. */
function neededKinds({ council }: Policy): { kind: LegKind; because: CodedMessage }[] {
  return LEG_KINDS.filter((kind) => {
    const { needed } = legKind(kind);
    return needed === 'always' || (needed === 'unless_authority_suffices' && council === 'decides');
  }).map((kind) => ({ kind, because: BECAUSE[kind] ?? messageOf('policies.needed.other') }));
}

/** Which legs are missing, of the wrong party, duplicated, or advisory although they are required. */
export function legFaults(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const add = (pointer: string, rule: PolicyFault['rule'], reason: CodedMessage) =>
    faults.push({ pointer, severity: 'fault', rule, reason });
  const needed = neededKinds(policy);

  for (const { kind, because } of needed) {
    if (policy.legs.some((leg) => leg.kind === kind)) continue;
    add('/legs', 'leg_missing', messageOf('policies.leg_missing', { kind: messageOfKind(kind), because }));
  }
  const side = missingSide(policy.legs);
  if (side !== null) {
    add('/legs', 'leg_missing', messageOf('policies.host_missing', { side }));
  }
  policy.legs.forEach((leg, index) => {
    const before = policy.legs.slice(0, index).findIndex((other) => overlap(leg, other));
    if (before !== -1) {
      const same = leg.of === policy.legs[before]?.of;
      const reason = messageOf(same ? 'policies.leg_twice_same_party' : 'policies.leg_twice', {
        leg: before + 1,
        kind: messageOfKind(leg.kind),
      });
      add(`/legs/${index}/kind`, 'leg_twice', reason);
    }
    const { of, needed: isNeeded } = legKind(leg.kind);
    if (!of.includes(leg.of)) {
      const reason = messageOf('policies.leg_unfit', {
        kind: messageOfKind(leg.kind),
        known: { any: of },
        of: leg.of,
      });
      add(`/legs/${index}/of`, 'leg_unfit', reason);
    }
    const because = needed.find(({ kind }) => kind === leg.kind)?.because;
    if (!leg.required && because !== undefined) {
      const reason = messageOf('policies.leg_advisory', { kind: messageOfKind(leg.kind), because });
      add(`/legs/${index}/required`, 'leg_advisory', reason);
    }
    if (isNeeded === 'unless_authority_suffices' && policy.council === 'authority_suffices') {
      add(`/legs/${index}/kind`, 'council_not_asked', messageOf('policies.council_not_asked'));
    }
  });
  policy.for.forEach((kind, index) => {
    if (policy.for.indexOf(kind) !== index) {
      add(`/for/${index}`, 'kind_twice', messageOf('policies.kind_twice', { kind }));
    }
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
