import { type DecisionRule, type Instant, type Vote, messageOf } from '#libs/contracts';
import { type GroupResult, type Seat, type Votes, decide, legKind, voteFault } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import { type Actor, type AnswerGiven, ONE_VOICE } from '../../shared/facts.js';
import type { DecisionState, LegState, SeatState, TaskState } from '../../shared/state.js';
import { openRound } from '../asking/rounds.js';
import { type FoldContext, isLive } from '../fold-context.js';
import { assertNotOwnRequest } from '../guards.js';
import { free } from '../tasks/tasks.js';

/** Whether several seats make up the answer of a leg. */
export function isGroup(leg: LegState): boolean {
  return leg.seats.length > 1 || leg.seats[0]?.id !== ONE_VOICE;
}

function ruleOf(context: FoldContext, leg: LegState): DecisionRule {
  const { rule } = context.template(leg);
  if (rule === null) throw new Error(`The policy has seats and no rule for ${leg.id}.`);
  return rule;
}

function ballotSeats(leg: LegState): Seat[] {
  return leg.seats.map(({ id, title, vacantSince }) => ({
    id,
    name: title,
    vacant: vacantSince !== undefined,
  }));
}

function votesOf(leg: LegState): Votes {
  return Object.fromEntries(
    leg.seats.filter((seat) => seat.vote !== null).map((seat) => [seat.id, seat.vote as Vote]),
  );
}

/** How far the group of a leg has decided, with the reason. */
export function groupResult(leg: LegState, rule: DecisionRule): GroupResult {
  return decide(rule, ballotSeats(leg), votesOf(leg));
}

/** The result of a group's votes so far. */
export function outcomeOfGroup(context: FoldContext, leg: LegState): GroupResult['outcome'] {
  return groupResult(leg, ruleOf(context, leg)).outcome;
}

/** What the answer is when a group rejects: in the no-objection procedure an objection, otherwise a refusal. */
export function statusOfRejection(context: FoldContext, leg: LegState): 'objected' | 'refused' {
  const asksForSilence = ruleOf(context, leg).kind === 'no_objection';
  return asksForSilence ? 'objected' : legKind(leg.kind).group.rejects;
}

/** What an answer is as a vote; null where a seat speaks without voting. */
function voteIn(answer: AnswerGiven['answer']): Vote | null {
  switch (answer) {
    case 'consent':
    case 'consent_with_conditions':
    case 'notice_given':
    case 'adopted':
      return 'for';
    case 'refuse':
    case 'object':
    case 'not_adopted':
      return 'against';
    case 'abstain':
      return 'abstain';
    case 'in_principle':
    case 'provisional':
    case 'notified':
    case 'consulted':
    case 'withdraw':
    case 'suspend':
      return null;
  }
}

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

/** Breaks a rule where the seat may not vote, or not any more. A correction of its own vote is heard until the decision. */
export function assertVote(
  context: FoldContext,
  leg: LegState,
  seat: SeatState,
  given: AnswerGiven,
  pointer: string,
): 'counts' | 'late' {
  const rule = ruleOf(context, leg);
  const isReply = rule.kind === 'no_objection' && rule.recordedBy === seat.id;
  if (isReply && voteIn(given.answer) === 'for' && groupResult(leg, rule).outcome === 'open') {
    breakRule('status_forbids', `${pointer}/answer`, messageOf('refusals.reply_too_early'));
  }
  const fault = voteFault(rule, ballotSeats(leg), votesOf(leg), seat.id);
  if (fault === null) return 'counts';
  // Nobody has heard this seat yet: what it says is kept, though the group has decided without it.
  if (fault.rule === 'already_decided' && seat.decisionId === null) return 'late';
  // Noted silence is not a vote: a silent member may still object until the reply is recorded.
  if (fault.rule === 'already_voted' && seat.vote === 'absent' && seat.decisionId === null) return 'counts';
  // A contested vote does not count; whatever the others decided, the seat may still say how it voted.
  const contested = seat.decisionId !== null && isContested(context, seat.decisionId);
  if (fault.rule === 'already_decided' && contested) return 'counts';
  const corrects = given.corrects !== null && given.corrects === seat.decisionId;
  if (fault.rule === 'already_voted' && corrects) return 'counts';
  if (fault.rule === 'not_a_seat') breakRule('seat_not_named', `${pointer}/seat`, fault.reason);
  const earlier = seat.decisionId === null ? undefined : context.state.decisions[seat.decisionId];
  return breakRule(
    fault.rule === 'already_voted' ? 'already_answered' : 'already_decided',
    `${pointer}/answer`,
    fault.reason,
    earlier === undefined
      ? undefined
      : { decisionId: earlier.id, personId: earlier.by?.personId ?? null, at: earlier.at },
  );
}

function isContested({ state }: FoldContext, decisionId: string): boolean {
  return Object.values(state.contests).some(
    (contest) => contest.status === 'open' && contest.decisionId === decisionId,
  );
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
