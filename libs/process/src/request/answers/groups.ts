import type { Answer, DecisionRule, Vote } from '#libs/contracts';
import { type GroupResult, type Seat, type Votes, decide, legKind } from '#libs/rules';
import { ONE_VOICE } from '../../shared/facts.js';
import type { LegState } from '../../shared/state.js';
import type { FoldContext } from '../fold-context.js';

/** Whether several seats make up the answer of a leg. */
export function isGroup(leg: LegState): boolean {
  return leg.seats.length > 1 || leg.seats[0]?.id !== ONE_VOICE;
}

/** The rule by which the seats of a leg become its answer. */
export function ruleOf({ policy }: Pick<FoldContext, 'policy'>, leg: LegState): DecisionRule {
  const rule = policy.legs[leg.template]?.rule ?? null;
  if (rule === null) throw new Error(`The policy has seats and no rule for ${leg.id}.`);
  return rule;
}

/** The seats of a leg as its rule knows them. */
export function ballotSeats(leg: LegState): Seat[] {
  return leg.seats.map(({ id, title, vacantSince }) => ({
    id,
    name: title,
    vacant: vacantSince !== undefined,
  }));
}

/** The votes of the seats of a leg so far. */
export function votesOf(leg: LegState): Votes {
  return Object.fromEntries(
    leg.seats.filter((seat) => seat.vote !== null).map((seat) => [seat.id, seat.vote as Vote]),
  );
}

/** How far the group of a leg has decided, with the reason. */
export function groupResult(leg: LegState, rule: DecisionRule): GroupResult {
  return decide(rule, ballotSeats(leg), votesOf(leg));
}

/** The result of a group's votes so far. */
export function outcomeOfGroup(context: Pick<FoldContext, 'policy'>, leg: LegState): GroupResult['outcome'] {
  return groupResult(leg, ruleOf(context, leg)).outcome;
}

/** What the answer is when a group rejects: in the no-objection procedure an objection, otherwise a refusal. */
export function statusOfRejection(
  context: Pick<FoldContext, 'policy'>,
  leg: LegState,
): 'objected' | 'refused' {
  const asksForSilence = ruleOf(context, leg).kind === 'no_objection';
  return asksForSilence ? 'objected' : legKind(leg.kind).group.rejects;
}

/** What an answer is as a vote; null where a seat speaks without voting. */
export function voteIn(answer: Answer): Vote | null {
  switch (answer) {
    case 'consent':
    case 'consent_with_conditions':
    case 'notice_given':
    case 'adopted':
      return 'for';
    case 'refuse':
    case 'object':
    case 'not_adopted':
      return 'against';
    case 'abstain':
      return 'abstain';
    case 'in_principle':
    case 'provisional':
    case 'notified':
    case 'consulted':
    case 'withdraw':
    case 'suspend':
      return null;
  }
}
