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
import { type FactOf, actorOf, assertDraft, assertOpen } from './guards.js';
import { replan } from './replanning.js';
import { closeRequest, statedReason } from './closing.js';
import { grantLine, settle } from './lines.js';
import { type Transition, transition } from './transitions.js';
import { newLeg, newLine } from './opening.js';
import { legsInOrder } from './order.js';
import { confirmOverride, proposeOverride, rejectOverride } from './overrides.js';
import { countersignPaper, recordPaper, sendBackPaper } from './papers.js';
import { planLegs } from './plan.js';
import { continueLive, enterAnswer, recordAsking } from './record-acts.js';
import { answerQuestion, askQuestion } from './questions.js';
import { addRevision, amend, assertFeasible } from './revisions.js';
import { addApprover, removeApprover } from './seats.js';
import {
  acceptRefusal,
  askPartyAgain,
  dropOneLine,
  markNotInRecord,
  refuseReservation,
  retryReservation,
  reviewLateAnswer,
  waive,
} from './secretariat-acts.js';
import type { RequestState } from './state.js';
import { claim, handBack, handOver, release } from './tasks.js';
import { announceOpened } from './opened.js';
import { isExpected, requestWakeUps } from './wakeups.js';
import { FoldContext } from './fold-context.js';

/** The first fact of a request. */
export function draft(fact: FactOf<'drafted'>): { state: RequestState; transitions: Transition[] } {
  const neededByAt = endOfDay(fact.content.neededBy);
  if (neededByAt <= fact.at && fact.inThePast !== true) {
    breakRule(
      'needed_by_past',
      '/neededBy',
      `Needed by ${fact.content.neededBy}; today is ${dayOf(fact.at)}.`,
    );
  }
  const transitions: Transition[] = [];
  const state: RequestState = {
    case: 'request',
    id: fact.requestId,
    arrangementId: fact.arrangementId,
    status: transition(transitions, 'request', null, 'drafted', 'draft'),
    revision: 1,
    content: fact.content,
    requestedBy: actorOf(fact),
    policyHash: null,
    authority: null,
    parties: null,
    calendars: null,
    senderMandateEndsOn: null,
    standingConsents: [],
    arrangement: null,
    ofRecord: fact.ofRecord ?? false,
    ...(fact.inThePast === true ? { record: { continuedAt: null } } : {}),
    revisions: [],
    submittedAt: null,
    neededByAt,
    neededByPassed: false,
    lapseAt: null,
    closedAt: null,
    closedBecause: null,
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
  return { state, transitions };
}

/**
 * Folds one fact into a request. Throws `Broken` where it breaks a rule.
 * A wake-up that is not expected, or not yet, changes nothing: a due fact never breaks a rule.
 */
export function foldRequest(before: RequestState, fact: RequestFact, policy: Policy): FoldContext {
  const context = new FoldContext(before, fact, policy);
  if (fact.kind === 'due' && !isExpected(requestWakeUps(before), fact.wake, context.now)) return context;
  apply(context, fact);
  settle(context);
  settleOvertakenContests(context);
  return context;
}

function apply(context: FoldContext, fact: RequestFact): void {
  switch (fact.kind) {
    case 'drafted':
      return breakRule('already_exists', '', 'This request exists already.');
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

function revise(context: FoldContext, fact: FactOf<'revised'>): void {
  assertDraft(context);
  const neededByAt = endOfDay(fact.content.neededBy);
  if (neededByAt <= context.now) {
    breakRule(
      'needed_by_past',
      '/neededBy',
      `Needed by ${fact.content.neededBy}; today is ${dayOf(context.now)}.`,
    );
  }
  context.state.content = fact.content;
  context.state.neededByAt = neededByAt;
}

function submit(context: FoldContext, fact: FactOf<'submitted'>): void {
  const { state, now, policy } = context;
  const { content } = state;
  assertDraft(context);
  assertFeasible(context, content, fact.authority);
  assertComplete(context, fact);
  state.status = transition(context.transitions, 'request', state.status, 'submitted', 'open');
  state.policyHash = fact.policyHash;
  state.authority = fact.authority;
  state.parties = fact.parties;
  state.calendars = fact.calendars;
  state.senderMandateEndsOn = fact.senderMandateEndsOn;
  state.standingConsents = fact.standingConsents;
  state.arrangement = fact.arrangement;
  state.submittedAt = now;
  state.lapseAt = plusDuration(state.neededByAt, policy.lapseAfterNeededBy, policy.zone);
  addRevision(context, { because: 'submitted', reason: null, act: null, content, changes: [], reopened: [] });
  for (const [position, planned] of planLegs(fact.parties, policy).entries()) {
    context.add('legs', planned.id, newLeg(context, planned, position, fact.asks));
  }
  for (const line of content.lines) {
    context.add('lines', line.id, newLine(context, line, fact.parties, 'submitted'));
  }
  announceOpened(context, content.lines);
}

/** What the policy cannot do without: a party for every leg that is needed, and calendars where it counts working time. */
function assertComplete({ policy }: FoldContext, { parties, calendars }: FactOf<'submitted'>): void {
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

function changeApprovers(context: FoldContext, fact: FactOf<'approver_added' | 'approver_removed'>): void {
  assertOpen(context);
  actorOf(fact);
  const leg = context.leg(fact.legId);
  if (fact.kind === 'approver_added') addApprover(context, leg, fact.seatId, fact.personId);
  else removeApprover(context, leg, fact.seatId, fact.personId);
}

/** A corrected calendar puts open deadlines where they belong; what has been sent is not taken back. */
function correctCalendar(context: FoldContext, fact: FactOf<'calendar_corrected'>): void {
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

function withdraw(context: FoldContext, fact: FactOf<'withdrawn'>): void {
  const { state } = context;
  if (state.status === 'draft') {
    state.status = transition(context.transitions, 'request', state.status, 'withdrawn', 'withdrawn');
    state.closedAt = context.now;
    state.closedBecause = statedReason(fact.reason);
    context.siblingFacts.push({
      to: 'arrangement',
      fact: {
        kind: 'request_closed',
        at: context.now,
        by: fact.by,
        channel: fact.channel,
        requestId: state.id,
      },
    });
    return;
  }
  assertOpen(context);
  closeRequest(context, 'withdrawn', 'withdrawn', statedReason(fact.reason));
}
