import { messageOf } from '#libs/contracts';
import { isSoft } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import { asRecorded, isPast } from '../../shared/past.js';
import type { LegState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { foldAnswer } from '../answers/answers.js';
import { openSeatTasks } from '../answers/seats.js';
import { momentsOfAsking } from '../asking/deadlines.js';
import { isNeeded } from '../asking/needed.js';
import { addRound } from '../asking/open-round.js';
import { basisOf } from '../asking/replanning.js';
import { closeRound, hand, holderOf, openRound } from '../asking/rounds.js';
import type { FoldContext } from '../fold-context.js';
import { type FactOf, assertOpen } from '../guards.js';
import { legsInOrder } from '../order.js';

function assertPast({ state }: FoldContext): void {
  if (!isPast(state)) {
    breakRule('not_of_record', '');
  }
}

/** Statuses in which a party still owes its answer, so that an asking opens a round. */
function awaits(leg: LegState): boolean {
  return leg.status === 'not_started' || isSoft(leg.status);
}

/**
 * The record says that a party was asked. Deadlines count from the latest moment at which that can have been; if that day is
 * not known, none can be counted, and nobody can say who held the leg since when. If the party had answered already, only
 * the asking itself is kept, so that its lag reads "before asked".
 */
export function recordAsking(context: FoldContext, fact: FactOf<'leg_asked'>): void {
  assertPast(context);
  const { state, now } = context;
  const leg = context.leg(fact.legId);
  if (openRound(leg) !== null || ['not_in_record', 'waived', 'lapsed'].includes(leg.status)) {
    breakRule(
      'status_forbids',
      '/legId',
      messageOf('refusals.leg_not_askable', { status: messageOf(`labels.leg_status.${leg.status}`) }),
    );
  }
  const asked = asRecorded(fact.effective, now);
  if (!awaits(leg)) {
    const moments = momentsOfAsking(context.template(leg), basisOf(context, leg, now));
    addRound(context, leg, { ...moments, remindAt: [] }, { asked, closedAt: now, closedBecause: 'answered' });
    return;
  }
  assertOpen(context);
  if (asked.to === null) {
    const until = state.lapseAt ?? state.neededByAt;
    const none = { dueAt: until, lapseAt: until, remindAt: [], escalations: [], objectionsUntil: null };
    addRound(context, leg, none, { asked });
  } else {
    addRound(context, leg, momentsOfAsking(context.template(leg), basisOf(context, leg, now)), { asked });
    hand(leg, holderOf(state, leg), now);
  }
  openSeatTasks(context, leg);
}

/** The record says what a party answered. Nobody countersigns: the entry names its source. */
export function enterAnswer(context: FoldContext, fact: FactOf<'answer_entered'>): void {
  assertPast(context);
  const { given } = fact;
  if (context.leg(given.legId).status === 'not_in_record') {
    breakRule('status_forbids', '/legId', messageOf('refusals.record_silent'));
  }
  foldAnswer(context, given, {
    by: fact.by,
    channel: fact.channel,
    decidedAt: asRecorded(fact.effective, context.now),
    asks: fact.asks ?? [],
  });
}

/** The request goes on as a live one: its legs get the people who can answer today, and their work. */
export function continueLive(context: FoldContext, fact: FactOf<'continued_live'>): void {
  assertPast(context);
  const { state, now } = context;
  state.record = { continuedAt: now };
  if (state.status !== 'open') return;
  state.calendars = fact.calendars;
  for (const { id } of legsInOrder(state)) {
    const leg = context.leg(id);
    const people = fact.seats.find((entry) => entry.legId === id)?.seats ?? [];
    leg.seats = leg.seats.map((seat) => ({
      ...seat,
      people: (people.find(({ seatId }) => seatId === seat.id)?.people ?? []).filter(
        (personId) => personId !== state.requestedBy.personId,
      ),
    }));
    if (!isNeeded(state, leg) || leg.satisfied || leg.status === 'not_in_record') continue;
    const empty = leg.seats.find((seat) => seat.people.length === 0);
    if (empty !== undefined) {
      breakRule('seat_without_people', '', messageOf('refusals.nobody_answers', { party: leg.partyId }));
    }
    openSeatTasks(context, leg);
  }
}

/** The record of the past is silent on a leg: neither that it was obtained nor that it was not. */
export function markNotInRecord(context: FoldContext, fact: FactOf<'leg_not_in_record'>): void {
  assertOpen(context);
  const { ofRecord, record } = context.state;
  if (!ofRecord || (record !== undefined && record.continuedAt !== null)) {
    breakRule('not_of_record', '');
  }
  const leg = context.leg(fact.legId);
  const hasSpoken = leg.decisionId !== null || leg.seats.some((seat) => seat.decisionId !== null);
  if (hasSpoken || leg.satisfied) {
    breakRule(
      'status_forbids',
      '/legId',
      messageOf('refusals.record_not_silent', { status: messageOf(`labels.leg_status.${leg.status}`) }),
    );
  }
  closeRound(context, leg.id, 'not_in_record');
  leg.status = transition(context.transitions, 'leg', leg.status, 'leg_not_in_record', 'not_in_record');
}
