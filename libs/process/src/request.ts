import type { Policy } from '#libs/contracts';
import { authorityFaults, boundedBy, dayOf, endOfDay, plusDuration } from '#libs/rules';
import {
  countersignPaper,
  decidedAtOf,
  dropConditions,
  foldAnswer,
  forbidOwnRequest,
  putIntoForce,
  recordPaper,
  sendBackPaper,
  weighCoverage,
} from './answers.js';
import { breakRule } from './broken.js';
import type { Actor, RequestFact, WakeUp } from './facts.js';
import { closeRound, markRound, openRound, pause, resume } from './legs.js';
import { canStart, closeRequest, expireLine, grantLine, need, settle, windowOfLine } from './lines.js';
import type { Move } from './moves.js';
import { moved } from './moves.js';
import { planLegs } from './plan.js';
import type { RequestState, TaskState } from './state.js';
import { isExpected, requestWakeUps } from './wakeups.js';
import { Working, isLive } from './working.js';

type FactOf<K extends RequestFact['kind']> = Extract<RequestFact, { kind: K }>;

function actorOf(fact: RequestFact): Actor {
  return fact.by ?? breakRule('status_forbids', '', 'This act needs a person who does it.');
}

/** The first fact of a request. */
export function draft(fact: FactOf<'drafted'>): { state: RequestState; moves: Move[] } {
  const neededByAt = endOfDay(fact.content.neededBy);
  if (neededByAt <= fact.at) {
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
    questions: {},
    tasks: {},
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
    case 'answered':
      return answer(working, fact);
    case 'paper_recorded':
      return recordPaper(working, fact.paperId, fact.given, actorOf(fact));
    case 'paper_countersigned':
      return countersignPaper(working, fact.paperId, actorOf(fact));
    case 'paper_sent_back':
      return sendBackPaper(working, fact.paperId, actorOf(fact));
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
    case 'task_claimed':
      return claim(working, fact);
    case 'task_released':
      return release(working, fact);
    case 'withdrawn':
      return withdraw(working, fact);
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

function demandOpen(working: Working, pointer = ''): void {
  const { status } = working.state;
  if (status !== 'open') {
    breakRule('status_forbids', pointer, `The request is ${status.replaceAll('_', ' ')}.`);
  }
}

function demandDraft(working: Working): void {
  const { status } = working.state;
  if (status !== 'draft') {
    breakRule('status_forbids', '', `The request is ${status.replaceAll('_', ' ')}, not a draft.`);
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
  demandDraft(working);
  const today = dayOf(now);
  if (state.neededByAt <= now) {
    breakRule('needed_by_past', '/neededBy', `Needed by ${state.content.neededBy}; today is ${today}.`);
  }
  const fault = authorityFaults(fact.authority, state.content)[0];
  if (fault !== undefined) breakRule(fault.rule, fault.pointer, fault.message);
  state.content.lines.forEach((line, index) => {
    if (line.to !== null && line.to < today) {
      breakRule(
        'ends_before_decision',
        `/lines/${index}/to`,
        `The loan would end on ${line.to}; today is ${today}.`,
      );
    }
  });
  state.status = moved(working.moves, 'request', state.status, 'submitted', 'open');
  state.policyHash = fact.policyHash;
  state.authority = fact.authority;
  state.parties = fact.parties;
  state.submittedAt = now;
  state.lapseAt = plusDuration(state.neededByAt, policy.lapseAfterNeededBy, policy.zone);
  for (const [position, planned] of planLegs(fact.parties, policy).entries()) {
    const ask = fact.asks.find((candidate) => candidate.legId === planned.id);
    if (ask === undefined) {
      return breakRule('ask_missing', '/asks', `There is no text to put to ${planned.partyId}.`);
    }
    if (ask.people < 1) {
      breakRule(
        'seat_without_people',
        '',
        `Nobody can answer for ${planned.partyId}: appoint a person before asking.`,
      );
    }
    working.add('legs', planned.id, {
      id: planned.id,
      position,
      kind: planned.kind,
      partyId: planned.partyId,
      after: planned.template.after,
      status: moved(working.moves, 'leg', null, 'submitted', 'not_started'),
      pausedFrom: null,
      pausedAt: null,
      overdueSince: null,
      ask: { language: ask.language, text: ask.text, textHash: ask.textHash },
      rounds: [],
      decisionId: null,
      conditions: 'none',
      enteredCaps: null,
      enteredBy: null,
      gaps: [],
      satisfied: false,
      waiver: null,
      ledger: [],
    });
  }
  for (const line of state.content.lines) {
    const contributor = fact.parties.contributors.find((entry) => entry.lineId === line.id);
    if (contributor === undefined) {
      return breakRule('not_found', '/lines', `The unit ${line.unitId} has no contributor.`);
    }
    working.add('lines', line.id, {
      id: line.id,
      unitId: line.unitId,
      contributorId: contributor.partyId,
      status: moved(working.moves, 'request_line', null, 'submitted', 'open'),
      expiry: null,
      readiness: line.readiness,
      warnAt: [],
      warned: [],
      lostReportedAt: null,
    });
  }
  working.tells.push({
    to: 'arrangement',
    fact: {
      kind: 'request_opened',
      at: now,
      by: fact.by,
      channel: fact.channel,
      requestId: state.id,
      lines: state.content.lines,
    },
  });
}

function answer(working: Working, fact: FactOf<'answered'>): void {
  const by = actorOf(fact);
  const leg = working.leg(fact.given.legId);
  if (leg.partyId !== by.partyId) {
    breakRule('not_your_leg', '/legId', `This leg is for ${leg.partyId} to answer.`);
  }
  forbidOwnRequest(working, by);
  forbidClaimedByOther(working, by, (task) => task.kind === 'answer' && task.legId === leg.id);
  foldAnswer(working, fact.given, {
    by,
    channel: fact.channel,
    decidedAt:
      fact.effective === undefined
        ? decidedAtOf(fact.given, working.now)
        : boundedBy(fact.effective, working.now),
  });
}

function forbidClaimedByOther(working: Working, by: Actor, which: (task: TaskState) => boolean): void {
  for (const task of Object.values(working.state.tasks)) {
    if (isLive(task) && which(task) && task.claimedBy !== null && task.claimedBy !== by.personId) {
      breakRule(
        'claimed_by_other',
        '',
        'Another person of this party has claimed the task; ask them to release it.',
      );
    }
  }
}

function askQuestion(working: Working, fact: FactOf<'question_asked'>): void {
  demandOpen(working);
  const by = actorOf(fact);
  const leg = working.leg(fact.legId);
  const round = openRound(leg);
  if (leg.partyId !== by.partyId) {
    breakRule('not_your_leg', '/legId', `This leg is for ${leg.partyId} to answer.`);
  }
  if (round === null || leg.status === 'paused') {
    return breakRule(
      'status_forbids',
      '/legId',
      `A question goes with an open ask; this leg is ${leg.status.replaceAll('_', ' ')}.`,
    );
  }
  const replyDueAt = plusDuration(working.now, working.policy.replyToQuestion, working.policy.zone);
  working.add('questions', fact.questionId, {
    id: fact.questionId,
    legId: fact.legId,
    text: fact.text,
    askedBy: by,
    askedAt: working.now,
    replyDueAt,
    replyOverdue: false,
    reply: null,
  });
  pause(working, fact.legId);
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

function answerQuestion(working: Working, fact: FactOf<'question_answered'>): void {
  demandOpen(working);
  const question = working.question(fact.questionId);
  if (question.reply !== null) {
    breakRule('already_answered', '/questionId', 'This question has been answered already.');
  }
  const leg = working.leg(question.legId);
  const round = openRound(leg);
  if (leg.status !== 'paused' || round === null) {
    return breakRule(
      'status_forbids',
      '/questionId',
      'The party has answered in the meantime; no reply is awaited.',
    );
  }
  question.reply = { text: fact.text, by: actorOf(fact), at: working.now };
  working.closeTasks('done', (task) => task.kind === 'reply_to_question' && task.aboutId === fact.questionId);
  resume(working, question.legId);
  working.effect(
    'relayReply',
    { kind: 'round', legId: question.legId, round: round.number },
    { legId: question.legId, round: round.number, questionId: fact.questionId },
  );
}

function enterConditions(working: Working, fact: FactOf<'conditions_entered'>): void {
  demandOpen(working);
  const leg = working.leg(fact.legId);
  if (leg.conditions !== 'to_enter') {
    breakRule('status_forbids', '/legId', 'No conditions wait to be entered on this leg.');
  }
  const by = actorOf(fact);
  leg.conditions = 'to_countersign';
  leg.enteredCaps = fact.caps;
  leg.enteredBy = by;
  working.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'enter_conditions');
  working.openTask('countersign_conditions', working.secretariat(), {
    legId: leg.id,
    notBy: by.personId,
    ...(leg.decisionId === null ? {} : { aboutId: leg.decisionId }),
  });
}

function countersignConditions(working: Working, fact: FactOf<'conditions_countersigned'>): void {
  demandOpen(working);
  const leg = working.leg(fact.legId);
  const by = actorOf(fact);
  if (leg.conditions !== 'to_countersign') {
    breakRule('status_forbids', '/legId', 'No entered conditions wait to be countersigned on this leg.');
  }
  if (leg.enteredBy?.personId === by.personId) {
    breakRule('own_record', '', 'The person who entered the conditions cannot countersign them.');
  }
  forbidOwnRequest(working, by);
  leg.conditions = 'none';
  working.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'countersign_conditions');
  weighCoverage(working, leg);
}

function sendBackConditions(working: Working, fact: FactOf<'conditions_sent_back'>): void {
  demandOpen(working);
  const leg = working.leg(fact.legId);
  if (leg.conditions !== 'to_countersign') {
    breakRule('status_forbids', '/legId', 'No entered conditions wait to be countersigned on this leg.');
  }
  leg.conditions = 'to_enter';
  leg.enteredCaps = null;
  leg.enteredBy = null;
  working.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'countersign_conditions');
  working.openTask('enter_conditions', working.secretariat(), {
    legId: leg.id,
    ...(leg.decisionId === null ? {} : { aboutId: leg.decisionId }),
  });
}

function reviewLateAnswer(
  working: Working,
  fact: FactOf<'late_answer_noted' | 'late_answer_reinstated'>,
): void {
  const decision = working.decision(fact.decisionId);
  if (decision.standing !== 'late') {
    breakRule('status_forbids', '/decisionId', 'This answer does not wait for a review.');
  }
  forbidOwnRequest(working, actorOf(fact));
  if (fact.kind === 'late_answer_reinstated') {
    demandOpen(working, '/decisionId');
    const leg = working.leg(decision.legId);
    if (leg.status !== 'lapsed') {
      breakRule(
        'status_forbids',
        '/decisionId',
        `The leg is ${leg.status.replaceAll('_', ' ')}; only a lapsed leg takes a late answer.`,
      );
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

function waive(working: Working, fact: FactOf<'leg_waived'>): void {
  demandOpen(working);
  const leg = working.leg(fact.legId);
  const by = actorOf(fact);
  forbidOwnRequest(working, by);
  if (leg.satisfied) {
    breakRule('status_forbids', '/legId', 'This leg is satisfied; there is nothing to waive.');
  }
  closeRound(working, leg.id, 'waived');
  working.closeTasks(
    'superseded',
    (task) =>
      task.legId === leg.id && task.kind !== 'countersign_paper' && task.kind !== 'review_late_answer',
  );
  dropConditions(working, leg);
  leg.status = moved(working.moves, 'leg', leg.status, 'leg_waived', 'waived');
  leg.satisfied = true;
  leg.waiver = { by, instrument: fact.instrument, reason: fact.reason, at: working.now };
}

function claim(working: Working, fact: FactOf<'task_claimed'>): void {
  const by = actorOf(fact);
  const task = working.task(fact.taskId);
  if (task.status === 'claimed' && task.claimedBy !== by.personId) {
    breakRule('claimed_by_other', '', 'Another person has claimed this task; ask them to release it.');
  }
  if (!isLive(task)) breakRule('status_forbids', '', `This task is ${task.status}.`);
  if (task.partyId !== by.partyId) breakRule('not_your_leg', '', `This task is for ${task.partyId}.`);
  if (task.notBy === by.personId) {
    breakRule('own_record', '', 'The person whose record is checked cannot check it.');
  }
  task.status = moved(working.moves, 'task', task.status, 'task_claimed', 'claimed');
  task.claimedBy = by.personId;
}

function release(working: Working, fact: FactOf<'task_released'>): void {
  const by = actorOf(fact);
  const task = working.task(fact.taskId);
  if (task.status !== 'claimed') breakRule('status_forbids', '', `This task is ${task.status}, not claimed.`);
  const inPlace = fact.claimantLeft === true && task.partyId === by.partyId;
  if (task.claimedBy !== by.personId && !inPlace) {
    breakRule(
      'claimed_by_other',
      '',
      'Only the person who claimed a task can release it, for as long as they act for the party.',
    );
  }
  task.status = moved(working.moves, 'task', task.status, 'task_released', 'open');
  task.claimedBy = null;
}

function withdraw(working: Working, fact: FactOf<'withdrawn'>): void {
  const { state } = working;
  if (state.status === 'draft') {
    state.status = moved(working.moves, 'request', state.status, 'withdrawn', 'withdrawn');
    state.closedAt = working.now;
    state.closedReason = fact.reason;
    return;
  }
  demandOpen(working);
  closeRequest(working, 'withdrawn', 'withdrawn', fact.reason);
}

function refuseReservation(working: Working, fact: FactOf<'reservation_refused'>): void {
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

function retryReservation(working: Working, fact: FactOf<'reservation_retried'>): void {
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

function foldDue(working: Working, wake: WakeUp): void {
  switch (wake.what) {
    case 'remind': {
      markRound(working.leg(wake.legId), { remindersSent: wake.number });
      const { legId, round } = wake;
      return working.effect(
        'remind',
        { kind: 'round', legId, round },
        { legId, round, reminder: wake.number },
      );
    }
    case 'overdue':
      working.leg(wake.legId).overdueSince = wake.at;
      return;
    case 'escalate': {
      const { legId, round } = wake;
      markRound(working.leg(legId), { escalated: true });
      return working.effect('escalate', { kind: 'round', legId, round }, { legId, round });
    }
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
        { legId: question.legId, round, questionId: wake.questionId },
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
    case 'warn': {
      const line = working.line(wake.lineId);
      line.warned = [...line.warned, wake.before];
      // Who has been told that the window is lost need not hear that it shrinks.
      if (windowOfLine(working.state, line.id, working.now).verdict === 'lost') return;
      return working.effect(
        'warn',
        { kind: 'request' },
        { lineId: wake.lineId, before: wake.before, what: 'window' },
      );
    }
    case 'expire':
      return expireLine(working, wake.lineId);
  }
}
