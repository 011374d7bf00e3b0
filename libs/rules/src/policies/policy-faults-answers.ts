import {
  type CodedMessage,
  type LegKind,
  type LegStatus,
  type Policy,
  type PolicyLeg,
  messageOf,
} from '#libs/contracts';
import { ruleFaults } from '../groups/faults.js';
import { isSoft } from '../leg-kinds/leg-statuses.js';
import { legKind } from '../leg-kinds/rows.js';
import type { PolicyFault } from './policy-faults-kinds.js';
import { messageOfKind } from './policy-words.js';

type Satisfying = PolicyLeg['satisfiedBy'][number];

/** What is wrong with how legs are answered: what satisfies them, their seats and rules, objections, questions. */
export function answerFaults(policy: Policy): PolicyFault[] {
  return policy.legs.flatMap((leg, index) => {
    const at = `/legs/${index}`;
    return [...satisfactionFaults(leg, at), ...seatFaults(leg, at), ...objectionFaults(leg, at)];
  });
}

function satisfactionFaults(leg: PolicyLeg, at: string): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const kind = messageOfKind(leg.kind);
  leg.satisfiedBy.forEach((status, place) => {
    const { softAnswers } = legKind(leg.kind);
    if (!isSoft(status) || softAnswers === 'satisfy') return;
    const pointer = `${at}/satisfiedBy/${place}`;
    if (softAnswers === 'satisfy_with_a_warning') {
      const reason = messageOf('policies.soft_satisfaction', {
        status: messageOf(`labels.leg_status.${status}`),
      });
      faults.push({ pointer, severity: 'warning', rule: 'soft_satisfaction', reason });
    } else {
      const reason = messageOf('policies.satisfaction_unfit', {
        kind,
        status: messageOf(`labels.leg_status.${status}`),
      });
      faults.push({ pointer, severity: 'fault', rule: 'satisfaction_unfit', reason });
    }
  });
  if (!agreesInto(leg).some((status) => leg.satisfiedBy.includes(status))) {
    const statuses = { any: agreesInto(leg).map((status) => messageOf(`labels.leg_status.${status}`)) };
    const reason = messageOf('policies.satisfaction_out_of_reach', { kind, statuses });
    faults.push({
      pointer: `${at}/satisfiedBy`,
      severity: 'fault',
      rule: 'satisfaction_out_of_reach',
      reason,
    });
  }
  if (leg.waivable && !leg.satisfiedBy.includes('waived')) {
    const reason = messageOf('policies.waiver_without_effect');
    faults.push({
      pointer: `${at}/satisfiedBy`,
      severity: 'warning',
      rule: 'waiver_without_effect',
      reason,
    });
  }
  return faults;
}

/** The status of a leg whose party agrees without caveats. */
function agreesInto(leg: PolicyLeg): Satisfying[] {
  const reached: readonly LegStatus[] = Object.values(legKind(leg.kind).answers);
  const plain: readonly Satisfying[] = ['obtained', 'notified', 'consulted'];
  return plain.filter((status) => reached.includes(status));
}

function seatFaults(leg: PolicyLeg, at: string): PolicyFault[] {
  const fault = (pointer: string, rule: PolicyFault['rule'], reason: CodedMessage): PolicyFault => ({
    pointer,
    severity: 'fault',
    rule,
    reason,
  });
  const ids = leg.seats.map((seat) => seat.id);
  const twice = leg.seats.flatMap(({ id }, place) =>
    ids.indexOf(id) === place
      ? []
      : [fault(`${at}/seats/${place}/id`, 'seat_twice', messageOf('policies.seat_twice', { seat: id }))],
  );
  if (leg.rule === null) {
    if (leg.seats.length === 0) return [];
    return [...twice, fault(`${at}/seats`, 'seats_without_rule', messageOf('policies.seats_without_rule'))];
  }
  if (leg.seats.length === 0) {
    return [fault(`${at}/rule`, 'rule_without_seats', messageOf('policies.rule_without_seats'))];
  }
  const seats = [...new Set(ids)].map((id) => ({ id, name: id, vacant: false }));
  return [
    ...twice,
    ...ruleFaults(leg.rule, seats, silenceKindOf(leg)).map(({ pointer, rule, reason }) =>
      fault(`${at}/rule${pointer}`, rule, reason),
    ),
  ];
}

/** A consultation of the Council is as much its own affair as its decision. */
function silenceKindOf({ kind, of }: PolicyLeg): LegKind {
  return kind === 'consultation' && of === 'council' ? 'council_decision' : kind;
}

function objectionFaults(leg: PolicyLeg, at: string): PolicyFault[] {
  const isNoObjection = leg.rule?.kind === 'no_objection';
  if (leg.objectionsUntil !== null && !isNoObjection) {
    const reason = legKind(silenceKindOf(leg)).silence
      ? messageOf('policies.objections_without_rule')
      : messageOf('policies.silence_of_leg', { kind: messageOfKind(leg.kind) });
    return [{ pointer: `${at}/objectionsUntil`, severity: 'fault', rule: 'objections_unfit', reason }];
  }
  if (leg.objectionsUntil === null && isNoObjection) {
    const reason = messageOf('policies.objections_without_end');
    return [{ pointer: `${at}/rule`, severity: 'fault', rule: 'objections_without_end', reason }];
  }
  return [];
}
