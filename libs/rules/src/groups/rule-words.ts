import type { CountRule, DecisionRule, VoteRule } from '#libs/contracts';
import { counted, listed } from '../words.js';

/** The seats that a rule speaks of, with what each is called. */
type Titled = readonly { id: string; title: string }[];

function titles(seats: Titled, ids: readonly string[]): string {
  return listed(ids.map((id) => seats.find((seat) => seat.id === id)?.title ?? id));
}

function formatCount(count: CountRule, seats: Titled, side: 'for' | 'against'): string {
  const share = (of: 'seats' | 'votes_cast', passes: string, part: string) =>
    `${passes === 'more_than' ? 'more than' : 'at least'} ${part} of ${of === 'seats' ? 'all seats' : 'the votes cast'} ${side}`;
  switch (count.kind) {
    case 'any':
      return `one vote ${side}`;
    case 'all':
      return seats.length === 1 ? `its vote ${side}` : `the votes of all ${seats.length} ${side}`;
    case 'k_of_n':
      return `${counted(count.k, 'vote')} of ${seats.length} ${side}`;
    case 'percentage':
      return share(count.of, count.passes, `${count.percent}%`);
    case 'fraction':
      return share(count.of, count.passes, `${count.numerator}/${count.denominator}`);
    case 'weighted': {
      const weights = count.weights.map(({ seat, weight }) => `${titles(seats, [seat])} ${weight}`);
      return `a weight of ${count.threshold} ${side} (${listed(weights)})`;
    }
    case 'required': {
      const required = count.seats.length === 0 ? [] : [`${titles(seats, count.seats)} ${side}`];
      const others = count.seats.length === 0 ? '' : ' of the others';
      const optional = count.optional === 0 ? [] : [`${counted(count.optional, 'vote')}${others} ${side}`];
      return [...required, ...optional].join(' and ');
    }
  }
}

function formatVote(rule: VoteRule, seats: Titled): string {
  const parts = [`approved by ${formatCount(rule.approve, seats, 'for')}`];
  if (rule.reject !== null) parts.push(`rejected by ${formatCount(rule.reject, seats, 'against')}`);
  if (rule.veto.length > 0) parts.push(`a vote against of ${titles(seats, rule.veto)} rejects`);
  if (rule.quorum !== null) parts.push(`quorum of ${counted(rule.quorum, 'seat')}`);
  if (rule.rejection === 'wait_for_all') parts.push('every seat is heard first');
  if (rule.changeOfVote) parts.push('a vote may be changed until it is decided');
  return parts.join('; ');
}

/** How a rule decides, in one sentence, before anybody has voted; how a vote stands is for `decide` to say. */
export function formatRule(rule: DecisionRule, seats: Titled): string {
  switch (rule.kind) {
    case 'vote':
      return formatVote(rule, seats);
    case 'no_objection':
      return `silence decides nothing: one objection rejects; once none was made, the reply put on record by ${titles(seats, [rule.recordedBy])} approves`;
    case 'stages': {
      const stages = rule.stages.map((stage, index) => {
        const own = seats.filter((seat) => stage.seats.includes(seat.id));
        return `${index + 1}. ${stage.title} (${listed(own.map((seat) => seat.title))}): ${formatVote(stage.rule, own)}`;
      });
      return `in stages, each asked once the one before has approved. ${stages.join('. ')}`;
    }
  }
}
