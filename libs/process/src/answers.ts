import type { Channel, LegStatus, TimeRange } from '#libs/contracts';
import { boundedBy, isAnsweredByAct, isSoft, legKind, outcomeOf } from '#libs/rules';
import { type Checked, checkAnswer, decidedAtOf } from './answer-checks.js';
import { Broken } from './broken.js';
import type { Actor, AnswerGiven, AskText } from './facts.js';
import { type FactOf, actorOf, demandParty, forbidClaimedByOther, forbidOwnRequest } from './guards.js';
import { dropConditions, takeConditions } from './conditions.js';
import { decisionsThatCount, isSatisfied } from './coverage.js';
import { closeRound, hand, handAnew, openRound } from './rounds.js';
import { moved } from './moves.js';
import { endPause } from './questions.js';
import { reviseByPartialDecision } from './revisions.js';
import { castVote, demandInSeat, forgetAnswers, isGroup, seatOf, statusOfRejection } from './seats.js';
import type { DecisionState, LegState, TaskState } from './state.js';
import { tellLoan } from './telling-the-loan.js';
import type { Working } from './working.js';

/** Where an answer comes from: the person who gives it, or the paper that two people recorded. */
export interface AnswerSource {
  by: Actor | null;
  channel: Channel;
  decidedAt: TimeRange;
  /** The texts that are put to those still to answer, where an act lets less be than was asked. */
  asks: readonly AskText[];
  /** Which ask a paper spoke to when it was recorded; absent where the answer is to the ask as it is. */
  to?: { round: number | null; textHash: string; revision: number };
}

/** A person answers for the party that was asked. */
export function answer(working: Working, fact: FactOf<'answered'>): void {
  const by = actorOf(fact);
  const { given } = fact;
  const leg = working.leg(given.legId);
  demandParty(leg, by);
  forbidOwnRequest(working, by.personId, given.onBehalfOf);
  const takenOver = taskTakenOver(working, leg, by, given.seat);
  const onBehalfOf = given.onBehalfOf ?? takenOver?.handedOverBy ?? null;
  forbidOwnRequest(working, onBehalfOf);
  const seat = seatOf(leg, given.seat ?? takenOver?.aboutId ?? null, by, '');
  demandInSeat(leg, seat, by.personId, onBehalfOf);
  forbidClaimedByOther(
    working,
    by,
    (task) =>
      (task.kind === 'answer' || task.kind === 'record_reply') &&
      task.legId === leg.id &&
      (task.aboutId === null || task.aboutId === seat.id),
  );
  foldAnswer(
    working,
    { ...given, seat: seat.id, onBehalfOf },
    {
      by,
      channel: fact.channel,
      decidedAt:
        fact.effective === undefined
          ? decidedAtOf(given, working.now)
          : boundedBy(fact.effective, working.now),
      asks: fact.asks ?? [],
    },
  );
}

/** The task of a seat that somebody handed to a person. */
function taskTakenOver(
  { state }: Working,
  leg: LegState,
  by: Actor,
  seatId: string | null,
): TaskState | undefined {
  return Object.values(state.tasks).find(
    (task) =>
      task.legId === leg.id &&
      (task.kind === 'answer' || task.kind === 'record_reply') &&
      task.claimedBy === by.personId &&
      task.handedOverBy !== null &&
      task.closedAt === null &&
      (seatId === null || task.aboutId === null || task.aboutId === seatId),
  );
}

/** Folds an answer: it counts, or it is late and kept. */
export function foldAnswer(working: Working, given: AnswerGiven, source: AnswerSource): void {
  const { seat, ...checked } =
    source.to === undefined ? checkAnswer(working, given, source.by) : checkPaper(working, given, source.by);
  const leg = working.leg(given.legId);
  // A paper that was recorded before the ask changed speaks to the earlier text; whether it still holds is for people.
  const earlier = source.to !== undefined && source.to.textHash !== leg.ask.textHash ? source.to : null;
  const round =
    earlier === null
      ? (leg.rounds.at(-1) ?? null)
      : (leg.rounds.find(({ number }) => number === earlier.round) ?? null);
  const standing = earlier === null ? checked.standing : 'late';
  const decision: DecisionState = {
    id: given.decisionId,
    legId: given.legId,
    seat: seat.id,
    round: round?.number ?? null,
    revision: earlier?.revision ?? round?.revision ?? working.state.revision,
    textHash: earlier?.textHash ?? round?.textHash ?? null,
    answer: given.answer,
    instrument: given.instrument,
    caps: given.caps,
    conditions: given.conditions,
    act: given.act,
    reason: given.reason,
    signedBy: given.signedBy,
    corrects: given.corrects,
    lastDay: given.lastDay,
    by: source.by,
    onBehalfOf: given.onBehalfOf,
    channel: source.channel,
    at: working.now,
    decidedAt: source.decidedAt,
    standing,
  };
  working.add('decisions', decision.id, decision);
  const subject =
    round === null
      ? ({ kind: 'request' } as const)
      : ({ kind: 'round', legId: given.legId, round: round.number } as const);
  working.effect('receipt', subject, { legId: given.legId, decisionId: decision.id });
  if (standing === 'late') {
    working.openTask('review_late_answer', working.secretariat(), {
      legId: given.legId,
      aboutId: decision.id,
    });
    return;
  }
  putIntoForce(working, decision, 'answered', source.asks);
}

/** A paper that was recorded before its party answered in another way is kept, and people look at the two. */
function checkPaper(working: Working, given: AnswerGiven, by: Actor | null): Checked {
  try {
    return checkAnswer(working, given, by, '', 'paper');
  } catch (error) {
    const overtaken =
      error instanceof Broken && ['already_answered', 'already_decided'].includes(error.broken.rule);
    if (!overtaken) throw error;
    return { standing: 'late', seat: seatOf(working.leg(given.legId), given.seat, by, '') };
  }
}

/** How a decision comes to count. */
type WayIntoForce = 'answered' | 'late_answer_reinstated' | 'contest_withdrawn';

/** Makes a decision count on its leg. */
export function putIntoForce(
  working: Working,
  decision: DecisionState,
  by: WayIntoForce,
  asks: readonly AskText[] = [],
): void {
  const leg = working.leg(decision.legId);
  const { satisfied: stood, status: before } = leg;
  const takesBack = decision.answer === 'withdraw' || decision.answer === 'suspend';
  if (takesBack && 'broken' in outcomeOf(leg.kind, before, decision.answer, false)) {
    tellLoan(working, leg, decision, { stood: false, wasSuspended: false });
    return;
  }
  if (isGroup(leg) && !takesBack) {
    if (!foldVote(working, leg, decision, by)) return;
  } else {
    const next = legKind(leg.kind).answers[decision.answer];
    if (next === undefined) return;
    forgetAnswers(working, leg);
    // Seats that spoke for a consent which is taken back speak anew before it is given again.
    if (!isGroup(leg)) leg.seats = leg.seats.map((seat) => ({ ...seat, decisionId: decision.id }));
    settleAnswer(working, leg, decision, next, by);
  }
  tellLoan(working, leg, decision, { stood, wasSuspended: before === 'suspended' });
  const { act } = leg.decisionId === null ? decision : working.decision(leg.decisionId);
  if (act !== null && act.allows !== null && leg.status === 'obtained') {
    reviseByPartialDecision(working, leg, act, asks);
  }
}

/**
 * Takes the vote of a seat, and settles the leg where its group has decided by it.
 * @returns whether it has
 */
export function foldVote(
  working: Working,
  leg: LegState,
  decision: DecisionState,
  by: WayIntoForce,
): boolean {
  const result = castVote(working, leg, decision);
  if (result === null) return false;
  const deciding = result === 'approved' ? carrying(working, leg, decision) : decision;
  settleAnswer(working, leg, deciding, statusOfGroup(working, leg, result), by);
  return true;
}

/**
 * The decision that stands for an approving group: of those that voted for, the last one with an act, else the last. The
 * vote with which the group decided may have been an abstention, which carries nothing.
 */
export function carrying({ state }: Working, leg: LegState, last: DecisionState): DecisionState {
  const inTime = decisionsThatCount(state, leg).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const isLast = inTime.some(({ id }) => id === last.id);
  return inTime.findLast(({ act }) => act !== null) ?? (isLast ? last : inTime.at(-1)) ?? last;
}

/** The answer of a leg whose group has decided: conditional as soon as one that carries it set conditions. */
export function statusOfGroup(
  working: Working,
  leg: LegState,
  result: 'approved' | 'rejected' | 'impossible',
): LegStatus {
  // Nobody refused, but the votes needed cannot be reached: people must find a way.
  if (result === 'impossible') return 'objected';
  if (result === 'rejected') return statusOfRejection(working, leg);
  const { approves } = legKind(leg.kind).group;
  if (approves !== 'obtained') return approves;
  const conditional = leg.seats.some((seat) => {
    const decision = seat.decisionId === null ? undefined : working.state.decisions[seat.decisionId];
    return seat.vote === 'for' && decision?.answer === 'consent_with_conditions';
  });
  return conditional ? 'obtained_with_caveats' : 'obtained';
}

function settleAnswer(
  working: Working,
  leg: LegState,
  decision: DecisionState,
  next: LegStatus,
  by: WayIntoForce,
): void {
  dropConditions(working, leg);
  leg.decisionId = decision.id;
  leg.reopenedBecause = [];
  leg.status = moved(working.moves, 'leg', leg.status, by, next);
  leg.satisfied = isSatisfied(working, leg);
  if (decision.act !== null) working.state.act = decision.act;
  else if (isAnsweredByAct(leg.kind)) working.state.act = null;
  const satisfying: readonly LegStatus[] = working.template(leg).satisfiedBy;
  if (isSoft(next) && !satisfying.includes(next)) {
    endPause(working, leg.id);
    working.closeTasks('superseded', (task) => task.legId === leg.id && task.kind === 'reply_to_question');
    if (openRound(leg) === null) hand(leg, null, working.now);
    else handAnew(working, leg.id);
    return;
  }
  closeRound(working, leg.id, 'answered');
  if (next === 'obtained_with_caveats') takeConditions(working, leg);
}
