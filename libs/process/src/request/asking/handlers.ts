import { messageOf } from '#libs/contracts';
import { earlier, plusDuration } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import type { FoldContext } from '../fold-context.js';
import { type FactOf, actorOf, assertOpen, assertParty } from '../guards.js';
import { legsInOrder } from '../order.js';
import { askAgain } from './ask-again.js';
import { pause, resume } from './pauses.js';
import { replan } from './replanning.js';
import { awaitsReply, openRound } from './rounds.js';

/** A corrected calendar moves open deadlines; what has been sent is not taken back. */
export function correctCalendar(context: FoldContext, fact: FactOf<'calendar_corrected'>): void {
  assertOpen(context);
  const { state } = context;
  const { calendars } = state;
  if (calendars === null) return;
  state.calendars =
    fact.of === 'headquarters'
      ? { ...calendars, headquarters: fact.calendar }
      : { ...calendars, parties: { ...calendars.parties, [fact.of.partyId]: fact.calendar } };
  for (const leg of legsInOrder(state)) replan(context, leg.id);
}

/** A party asks before it answers. Its clock on this leg stops, as often and as long as the policy allows. */
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
      messageOf('refusals.no_ask_to_question', { status: messageOf(`labels.leg_status.${leg.status}`) }),
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
    breakRule('already_answered', '/questionId', messageOf('refusals.question_answered'));
  }
  const leg = context.leg(question.legId);
  const round = openRound(leg);
  if (round === null || !awaitsReply(context.state, question)) {
    return breakRule('status_forbids', '/questionId', messageOf('refusals.no_reply_awaited'));
  }
  question.reply = { text: fact.text, by: actorOf(fact), at: context.now };
  context.closeTasks('done', (task) => task.kind === 'reply_to_question' && task.aboutId === fact.questionId);
  // An earlier question, whose pause has ended by itself, does not end that of a later one.
  if (leg.status === 'paused' && question.pausesUntil !== null && question.askedAt === leg.pausedAt) {
    resume(context, question.legId, 'question_answered');
  }
  context.effect('relayReply', { legId: question.legId, round: round.number, questionId: fact.questionId });
}

export function askPartyAgain(context: FoldContext, fact: FactOf<'asked_again'>): void {
  assertOpen(context);
  actorOf(fact);
  askAgain(context, context.leg(fact.legId));
}
