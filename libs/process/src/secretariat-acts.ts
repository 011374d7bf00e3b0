import { formatFinding, isAnsweredByAct, isBlocking, isSoft, legKind, outcomeOf } from '#libs/rules';
import { putIntoForce } from './answers.js';
import { breakRule } from './broken.js';
import { KEPT_WORK } from './closing.js';
import { dropConditions } from './conditions.js';
import { whyDecisionDoesNotCover } from './coverage.js';
import { type FactOf, actorOf, assertOpen, assertNotOwnRequest, labelOf } from './guards.js';
import { canStart, requestReservation } from './lines.js';
import { transition } from './transitions.js';
import { asRecorded, isPast } from './past.js';
import { linesNeeding } from './plan.js';
import { dropLine } from './revisions.js';
import { closeRound } from './rounds.js';
import { forgetAnswers, isGroup } from './seats.js';
import type { DecisionState, LegState } from './state.js';
import { announceNotGranted } from './opened.js';
import { type FoldContext, isOpenLine } from './fold-context.js';

/** The Secretariat lets a late answer count, or notes it without effect. */
export function reviewLateAnswer(
  context: FoldContext,
  fact: FactOf<'late_answer_noted' | 'late_answer_reinstated'>,
): void {
  const decision = context.decision(fact.decisionId);
  if (decision.status !== 'late') {
    breakRule('status_forbids', '/decisionId', 'This answer does not wait for a review.');
  }
  assertNotOwnRequest(context, actorOf(fact).personId);
  if (fact.kind === 'late_answer_reinstated') {
    assertOpen(context, '/decisionId');
    const leg = context.leg(decision.legId);
    if (leg.status !== 'lapsed') {
      breakRule(
        'status_forbids',
        '/decisionId',
        `The leg is ${labelOf(leg.status)}; only a lapsed leg takes a late answer.`,
      );
    }
    assertLatestWord(context, decision);
    const why = whyDecisionDoesNotCover(context.state, leg, decision, context.state.content);
    if (why.length > 0) {
      const words = why.map(formatFinding).join('; ');
      breakRule(
        'status_forbids',
        '/decisionId',
        `It was given to an earlier ask, and more is asked now: ${words}.`,
      );
    }
    const isVote = isGroup(leg) && decision.answer === 'abstain';
    if (!isVote && 'broken' in outcomeOf(leg.kind, 'asked', decision.answer, false)) {
      breakRule('no_consent_to_take_back', '/decisionId', 'There is no consent that it could take back.');
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

/** Of several late answers of one seat the last is its word. */
function assertLatestWord(context: FoldContext, decision: DecisionState): void {
  const later = Object.values(context.state.decisions).some(
    (other) =>
      other.id !== decision.id &&
      other.legId === decision.legId &&
      other.seat === decision.seat &&
      other.status === 'late' &&
      other.at > decision.at,
  );
  if (later) {
    breakRule('status_forbids', '/decisionId', 'The same seat has given a later answer; review that one.');
  }
}

/** The leg is not needed: by whom, by which instrument, why. So a Chapter VII act may stand over the refusal of a host. */
export function waive(context: FoldContext, fact: FactOf<'leg_waived'>): void {
  assertOpen(context);
  const leg = context.leg(fact.legId);
  const by = actorOf(fact);
  assertNotOwnRequest(context, by.personId);
  if (leg.satisfied || leg.status === 'not_in_record') {
    const stands = leg.satisfied ? 'satisfied' : 'not in the record';
    breakRule('status_forbids', '/legId', `This leg is ${stands}; there is nothing to waive.`);
  }
  if (!context.template(leg).waivable || !legKind(leg.kind).waivable) {
    breakRule('not_waivable', '/legId', 'The policy of this request lets nobody waive this leg.');
  }
  closeRound(context, leg.id, 'waived');
  context.closeTasks('superseded', (task) => task.legId === leg.id && !KEPT_WORK.includes(task.kind));
  dropConditions(context, leg);
  leg.status = transition(context.transitions, 'leg', leg.status, 'leg_waived', 'waived');
  leg.waiver = {
    by,
    instrument: fact.instrument,
    reason: fact.reason,
    at: context.now,
    revision: context.state.revision,
    ...(isPast(context.state) ? { within: asRecorded(fact.effective, context.now) } : {}),
  };
}

/** The Secretariat takes a refusal as final: the lines that need the leg are refused, and the others go on. */
export function acceptRefusal(context: FoldContext, fact: FactOf<'refusal_accepted'>): void {
  assertOpen(context);
  actorOf(fact);
  const leg = context.leg(fact.legId);
  const { parties, content, lines } = context.state;
  const blocked = (parties === null ? [] : linesNeeding(leg, parties, content)).filter(
    (lineId) => lines[lineId]?.status === 'blocked',
  );
  if (!isBlocking(leg.status) || blocked.length === 0) {
    breakRule('status_forbids', '/legId', `The leg is ${labelOf(leg.status)}; it blocks no line.`);
  }
  for (const lineId of blocked) {
    const line = context.line(lineId);
    line.status = transition(context.transitions, 'request_line', line.status, 'refusal_accepted', 'refused');
    announceNotGranted(context, lineId, 'refused');
  }
  context.closeTasks('done', (task) => task.kind === 'resolve_block' && task.legId === leg.id);
}

/** Puts the same ask to a party once more, after it refused, lapsed, or took its consent back, or while it is silent. */
export function askAgain(context: FoldContext, leg: LegState): void {
  const { status } = leg;
  const canBeAsked =
    isBlocking(status) ||
    isSoft(status) ||
    ['asked', 'paused', 'suspended', 'lapsed'].includes(status) ||
    leg.gaps.length > 0;
  if (!canBeAsked || leg.satisfied) {
    breakRule('status_forbids', '/legId', `The leg is ${labelOf(status)}; there is nothing to ask anew.`);
  }
  closeRound(context, leg.id, 'asked_again');
  dropConditions(context, leg);
  forgetAnswers(context, leg);
  if (isAnsweredByAct(leg.kind)) context.state.act = null;
  leg.status = transition(context.transitions, 'leg', leg.status, 'asked_again', 'not_started');
}

export function askPartyAgain(context: FoldContext, fact: FactOf<'asked_again'>): void {
  assertOpen(context);
  actorOf(fact);
  askAgain(context, context.leg(fact.legId));
}

/** The Secretariat asks for a line no longer. */
export function dropOneLine(context: FoldContext, fact: FactOf<'line_dropped'>): void {
  assertOpen(context);
  actorOf(fact);
  const line = context.line(fact.lineId);
  if (!isOpenLine(line)) {
    breakRule('status_forbids', '/lineId', `The line is ${labelOf(line.status)}; it cannot be dropped.`);
  }
  dropLine(context, fact.lineId, 'line_dropped');
}

/** The record of the past says nothing of a leg: neither that it was obtained nor that it was not. */
export function markNotInRecord(context: FoldContext, fact: FactOf<'leg_not_in_record'>): void {
  assertOpen(context);
  const { ofRecord, record } = context.state;
  if (!ofRecord || (record !== undefined && record.continuedAt !== null)) {
    breakRule('not_of_record', '', 'Only a case entered from the record of the past can be silent on a leg.');
  }
  const leg = context.leg(fact.legId);
  const hasSpoken = leg.decisionId !== null || leg.seats.some((seat) => seat.decisionId !== null);
  if (hasSpoken || leg.satisfied) {
    breakRule('status_forbids', '/legId', `The leg is ${labelOf(leg.status)}: the record speaks of it.`);
  }
  closeRound(context, leg.id, 'not_in_record');
  leg.status = transition(context.transitions, 'leg', leg.status, 'leg_not_in_record', 'not_in_record');
}

export function refuseReservation(context: FoldContext, fact: FactOf<'reservation_refused'>): void {
  const line = context.line(fact.lineId);
  if (line.status !== 'reserving') return;
  line.status = transition(
    context.transitions,
    'request_line',
    line.status,
    'reservation_refused',
    'reservation_refused',
  );
  context.openTask('resolve_reservation', context.secretariat(), { aboutId: fact.lineId });
}

export function retryReservation(context: FoldContext, fact: FactOf<'reservation_retried'>): void {
  assertOpen(context);
  const line = context.line(fact.lineId);
  if (line.status !== 'reservation_refused') {
    breakRule('status_forbids', '/lineId', 'No refused reservation waits on this line.');
  }
  if (!canStart(context, line)) {
    breakRule('status_forbids', '/lineId', 'This line would start only after its expiry.');
  }
  line.status = transition(
    context.transitions,
    'request_line',
    line.status,
    'reservation_retried',
    'reserving',
  );
  context.closeTasks('done', (task) => task.kind === 'resolve_reservation' && task.aboutId === fact.lineId);
  requestReservation(context, line);
}
