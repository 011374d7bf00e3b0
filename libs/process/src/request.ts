import type { Policy } from '#libs/contracts';
import { dayOf, endOfDay, plusDuration } from '#libs/rules';
import { answer } from './answers.js';
import { breakRule } from './broken.js';
import { countersignConditions, enterConditions, sendBackConditions } from './conditions.js';
import {
  contestRecord,
  noteContest,
  settleOvertakenContests,
  strikeRecord,
  withdrawContest,
} from './contests.js';
import { needsCalendars } from './deadlines.js';
import { foldDue } from './dues.js';
import type { RequestFact } from './facts.js';
import { type FactOf, actorOf, demandDraft, demandOpen } from './guards.js';
import { replan } from './replanning.js';
import { closeRequest } from './closing.js';
import { grantLine, settle } from './lines.js';
import { type Move, moved } from './moves.js';
import { newLeg, newLine } from './opening.js';
import { legsInOrder } from './order.js';
import { confirmOverride, proposeOverride, rejectOverride } from './overrides.js';
import { countersignPaper, recordPaper, sendBackPaper } from './papers.js';
import { planLegs } from './plan.js';
import { continueLive, enterAnswer, recordAsking } from './record-acts.js';
import { answerQuestion, askQuestion } from './questions.js';
import { addRevision, amend, demandFeasible } from './revisions.js';
import { addApprover, removeApprover } from './seats.js';
import {
  acceptRefusal,
  askPartyAnew,
  dropOneLine,
  markNotInRecord,
  refuseReservation,
  retryReservation,
  reviewLateAnswer,
  waive,
} from './secretariat-acts.js';
import type { RequestState } from './state.js';
import { claim, handBack, handOver, release } from './tasks.js';
import { tellOpened } from './tells.js';
import { isExpected, requestWakeUps } from './wakeups.js';
import { Working } from './working.js';

/** The first fact of a request. */
export function draft(fact: FactOf<'drafted'>): { state: RequestState; moves: Move[] } {
  const neededByAt = endOfDay(fact.content.neededBy);
  if (neededByAt <= fact.at && fact.inThePast !== true) {
    breakRule(
      'needed_by_past',
      '/neededBy',
      `Needed by ${fact.content.neededBy}; today is ${dayOf(fact.at)}.`,
    );
  }
  const moves: Move[] = [];
  const state: RequestState = {
    case: 'request',
    id: fact.requestId,
    arrangementId: fact.arrangementId,
    status: moved(moves, 'request', null, 'drafted', 'draft'),
    revision: 1,
    content: fact.content,
    requestedBy: actorOf(fact),
    policyHash: null,
    authority: null,
    parties: null,
    calendars: null,
    senderMandateEndsOn: null,
    standingConsents: [],
    loan: null,
    ofRecord: fact.ofRecord ?? false,
    ...(fact.inThePast === true ? { record: { continuedAt: null } } : {}),
    revisions: [],
    submittedAt: null,
    neededByAt,
    neededByPassed: false,
    lapseAt: null,
    closedAt: null,
    closedReason: null,
    legs: {},
    lines: {},
    decisions: {},
    papers: {},
    contests: {},
    questions: {},
    tasks: {},
    overrides: {},
    act: null,
    factCount: 1,
    lastFactAt: fact.at,
  };
  return { state, moves };
}

/**
 * Folds one fact into a request. Throws `Broken` where it breaks a rule.
 * A wake-up that is not expected, or not yet, changes nothing: a due fact never breaks a rule.
 */
export function foldRequest(before: RequestState, fact: RequestFact, policy: Policy): Working {
  const working = new Working(before, fact, policy);
  if (fact.kind === 'due' && !isExpected(requestWakeUps(before), fact.wake, working.now)) return working;
  apply(working, fact);
  settle(working);
  settleOvertakenContests(working);
  return working;
}

function apply(working: Working, fact: RequestFact): void {
  switch (fact.kind) {
    case 'drafted':
      return breakRule('already_exists', '', 'This request exists already.');
    case 'revised':
      return revise(working, fact);
    case 'submitted':
      return submit(working, fact);
    case 'amended':
      return amend(working, fact);
    case 'answered':
      return answer(working, fact);
    case 'paper_recorded':
      return recordPaper(working, fact);
    case 'paper_countersigned':
      return countersignPaper(working, fact);
    case 'paper_sent_back':
      return sendBackPaper(working, fact);
    case 'record_contested':
      return contestRecord(working, fact);
    case 'contest_withdrawn':
      return withdrawContest(working, fact);
    case 'record_struck':
      return strikeRecord(working, fact);
    case 'contest_noted':
      return noteContest(working, fact);
    case 'question_asked':
      return askQuestion(working, fact);
    case 'question_answered':
      return answerQuestion(working, fact);
    case 'conditions_entered':
      return enterConditions(working, fact);
    case 'conditions_countersigned':
      return countersignConditions(working, fact);
    case 'conditions_sent_back':
      return sendBackConditions(working, fact);
    case 'late_answer_noted':
    case 'late_answer_reinstated':
      return reviewLateAnswer(working, fact);
    case 'leg_waived':
      return waive(working, fact);
    case 'leg_not_in_record':
      return markNotInRecord(working, fact);
    case 'leg_asked':
      return recordAsking(working, fact);
    case 'answer_entered':
      return enterAnswer(working, fact);
    case 'continued_live':
      return continueLive(working, fact);
    case 'refusal_accepted':
      return acceptRefusal(working, fact);
    case 'asked_anew':
      return askPartyAnew(working, fact);
    case 'line_dropped':
      return dropOneLine(working, fact);
    case 'approver_added':
    case 'approver_removed':
      return changeApprovers(working, fact);
    case 'calendar_corrected':
      return correctCalendar(working, fact);
    case 'override_proposed':
      return proposeOverride(working, fact);
    case 'override_confirmed':
      return confirmOverride(working, fact);
    case 'override_rejected':
      return rejectOverride(working, fact);
    case 'task_claimed':
      return claim(working, fact);
    case 'task_released':
      return release(working, fact);
    case 'task_handed_over':
      return handOver(working, fact);
    case 'task_handed_back':
      return handBack(working, fact);
    case 'withdrawn':
      return withdraw(working, fact);
    case 'overtaken':
      demandOpen(working);
      actorOf(fact);
      return closeRequest(working, 'overtaken', 'overtaken', fact.reason);
    case 'reserved':
      return grantLine(working, fact.lineId);
    case 'reservation_refused':
      return refuseReservation(working, fact);
    case 'reservation_retried':
      return retryReservation(working, fact);
    case 'readiness_told':
      working.line(fact.lineId).readiness = fact.readiness;
      return undefined;
    case 'due':
      return foldDue(working, fact.wake);
    case 'machine_upgraded':
      return undefined;
  }
}

function revise(working: Working, fact: FactOf<'revised'>): void {
  demandDraft(working);
  const neededByAt = endOfDay(fact.content.neededBy);
  if (neededByAt <= working.now) {
    breakRule(
      'needed_by_past',
      '/neededBy',
      `Needed by ${fact.content.neededBy}; today is ${dayOf(working.now)}.`,
    );
  }
  working.state.content = fact.content;
  working.state.neededByAt = neededByAt;
}

function submit(working: Working, fact: FactOf<'submitted'>): void {
  const { state, now, policy } = working;
  const { content } = state;
  demandDraft(working);
  demandFeasible(working, content, fact.authority);
  demandComplete(working, fact);
  state.status = moved(working.moves, 'request', state.status, 'submitted', 'open');
  state.policyHash = fact.policyHash;
  state.authority = fact.authority;
  state.parties = fact.parties;
  state.calendars = fact.calendars;
  state.senderMandateEndsOn = fact.senderMandateEndsOn;
  state.standingConsents = fact.standingConsents;
  state.loan = fact.loan;
  state.submittedAt = now;
  state.lapseAt = plusDuration(state.neededByAt, policy.lapseAfterNeededBy, policy.zone);
  addRevision(working, { because: 'submitted', reason: null, content, changes: [], reopened: [] });
  for (const [position, planned] of planLegs(fact.parties, policy).entries()) {
    working.add('legs', planned.id, newLeg(working, planned, position, fact.asks));
  }
  for (const line of content.lines) {
    working.add('lines', line.id, newLine(working, line, fact.parties, 'submitted'));
  }
  tellOpened(working, content.lines);
}

/** What the policy cannot do without: a party for every leg that is needed, and calendars where it counts working time. */
function demandComplete({ policy }: Working, { parties, calendars }: FactOf<'submitted'>): void {
  const regional = policy.legs.some((leg) => leg.of === 'regional_body' && leg.required);
  if (regional && parties.regionalBody === null) {
    breakRule(
      'party_missing',
      '/policyId',
      `The policy ${policy.id} asks a regional body; neither mission has one on record.`,
    );
  }
  if (calendars === null && policy.legs.some(needsCalendars)) {
    breakRule(
      'calendars_missing',
      '/calendars',
      'The policy counts working time, and no calendar is at hand.',
    );
  }
}

function changeApprovers(working: Working, fact: FactOf<'approver_added' | 'approver_removed'>): void {
  demandOpen(working);
  actorOf(fact);
  const leg = working.leg(fact.legId);
  if (fact.kind === 'approver_added') addApprover(working, leg, fact.seatId, fact.personId);
  else removeApprover(working, leg, fact.seatId, fact.personId);
}

/** A corrected calendar puts open deadlines where they belong; what has been sent is not taken back. */
function correctCalendar(working: Working, fact: FactOf<'calendar_corrected'>): void {
  demandOpen(working);
  const { state } = working;
  const { calendars } = state;
  if (calendars === null) return;
  state.calendars =
    fact.of === 'headquarters'
      ? { ...calendars, headquarters: fact.calendar }
      : { ...calendars, parties: { ...calendars.parties, [fact.of.partyId]: fact.calendar } };
  for (const leg of legsInOrder(state)) replan(working, leg.id);
}

function withdraw(working: Working, fact: FactOf<'withdrawn'>): void {
  const { state } = working;
  if (state.status === 'draft') {
    state.status = moved(working.moves, 'request', state.status, 'withdrawn', 'withdrawn');
    state.closedAt = working.now;
    state.closedReason = fact.reason;
    working.tells.push({
      to: 'arrangement',
      fact: {
        kind: 'request_closed',
        at: working.now,
        by: fact.by,
        channel: fact.channel,
        requestId: state.id,
      },
    });
    return;
  }
  demandOpen(working);
  closeRequest(working, 'withdrawn', 'withdrawn', fact.reason);
}
