import type { WakeUp } from './facts.js';
import { closeRequest } from './closing.js';
import { expireLine, windowOfLine } from './lines.js';
import { moved } from './moves.js';
import { resume } from './questions.js';
import { changeRound, closeRound, openRound } from './rounds.js';
import { endObjections } from './seats.js';
import type { Working } from './working.js';

/** Folds what fell due. No deadline answers for anybody. */
export function foldDue(working: Working, wake: WakeUp): void {
  switch (wake.what) {
    case 'remind': {
      const { legId, round } = wake;
      changeRound(working.leg(legId), { remindersSent: wake.number });
      return working.effect(
        'remind',
        { kind: 'round', legId, round },
        { legId, round, reminder: wake.number },
      );
    }
    case 'overdue':
      working.leg(wake.legId).overdueSince = wake.at;
      return;
    case 'escalate':
      return escalate(working, wake);
    case 'objections_end': {
      const leg = working.leg(wake.legId);
      changeRound(leg, { objectionsEnded: true });
      return endObjections(working, leg);
    }
    case 'pause_end':
      return resume(working, wake.legId, 'pause_ended');
    case 'lapse': {
      const { legId, round } = wake;
      closeRound(working, legId, 'lapsed');
      const leg = working.leg(legId);
      leg.status = moved(working.moves, 'leg', leg.status, 'lapse', 'lapsed');
      return working.effect('announce', { kind: 'round', legId, round }, { legId, round, what: 'lapsed' });
    }
    case 'reply_overdue': {
      const question = working.question(wake.questionId);
      question.replyOverdue = true;
      const round = working.state.legs[question.legId]?.rounds.at(-1)?.number ?? 1;
      return working.effect(
        'escalate',
        { kind: 'round', legId: question.legId, round },
        { legId: question.legId, round, questionId: wake.questionId, to: 'managers' },
      );
    }
    case 'needed_by':
      working.state.neededByPassed = true;
      return working.effect('warn', { kind: 'request' }, { what: 'needed_by' });
    case 'request_lapse':
      return closeRequest(
        working,
        'request_lapse',
        'lapsed',
        'The day by which it was needed has long passed.',
      );
    case 'warn':
      return warn(working, wake);
    case 'expire':
      return expireLine(working, wake.lineId);
    case 'ruling':
      // Only loans wait for rulings.
      return;
  }
}

function escalate(working: Working, { legId, round, number }: Extract<WakeUp, { what: 'escalate' }>): void {
  const leg = working.leg(legId);
  const step = openRound(leg)?.escalations[number - 1];
  changeRound(leg, { escalationsSent: number });
  working.effect(
    'escalate',
    { kind: 'round', legId, round },
    { legId, round, step: number, to: step?.to ?? 'managers' },
  );
}

function warn(working: Working, { lineId, before }: Extract<WakeUp, { what: 'warn' }>): void {
  const line = working.line(lineId);
  line.warned = [...line.warned, before];
  // Who has been told that the window is lost need not hear that it shrinks.
  if (windowOfLine(working.state, line.id, working.now).verdict === 'lost') return;
  working.effect('warn', { kind: 'request' }, { lineId, before, what: 'window' });
}
