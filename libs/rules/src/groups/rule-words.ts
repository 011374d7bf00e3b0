import {
  type CodedMessage,
  type CountRule,
  type DecisionRule,
  type MessageValue,
  type VoteRule,
  inClauses,
  messageOf,
} from '#libs/contracts';

/** The seats that a rule speaks of, with what each is called. */
type Titled = readonly { id: string; title: string }[];

function titles(seats: Titled, ids: readonly string[]): { all: string[] } {
  return { all: ids.map((id) => seats.find((seat) => seat.id === id)?.title ?? id) };
}

function messageOfCount(count: CountRule, seats: Titled, side: 'for' | 'against'): CodedMessage {
  switch (count.kind) {
    case 'any':
      return messageOf('policies.rule_any', { side });
    case 'all':
      return messageOf('policies.rule_all', { seats: seats.length, side });
    case 'k_of_n':
      return messageOf('policies.rule_votes', { votes: count.k, seats: seats.length, side });
    case 'percentage': {
      const share = messageOf('groups.percent', { percent: count.percent });
      return messageOf('policies.rule_share', { passes: count.passes, share, of: count.of, side });
    }
    case 'fraction': {
      const { numerator, denominator } = count;
      const share = messageOf('groups.fraction', { numerator, denominator });
      return messageOf('policies.rule_share', { passes: count.passes, share, of: count.of, side });
    }
    case 'weighted': {
      const weights = count.weights.map(({ seat, weight }) =>
        messageOf('policies.rule_weight_of', { seat: titles(seats, [seat]), weight }),
      );
      return messageOf('policies.rule_weight', {
        threshold: count.threshold,
        side,
        weights: { all: weights },
      });
    }
    case 'required': {
      const [named, votes] = [titles(seats, count.seats), count.optional];
      if (count.seats.length === 0) return messageOf('policies.rule_optional', { votes, side });
      return votes === 0
        ? messageOf('policies.rule_required', { seats: named, side })
        : messageOf('policies.rule_required_and_optional', { seats: named, votes, side });
    }
  }
}

function messageOfVote(rule: VoteRule, seats: Titled): MessageValue {
  const parts: [MessageValue, ...MessageValue[]] = [
    messageOf('policies.rule_approved', { votes: messageOfCount(rule.approve, seats, 'for') }),
  ];
  if (rule.reject !== null) {
    parts.push(messageOf('policies.rule_rejected', { votes: messageOfCount(rule.reject, seats, 'against') }));
  }
  if (rule.veto.length > 0) parts.push(messageOf('policies.rule_veto', { seats: titles(seats, rule.veto) }));
  if (rule.quorum !== null) parts.push(messageOf('policies.rule_quorum', { seats: rule.quorum }));
  if (rule.rejection === 'wait_for_all') parts.push(messageOf('policies.rule_heard'));
  if (rule.changeOfVote) parts.push(messageOf('policies.rule_changes'));
  return inClauses(parts);
}

/** How a rule decides, before anybody has voted; how a vote stands is for `decide` to say. */
export function messageOfRule(rule: DecisionRule, seats: Titled): MessageValue {
  switch (rule.kind) {
    case 'vote':
      return messageOfVote(rule, seats);
    case 'no_objection':
      return messageOf('policies.rule_no_objection', { seat: titles(seats, [rule.recordedBy]) });
    case 'stages': {
      const stages = rule.stages.map(({ title, seats: ids, rule: own }, index): MessageValue => {
        const of = seats.filter((seat) => ids.includes(seat.id));
        return messageOf('policies.rule_stage', {
          stage: index + 1,
          title,
          seats: { all: of.map((seat) => seat.title) },
          rule: messageOfVote(own, of),
        });
      });
      if (stages.length === 0) return messageOf('policies.no_stage');
      const all = stages.reduceRight((rest, first) =>
        messageOf('policies.rule_stage_and_next', { first, rest }),
      );
      return messageOf('policies.rule_stages', { stages: all });
    }
  }
}
