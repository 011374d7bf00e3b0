import { type Policy, messageOf } from '#libs/contracts';
import { breakRule } from '../shared/broken.js';
import type { RequestFact } from '../shared/facts.js';
import type { RequestState } from '../shared/state.js';
import { isExpected, requestWakeUps } from '../wakeups.js';
import { answer, changeApprovers, reviewLateAnswer } from './answers/handlers.js';
import { answerQuestion, askPartyAgain, askQuestion, correctCalendar } from './asking/handlers.js';
import { closeRequest, statedReason } from './closing.js';
import { countersignConditions, enterConditions, sendBackConditions } from './conditions/handlers.js';
import { drawConsequences } from './consequences/consequences.js';
import { contestRecord, noteContest, strikeRecord, withdrawContest } from './contests/handlers.js';
import { revise, submit, withdraw } from './drafting/handlers.js';
import { foldDue } from './dues/handlers.js';
import { FoldContext } from './fold-context.js';
import { actorOf, assertOpen } from './guards.js';
import { acceptRefusal, dropOneLine, refuseReservation, retryReservation, waive } from './lines/handlers.js';
import { grantLine } from './lines/reservations.js';
import { confirmOverride, proposeOverride, rejectOverride } from './overrides/handlers.js';
import { countersignPaper, recordPaper, sendBackPaper } from './papers/handlers.js';
import { continueLive, enterAnswer, markNotInRecord, recordAsking } from './record/handlers.js';
import { amend } from './revisions/handlers.js';
import { claim, handBack, handOver, release } from './tasks/handlers.js';

/**
 * Folds one fact into a request: checks it, changes its own part, and draws the consequences. Throws `Broken` where it breaks
 * a rule.
 * A wake-up that is not expected, or not yet, changes nothing: a due fact never breaks a rule.
 */
export function foldRequest(before: RequestState, fact: RequestFact, policy: Policy): FoldContext {
  const context = new FoldContext(before, fact, policy);
  if (fact.kind === 'due' && !isExpected(requestWakeUps(before), fact.wake, context.now)) return context;
  changeOwnPart(context, fact);
  drawConsequences(context);
  return context;
}

/** Checks a fact and changes what it is about, by its one handler. No handler calls another, nor draws a consequence. */
function changeOwnPart(context: FoldContext, fact: RequestFact): void {
  switch (fact.kind) {
    case 'drafted':
      return breakRule('already_exists', '', messageOf('refusals.request_exists'));
    case 'revised':
      return revise(context, fact);
    case 'submitted':
      return submit(context, fact);
    case 'amended':
      return amend(context, fact);
    case 'answered':
      return answer(context, fact);
    case 'paper_recorded':
      return recordPaper(context, fact);
    case 'paper_countersigned':
      return countersignPaper(context, fact);
    case 'paper_sent_back':
      return sendBackPaper(context, fact);
    case 'record_contested':
      return contestRecord(context, fact);
    case 'contest_withdrawn':
      return withdrawContest(context, fact);
    case 'record_struck':
      return strikeRecord(context, fact);
    case 'contest_noted':
      return noteContest(context, fact);
    case 'question_asked':
      return askQuestion(context, fact);
    case 'question_answered':
      return answerQuestion(context, fact);
    case 'conditions_entered':
      return enterConditions(context, fact);
    case 'conditions_countersigned':
      return countersignConditions(context, fact);
    case 'conditions_sent_back':
      return sendBackConditions(context, fact);
    case 'late_answer_noted':
    case 'late_answer_reinstated':
      return reviewLateAnswer(context, fact);
    case 'leg_waived':
      return waive(context, fact);
    case 'leg_not_in_record':
      return markNotInRecord(context, fact);
    case 'leg_asked':
      return recordAsking(context, fact);
    case 'answer_entered':
      return enterAnswer(context, fact);
    case 'continued_live':
      return continueLive(context, fact);
    case 'refusal_accepted':
      return acceptRefusal(context, fact);
    case 'asked_again':
      return askPartyAgain(context, fact);
    case 'line_dropped':
      return dropOneLine(context, fact);
    case 'approver_added':
    case 'approver_removed':
      return changeApprovers(context, fact);
    case 'calendar_corrected':
      return correctCalendar(context, fact);
    case 'override_proposed':
      return proposeOverride(context, fact);
    case 'override_confirmed':
      return confirmOverride(context, fact);
    case 'override_rejected':
      return rejectOverride(context, fact);
    case 'task_claimed':
      return claim(context, fact);
    case 'task_released':
      return release(context, fact);
    case 'task_handed_over':
      return handOver(context, fact);
    case 'task_handed_back':
      return handBack(context, fact);
    case 'withdrawn':
      return withdraw(context, fact);
    case 'overtaken':
      assertOpen(context);
      actorOf(fact);
      return closeRequest(context, 'overtaken', 'overtaken', statedReason(fact.reason));
    case 'reserved':
      return grantLine(context, fact.lineId);
    case 'reservation_refused':
      return refuseReservation(context, fact);
    case 'reservation_retried':
      return retryReservation(context, fact);
    case 'readiness_reported':
      context.line(fact.lineId).readiness = fact.readiness;
      return undefined;
    case 'due':
      return foldDue(context, fact.wake);
    case 'machine_upgraded':
      return undefined;
  }
}
