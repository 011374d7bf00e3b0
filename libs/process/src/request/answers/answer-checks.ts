import { ANSWERS, type Instant, type TimeRange, messageOf } from '#libs/contracts';
import {
  boundedBy,
  dayOf,
  exactly,
  furthestDayOf,
  isBlocking,
  isClosedOtherwise,
  legKind,
  outcomeOf,
  rangeOf,
  shrink,
  voteCarries,
} from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import type { Actor, AnswerGiven } from '../../shared/facts.js';
import type { LegState, SeatState } from '../../shared/state.js';
import { GRANTED, grantedLines } from '../announcements.js';
import type { FoldContext } from '../fold-context.js';

import { assertVote, isGroup, seatOf } from './seats.js';

/** The permanent members of the Council (UN Charter, Art. 23(1)), by the keys under which votes name them. */
const PERMANENT_MEMBERS = ['china', 'france', 'russian-federation', 'united-kingdom', 'united-states'];

/** An answer that has passed all rules. */
export interface Checked {
  status: 'counts' | 'late';
  seat: SeatState;
}

/** Breaks a rule where the answer could not stand even if nobody else had answered. */
export function checkAnswer(
  context: FoldContext,
  given: AnswerGiven,
  by: Actor | null,
  pointer = '',
  channel: 'paper' | null = null,
): Checked {
  const { state, now } = context;
  if (state.status === 'draft') {
    breakRule('status_forbids', `${pointer}/answer`, messageOf('refusals.nobody_asked'));
  }
  const leg = context.leg(given.legId, `${pointer}/legId`);
  checkDate(given, now, pointer);
  if (given.act !== null) checkAct(context, given, pointer, dayOf(now));
  const seat = seatOf(leg, given.seat, by, pointer);
  if (isGroup(leg) && !['withdraw', 'suspend'].includes(given.answer)) {
    return { status: groupAnswer(context, leg, seat, given, pointer), seat };
  }
  const outcome = outcomeOf(leg.kind, leg.status, given.answer, given.corrects !== null);
  if ('broken' in outcome) {
    if (concernsTheArrangementOnly(context, leg, given)) return { status: 'counts', seat };
    return breakAnswer(context, leg, given, outcome.broken, pointer);
  }
  if ('late' in outcome) return { status: 'late', seat };
  if (given.corrects !== null && given.corrects !== leg.decisionId) {
    breakRule('correction_of_another_seat', `${pointer}/corrects`);
  }
  const corrected = channel === 'paper' && correctsTheArrangement(context, leg, given);
  const counts = state.status === 'open' || corrected || changesTheArrangement(context, leg, given);
  return { status: counts ? 'counts' : 'late', seat };
}

function checkDate(given: AnswerGiven, now: Instant, pointer: string): void {
  const date = given.instrument?.date ?? null;
  const earliest = date === null ? null : 'on' in date ? date.on : date.notBefore;
  if (earliest !== null && earliest > furthestDayOf(now)) {
    breakRule(
      'instrument_in_future',
      `${pointer}/instrument/date`,
      messageOf('refusals.instrument_in_future', { day: earliest }),
    );
  }
}

/** A seat's vote is late where the leg was closed in another way; on a leg that its group decided it is refused. */
function groupAnswer(
  context: FoldContext,
  leg: LegState,
  seat: SeatState,
  given: AnswerGiven,
  pointer: string,
): 'counts' | 'late' {
  if (legKind(leg.kind).answers[given.answer] === undefined && given.answer !== 'abstain') {
    breakAnswer(context, leg, given, 'answer_not_of_this_leg', pointer);
  }
  if (isClosedOtherwise(leg.status)) return 'late';
  if (context.state.status !== 'open' && !changesTheArrangement(context, leg, given)) return 'late';
  const status = assertVote(context, leg, seat, given, pointer);
  if (given.corrects !== null && given.corrects !== seat.decisionId) {
    breakRule(
      'correction_of_another_seat',
      `${pointer}/corrects`,
      messageOf('refusals.correct_decision_of_seat'),
    );
  }
  return status;
}

/**
 * A consent taken back or suspended while the arrangement that rests on it is in force concerns the arrangement; so does the last word of
 * a party whose consent is suspended.
 */
function changesTheArrangement({ state }: FoldContext, leg: LegState, given: AnswerGiven): boolean {
  if (!GRANTED.includes(state.status)) return false;
  const settles = leg.status === 'suspended' && isLastWord(leg, given);
  return settles || given.answer === 'withdraw' || given.answer === 'suspend';
}

/** Whether a party says yes without conditions, or no. Conditions would need an open request. */
function isLastWord(leg: LegState, { answer }: Pick<AnswerGiven, 'answer'>): boolean {
  const next = legKind(leg.kind).answers[answer];
  return next === 'obtained' || (next !== undefined && isBlocking(next));
}

/** A record on which an arrangement rests was wrong, and another corrects it. */
function correctsTheArrangement(context: FoldContext, leg: LegState, given: AnswerGiven): boolean {
  if (given.corrects === null || given.corrects !== leg.decisionId) return false;
  return isLastWord(leg, given) && grantedLines(context, leg).length > 0;
}

/**
 * A consent was opened again by a changed ask while a line that rests on it is granted: its party may take it back for that
 * line, whatever it will say to the changed ask.
 */
function concernsTheArrangementOnly(
  context: FoldContext,
  leg: LegState,
  given: Pick<AnswerGiven, 'answer'>,
): boolean {
  const takesBack = given.answer === 'withdraw' || given.answer === 'suspend';
  return takesBack && leg.reopenedBecause.length > 0 && grantedLines(context, leg).length > 0;
}

function checkAct(context: FoldContext, given: AnswerGiven, pointer: string, today: string): void {
  const { authority, content } = context.state;
  const { act } = given;
  if (act === null || authority === null) return;
  if (act.adoptedOn > today) {
    breakRule(
      'act_in_future',
      `${pointer}/act/adoptedOn`,
      messageOf('refusals.act_in_future', { act: { symbol: act.symbol }, day: act.adoptedOn, today }),
    );
  }
  if (act.symbol === authority.symbol && act.adoptedOn !== authority.adoptedOn) {
    breakRule(
      'act_date_differs',
      `${pointer}/act/adoptedOn`,
      messageOf('refusals.act_adopted_on', { act: { symbol: act.symbol }, day: authority.adoptedOn }),
    );
  }
  if (act.term === null && authority.term === null) {
    breakRule(
      'act_without_term',
      `${pointer}/act/term`,
      messageOf('refusals.no_term_named', { authority: { symbol: authority.symbol } }),
    );
  }
  const fault = shrink(content, act.allows).faults[0];
  if (fault !== undefined) {
    const rule = fault.rule === 'allows_more_than_asked' ? fault.rule : 'line_unknown';
    breakRule(rule, `${pointer}/act${fault.pointer}`, fault.reason);
  }
  if (act.votes === null) return;
  const { carries, explanation } = voteCarries(act.votes, PERMANENT_MEMBERS);
  if (!carries) breakRule('vote_does_not_carry', `${pointer}/act/votes`, explanation);
}

function breakAnswer(
  context: FoldContext,
  leg: LegState,
  given: AnswerGiven,
  rule: 'answer_not_of_this_leg' | 'already_answered' | 'no_consent_to_take_back',
  pointer: string,
): never {
  if (rule === 'answer_not_of_this_leg') {
    const { answers } = legKind(leg.kind);
    const known = ANSWERS.filter((answer) => answer in answers).map((answer) =>
      messageOf(`labels.answer.${answer}`),
    );
    breakRule(
      rule,
      `${pointer}/answer`,
      messageOf('refusals.answers_known', {
        answers: { any: known },
        answer: messageOf(`labels.answer.${given.answer}`),
      }),
    );
  }
  if (rule === 'no_consent_to_take_back') {
    breakRule(
      rule,
      `${pointer}/answer`,
      messageOf('refusals.no_consent_to_take_back', { status: messageOf(`labels.leg_status.${leg.status}`) }),
    );
  }
  const decision = leg.decisionId === null ? undefined : context.state.decisions[leg.decisionId];
  if (decision === undefined) breakRule(rule, `${pointer}/answer`);
  const earlier = { decisionId: decision.id, personId: decision.by?.personId ?? null, at: decision.at };
  breakRule(
    rule,
    `${pointer}/answer`,
    messageOf('refusals.already_answered', {
      answer: messageOf(`labels.answer.${decision.answer}`),
      at: decision.at,
    }),
    earlier,
  );
}

/** When an answer was given: what its paper says, else the moment at which it reached us. */
export function decidedAtOf(given: AnswerGiven, now: Instant): TimeRange {
  if (given.act !== null) return boundedBy(rangeOf({ on: given.act.adoptedOn }), now);
  const date = given.instrument?.date ?? null;
  return date === null ? exactly(now) : boundedBy(rangeOf(date), now);
}
