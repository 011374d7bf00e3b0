import { said } from '../../shared/said.js';
import type { Channel, LegStatus, TimeRange } from '#libs/contracts';
import { isAnsweredByAct, isSoft, legKind, needsResolution, outcomeOf } from '#libs/rules';
import { Broken } from '../../shared/broken.js';
import type { Actor, AnswerGiven, LegAsk } from '../../shared/facts.js';
import type { DecisionState, LegState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { announceAnswer } from '../announcements.js';
import { endPause } from '../asking/pauses.js';
import { askHashOfRound, closeRound, hand, handAgain, openRound } from '../asking/rounds.js';
import { dropConditions, takeConditions } from '../conditions/conditions.js';
import type { FoldContext } from '../fold-context.js';
import { reviseByPartialDecision } from '../revisions/revisions.js';
import { type Checked, checkAnswer } from './answer-checks.js';
import { isExactly } from './decided.js';
import { decisionsThatCount, isSatisfied } from './coverage.js';
import { isGroup, statusOfRejection } from './groups.js';
import { castVote, forgetAnswers, seatOf } from './seats.js';

/** Where an answer comes from: the person who gives it, or the paper that two people recorded. */
export interface AnswerSource {
  by: Actor | null;
  channel: Channel;
  decidedAt: TimeRange;
  /** What those are asked who have still to answer, if an act allows less than was asked. */
  asks: readonly LegAsk[];
  /** Which ask a paper spoke to when it was recorded; absent where the answer is to the ask as it is. */
  to?: { round: number | null; askHash: string; revision: number };
}

/** Folds an answer: it counts, or it is late and kept. */
export function foldAnswer(context: FoldContext, given: AnswerGiven, source: AnswerSource): void {
  const { seat, ...checked } =
    source.to === undefined ? checkAnswer(context, given, source.by) : checkPaper(context, given, source.by);
  const leg = context.leg(given.legId);
  // A paper that was recorded before the ask changed answers the earlier text; people decide whether it still holds.
  const earlier = source.to !== undefined && source.to.askHash !== leg.askHash ? source.to : null;
  const round =
    earlier === null
      ? (leg.rounds.at(-1) ?? null)
      : (leg.rounds.find(({ number }) => number === earlier.round) ?? null);
  const status = earlier === null ? checked.status : 'late';
  const isOfRound = round !== null && askHashOfRound(leg, round) === earlier?.askHash;
  const decision: DecisionState = {
    id: given.decisionId,
    legId: given.legId,
    seat: seat.id,
    round: round?.number ?? null,
    revision: earlier?.revision ?? round?.revision ?? context.state.revision,
    answer: given.answer,
    by: source.by,
    channel: source.channel,
    at: context.now,
    ...said({
      askHash: isOfRound ? null : earlier?.askHash,
      textHash: given.textHash,
      instrument: given.instrument,
      caps: given.caps,
      conditions: given.conditions,
      act: given.act,
      reason: given.reason,
      signedBy: given.signedBy,
      corrects: given.corrects,
      lastDay: given.lastDay,
      onBehalfOf: given.onBehalfOf,
      decidedAt: isExactly(source.decidedAt, context.now) ? null : source.decidedAt,
    }),
    status,
  };
  context.add('decisions', decision.id, decision);
  context.effect('receipt', { legId: given.legId, decisionId: decision.id });
  if (status === 'late') {
    context.openTask('review_late_answer', context.secretariat(), {
      legId: given.legId,
      aboutId: decision.id,
    });
    return;
  }
  putIntoForce(context, decision, 'answered', source.asks);
}

/** A paper that was recorded before its party answered otherwise is kept, and people compare the two. */
function checkPaper(context: FoldContext, given: AnswerGiven, by: Actor | null): Checked {
  try {
    return checkAnswer(context, given, by, '', 'paper');
  } catch (error) {
    const overtaken =
      error instanceof Broken && ['already_answered', 'already_decided'].includes(error.broken.rule);
    if (!overtaken) throw error;
    return { status: 'late', seat: seatOf(context.leg(given.legId), given.seat, by, '') };
  }
}

/** How a decision comes to count. */
type WayIntoForce = 'answered' | 'late_answer_reinstated' | 'contest_withdrawn';

/** Makes a decision count on its leg. */
export function putIntoForce(
  context: FoldContext,
  decision: DecisionState,
  by: WayIntoForce,
  asks: readonly LegAsk[] = [],
): void {
  const leg = context.leg(decision.legId);
  const { satisfied: stood, status: before } = leg;
  const takesBack = decision.answer === 'withdraw' || decision.answer === 'suspend';
  if (takesBack && 'broken' in outcomeOf(leg.kind, before, decision.answer, false)) {
    announceAdverse(context, leg, decision);
    announceAnswer(context, leg, decision, { stood: false, wasSuspended: false });
    return;
  }
  if (isGroup(leg) && !takesBack) {
    if (!foldVote(context, leg, decision, by)) return;
  } else {
    const next = legKind(leg.kind).answers[decision.answer];
    if (next === undefined) return;
    forgetAnswers(context, leg);
    // After a withdrawal the seats vote again before the consent can be given again.
    if (!isGroup(leg)) leg.seats = leg.seats.map((seat) => ({ ...seat, decisionId: decision.id }));
    settleAnswer(context, leg, decision, next, by);
  }
  announceAnswer(context, leg, decision, { stood, wasSuspended: before === 'suspended' });
  const { act } = leg.decisionId === null ? decision : context.decision(leg.decisionId);
  if (act !== undefined && act.allows !== null && leg.status === 'obtained') {
    reviseByPartialDecision(context, leg, act, asks);
  }
}

/**
 * Takes the vote of a seat, and settles the leg where its group has decided by it.
 * @returns whether it has
 */
export function foldVote(
  context: FoldContext,
  leg: LegState,
  decision: DecisionState,
  by: WayIntoForce,
): boolean {
  const result = castVote(context, leg, decision);
  if (result === null) return false;
  const deciding = result === 'approved' ? carrying(context, leg, decision) : decision;
  settleAnswer(context, leg, deciding, statusOfGroup(context, leg, result), by);
  return true;
}

/**
 * The decision that stands for an approving group: of those that voted for, the last one with an act, else the last. The
 * vote with which the group decided may have been an abstention, which carries nothing.
 */
export function carrying({ state }: FoldContext, leg: LegState, last: DecisionState): DecisionState {
  const inTime = decisionsThatCount(state, leg).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const isLast = inTime.some(({ id }) => id === last.id);
  return inTime.findLast(({ act }) => act !== undefined) ?? (isLast ? last : inTime.at(-1)) ?? last;
}

/** The answer of a leg whose group has decided: conditional as soon as one that carries it set conditions. */
export function statusOfGroup(
  context: FoldContext,
  leg: LegState,
  result: 'approved' | 'rejected' | 'impossible',
): LegStatus {
  // Nobody refused, but the votes needed cannot be reached: people must find a way out.
  if (result === 'impossible') return 'objected';
  if (result === 'rejected') return statusOfRejection(context, leg);
  const { approves } = legKind(leg.kind).group;
  if (approves !== 'obtained') return approves;
  const conditional = leg.seats.some((seat) => {
    const decision = seat.decisionId === null ? undefined : context.state.decisions[seat.decisionId];
    return seat.vote === 'for' && decision?.answer === 'consent_with_conditions';
  });
  return conditional ? 'obtained_with_caveats' : 'obtained';
}

/** The managers are told of every answer against the request. */
function announceAdverse(
  context: FoldContext,
  { id: legId }: LegState,
  { id: decisionId }: DecisionState,
): void {
  context.effect('announceAdverseAnswer', { legId, decisionId });
}

function settleAnswer(
  context: FoldContext,
  leg: LegState,
  decision: DecisionState,
  next: LegStatus,
  by: WayIntoForce,
): void {
  dropConditions(context, leg);
  leg.decisionId = decision.id;
  leg.reopenedBecause = [];
  leg.status = transition(context.transitions, 'leg', leg.status, by, next);
  leg.satisfied = isSatisfied(context, leg);
  if (needsResolution(next)) announceAdverse(context, leg, decision);
  if (decision.act !== undefined) context.state.act = decision.act;
  else if (isAnsweredByAct(leg.kind)) context.state.act = null;
  const satisfying: readonly LegStatus[] = context.template(leg).satisfiedBy;
  if (isSoft(next) && !satisfying.includes(next)) {
    endPause(context, leg.id);
    context.closeTasks('superseded', (task) => task.legId === leg.id && task.kind === 'reply_to_question');
    if (openRound(leg) === null) hand(leg, null, context.now);
    else handAgain(context, leg.id);
    return;
  }
  closeRound(context, leg.id, 'answered');
  if (next === 'obtained_with_caveats') takeConditions(context, leg);
}
