import { type Instant, type TimeRange, messageOf } from '#libs/contracts';
import { boundedBy, dayOf, exactly, furthestDayOf, rangeOf, shrink, voteCarries } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import type { Actor, AnswerGiven } from '../../shared/facts.js';
import type { SeatState } from '../../shared/state.js';
import type { FoldContext } from '../fold-context.js';
import { seatOf } from './seats.js';
import { verdictOn } from './verdict.js';

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
  const verdict = verdictOn(context, leg, seat, { ...given, onPaper: channel === 'paper' });
  if (verdict === 'counts' || verdict === 'late') return { status: verdict, seat };
  return breakRule(verdict.rule, `${pointer}/${verdict.field}`, verdict.reason, verdict.earlier);
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

/** When an answer was given: what its paper says, else the moment at which it reached us. */
export function decidedAtOf(given: AnswerGiven, now: Instant): TimeRange {
  if (given.act !== null) return boundedBy(rangeOf({ on: given.act.adoptedOn }), now);
  const date = given.instrument?.date ?? null;
  return date === null ? exactly(now) : boundedBy(rangeOf(date), now);
}
