import type { Channel, Instant, LegStatus, TimeRange } from '#libs/contracts';
import {
  ANSWERS_OF,
  boundedBy,
  dayOf,
  exactly,
  furthestDayOf,
  outcomeOf,
  rangeOf,
  shrink,
  voteCarries,
} from '#libs/rules';
import { Broken, breakRule } from './broken.js';
import type { Actor, AnswerGiven, AskText } from './facts.js';
import {
  type FactOf,
  actorOf,
  demandParty,
  forbidClaimedByOther,
  forbidOwnRequest,
  inWords,
} from './guards.js';
import { dropConditions, takeConditions } from './conditions.js';
import { decisionsThatCount, isSatisfied } from './coverage.js';
import { BLOCKING, SOFT, closeRound, hand, handAnew, openRound } from './rounds.js';
import { moved } from './moves.js';
import { linesNeeding } from './plan.js';
import { endPause } from './questions.js';
import { reviseByPartialDecision } from './revisions.js';
import {
  castVote,
  demandInSeat,
  demandVote,
  forgetAnswers,
  isGroup,
  seatOf,
  statusOfRejection,
} from './seats.js';
import type { DecisionState, LegState, SeatState, TaskState } from './state.js';
import type { Working } from './working.js';

/** Where an answer comes from: the person who gives it, or the paper that two people recorded. */
export interface AnswerSource {
  by: Actor | null;
  channel: Channel;
  decidedAt: TimeRange;
  /** The texts that are put to those still to answer, where an act lets less be than was asked. */
  asks: readonly AskText[];
  /** Which ask a paper spoke to when it was recorded; absent where the answer is to the ask as it is. */
  to?: { round: number | null; textHash: string; revision: number };
}

/** The permanent members of the Council (UN Charter, Art. 23(1)), by the keys under which votes name them. */
const PERMANENT_MEMBERS = ['china', 'france', 'russian-federation', 'united-kingdom', 'united-states'];

/** Statuses of a request after which its consents go on to carry a loan. */
const GRANTED: readonly string[] = ['granted', 'granted_in_part', 'granted_per_record'];

/** An answer that has passed all rules. */
interface Checked {
  standing: 'counts' | 'late';
  seat: SeatState;
}

/** Breaks a rule where the answer could not stand even if nobody else had answered. */
export function checkAnswer(working: Working, given: AnswerGiven, by: Actor | null, pointer = ''): Checked {
  const { state, now } = working;
  if (state.status === 'draft') {
    breakRule('status_forbids', `${pointer}/answer`, 'The request is a draft; nobody has been asked.');
  }
  const leg = working.leg(given.legId, `${pointer}/legId`);
  checkDate(given, now, pointer);
  if (given.act !== null) checkAct(working, given, pointer, dayOf(now));
  const seat = seatOf(leg, given.seat, by, pointer);
  if (isGroup(leg) && !['withdraw', 'suspend'].includes(given.answer)) {
    return { standing: groupAnswer(working, leg, seat, given, pointer), seat };
  }
  const outcome = outcomeOf(leg.kind, leg.status, given.answer, given.corrects !== null);
  if ('broken' in outcome) {
    if (concernsTheLoanOnly(working, leg, given)) return { standing: 'counts', seat };
    return breakAnswer(working, leg, given, outcome.broken, pointer);
  }
  if ('late' in outcome) return { standing: 'late', seat };
  if (given.corrects !== null && given.corrects !== leg.decisionId) {
    breakRule(
      'correction_of_another_seat',
      `${pointer}/corrects`,
      'A correction must name the decision that now counts on this leg.',
    );
  }
  const counts = state.status === 'open' || changesTheLoan(working, leg, given);
  return { standing: counts ? 'counts' : 'late', seat };
}

function checkDate(given: AnswerGiven, now: Instant, pointer: string): void {
  const date = given.instrument?.date ?? null;
  const earliest = date === null ? null : 'on' in date ? date.on : date.notBefore;
  if (earliest !== null && earliest > furthestDayOf(now)) {
    breakRule(
      'instrument_in_future',
      `${pointer}/instrument/date`,
      `The instrument is dated ${earliest}; that day has not begun anywhere.`,
    );
  }
}

/** A seat's vote is late where the leg was closed in another way; on a leg that its group decided it is refused. */
function groupAnswer(
  working: Working,
  leg: LegState,
  seat: SeatState,
  given: AnswerGiven,
  pointer: string,
): 'counts' | 'late' {
  if (ANSWERS_OF[leg.kind][given.answer] === undefined && given.answer !== 'abstain') {
    breakAnswer(working, leg, given, 'answer_not_of_this_leg', pointer);
  }
  if (outcomeIsLate(leg.status)) return 'late';
  if (working.state.status !== 'open' && !changesTheLoan(working, leg, given)) return 'late';
  const standing = demandVote(working, leg, seat, given, pointer);
  if (given.corrects !== null && given.corrects !== seat.decisionId) {
    breakRule(
      'correction_of_another_seat',
      `${pointer}/corrects`,
      'A correction must name the decision that now counts on this seat.',
    );
  }
  return standing;
}

function outcomeIsLate(status: LegStatus): boolean {
  return status === 'lapsed' || status === 'waived';
}

/** A consent taken back, suspended or restored while the loan that rests on it is in force concerns the loan. */
function changesTheLoan({ state }: Working, leg: LegState, given: AnswerGiven): boolean {
  if (!GRANTED.includes(state.status)) return false;
  const restores = given.answer === 'consent' && leg.status === 'suspended';
  return restores || given.answer === 'withdraw' || given.answer === 'suspend';
}

/**
 * A consent was opened anew by a changed ask while a line that rests on it is granted: its party may take it back for that
 * line, whatever it will say to the changed ask.
 */
function concernsTheLoanOnly(working: Working, leg: LegState, given: Pick<AnswerGiven, 'answer'>): boolean {
  const takesBack = given.answer === 'withdraw' || given.answer === 'suspend';
  return takesBack && leg.reopenedBecause.length > 0 && grantedLines(working, leg).length > 0;
}

function checkAct(working: Working, given: AnswerGiven, pointer: string, today: string): void {
  const { authority, content } = working.state;
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
  const fault = shrink(content, act.allows).faults[0];
  if (fault !== undefined) {
    const rule = fault.rule === 'allows_more_than_asked' ? fault.rule : 'line_unknown';
    breakRule(rule, `${pointer}/act${fault.pointer}`, fault.message);
  }
  if (act.votes === null) return;
  const { carries, explanation } = voteCarries(act.votes, PERMANENT_MEMBERS);
  if (!carries) breakRule('vote_does_not_carry', `${pointer}/act/votes`, explanation);
}

function breakAnswer(
  working: Working,
  leg: LegState,
  given: AnswerGiven,
  rule: 'answer_not_of_this_leg' | 'already_answered' | 'no_consent_to_take_back',
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
  if (rule === 'no_consent_to_take_back') {
    breakRule(
      rule,
      `${pointer}/answer`,
      `This leg is ${inWords(leg.status)}; there is no consent to take back.`,
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

/** When an answer was given: what its paper says, else the moment at which it reached us. */
export function decidedAtOf(given: AnswerGiven, now: Instant): TimeRange {
  if (given.act !== null) return boundedBy(rangeOf({ on: given.act.adoptedOn }), now);
  const date = given.instrument?.date ?? null;
  return date === null ? exactly(now) : boundedBy(rangeOf(date), now);
}

/** A person answers for the party that was asked. */
export function answer(working: Working, fact: FactOf<'answered'>): void {
  const by = actorOf(fact);
  const { given } = fact;
  const leg = working.leg(given.legId);
  demandParty(leg, by);
  forbidOwnRequest(working, by.personId, given.onBehalfOf);
  const takenOver = taskTakenOver(working, leg, by, given.seat);
  const onBehalfOf = given.onBehalfOf ?? takenOver?.handedOverBy ?? null;
  forbidOwnRequest(working, onBehalfOf);
  const seat = seatOf(leg, given.seat ?? takenOver?.aboutId ?? null, by, '');
  demandInSeat(leg, seat, by.personId, onBehalfOf);
  forbidClaimedByOther(
    working,
    by,
    (task) =>
      (task.kind === 'answer' || task.kind === 'record_reply') &&
      task.legId === leg.id &&
      (task.aboutId === null || task.aboutId === seat.id),
  );
  foldAnswer(
    working,
    { ...given, seat: seat.id, onBehalfOf },
    {
      by,
      channel: fact.channel,
      decidedAt:
        fact.effective === undefined
          ? decidedAtOf(given, working.now)
          : boundedBy(fact.effective, working.now),
      asks: fact.asks ?? [],
    },
  );
}

/** The task of a seat that somebody handed to a person. */
function taskTakenOver(
  { state }: Working,
  leg: LegState,
  by: Actor,
  seatId: string | null,
): TaskState | undefined {
  return Object.values(state.tasks).find(
    (task) =>
      task.legId === leg.id &&
      (task.kind === 'answer' || task.kind === 'record_reply') &&
      task.claimedBy === by.personId &&
      task.handedOverBy !== null &&
      task.closedAt === null &&
      (seatId === null || task.aboutId === null || task.aboutId === seatId),
  );
}

/** Folds an answer: it counts, or it is late and kept. */
export function foldAnswer(working: Working, given: AnswerGiven, source: AnswerSource): void {
  const { seat, ...checked } =
    source.to === undefined ? checkAnswer(working, given, source.by) : checkPaper(working, given, source.by);
  const leg = working.leg(given.legId);
  // A paper that was recorded before the ask changed speaks to the earlier text; whether it still holds is for people.
  const earlier = source.to !== undefined && source.to.textHash !== leg.ask.textHash ? source.to : null;
  const round =
    earlier === null
      ? (leg.rounds.at(-1) ?? null)
      : (leg.rounds.find(({ number }) => number === earlier.round) ?? null);
  const standing = earlier === null ? checked.standing : 'late';
  const decision: DecisionState = {
    id: given.decisionId,
    legId: given.legId,
    seat: seat.id,
    round: round?.number ?? null,
    revision: earlier?.revision ?? round?.revision ?? working.state.revision,
    textHash: earlier?.textHash ?? round?.textHash ?? null,
    answer: given.answer,
    instrument: given.instrument,
    caps: given.caps,
    conditions: given.conditions,
    act: given.act,
    reason: given.reason,
    signedBy: given.signedBy,
    corrects: given.corrects,
    lastDay: given.lastDay,
    by: source.by,
    onBehalfOf: given.onBehalfOf,
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
  putIntoForce(working, decision, 'answered', source.asks);
}

/** A paper that was recorded before its party answered in another way is kept, and people look at the two. */
function checkPaper(working: Working, given: AnswerGiven, by: Actor | null): Checked {
  try {
    return checkAnswer(working, given, by);
  } catch (error) {
    const overtaken =
      error instanceof Broken && ['already_answered', 'already_decided'].includes(error.broken.rule);
    if (!overtaken) throw error;
    return { standing: 'late', seat: seatOf(working.leg(given.legId), given.seat, by, '') };
  }
}

/** Makes a decision count on its leg. */
export function putIntoForce(
  working: Working,
  decision: DecisionState,
  by: 'answered' | 'late_answer_reinstated',
  asks: readonly AskText[] = [],
): void {
  const leg = working.leg(decision.legId);
  const { satisfied: stood, status: before } = leg;
  const takesBack = decision.answer === 'withdraw' || decision.answer === 'suspend';
  if (takesBack && 'broken' in outcomeOf(leg.kind, before, decision.answer, false)) {
    tellLoan(working, leg, decision, { stood: false, wasSuspended: false });
    return;
  }
  if (isGroup(leg) && !takesBack) {
    const result = castVote(working, leg, decision);
    if (result === null) return;
    const deciding = result === 'approved' ? carrying(working, leg, decision) : decision;
    settleAnswer(working, leg, deciding, statusOfGroup(working, leg, result), by);
  } else {
    const next = ANSWERS_OF[leg.kind][decision.answer];
    if (next === undefined) return;
    forgetAnswers(working, leg);
    // Seats that spoke for a consent which is taken back speak anew before it is given again.
    if (!isGroup(leg)) leg.seats = leg.seats.map((seat) => ({ ...seat, decisionId: decision.id }));
    settleAnswer(working, leg, decision, next, by);
  }
  tellLoan(working, leg, decision, { stood, wasSuspended: before === 'suspended' });
  const { act } = leg.decisionId === null ? decision : working.decision(leg.decisionId);
  if (act !== null && act.allows !== null && leg.status === 'obtained') {
    reviseByPartialDecision(working, leg, act, asks);
  }
}

/**
 * The decision that stands for an approving group: of those that voted for, the last one with an act, else the last. The
 * vote with which the group decided may have been an abstention, which carries nothing.
 */
function carrying({ state }: Working, leg: LegState, last: DecisionState): DecisionState {
  const inTime = decisionsThatCount(state, leg).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const isLast = inTime.some(({ id }) => id === last.id);
  return inTime.findLast(({ act }) => act !== null) ?? (isLast ? last : inTime.at(-1)) ?? last;
}

/** The answer of a leg whose group has decided: conditional as soon as one that carries it set conditions. */
function statusOfGroup(
  working: Working,
  leg: LegState,
  result: 'approved' | 'rejected' | 'impossible',
): LegStatus {
  // Nobody refused, but the votes needed cannot be reached: people must find a way.
  if (result === 'impossible') return 'objected';
  if (result === 'rejected') return statusOfRejection(working, leg);
  if (leg.kind === 'consultation') return 'consulted';
  const conditional = leg.seats.some((seat) => {
    const decision = seat.decisionId === null ? undefined : working.state.decisions[seat.decisionId];
    return seat.vote === 'for' && decision?.answer === 'consent_with_conditions';
  });
  return conditional ? 'obtained_with_caveats' : 'obtained';
}

function settleAnswer(
  working: Working,
  leg: LegState,
  decision: DecisionState,
  next: LegStatus,
  by: 'answered' | 'late_answer_reinstated',
): void {
  dropConditions(working, leg);
  leg.decisionId = decision.id;
  leg.reopenedBecause = [];
  leg.status = moved(working.moves, 'leg', leg.status, by, next);
  leg.satisfied = isSatisfied(working, leg);
  if (decision.act !== null) working.state.act = decision.act;
  else if (leg.kind === 'council_decision') working.state.act = null;
  const satisfying: readonly LegStatus[] = working.template(leg).satisfiedBy;
  if (SOFT.includes(next) && !satisfying.includes(next)) {
    endPause(working, leg.id);
    working.closeTasks('superseded', (task) => task.legId === leg.id && task.kind === 'reply_to_question');
    if (openRound(leg) === null) hand(leg, null, working.now);
    else handAnew(working, leg.id);
    return;
  }
  closeRound(working, leg.id, 'answered');
  if (next === 'obtained_with_caveats') takeConditions(working, leg);
}

/** The lines in force that rest on a leg. */
function grantedLines({ state }: Working, leg: LegState): string[] {
  if (state.parties === null) return [];
  return linesNeeding(leg, state.parties, state.content).filter(
    (lineId) => state.lines[lineId]?.status === 'granted',
  );
}

/** What a party does about a consent on which a loan rests goes to the loan's own log. */
function tellLoan(
  working: Working,
  leg: LegState,
  decision: DecisionState,
  { stood, wasSuspended }: { stood: boolean; wasSuspended: boolean },
): void {
  const { state, now } = working;
  const granted = grantedLines(working, leg);
  if (granted.length === 0) return;
  const kind =
    decision.answer === 'suspend'
      ? 'consent_suspended'
      : decision.answer === 'withdraw' || (stood && BLOCKING.includes(leg.status))
        ? 'consent_withdrawn'
        : wasSuspended && leg.satisfied
          ? 'consent_restored'
          : null;
  if (kind === null) return;
  const told = {
    at: now,
    by: decision.by,
    channel: decision.channel,
    requestId: state.id,
    legId: leg.id,
    partyId: leg.partyId,
    decisionId: decision.id,
    lineIds: granted,
  };
  const reason =
    decision.reason ?? (kind === 'consent_restored' ? 'The party consents again.' : 'No reason given.');
  working.tells.push({
    to: 'arrangement',
    fact:
      kind === 'consent_withdrawn'
        ? { kind, ...told, reason, lastDay: decision.lastDay }
        : { kind, ...told, reason },
  });
}
