import type { LegKind, LegStatus, Policy, PolicyLeg } from '#libs/contracts';
import { ruleFaults } from '../groups/faults.js';
import { isSoft } from '../leg-kinds/leg-statuses.js';
import { legKind } from '../leg-kinds/rows.js';
import type { PolicyFault } from './policy-faults-kinds.js';
import { kindLabel } from './policy-words.js';

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
  const kind = kindLabel(leg.kind);
  leg.satisfiedBy.forEach((status, place) => {
    const { softAnswers } = legKind(leg.kind);
    if (!isSoft(status) || softAnswers === 'satisfy') return;
    const pointer = `${at}/satisfiedBy/${place}`;
    if (softAnswers === 'satisfy_with_a_warning') {
      const message = `Who is ${status} has not consented: practice has taken it for enough, but this leg then rests on no consent.`;
      faults.push({ pointer, severity: 'warning', rule: 'soft_satisfaction', message });
    } else {
      const message = `The ${kind} is given or it is not: being ${status} cannot satisfy it.`;
      faults.push({ pointer, severity: 'fault', rule: 'satisfaction_unfit', message });
    }
  });
  if (!agreesInto(leg).some((status) => leg.satisfiedBy.includes(status))) {
    const message = `Nothing that the party can say satisfies this leg: a ${kind} that it gives comes to ${agreesInto(leg).join(' or ')}.`;
    faults.push({
      pointer: `${at}/satisfiedBy`,
      severity: 'fault',
      rule: 'satisfaction_out_of_reach',
      message,
    });
  }
  if (leg.waivable && !leg.satisfiedBy.includes('waived')) {
    const message =
      'The leg may be waived, but a waiver would not satisfy it: list waived, or set waivable: false.';
    faults.push({
      pointer: `${at}/satisfiedBy`,
      severity: 'warning',
      rule: 'waiver_without_effect',
      message,
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
  const fault = (pointer: string, rule: PolicyFault['rule'], message: string): PolicyFault => ({
    pointer,
    severity: 'fault',
    rule,
    message,
  });
  const ids = leg.seats.map((seat) => seat.id);
  const twice = leg.seats.flatMap(({ id }, place) =>
    ids.indexOf(id) === place
      ? []
      : [fault(`${at}/seats/${place}/id`, 'seat_twice', `The seat ${id} is there twice; it counts once.`)],
  );
  if (leg.rule === null) {
    if (leg.seats.length === 0) return [];
    const message = 'Seats need a rule that says how the answer follows from them.';
    return [...twice, fault(`${at}/seats`, 'seats_without_rule', message)];
  }
  if (leg.seats.length === 0) {
    const message = 'A rule goes with seats; this leg has none.';
    return [fault(`${at}/rule`, 'rule_without_seats', message)];
  }
  const seats = [...new Set(ids)].map((id) => ({ id, name: id, vacant: false }));
  return [
    ...twice,
    ...ruleFaults(leg.rule, seats, silenceKindOf(leg)).map(({ pointer, rule, message }) =>
      fault(`${at}/rule${pointer}`, rule, message),
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
    const message = legKind(silenceKindOf(leg)).silence
      ? 'Objections end only where a no_objection rule says which seat then records the reply.'
      : `Silence may be asked of the Council only; the ${kindLabel(leg.kind)} has to be given.`;
    return [{ pointer: `${at}/objectionsUntil`, severity: 'fault', rule: 'objections_unfit', message }];
  }
  if (leg.objectionsUntil === null && isNoObjection) {
    const message = 'A no_objection rule needs objectionsUntil: until when members may object.';
    return [{ pointer: `${at}/rule`, severity: 'fault', rule: 'objections_without_end', message }];
  }
  return [];
}
