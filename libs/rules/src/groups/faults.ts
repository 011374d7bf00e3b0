import {
  type CodedMessage,
  type CountRule,
  type DecisionRule,
  type LegKind,
  type VoteRule,
  messageOf,
} from '#libs/contracts';
import { legKind } from '../leg-kinds/rows.js';
import { eachOnce } from './ballot.js';
import type { Seat } from './ballot.js';

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
  reason: CodedMessage;
}

const NO_VOTE_NEEDED = messageOf('policies.no_vote_needed');

/**
 * What is wrong with a rule for these seats; empty where nothing is. With an empty list the rule is approved if every seat
 * votes for, and not by silence alone.
 * @param leg the kind of leg that the group answers, where it is known: silence is asked of the Council only
 */
export function ruleFaults(rule: DecisionRule, seats: readonly Seat[], leg?: LegKind): RuleFault[] {
  const faults: RuleFault[] = [];
  const add = (pointer: string, name: RuleFault['rule'], reason: CodedMessage) =>
    faults.push({ pointer, rule: name, reason });
  const ids = eachOnce(seats).map((seat) => seat.id);
  if (ids.length === 0) add('', 'no_seats', messageOf('policies.no_seats'));
  for (const id of repeated(seats.map((seat) => seat.id))) {
    add('', 'seat_twice', messageOf('policies.seat_twice', { seat: id }));
  }
  switch (rule.kind) {
    case 'vote':
      return [...faults, ...voteFaults(rule, ids, '')];
    case 'no_objection':
      if (!ids.includes(rule.recordedBy)) {
        add('/recordedBy', 'seat_unknown', messageOf('policies.recorder_no_seat', { seat: rule.recordedBy }));
      } else if (ids.length === 1) {
        add('/recordedBy', 'no_seats', messageOf('policies.recorder_alone'));
      }
      if (leg !== undefined && !legKind(leg).silence) {
        add('/kind', 'silence_decides', messageOf('policies.silence_of_others'));
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
    faults.push({ pointer: '/stages', rule: 'stage_without_seats', reason: messageOf('policies.no_stage') });
  }
  rule.stages.forEach((stage, index) => {
    const pointer = `/stages/${index}`;
    if (stage.seats.length === 0) {
      const reason = messageOf('policies.stage_without_seats', { stage: stage.title });
      faults.push({ pointer: `${pointer}/seats`, rule: 'stage_without_seats', reason });
      return;
    }
    faults.push(...namedFaults(stage.seats, ids, `${pointer}/seats`));
    stage.seats.forEach((id, place) => {
      if (!earlier.has(id)) return;
      const reason = messageOf('policies.seat_in_two_stages', { seat: id });
      faults.push({ pointer: `${pointer}/seats/${place}`, rule: 'seat_in_two_stages', reason });
    });
    stage.seats.forEach((id) => earlier.add(id));
    faults.push(...voteFaults(stage.rule, [...new Set(stage.seats)], `${pointer}/rule`));
  });
  for (const id of ids.filter((each) => !earlier.has(each))) {
    faults.push({
      pointer: '/stages',
      rule: 'seat_never_asked',
      reason: messageOf('policies.seat_never_asked', { seat: id }),
    });
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
    const reason = messageOf('policies.quorum_too_large', { quorum: rule.quorum, seats: ids.length });
    faults.push({ pointer: `${at}/quorum`, rule: 'too_few_seats', reason });
  }
  if ('of' in rule.approve && rule.approve.of === 'votes_cast' && (rule.quorum ?? 0) < 1) {
    const reason = messageOf('policies.share_without_quorum');
    faults.push({ pointer: `${at}/quorum`, rule: 'silence_decides', reason });
  }
  return faults;
}

function countFaults(count: CountRule, ids: readonly string[], at: string): RuleFault[] {
  const fault = (field: string, rule: RuleFault['rule'], reason: CodedMessage): RuleFault => ({
    pointer: `${at}/${field}`,
    rule,
    reason,
  });
  switch (count.kind) {
    case 'any':
    case 'all':
      return [];
    case 'k_of_n':
      if (count.k < 1) return [fault('k', 'silence_decides', NO_VOTE_NEEDED)];
      return count.k > ids.length
        ? [
            fault(
              'k',
              'too_few_seats',
              messageOf('policies.too_few_seats', { votes: count.k, seats: ids.length }),
            ),
          ]
        : [];
    case 'percentage':
      return shareFaults(count.percent, 100, count.passes, (reason, rule) => fault('percent', rule, reason));
    case 'fraction':
      return shareFaults(count.numerator, count.denominator, count.passes, (reason, rule) =>
        fault('numerator', rule, reason),
      );
    case 'weighted': {
      const named = count.weights.map((each) => each.seat);
      const faults = namedFaults(named, ids, `${at}/weights`, '/seat');
      for (const id of ids.filter((each) => !named.includes(each))) {
        faults.push(
          fault('weights', 'seat_without_weight', messageOf('policies.seat_without_weight', { seat: id })),
        );
      }
      const sum = count.weights
        .filter((each, index) => named.indexOf(each.seat) === index && ids.includes(each.seat))
        .reduce((total, each) => total + each.weight, 0);
      if (count.threshold < 1) faults.push(fault('threshold', 'silence_decides', NO_VOTE_NEEDED));
      if (sum < count.threshold) {
        const reason = messageOf('policies.weights_below_threshold', { sum, threshold: count.threshold });
        faults.push(fault('threshold', 'weights_below_threshold', reason));
      }
      return faults;
    }
    case 'required': {
      const faults = namedFaults(count.seats, ids, `${at}/seats`);
      const optional = ids.filter((id) => !count.seats.includes(id)).length;
      if (count.optional > optional) {
        const reason = messageOf('policies.too_few_others', { votes: count.optional, seats: optional });
        faults.push(fault('optional', 'too_few_seats', reason));
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
  fault: (reason: CodedMessage, rule: RuleFault['rule']) => RuleFault,
): RuleFault[] {
  if (!(numerator > 0 && denominator > 0)) return [fault(NO_VOTE_NEEDED, 'silence_decides')];
  if (numerator > denominator || (numerator === denominator && passes === 'more_than')) {
    return [fault(messageOf('policies.share_out_of_range'), 'share_out_of_range')];
  }
  return [];
}

/** Names in a list that are not seats, or are there twice. */
function namedFaults(named: readonly string[], ids: readonly string[], at: string, field = ''): RuleFault[] {
  return named.flatMap((id, index): RuleFault[] => {
    const pointer = `${at}/${index}${field}`;
    const unknown = messageOf('policies.no_such_seat', { seat: id });
    if (!ids.includes(id)) return [{ pointer, rule: 'seat_unknown', reason: unknown }];
    if (named.indexOf(id) === index) return [];
    return [{ pointer, rule: 'seat_twice', reason: messageOf('policies.seat_named_twice', { seat: id }) }];
  });
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
