import type { Instant } from '#libs/contracts';
import { earlier, plusDuration } from '#libs/rules';
import { breakRule } from './broken.js';
import type { LegId } from './facts.js';
import { type FactOf, actorOf, assertOpen, assertParty, labelOf } from './guards.js';
import { awaitsReply, changeRound, hand, holderOf, moveDueDates, openRound } from './rounds.js';
import { transition } from './transitions.js';
import type { CauseOf } from '#libs/rules';
import type { FoldContext } from './fold-context.js';

/** A party asks before it answers. Its clock on this leg stops, as often and as long as the policy lets it. */
export function askQuestion(context: FoldContext, fact: FactOf<'question_asked'>): void {
  assertOpen(context);
  const by = actorOf(fact);
  const { now, policy } = context;
  const leg = context.leg(fact.legId);
  const round = openRound(leg);
  assertParty(leg, by);
  if (round === null || leg.status === 'paused') {
    return breakRule(
      'status_forbids',
      '/legId',
      `A question goes with an open ask; this leg is ${labelOf(leg.status)}.`,
    );
  }
  const { atMost, pauseAtMost } = context.template(leg).questions;
  const soFar = Object.values(context.state.questions).filter(
    (question) => question.legId === leg.id && question.pausesUntil !== null,
  );
  const pausesUntil =
    soFar.length < atMost ? earlier(plusDuration(now, pauseAtMost, policy.zone), round.lapseAt) : null;
  const replyDueAt = plusDuration(now, policy.replyToQuestion, policy.zone);
  context.add('questions', fact.questionId, {
    id: fact.questionId,
    legId: fact.legId,
    text: fact.text,
    askedBy: by,
    askedAt: now,
    replyDueAt,
    pausesUntil,
    replyOverdue: false,
    reply: null,
  });
  if (pausesUntil !== null) pause(context, fact.legId);
  context.openTask('reply_to_question', context.secretariat(), {
    legId: fact.legId,
    aboutId: fact.questionId,
    dueAt: replyDueAt,
  });
  context.effect('relayQuestion', { legId: fact.legId, round: round.number, questionId: fact.questionId });
}

/** We reply; the party's clock runs again. */
export function answerQuestion(context: FoldContext, fact: FactOf<'question_answered'>): void {
  assertOpen(context);
  const question = context.question(fact.questionId);
  if (question.reply !== null) {
    breakRule('already_answered', '/questionId', 'This question has been answered already.');
  }
  const leg = context.leg(question.legId);
  const round = openRound(leg);
  if (round === null || !awaitsReply(context.state, question)) {
    return breakRule(
      'status_forbids',
      '/questionId',
      'The party has answered in the meantime; no reply is awaited.',
    );
  }
  question.reply = { text: fact.text, by: actorOf(fact), at: context.now };
  context.closeTasks('done', (task) => task.kind === 'reply_to_question' && task.aboutId === fact.questionId);
  // An earlier question, whose pause has ended by itself, does not end that of a later one.
  if (leg.status === 'paused' && question.pausesUntil !== null && question.askedAt === leg.pausedAt) {
    resume(context, question.legId, 'question_answered');
  }
  context.effect('relayReply', { legId: question.legId, round: round.number, questionId: fact.questionId });
}

/** A question stops the party's clock on this leg; needed-by, window and lapse go on. */
function pause(context: FoldContext, legId: LegId): void {
  const leg = context.leg(legId);
  leg.pausedFrom = leg.status;
  leg.status = transition(context.transitions, 'leg', leg.status, 'question_asked', 'paused');
  leg.pausedAt = context.now;
  hand(leg, 'paused', context.now);
}

/** Puts the leg back where the question found it. */
export function resume(context: FoldContext, legId: LegId, by: CauseOf<'leg'>): void {
  const leg = context.leg(legId);
  leg.status = transition(context.transitions, 'leg', leg.status, by, leg.pausedFrom ?? 'asked');
  endPause(context, legId);
  hand(leg, holderOf(context.state, leg), context.now);
}

/** Gives the party back the time that its question took. */
export function endPause(context: FoldContext, legId: LegId): void {
  const leg = context.leg(legId);
  const round = openRound(leg);
  if (leg.pausedAt === null || round === null) return;
  const pausedMs = Date.parse(context.now) - Date.parse(leg.pausedAt);
  const shift = (at: Instant) => earlier(new Date(Date.parse(at) + pausedMs).toISOString(), round.lapseAt);
  changeRound(leg, {
    dueAt: leg.overdueSince === null ? shift(round.dueAt) : round.dueAt,
    escalations: round.escalations.map((step, index) =>
      index < round.escalationsSent ? step : { ...step, at: shift(step.at) },
    ),
    remindAt: round.remindAt.map((at, index) => (index < round.remindersSent ? at : shift(at))),
    pausedMs: round.pausedMs + pausedMs,
  });
  moveDueDates(context, legId);
  leg.pausedFrom = null;
  leg.pausedAt = null;
}
