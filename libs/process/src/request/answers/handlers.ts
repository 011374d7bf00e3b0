import { messageOf } from '#libs/contracts';
import { boundedBy, messageOfFinding, outcomeOf } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import type { Actor } from '../../shared/facts.js';
import type { DecisionState, LegState, TaskState } from '../../shared/state.js';
import type { FoldContext } from '../fold-context.js';
import {
  type FactOf,
  actorOf,
  assertNotClaimedByOther,
  assertNotOwnRequest,
  assertOpen,
  assertParty,
} from '../guards.js';
import { decidedAtOf } from './answer-checks.js';
import { foldAnswer, putIntoForce } from './answers.js';
import { whyDecisionDoesNotCover } from './coverage.js';
import { hasLaterWord } from './late-words.js';
import { isGroup } from './groups.js';
import { addApprover, assertInSeat, removeApprover, seatOf } from './seats.js';

export function changeApprovers(
  context: FoldContext,
  fact: FactOf<'approver_added' | 'approver_removed'>,
): void {
  assertOpen(context);
  actorOf(fact);
  const leg = context.leg(fact.legId);
  if (fact.kind === 'approver_added') addApprover(context, leg, fact.seatId, fact.personId);
  else removeApprover(context, leg, fact.seatId, fact.personId);
}

/** A person answers for the party that was asked. */
export function answer(context: FoldContext, fact: FactOf<'answered'>): void {
  const by = actorOf(fact);
  const { given } = fact;
  const leg = context.leg(given.legId);
  assertParty(leg, by);
  assertNotOwnRequest(context, by.personId, given.onBehalfOf);
  const takenOver = taskTakenOver(context, leg, by, given.seat);
  const onBehalfOf = given.onBehalfOf ?? takenOver?.handedOverBy ?? null;
  assertNotOwnRequest(context, onBehalfOf);
  const seat = seatOf(leg, given.seat ?? takenOver?.aboutId ?? null, by, '');
  assertInSeat(leg, seat, by.personId, onBehalfOf);
  assertNotClaimedByOther(
    context,
    by,
    (task) =>
      (task.kind === 'answer' || task.kind === 'record_reply') &&
      task.legId === leg.id &&
      (task.aboutId === undefined || task.aboutId === seat.id),
  );
  foldAnswer(
    context,
    { ...given, seat: seat.id, onBehalfOf },
    {
      by,
      channel: fact.channel,
      decidedAt:
        fact.effective === undefined
          ? decidedAtOf(given, context.now)
          : boundedBy(fact.effective, context.now),
      asks: fact.asks ?? [],
    },
  );
}

/** The task of a seat that somebody handed to a person. */
function taskTakenOver(
  { state }: FoldContext,
  leg: LegState,
  by: Actor,
  seatId: string | null,
): TaskState | undefined {
  return Object.values(state.tasks).find(
    (task) =>
      task.legId === leg.id &&
      (task.kind === 'answer' || task.kind === 'record_reply') &&
      task.claimedBy === by.personId &&
      task.handedOverBy !== undefined &&
      task.closedAt === null &&
      (seatId === null || task.aboutId === undefined || task.aboutId === seatId),
  );
}

/** The Secretariat lets a late answer count, or notes it without effect. */
export function reviewLateAnswer(
  context: FoldContext,
  fact: FactOf<'late_answer_noted' | 'late_answer_reinstated'>,
): void {
  const decision = context.decision(fact.decisionId);
  if (decision.status !== 'late') {
    breakRule('status_forbids', '/decisionId', messageOf('refusals.no_review_awaited'));
  }
  assertNotOwnRequest(context, actorOf(fact).personId);
  if (fact.kind === 'late_answer_reinstated') {
    assertOpen(context, '/decisionId');
    const leg = context.leg(decision.legId);
    if (leg.status !== 'lapsed') {
      breakRule(
        'status_forbids',
        '/decisionId',
        messageOf('refusals.leg_not_lapsed', { status: messageOf(`labels.leg_status.${leg.status}`) }),
      );
    }
    assertLatestWord(context, decision);
    const why = whyDecisionDoesNotCover(context.state, leg, decision, context.state.content);
    if (why.length > 0) {
      breakRule(
        'status_forbids',
        '/decisionId',
        messageOf('refusals.more_is_asked', { what: { all: why.map(messageOfFinding) } }),
      );
    }
    const isVote = isGroup(leg) && decision.answer === 'abstain';
    if (!isVote && 'broken' in outcomeOf(leg.kind, 'asked', decision.answer, false)) {
      breakRule('no_consent_to_take_back', '/decisionId');
    }
    decision.status = 'counts';
    putIntoForce(context, decision, fact.kind);
  } else {
    decision.status = 'noted';
  }
  context.closeTasks(
    'done',
    (task) => task.kind === 'review_late_answer' && task.aboutId === fact.decisionId,
  );
}

/** Of several late answers of one seat the last one counts. */
function assertLatestWord({ state }: FoldContext, decision: DecisionState): void {
  if (hasLaterWord(state, decision)) {
    breakRule('status_forbids', '/decisionId', messageOf('refusals.later_answer_given'));
  }
}
