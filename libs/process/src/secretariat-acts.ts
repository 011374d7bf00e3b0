import { isAnsweredByAct, isBlocking, isSoft, legKind, outcomeOf } from '#libs/rules';
import { putIntoForce } from './answers.js';
import { breakRule } from './broken.js';
import { KEPT_WORK } from './closing.js';
import { dropConditions } from './conditions.js';
import { whyDecisionDoesNotCover } from './coverage.js';
import { type FactOf, actorOf, demandOpen, forbidOwnRequest, inWords } from './guards.js';
import { canStart, need } from './lines.js';
import { moved } from './moves.js';
import { asRecorded, isPast } from './past.js';
import { linesNeeding } from './plan.js';
import { dropLine } from './revisions.js';
import { closeRound } from './rounds.js';
import { forgetAnswers, isGroup } from './seats.js';
import type { DecisionState, LegState } from './state.js';
import { tellNotGranted } from './tells.js';
import { type Working, isOpenLine } from './working.js';

/** The Secretariat lets a late answer count, or notes it without effect. */
export function reviewLateAnswer(
  working: Working,
  fact: FactOf<'late_answer_noted' | 'late_answer_reinstated'>,
): void {
  const decision = working.decision(fact.decisionId);
  if (decision.standing !== 'late') {
    breakRule('status_forbids', '/decisionId', 'This answer does not wait for a review.');
  }
  forbidOwnRequest(working, actorOf(fact).personId);
  if (fact.kind === 'late_answer_reinstated') {
    demandOpen(working, '/decisionId');
    const leg = working.leg(decision.legId);
    if (leg.status !== 'lapsed') {
      breakRule(
        'status_forbids',
        '/decisionId',
        `The leg is ${inWords(leg.status)}; only a lapsed leg takes a late answer.`,
      );
    }
    demandLatestWord(working, decision);
    const why = whyDecisionDoesNotCover(working.state, leg, decision, working.state.content);
    if (why.length > 0) {
      const words = why.join('; ');
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
    decision.standing = 'counts';
    putIntoForce(working, decision, fact.kind);
  } else {
    decision.standing = 'noted';
  }
  working.closeTasks(
    'done',
    (task) => task.kind === 'review_late_answer' && task.aboutId === fact.decisionId,
  );
}

/** Of several late answers of one seat the last is its word. */
function demandLatestWord(working: Working, decision: DecisionState): void {
  const later = Object.values(working.state.decisions).some(
    (other) =>
      other.id !== decision.id &&
      other.legId === decision.legId &&
      other.seat === decision.seat &&
      other.standing === 'late' &&
      other.at > decision.at,
  );
  if (later) {
    breakRule('status_forbids', '/decisionId', 'The same seat has given a later answer; review that one.');
  }
}

/** The leg is not needed: by whom, by which instrument, why. So a Chapter VII act may stand over the refusal of a host. */
export function waive(working: Working, fact: FactOf<'leg_waived'>): void {
  demandOpen(working);
  const leg = working.leg(fact.legId);
  const by = actorOf(fact);
  forbidOwnRequest(working, by.personId);
  if (leg.satisfied || leg.status === 'not_in_record') {
    const stands = leg.satisfied ? 'satisfied' : 'not in the record';
    breakRule('status_forbids', '/legId', `This leg is ${stands}; there is nothing to waive.`);
  }
  if (!working.template(leg).waivable || !legKind(leg.kind).waivable) {
    breakRule('not_waivable', '/legId', 'The policy of this request lets nobody waive this leg.');
  }
  closeRound(working, leg.id, 'waived');
  working.closeTasks('superseded', (task) => task.legId === leg.id && !KEPT_WORK.includes(task.kind));
  dropConditions(working, leg);
  leg.status = moved(working.moves, 'leg', leg.status, 'leg_waived', 'waived');
  leg.waiver = {
    by,
    instrument: fact.instrument,
    reason: fact.reason,
    at: working.now,
    revision: working.state.revision,
    ...(isPast(working.state) ? { within: asRecorded(fact.effective, working.now) } : {}),
  };
}

/** The Secretariat takes a refusal as final: the lines that need the leg are refused, and the others go on. */
export function acceptRefusal(working: Working, fact: FactOf<'refusal_accepted'>): void {
  demandOpen(working);
  actorOf(fact);
  const leg = working.leg(fact.legId);
  const { parties, content, lines } = working.state;
  const blocked = (parties === null ? [] : linesNeeding(leg, parties, content)).filter(
    (lineId) => lines[lineId]?.status === 'blocked',
  );
  if (!isBlocking(leg.status) || blocked.length === 0) {
    breakRule('status_forbids', '/legId', `The leg is ${inWords(leg.status)}; it blocks no line.`);
  }
  for (const lineId of blocked) {
    const line = working.line(lineId);
    line.status = moved(working.moves, 'request_line', line.status, 'refusal_accepted', 'refused');
    tellNotGranted(working, lineId, 'refused');
  }
  working.closeTasks('done', (task) => task.kind === 'resolve_block' && task.legId === leg.id);
}

/** Puts the same ask to a party once more, after it refused, lapsed, or took its consent back, or while it is silent. */
export function askAnew(working: Working, leg: LegState): void {
  const { status } = leg;
  const canBeAsked =
    isBlocking(status) ||
    isSoft(status) ||
    ['asked', 'paused', 'suspended', 'lapsed'].includes(status) ||
    leg.gaps.length > 0;
  if (!canBeAsked || leg.satisfied) {
    breakRule('status_forbids', '/legId', `The leg is ${inWords(status)}; there is nothing to ask anew.`);
  }
  closeRound(working, leg.id, 'asked_anew');
  dropConditions(working, leg);
  forgetAnswers(working, leg);
  if (isAnsweredByAct(leg.kind)) working.state.act = null;
  leg.status = moved(working.moves, 'leg', leg.status, 'asked_anew', 'not_started');
}

export function askPartyAnew(working: Working, fact: FactOf<'asked_anew'>): void {
  demandOpen(working);
  actorOf(fact);
  askAnew(working, working.leg(fact.legId));
}

/** The Secretariat asks for a line no longer. */
export function dropOneLine(working: Working, fact: FactOf<'line_dropped'>): void {
  demandOpen(working);
  actorOf(fact);
  const line = working.line(fact.lineId);
  if (!isOpenLine(line)) {
    breakRule('status_forbids', '/lineId', `The line is ${inWords(line.status)}; it cannot be dropped.`);
  }
  dropLine(working, fact.lineId, 'line_dropped');
}

/** The record of the past says nothing of a leg: neither that it was obtained nor that it was not. */
export function markNotInRecord(working: Working, fact: FactOf<'leg_not_in_record'>): void {
  demandOpen(working);
  const { ofRecord, record } = working.state;
  if (!ofRecord || (record !== undefined && record.continuedAt !== null)) {
    breakRule('not_of_record', '', 'Only a case entered from the record of the past can be silent on a leg.');
  }
  const leg = working.leg(fact.legId);
  const hasSpoken = leg.decisionId !== null || leg.seats.some((seat) => seat.decisionId !== null);
  if (hasSpoken || leg.satisfied) {
    breakRule('status_forbids', '/legId', `The leg is ${inWords(leg.status)}: the record speaks of it.`);
  }
  closeRound(working, leg.id, 'not_in_record');
  leg.status = moved(working.moves, 'leg', leg.status, 'leg_not_in_record', 'not_in_record');
}

export function refuseReservation(working: Working, fact: FactOf<'reservation_refused'>): void {
  const line = working.line(fact.lineId);
  if (line.status !== 'reserving') return;
  line.status = moved(
    working.moves,
    'request_line',
    line.status,
    'reservation_refused',
    'reservation_refused',
  );
  working.openTask('resolve_reservation', working.secretariat(), { aboutId: fact.lineId });
}

export function retryReservation(working: Working, fact: FactOf<'reservation_retried'>): void {
  demandOpen(working);
  const line = working.line(fact.lineId);
  if (line.status !== 'reservation_refused') {
    breakRule('status_forbids', '/lineId', 'No refused reservation waits on this line.');
  }
  if (!canStart(working, line)) {
    breakRule('status_forbids', '/lineId', 'This line would start only after its expiry.');
  }
  line.status = moved(working.moves, 'request_line', line.status, 'reservation_retried', 'reserving');
  working.closeTasks('done', (task) => task.kind === 'resolve_reservation' && task.aboutId === fact.lineId);
  need(working, line);
}
