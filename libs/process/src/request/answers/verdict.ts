import { ANSWERS, type CodedMessage, type Policy, messageOf } from '#libs/contracts';
import { isBlocking, isClosedOtherwise, legKind, outcomeOf, takesBack, voteFault } from '#libs/rules';
import type { AnswerGiven } from '../../shared/facts.js';
import type { BrokenRule, LegState, RequestState, RuleName, SeatState } from '../../shared/state.js';
import { GRANTED, grantedLines } from '../lines/granted.js';
import { ballotSeats, groupResult, isGroup, ruleOf, voteIn, votesOf } from './groups.js';

/** A request as far as it decides what becomes of an answer. */
export interface Asked {
  state: RequestState;
  policy: Policy;
}

/** What is said on a leg, by a person or by a paper. */
export interface Said extends Pick<AnswerGiven, 'answer' | 'corrects'> {
  onPaper: boolean;
}

/** The rule that an answer breaks, and the field that is at fault. */
interface AnswerFault {
  rule: RuleName;
  field: 'answer' | 'corrects' | 'seat';
  reason?: CodedMessage;
  earlier?: BrokenRule['earlier'];
}

/** What becomes of an answer: it counts, it is kept as late, or it breaks a rule. */
export type Verdict = 'counts' | 'late' | AnswerFault;

/**
 * What becomes of an answer for a seat as things stand, whoever gives it and whatever else belongs to it. The machine folds
 * answers by it, and views list answers by it.
 */
export function verdictOn(asked: Asked, leg: LegState, seat: SeatState, said: Said): Verdict {
  if (isGroup(leg) && !takesBack(said.answer)) return verdictOnVote(asked, leg, seat, said);
  const outcome = outcomeOf(leg.kind, leg.status, said.answer, said.corrects !== null);
  if ('broken' in outcome) {
    return concernsTheArrangementOnly(asked, leg, said)
      ? 'counts'
      : faultOf(asked, leg, said, outcome.broken);
  }
  if ('late' in outcome) return 'late';
  if (said.corrects !== null && said.corrects !== leg.decisionId) {
    return { rule: 'correction_of_another_seat', field: 'corrects' };
  }
  const corrected = said.onPaper && correctsTheArrangement(asked, leg, said);
  const counts = asked.state.status === 'open' || corrected || changesTheArrangement(asked, leg, said);
  return counts ? 'counts' : 'late';
}

/** A seat's vote is late where the leg was closed in another way; on a leg that its group decided it is refused. */
function verdictOnVote(asked: Asked, leg: LegState, seat: SeatState, said: Said): Verdict {
  if (legKind(leg.kind).answers[said.answer] === undefined && said.answer !== 'abstain') {
    return faultOf(asked, leg, said, 'answer_not_of_this_leg');
  }
  if (isClosedOtherwise(leg.status)) return 'late';
  if (asked.state.status !== 'open' && !changesTheArrangement(asked, leg, said)) return 'late';
  const verdict = verdictOfRule(asked, leg, seat, said);
  if (verdict === 'counts' && said.corrects !== null && said.corrects !== seat.decisionId) {
    const reason = messageOf('refusals.correct_decision_of_seat');
    return { rule: 'correction_of_another_seat', field: 'corrects', reason };
  }
  return verdict;
}

/** Whether the seat may vote, by the rule of its group. A correction of its own vote is heard until the decision. */
function verdictOfRule(asked: Asked, leg: LegState, seat: SeatState, said: Said): Verdict {
  const rule = ruleOf(asked, leg);
  const isReply = rule.kind === 'no_objection' && rule.recordedBy === seat.id;
  if (isReply && voteIn(said.answer) === 'for' && groupResult(leg, rule).outcome === 'open') {
    return { rule: 'status_forbids', field: 'answer', reason: messageOf('refusals.reply_too_early') };
  }
  const fault = voteFault(rule, ballotSeats(leg), votesOf(leg), seat.id);
  if (fault === null) return 'counts';
  // Nobody has heard this seat yet: what it says is kept, though the group has decided without it.
  if (fault.rule === 'already_decided' && seat.decisionId === null) return 'late';
  // Noted silence is not a vote: a silent member may still object until the reply is recorded.
  if (fault.rule === 'already_voted' && seat.vote === 'absent' && seat.decisionId === null) return 'counts';
  // A contested vote does not count; whatever the others decided, the seat may still say how it voted.
  const contested = seat.decisionId !== null && isContested(asked, seat.decisionId);
  if (fault.rule === 'already_decided' && contested) return 'counts';
  const corrects = said.corrects !== null && said.corrects === seat.decisionId;
  if (fault.rule === 'already_voted' && corrects) return 'counts';
  if (fault.rule === 'not_a_seat') return { rule: 'seat_not_named', field: 'seat', reason: fault.reason };
  return {
    rule: fault.rule === 'already_voted' ? 'already_answered' : 'already_decided',
    field: 'answer',
    reason: fault.reason,
    ...earlierOf(asked, seat.decisionId),
  };
}

function isContested({ state }: Asked, decisionId: string): boolean {
  return Object.values(state.contests).some(
    (contest) => contest.status === 'open' && contest.decisionId === decisionId,
  );
}

/**
 * A consent taken back or suspended while the arrangement that rests on it is in force concerns the arrangement; so does the last word of
 * a party whose consent is suspended.
 */
function changesTheArrangement({ state }: Asked, leg: LegState, said: Said): boolean {
  if (!GRANTED.includes(state.status)) return false;
  const settles = leg.status === 'suspended' && isLastWord(leg, said);
  return settles || takesBack(said.answer);
}

/** Whether a party says yes without conditions, or no. Conditions would need an open request. */
function isLastWord(leg: LegState, { answer }: Said): boolean {
  const next = legKind(leg.kind).answers[answer];
  return next === 'obtained' || (next !== undefined && isBlocking(next));
}

/** A record on which an arrangement rests was wrong, and another corrects it. */
function correctsTheArrangement(asked: Asked, leg: LegState, said: Said): boolean {
  if (said.corrects === null || said.corrects !== leg.decisionId) return false;
  return isLastWord(leg, said) && grantedLines(asked, leg).length > 0;
}

/**
 * A consent was opened again by a changed ask while a line that rests on it is granted: its party may take it back for that
 * line, whatever it will say to the changed ask.
 */
function concernsTheArrangementOnly(asked: Asked, leg: LegState, { answer }: Said): boolean {
  // The Council takes nothing back by an answer; it ends an arrangement by an act.
  if (legKind(leg.kind).answers[answer] === undefined) return false;
  return takesBack(answer) && leg.reopenedBecause.length > 0 && grantedLines(asked, leg).length > 0;
}

function faultOf(
  asked: Asked,
  leg: LegState,
  { answer }: Said,
  rule: 'answer_not_of_this_leg' | 'already_answered' | 'no_consent_to_take_back',
): AnswerFault {
  const field = 'answer';
  if (rule === 'answer_not_of_this_leg') {
    const { answers } = legKind(leg.kind);
    const known = ANSWERS.filter((each) => each in answers).map((each) => messageOf(`labels.answer.${each}`));
    const named = { answers: { any: known }, answer: messageOf(`labels.answer.${answer}`) };
    return { rule, field, reason: messageOf('refusals.answers_known', named) };
  }
  if (rule === 'no_consent_to_take_back') {
    const status = messageOf(`labels.leg_status.${leg.status}`);
    return { rule, field, reason: messageOf('refusals.no_consent_to_take_back', { status }) };
  }
  const decision = leg.decisionId === null ? undefined : asked.state.decisions[leg.decisionId];
  if (decision === undefined) return { rule, field };
  const said = { answer: messageOf(`labels.answer.${decision.answer}`), at: decision.at };
  const reason = messageOf('refusals.already_answered', said);
  return { rule, field, reason, ...earlierOf(asked, decision.id) };
}

/** Who answered already, and when. */
function earlierOf({ state }: Asked, decisionId: string | null): Pick<AnswerFault, 'earlier'> {
  const decision = decisionId === null ? undefined : state.decisions[decisionId];
  if (decision === undefined) return {};
  return { earlier: { decisionId: decision.id, personId: decision.by?.personId ?? null, at: decision.at } };
}
