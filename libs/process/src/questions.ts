import type { Instant } from '#libs/contracts';
import { earlier, plusDuration } from '#libs/rules';
import { breakRule } from './broken.js';
import type { LegId } from './facts.js';
import { type FactOf, actorOf, demandOpen, demandParty, inWords } from './guards.js';
import { awaitsReply, changeRound, hand, holderOf, moveDueDates, openRound } from './rounds.js';
import { moved } from './moves.js';
import type { CauseOf } from '#libs/rules';
import type { Working } from './working.js';

/** A party asks before it answers. Its clock on this leg stops, as often and as long as the policy lets it. */
export function askQuestion(working: Working, fact: FactOf<'question_asked'>): void {
  demandOpen(working);
  const by = actorOf(fact);
  const { now, policy } = working;
  const leg = working.leg(fact.legId);
  const round = openRound(leg);
  demandParty(leg, by);
  if (round === null || leg.status === 'paused') {
    return breakRule(
      'status_forbids',
      '/legId',
      `A question goes with an open ask; this leg is ${inWords(leg.status)}.`,
    );
  }
  const { atMost, pauseAtMost } = working.template(leg).questions;
  const soFar = Object.values(working.state.questions).filter(
    (question) => question.legId === leg.id && question.pausesUntil !== null,
  );
  const pausesUntil =
    soFar.length < atMost ? earlier(plusDuration(now, pauseAtMost, policy.zone), round.lapseAt) : null;
  const replyDueAt = plusDuration(now, policy.replyToQuestion, policy.zone);
  working.add('questions', fact.questionId, {
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
  if (pausesUntil !== null) pause(working, fact.legId);
  working.openTask('reply_to_question', working.secretariat(), {
    legId: fact.legId,
    aboutId: fact.questionId,
    dueAt: replyDueAt,
  });
  working.effect(
    'relayQuestion',
    { kind: 'round', legId: fact.legId, round: round.number },
    { legId: fact.legId, round: round.number, questionId: fact.questionId },
  );
}

/** We reply; the party's clock runs again. */
export function answerQuestion(working: Working, fact: FactOf<'question_answered'>): void {
  demandOpen(working);
  const question = working.question(fact.questionId);
  if (question.reply !== null) {
    breakRule('already_answered', '/questionId', 'This question has been answered already.');
  }
  const leg = working.leg(question.legId);
  const round = openRound(leg);
  if (round === null || !awaitsReply(working.state, question)) {
    return breakRule(
      'status_forbids',
      '/questionId',
      'The party has answered in the meantime; no reply is awaited.',
    );
  }
  question.reply = { text: fact.text, by: actorOf(fact), at: working.now };
  working.closeTasks('done', (task) => task.kind === 'reply_to_question' && task.aboutId === fact.questionId);
  // An earlier question, whose pause has ended by itself, does not end that of a later one.
  if (leg.status === 'paused' && question.pausesUntil !== null && question.askedAt === leg.pausedAt) {
    resume(working, question.legId, 'question_answered');
  }
  working.effect(
    'relayReply',
    { kind: 'round', legId: question.legId, round: round.number },
    { legId: question.legId, round: round.number, questionId: fact.questionId },
  );
}

/** A question stops the party's clock on this leg; needed-by, window and lapse go on. */
function pause(working: Working, legId: LegId): void {
  const leg = working.leg(legId);
  leg.pausedFrom = leg.status;
  leg.status = moved(working.moves, 'leg', leg.status, 'question_asked', 'paused');
  leg.pausedAt = working.now;
  hand(leg, 'paused', working.now);
}

/** Puts the leg back where the question found it. */
export function resume(working: Working, legId: LegId, by: CauseOf<'leg'>): void {
  const leg = working.leg(legId);
  leg.status = moved(working.moves, 'leg', leg.status, by, leg.pausedFrom ?? 'asked');
  endPause(working, legId);
  hand(leg, holderOf(working.state, leg), working.now);
}

/** Gives the party back the time that its question took. */
export function endPause(working: Working, legId: LegId): void {
  const leg = working.leg(legId);
  const round = openRound(leg);
  if (leg.pausedAt === null || round === null) return;
  const pausedMs = Date.parse(working.now) - Date.parse(leg.pausedAt);
  const shift = (at: Instant) => earlier(new Date(Date.parse(at) + pausedMs).toISOString(), round.lapseAt);
  changeRound(leg, {
    dueAt: leg.overdueSince === null ? shift(round.dueAt) : round.dueAt,
    escalations: round.escalations.map((step, index) =>
      index < round.escalationsSent ? step : { ...step, at: shift(step.at) },
    ),
    remindAt: round.remindAt.map((at, index) => (index < round.remindersSent ? at : shift(at))),
    pausedMs: round.pausedMs + pausedMs,
  });
  moveDueDates(working, legId);
  leg.pausedFrom = null;
  leg.pausedAt = null;
}
