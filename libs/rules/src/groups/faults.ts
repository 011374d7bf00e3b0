import type { CountRule, DecisionRule, LegKind, VoteRule } from '#libs/contracts';
import { legKind } from '../leg-kinds/rows.js';
import { eachOnce } from './ballot.js';
import type { Seat } from './ballot.js';
import { counted } from '../words.js';

/** One reason why a decision rule can never be met, or would take silence for consent; `pointer` is into the rule. */
export interface RuleFault {
  pointer: string;
  rule:
    | 'no_seats'
    | 'seat_twice'
    | 'seat_unknown'
    | 'seat_without_weight'
    | 'seat_never_asked'
    | 'seat_in_two_stages'
    | 'stage_without_seats'
    | 'too_few_seats'
    | 'weights_below_threshold'
    | 'share_out_of_range'
    | 'silence_decides';
  message: string;
}

const NO_VOTE_NEEDED = 'No vote at all would be enough.';

/**
 * What is wrong with a rule for these seats; empty where nothing is. With an empty list the rule is approved if every seat
 * votes for, and not by silence alone.
 * @param leg the kind of leg that the group answers, where it is known: silence is asked of the Council only
 */
export function ruleFaults(rule: DecisionRule, seats: readonly Seat[], leg?: LegKind): RuleFault[] {
  const faults: RuleFault[] = [];
  const add = (pointer: string, name: RuleFault['rule'], message: string) =>
    faults.push({ pointer, rule: name, message });
  const ids = eachOnce(seats).map((seat) => seat.id);
  if (ids.length === 0) add('', 'no_seats', 'There is no seat to ask.');
  for (const id of repeated(seats.map((seat) => seat.id))) {
    add('', 'seat_twice', `The seat ${id} is there twice; it counts once.`);
  }
  switch (rule.kind) {
    case 'vote':
      return [...faults, ...voteFaults(rule, ids, '')];
    case 'no_objection':
      if (!ids.includes(rule.recordedBy)) {
        add('/recordedBy', 'seat_unknown', `${rule.recordedBy}, who records the reply, is no seat.`);
      } else if (ids.length === 1) {
        add(
          '/recordedBy',
          'no_seats',
          'Beside the seat that records the reply there is none that could object.',
        );
      }
      if (leg !== undefined && !legKind(leg).silence) {
        add(
          '/kind',
          'silence_decides',
          'Silence may be asked of the Council only; every other party has to answer.',
        );
      }
      return faults;
    case 'stages':
      return [...faults, ...stageFaults(rule, ids)];
  }
}

function stageFaults(rule: Extract<DecisionRule, { kind: 'stages' }>, ids: readonly string[]): RuleFault[] {
  const faults: RuleFault[] = [];
  const earlier = new Set<string>();
  if (rule.stages.length === 0) {
    faults.push({ pointer: '/stages', rule: 'stage_without_seats', message: 'There is no stage.' });
  }
  rule.stages.forEach((stage, index) => {
    const pointer = `/stages/${index}`;
    if (stage.seats.length === 0) {
      const message = `The stage ${stage.title} has no seat.`;
      faults.push({ pointer: `${pointer}/seats`, rule: 'stage_without_seats', message });
      return;
    }
    faults.push(...namedFaults(stage.seats, ids, `${pointer}/seats`));
    stage.seats.forEach((id, place) => {
      if (!earlier.has(id)) return;
      const message = `The seat ${id} speaks in an earlier stage already; no seat counts twice.`;
      faults.push({ pointer: `${pointer}/seats/${place}`, rule: 'seat_in_two_stages', message });
    });
    stage.seats.forEach((id) => earlier.add(id));
    faults.push(...voteFaults(stage.rule, [...new Set(stage.seats)], `${pointer}/rule`));
  });
  for (const id of ids.filter((each) => !earlier.has(each))) {
    faults.push({ pointer: '/stages', rule: 'seat_never_asked', message: `No stage asks the seat ${id}.` });
  }
  return faults;
}

function voteFaults(rule: VoteRule, ids: readonly string[], at: string): RuleFault[] {
  if (ids.length === 0) return [];
  const faults = [
    ...countFaults(rule.approve, ids, `${at}/approve`),
    ...namedFaults(rule.veto, ids, `${at}/veto`),
  ];
  if (rule.reject !== null) faults.push(...countFaults(rule.reject, ids, `${at}/reject`));
  if (rule.quorum !== null && rule.quorum > ids.length) {
    const message = `The quorum is ${rule.quorum}, but there ${only(ids.length)}.`;
    faults.push({ pointer: `${at}/quorum`, rule: 'too_few_seats', message });
  }
  if ('of' in rule.approve && rule.approve.of === 'votes_cast' && (rule.quorum ?? 0) < 1) {
    const message =
      'A share of the votes cast needs a quorum: else one vote decides while all others are silent.';
    faults.push({ pointer: `${at}/quorum`, rule: 'silence_decides', message });
  }
  return faults;
}

function countFaults(count: CountRule, ids: readonly string[], at: string): RuleFault[] {
  const fault = (field: string, rule: RuleFault['rule'], message: string): RuleFault => ({
    pointer: `${at}/${field}`,
    rule,
    message,
  });
  switch (count.kind) {
    case 'any':
    case 'all':
      return [];
    case 'k_of_n':
      if (count.k < 1) return [fault('k', 'silence_decides', NO_VOTE_NEEDED)];
      return count.k > ids.length
        ? [fault('k', 'too_few_seats', `${counted(count.k, 'vote')} needed, but there ${only(ids.length)}.`)]
        : [];
    case 'percentage':
      return shareFaults(count.percent, 100, count.passes, (message, rule) =>
        fault('percent', rule, message),
      );
    case 'fraction':
      return shareFaults(count.numerator, count.denominator, count.passes, (message, rule) =>
        fault('numerator', rule, message),
      );
    case 'weighted': {
      const named = count.weights.map((each) => each.seat);
      const faults = namedFaults(named, ids, `${at}/weights`, '/seat');
      for (const id of ids.filter((each) => !named.includes(each))) {
        faults.push(fault('weights', 'seat_without_weight', `The seat ${id} has no weight; 0 may be one.`));
      }
      const sum = count.weights
        .filter((each, index) => named.indexOf(each.seat) === index && ids.includes(each.seat))
        .reduce((total, each) => total + each.weight, 0);
      if (count.threshold < 1) faults.push(fault('threshold', 'silence_decides', NO_VOTE_NEEDED));
      if (sum < count.threshold) {
        const message = `All weights together are ${sum}, below the threshold of ${count.threshold}.`;
        faults.push(fault('threshold', 'weights_below_threshold', message));
      }
      return faults;
    }
    case 'required': {
      const faults = namedFaults(count.seats, ids, `${at}/seats`);
      const optional = ids.filter((id) => !count.seats.includes(id)).length;
      if (count.optional > optional) {
        const message = `${counted(count.optional, 'optional vote')} needed, but beside the required seats there ${only(optional)}.`;
        faults.push(fault('optional', 'too_few_seats', message));
      }
      if (count.seats.length === 0 && count.optional < 1) {
        faults.push(fault('seats', 'silence_decides', NO_VOTE_NEEDED));
      }
      return faults;
    }
  }
}

function shareFaults(
  numerator: number,
  denominator: number,
  passes: 'at_least' | 'more_than',
  fault: (message: string, rule: RuleFault['rule']) => RuleFault,
): RuleFault[] {
  if (!(numerator > 0 && denominator > 0)) return [fault(NO_VOTE_NEEDED, 'silence_decides')];
  if (numerator > denominator || (numerator === denominator && passes === 'more_than')) {
    return [fault('No vote can reach more than all.', 'share_out_of_range')];
  }
  return [];
}

/** Names in a list that are not seats, or are there twice. */
function namedFaults(named: readonly string[], ids: readonly string[], at: string, field = ''): RuleFault[] {
  return named.flatMap((id, index): RuleFault[] => {
    const pointer = `${at}/${index}${field}`;
    const unknown = `${id} is no seat of this group.`;
    if (!ids.includes(id)) return [{ pointer, rule: 'seat_unknown', message: unknown }];
    if (named.indexOf(id) === index) return [];
    return [{ pointer, rule: 'seat_twice', message: `The seat ${id} is named twice; it counts once.` }];
  });
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function only(seats: number): string {
  return seats === 0 ? 'is no seat' : `${seats === 1 ? 'is' : 'are'} only ${counted(seats, 'seat')}`;
}
