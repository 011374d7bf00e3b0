import type { Channel, Instant, TimeRange } from '#libs/contracts';
import { ANSWERS_OF, boundedBy, dayOf, exactly, furthestDayOf, outcomeOf, rangeOf } from '#libs/rules';
import { breakRule } from './broken.js';
import type { Actor, AnswerGiven } from './facts.js';
import { closeRound, endPause, gapsOf, hand, holderOf, openRound } from './legs.js';
import { moved } from './moves.js';
import type { DecisionState, LegState, PaperState } from './state.js';
import type { Working } from './working.js';

/** Where an answer comes from: the person who gives it, or the paper that two people recorded. */
export interface AnswerSource {
  by: Actor | null;
  channel: Channel;
  decidedAt: TimeRange;
}

/** Breaks a rule where the answer could not stand even if nobody else had answered. */
function checkAnswer(working: Working, given: AnswerGiven, pointer = ''): 'counts' | 'late' {
  const { state, now } = working;
  if (state.status === 'draft') {
    breakRule('status_forbids', `${pointer}/answer`, 'The request is a draft; nobody has been asked.');
  }
  const leg = working.leg(given.legId, `${pointer}/legId`);
  const date = given.instrument?.date ?? null;
  const earliest = date === null ? null : 'on' in date ? date.on : date.notBefore;
  if (earliest !== null && earliest > furthestDayOf(now)) {
    breakRule(
      'instrument_in_future',
      `${pointer}/instrument/date`,
      `The instrument is dated ${earliest}; that day has not begun anywhere.`,
    );
  }
  if (given.act !== null) checkAct(working, given, pointer, dayOf(now));
  const outcome = outcomeOf(leg.kind, leg.status, given.answer, given.corrects !== null);
  if ('broken' in outcome) return breakAnswer(working, leg, given, outcome.broken, pointer);
  if ('late' in outcome) return 'late';
  if (given.corrects !== null && given.corrects !== leg.decisionId) {
    breakRule(
      'correction_of_another_seat',
      `${pointer}/corrects`,
      'A correction must name the decision that now counts on this leg.',
    );
  }
  return state.status === 'open' ? 'counts' : 'late';
}

function checkAct(working: Working, given: AnswerGiven, pointer: string, today: string): void {
  const { authority } = working.state;
  const { act } = given;
  if (act === null || authority === null) return;
  if (act.adoptedOn > today) {
    breakRule(
      'act_in_future',
      `${pointer}/act/adoptedOn`,
      `${act.symbol} is dated ${act.adoptedOn}; today is ${today}.`,
    );
  }
  if (act.symbol === authority.symbol && act.adoptedOn !== authority.adoptedOn) {
    breakRule(
      'act_date_differs',
      `${pointer}/act/adoptedOn`,
      `${act.symbol} was adopted on ${authority.adoptedOn}.`,
    );
  }
  if (act.term === null && authority.term === null) {
    breakRule(
      'act_without_term',
      `${pointer}/act/term`,
      `${authority.symbol} names no term; the act must name one.`,
    );
  }
}

function breakAnswer(
  working: Working,
  leg: LegState,
  given: AnswerGiven,
  rule: 'answer_not_of_this_leg' | 'already_answered',
  pointer: string,
): never {
  if (rule === 'answer_not_of_this_leg') {
    const known = Object.keys(ANSWERS_OF[leg.kind]).join(', ');
    breakRule(
      rule,
      `${pointer}/answer`,
      `This leg is answered with one of: ${known}; not with ${given.answer}.`,
    );
  }
  const decision = leg.decisionId === null ? undefined : working.state.decisions[leg.decisionId];
  if (decision === undefined) breakRule(rule, `${pointer}/answer`, 'This seat has already answered.');
  const earlier = { decisionId: decision.id, personId: decision.by?.personId ?? null, at: decision.at };
  breakRule(
    rule,
    `${pointer}/answer`,
    `This seat has already answered (${decision.answer}) at ${decision.at}.`,
    earlier,
  );
}

/** The requester may neither answer nor countersign on the own request, whoever they act for. */
export function forbidOwnRequest(working: Working, by: Actor | null): void {
  if (by !== null && by.personId === working.state.requestedBy.personId) {
    breakRule('own_request', '', 'Nobody decides on a request that they have made themselves.');
  }
}

/** When an answer was given: what its paper says, else the moment at which it reached us. */
export function decidedAtOf(given: AnswerGiven, now: Instant): TimeRange {
  if (given.act !== null) return boundedBy(rangeOf({ on: given.act.adoptedOn }), now);
  const date = given.instrument?.date ?? null;
  return date === null ? exactly(now) : boundedBy(rangeOf(date), now);
}

/** Folds an answer: it counts, or it is late and kept. */
export function foldAnswer(working: Working, given: AnswerGiven, source: AnswerSource): void {
  const standing = checkAnswer(working, given);
  const leg = working.leg(given.legId);
  const round = openRound(leg) ?? leg.rounds.at(-1) ?? null;
  const decision: DecisionState = {
    id: given.decisionId,
    legId: given.legId,
    round: round?.number ?? null,
    textHash: round?.textHash ?? null,
    answer: given.answer,
    instrument: given.instrument,
    caps: given.caps,
    conditions: given.conditions,
    act: given.act,
    reason: given.reason,
    signedBy: given.signedBy,
    corrects: given.corrects,
    seat: given.seat,
    lastDay: given.lastDay,
    by: source.by,
    channel: source.channel,
    at: working.now,
    decidedAt: source.decidedAt,
    standing,
  };
  working.add('decisions', decision.id, decision);
  const subject =
    round === null
      ? ({ kind: 'request' } as const)
      : ({ kind: 'round', legId: given.legId, round: round.number } as const);
  working.effect('receipt', subject, { legId: given.legId, decisionId: decision.id });
  if (standing === 'late') {
    working.openTask('review_late_answer', working.secretariat(), {
      legId: given.legId,
      aboutId: decision.id,
    });
    return;
  }
  putIntoForce(working, decision, 'answered');
}

/** Makes a decision the one that counts on its leg. */
export function putIntoForce(
  working: Working,
  decision: DecisionState,
  by: 'answered' | 'late_answer_reinstated',
): void {
  const leg = working.leg(decision.legId);
  const next = ANSWERS_OF[leg.kind][decision.answer];
  if (next === undefined) return;
  if (leg.decisionId !== null && leg.decisionId !== decision.id) {
    working.decision(leg.decisionId).standing = 'superseded';
  }
  dropConditions(working, leg);
  leg.decisionId = decision.id;
  leg.status = moved(working.moves, 'leg', leg.status, by, next);
  leg.satisfied = false;
  if (decision.act !== null) working.state.act = decision.act;
  else if (leg.kind === 'council_decision') working.state.act = null;
  if (next === 'in_principle' || next === 'provisional') {
    endPause(working, leg.id);
    working.closeTasks('superseded', (task) => task.legId === leg.id && task.kind === 'reply_to_question');
    hand(leg, openRound(leg) === null ? null : holderOf(working.state, leg), working.now);
    return;
  }
  closeRound(working, leg.id, 'answered');
  if (next === 'obtained') leg.satisfied = true;
  if (next === 'obtained_with_caveats') weighCaveats(working, leg, decision);
}

/** Takes back what an earlier conditional consent left to be done. */
export function dropConditions(working: Working, leg: LegState): void {
  leg.conditions = 'none';
  leg.enteredCaps = null;
  leg.enteredBy = null;
  leg.gaps = [];
  const kinds = ['enter_conditions', 'countersign_conditions', 'resolve_coverage'];
  working.closeTasks('superseded', (task) => task.legId === leg.id && kinds.includes(task.kind));
}

function weighCaveats(working: Working, leg: LegState, decision: DecisionState): void {
  if (decision.conditions !== null) {
    leg.conditions = 'to_enter';
    working.openTask('enter_conditions', working.secretariat(), { legId: leg.id, aboutId: decision.id });
    hand(leg, 'secretariat', working.now);
    return;
  }
  weighCoverage(working, leg);
}

/** Satisfies a conditional consent whose caps cover the ask; else the Secretariat has to find a way. */
export function weighCoverage(working: Working, leg: LegState): void {
  leg.gaps = gapsOf(working.state, leg);
  leg.satisfied = leg.gaps.length === 0;
  const open = (kind: string) =>
    Object.values(working.state.tasks).some(
      (task) => task.legId === leg.id && task.kind === kind && task.closedAt === null,
    );
  if (leg.satisfied) {
    working.closeTasks('done', (task) => task.legId === leg.id && task.kind === 'resolve_coverage');
    hand(leg, null, working.now);
  } else if (!open('resolve_coverage')) {
    working.openTask('resolve_coverage', working.secretariat(), { legId: leg.id });
    hand(leg, 'secretariat', working.now);
  }
}

/** Keeps what a focal point recorded until a second person has compared it with the paper. */
export function recordPaper(working: Working, paperId: string, given: AnswerGiven, by: Actor): void {
  checkAnswer(working, given);
  const paper: PaperState = {
    id: paperId,
    legId: given.legId,
    given,
    decidedAt: decidedAtOf(given, working.now),
    recordedBy: by,
    recordedAt: working.now,
    standing: 'to_countersign',
    countersignedBy: null,
  };
  working.add('papers', paperId, paper);
  working.openTask('countersign_paper', working.secretariat(), {
    legId: given.legId,
    aboutId: paperId,
    notBy: by.personId,
  });
  const leg = working.leg(given.legId);
  if (openRound(leg) !== null && leg.status !== 'paused') {
    hand(leg, holderOf(working.state, leg), working.now);
  }
}

/** The second person confirms the record; only now does the answer count. */
export function countersignPaper(working: Working, paperId: string, by: Actor): void {
  const paper = working.paper(paperId);
  if (paper.standing !== 'to_countersign') {
    breakRule('status_forbids', '/paperId', `This record is ${paper.standing.replace('_', ' ')} already.`);
  }
  if (paper.recordedBy.personId === by.personId) {
    breakRule('own_record', '', 'The person who recorded a paper cannot countersign it.');
  }
  forbidOwnRequest(working, by);
  paper.standing = 'countersigned';
  paper.countersignedBy = by;
  working.closeTasks('done', (task) => task.kind === 'countersign_paper' && task.aboutId === paperId);
  foldAnswer(working, paper.given, { by: paper.recordedBy, channel: 'paper', decidedAt: paper.decidedAt });
}

/** The second person does not confirm the record; the party is waited for again. */
export function sendBackPaper(working: Working, paperId: string, by: Actor): void {
  const paper = working.paper(paperId);
  if (paper.standing !== 'to_countersign') {
    breakRule('status_forbids', '/paperId', `This record is ${paper.standing.replace('_', ' ')} already.`);
  }
  paper.standing = 'sent_back';
  paper.countersignedBy = by;
  working.closeTasks('done', (task) => task.kind === 'countersign_paper' && task.aboutId === paperId);
  const leg = working.leg(paper.legId);
  if (openRound(leg) !== null && leg.status !== 'paused') {
    hand(leg, holderOf(working.state, leg), working.now);
  }
}
