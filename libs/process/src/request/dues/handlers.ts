import type { WakeUp } from '../../shared/facts.js';
import { transition } from '../../shared/transitions.js';
import { endObjections } from '../answers/seats.js';
import { resume } from '../asking/pauses.js';
import { changeRound, closeRound, openRound } from '../asking/rounds.js';
import { closeRequest } from '../closing.js';
import type { FoldContext } from '../fold-context.js';
import { expireLine } from '../lines/expiry.js';
import { windowOfLine } from '../lines/terms.js';

/** Folds what fell due. No deadline answers for anybody. */
export function foldDue(context: FoldContext, wake: WakeUp): void {
  switch (wake.what) {
    case 'remind': {
      const { legId, round } = wake;
      changeRound(context.leg(legId), { remindersSent: wake.number });
      return context.effect('remind', { legId, round, reminder: wake.number });
    }
    case 'overdue':
      context.leg(wake.legId).overdueSince = wake.at;
      return;
    case 'escalate':
      return escalate(context, wake);
    case 'objections_end': {
      const leg = context.leg(wake.legId);
      const objections = leg.rounds.at(-1)?.objections;
      if (objections !== undefined) changeRound(leg, { objections: { ...objections, ended: true } });
      return endObjections(context, leg);
    }
    case 'pause_end':
      return resume(context, wake.legId, 'pause_ended');
    case 'lapse': {
      const { legId, round } = wake;
      closeRound(context, legId, 'lapsed');
      const leg = context.leg(legId);
      leg.status = transition(context.transitions, 'leg', leg.status, 'lapse', 'lapsed');
      return context.effect('announceLapse', { legId, round });
    }
    case 'reply_overdue': {
      const question = context.question(wake.questionId);
      question.replyOverdue = true;
      const round = context.state.legs[question.legId]?.rounds.at(-1)?.number ?? 1;
      return context.effect('escalateLateReply', {
        legId: question.legId,
        round,
        questionId: wake.questionId,
      });
    }
    case 'needed_by':
      context.state.neededByPassed = true;
      return context.effect('warnNeededBy', {});
    case 'request_lapse':
      return closeRequest(context, 'request_lapse', 'lapsed', { code: 'closed.lapsed', params: {} });
    case 'warn':
      return warn(context, wake);
    case 'expire':
      return expireLine(context, wake.lineId);
    case 'ruling':
      // Only arrangements wait for rulings.
      return;
  }
}

function escalate(
  context: FoldContext,
  { legId, round, number }: Extract<WakeUp, { what: 'escalate' }>,
): void {
  const leg = context.leg(legId);
  const step = openRound(leg)?.escalations[number - 1];
  changeRound(leg, { escalationsSent: number });
  context.effect('escalateSilence', { legId, round, step: number, to: step?.to ?? 'managers' });
}

function warn(context: FoldContext, { lineId, before }: Extract<WakeUp, { what: 'warn' }>): void {
  const line = context.line(lineId);
  line.warned = [...line.warned, before];
  // Once the loss of the window has been reported, warnings that it shrinks are needless.
  if (windowOfLine(context.state, line.id, context.now).verdict === 'lost') return;
  context.effect('warnWindow', { lineId, before });
}
