import { type Instant, messageOf } from '#libs/contracts';
import { breakRule } from '../../shared/broken.js';
import { type Actor, ONE_VOICE } from '../../shared/facts.js';
import type { DecisionState, LegState, SeatState, TaskState } from '../../shared/state.js';
import { openRound } from '../asking/rounds.js';
import { type FoldContext, isLive } from '../fold-context.js';
import { assertNotOwnRequest } from '../guards.js';
import { free } from '../tasks/tasks.js';
import { groupResult, isGroup, ruleOf, voteIn } from './groups.js';

/** The seat that an answer is for: the one that it names, or the only one on which the person sits. */
export function seatOf(leg: LegState, named: string | null, by: Actor | null, pointer: string): SeatState {
  const candidates =
    named === null
      ? leg.seats.filter((seat) => !isGroup(leg) || (by !== null && seat.people.includes(by.personId)))
      : leg.seats.filter((seat) => seat.id === named);
  const [seat, another] = candidates;
  if (seat === undefined || another !== undefined) {
    return breakRule(
      'seat_not_named',
      `${pointer}/seat`,
      messageOf('refusals.seats_known', { seats: { all: leg.seats.map(({ id }) => id) } }),
    );
  }
  return seat;
}

/**
 * In a leg of several seats only those appointed to a seat speak for it. Nobody speaks for a seat that has been left
 * without people; a paper has its organ's word.
 */
export function assertInSeat(
  leg: LegState,
  seat: SeatState,
  person: string,
  onBehalfOf: string | null,
): void {
  if (seat.vacantSince !== undefined) {
    breakRule('seat_without_people', '/seat', messageOf('refusals.seat_empty', { seat: seat.title }));
  }
  if (!isGroup(leg)) return;
  if (seat.people.includes(person) || (onBehalfOf !== null && seat.people.includes(onBehalfOf))) return;
  breakRule('not_in_seat', '/seat', messageOf('refusals.not_in_seat', { seat: seat.title }));
}

/** Replaces one seat of a leg. */
export function changeSeat(leg: LegState, seatId: string, change: Partial<SeatState>): void {
  leg.seats = leg.seats.map((seat) => (seat.id === seatId ? { ...seat, ...change } : seat));
}

/** Sets who can answer on a seat; one without people is vacant from now on. */
function appoint(leg: LegState, seatId: string, people: string[], now: Instant): void {
  leg.seats = leg.seats.map((seat) => {
    if (seat.id !== seatId) return seat;
    const { vacantSince: _before, ...rest } = seat;
    return { ...rest, people, ...(people.length === 0 ? { vacantSince: now } : {}) };
  });
}

/**
 * Takes the vote of a seat.
 * @returns what the leg's answer is by it, or null while the group has not decided
 */
export function castVote(
  context: FoldContext,
  leg: LegState,
  decision: DecisionState,
): 'approved' | 'rejected' | 'impossible' | null {
  const seat = leg.seats.find((candidate) => candidate.id === decision.seat);
  const vote = voteIn(decision.answer);
  if (seat === undefined || vote === null) return null;
  if (seat.decisionId !== null) context.decision(seat.decisionId).status = 'superseded';
  changeSeat(leg, seat.id, { vote, decisionId: decision.id });
  const { outcome } = groupResult(leg, ruleOf(context, leg));
  if (outcome === 'approved') return 'approved';
  if (outcome === 'rejected' || outcome === 'impossible') return outcome;
  openSeatTasks(context, leg);
  return null;
}

/** Members that have not objected by the deadline are marked absent. That is not an answer and decides nothing. */
export function endObjections(context: FoldContext, leg: LegState): void {
  const { rule } = context.template(leg);
  if (rule?.kind !== 'no_objection') return;
  for (const seat of leg.seats) {
    if (seat.id !== rule.recordedBy && seat.vote === null && seat.vacantSince === undefined) {
      changeSeat(leg, seat.id, { vote: 'absent' });
    }
  }
  openSeatTasks(context, leg);
}

/**
 * Treats all votes on a leg as given to an earlier ask: a new round asks every seat again.
 * @param keeps the seats whose votes stand nevertheless
 */
export function forgetAnswers(
  context: FoldContext,
  leg: LegState,
  keeps: (seat: SeatState) => boolean = () => false,
): void {
  const kept = leg.seats.filter(keeps).map((seat) => seat.decisionId);
  for (const id of [leg.decisionId, ...leg.seats.map((seat) => seat.decisionId)]) {
    if (id !== null && !kept.includes(id)) context.decision(id).status = 'superseded';
  }
  leg.decisionId = null;
  leg.seats = leg.seats.map((seat) => (keeps(seat) ? seat : { ...seat, vote: null, decisionId: null }));
}

interface Work {
  kind: 'answer' | 'record_reply' | 'appoint_person';
  seatId: string;
}

/** The work that the seats of an open leg have now. */
function workOf(context: FoldContext, leg: LegState): Work[] {
  if (!isGroup(leg)) {
    const vacant = leg.seats.every((seat) => seat.vacantSince !== undefined);
    return [{ kind: 'answer' as const, seatId: ONE_VOICE }, ...appointments(vacant ? [ONE_VOICE] : [])];
  }
  const result = groupResult(leg, ruleOf(context, leg));
  const kind = result.outcome === 'awaits_record' ? 'record_reply' : 'answer';
  return [
    ...result.seatsToAsk.map((seatId) => ({ kind, seatId }) as const),
    ...appointments(result.seatsToFill),
  ];
}

function appointments(seatIds: readonly string[]): Work[] {
  return seatIds.map((seatId) => ({ kind: 'appoint_person', seatId }));
}

/** Tasks that come with a seat. */
const OF_A_SEAT: readonly string[] = ['answer', 'record_reply', 'appoint_person'];

function seatOfTask(task: Pick<TaskState, 'aboutId'>): string {
  return task.aboutId ?? ONE_VOICE;
}

/** Opens the tasks that the seats have now, and closes those that they no longer have. */
export function openSeatTasks(context: FoldContext, leg: LegState): void {
  const round = openRound(leg);
  if (round === null) return;
  const work = workOf(context, leg);
  const isWanted = (task: Pick<TaskState, 'kind' | 'aboutId'>) =>
    work.some(({ kind, seatId }) => kind === task.kind && seatId === seatOfTask(task));
  const hasAnswered = (seatId: string) => leg.seats.find(({ id }) => id === seatId)?.decisionId !== null;
  context.closeTasks(
    'done',
    (task) =>
      task.legId === leg.id &&
      OF_A_SEAT.includes(task.kind) &&
      !isWanted(task) &&
      (task.kind === 'appoint_person' || hasAnswered(seatOfTask(task))),
  );
  context.closeTasks(
    'superseded',
    (task) => task.legId === leg.id && OF_A_SEAT.includes(task.kind) && !isWanted(task),
  );
  const open = Object.values(context.state.tasks).filter((task) => isLive(task) && task.legId === leg.id);
  for (const { kind, seatId } of work) {
    if (open.some((task) => task.kind === kind && seatOfTask(task) === seatId)) continue;
    context.openTask(kind, kind === 'appoint_person' ? context.secretariat() : leg.partyId, {
      legId: leg.id,
      ...(seatId === ONE_VOICE ? {} : { aboutId: seatId }),
      dueAt: round.dueAt,
    });
    if (kind === 'appoint_person') {
      context.effect('escalateEmptySeat', { legId: leg.id, round: round.number, seatId });
    }
  }
}

/** Appoints a person to a seat of a leg that is under way. */
export function addApprover(context: FoldContext, leg: LegState, seatId: string, personId: string): void {
  const seat = knownSeat(leg, seatId);
  assertNotOwnRequest(context, personId);
  if (seat.people.includes(personId)) {
    breakRule('already_exists', '/personId', messageOf('refusals.appointed_already'));
  }
  appoint(leg, seatId, [...seat.people, personId], context.now);
  openSeatTasks(context, leg);
  const round = openRound(leg)?.number;
  if (round === undefined) return;
  context.effect('tellAppointed', { legId: leg.id, round, seatId, personId });
}

/** Takes a person off a seat. A seat left without people fails closed: nobody answers on it until somebody is appointed. */
export function removeApprover(context: FoldContext, leg: LegState, seatId: string, personId: string): void {
  const seat = knownSeat(leg, seatId);
  if (!seat.people.includes(personId)) {
    breakRule('not_found', '/personId', messageOf('refusals.not_appointed'));
  }
  const people = seat.people.filter((other) => other !== personId);
  appoint(leg, seatId, people, context.now);
  for (const task of Object.values(context.state.tasks)) {
    const isOfSeat = task.legId === leg.id && OF_A_SEAT.includes(task.kind) && seatOfTask(task) === seatId;
    if (!isOfSeat || task.status !== 'claimed') continue;
    if (task.claimedBy === personId || task.handedOverBy === personId) {
      free(context, context.task(task.id), 'task_released');
    }
  }
  openSeatTasks(context, leg);
}

function knownSeat(leg: LegState, seatId: string): SeatState {
  return (
    leg.seats.find((seat) => seat.id === seatId) ??
    breakRule('not_found', '/seatId', messageOf('refusals.no_such_seat', { seat: seatId }))
  );
}
