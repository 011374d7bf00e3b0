import type { LegStatus } from '#libs/contracts';
import { isAnsweredByAct, restsOnAnswer } from '#libs/rules';
import { carrying, foldVote, statusOfGroup } from './answers.js';
import { breakRule } from './broken.js';
import { dropConditions } from './conditions.js';
import { isSatisfied } from './coverage.js';
import { type FactOf, actorOf, demandParty, forbidOwnRequest, inWords } from './guards.js';
import { moved } from './moves.js';
import { hand, openRound } from './rounds.js';
import { changeSeat, forgetAnswers, isGroup, openSeatTasks, outcomeOfGroup } from './seats.js';
import type { ContestState, DecisionState, LegState } from './state.js';
import { GRANTED, tellOfConsent } from './telling-the-loan.js';
import type { Working } from './working.js';

/*
 * A party may deny what was recorded for it from a paper. The record counts no more from that moment; nobody can uphold it
 * against the party's word. The Secretariat corrects the record by a further one, or strikes it; the party may let it
 * stand after all, or answer itself.
 */

/** Work about an answer that is of no use while its party contests it. */
const WORK: readonly string[] = ['enter_conditions', 'countersign_conditions', 'resolve_coverage'];

/** The party says that a record does not hold what it said. */
export function contestRecord(working: Working, fact: FactOf<'record_contested'>): void {
  const { contestId, decisionId, reason } = fact;
  const by = actorOf(fact);
  const decision = working.decision(decisionId);
  const leg = working.leg(decision.legId);
  demandParty(leg, by);
  demandContestable(working, decision);
  const decisionWas = decision.standing;
  // What a later answer has replaced, or was noted without effect, has no effect that a contest could take away.
  if (decisionWas === 'counts' || decisionWas === 'late') decision.standing = 'contested';
  working.closeTasks(
    'superseded',
    (task) => task.kind === 'review_late_answer' && task.aboutId === decisionId,
  );
  const held = decisionWas === 'counts' ? takeOutOfCount(working, leg, decision) : NOTHING_HELD;
  working.add('contests', contestId, {
    id: contestId,
    legId: leg.id,
    decisionId,
    reason,
    by,
    channel: fact.channel,
    at: working.now,
    decisionWas,
    ...held,
    standing: 'open',
    settledAt: null,
    settledBy: null,
    settledBecause: null,
    successorId: null,
  });
  working.openTask('settle_contest', working.secretariat(), { legId: leg.id, aboutId: contestId });
  inform(working, decision, contestId, 'record_contested');
}

function demandContestable({ state }: Working, decision: DecisionState): void {
  if (decision.channel !== 'paper') {
    breakRule(
      'status_forbids',
      '/decisionId',
      'The party gave this answer itself; only what was recorded from a paper can be contested.',
    );
  }
  if (decision.standing === 'struck') {
    breakRule('status_forbids', '/decisionId', 'This record has been struck already.');
  }
  const contested = Object.values(state.contests).some(
    ({ standing, decisionId }) => standing === 'open' && decisionId === decision.id,
  );
  if (contested) breakRule('already_exists', '/decisionId', 'This record is contested already.');
}

type Held = Pick<ContestState, 'legWas' | 'vote'>;
const NOTHING_HELD: Held = { legWas: null, vote: null };

/** Takes a decision out of what its leg rests on, where anything still rests on the leg. */
function takeOutOfCount(working: Working, leg: LegState, decision: DecisionState): Held {
  const { status } = working.state;
  if (status !== 'open' && !GRANTED.includes(status)) return NOTHING_HELD;
  if (!isGroup(leg)) {
    return leg.decisionId === decision.id ? { legWas: holdBack(working, leg), vote: null } : NOTHING_HELD;
  }
  const seat = leg.seats.find(({ decisionId }) => decisionId === decision.id);
  const vote = seat?.vote ?? null;
  if (seat !== undefined) changeSeat(leg, seat.id, { vote: null });
  if (openRound(leg) !== null) {
    openSeatTasks(working, leg);
    return { legWas: null, vote };
  }
  const speaks = seat !== undefined || leg.decisionId === decision.id;
  if (!speaks || isCarriedByOthers(working, leg, decision)) return { legWas: null, vote };
  return { legWas: holdBack(working, leg), vote };
}

/** Whether the other seats of a group carry its consent alone; then its leg stands, on the word of one of them. */
function isCarriedByOthers(working: Working, leg: LegState, decision: DecisionState): boolean {
  const stands =
    outcomeOfGroup(working, leg) === 'approved' && statusOfGroup(working, leg, 'approved') === leg.status;
  if (!stands) return false;
  const { id, act } = carrying(working, leg, decision);
  if (id === decision.id || (isAnsweredByAct(leg.kind) && act === null)) return false;
  leg.decisionId = id;
  if (isAnsweredByAct(leg.kind)) working.state.act = act;
  return true;
}

/**
 * Has a leg wait for the settlement of a contest: a party that is still asked is asked on; else the leg is suspended, and
 * what rested on it is held back as for any consent that is suspended.
 * @returns the status that it had; null where it rested on no answer
 */
function holdBack(working: Working, leg: LegState): LegStatus | null {
  const paused = leg.status === 'paused';
  const was = paused ? (leg.pausedFrom ?? 'asked') : leg.status;
  if (!restsOnAnswer(was)) return null;
  if (openRound(leg) !== null) {
    if (paused) leg.pausedFrom = 'asked';
    else leg.status = moved(working.moves, 'leg', leg.status, 'record_contested', 'asked');
    return was;
  }
  const stood = leg.satisfied;
  leg.status = moved(working.moves, 'leg', leg.status, 'record_contested', 'suspended');
  leg.satisfied = false;
  if (isAnsweredByAct(leg.kind)) working.state.act = null;
  working.closeTasks('superseded', (task) => task.legId === leg.id && WORK.includes(task.kind));
  if (stood) tellOfContest(working, leg, 'consent_suspended', 'The party contests what was recorded for it.');
  return was;
}

function tellOfContest(
  working: Working,
  leg: LegState,
  kind: 'consent_suspended' | 'consent_restored',
  reason: string,
): void {
  const { by, channel } = working.fact;
  if (leg.decisionId === null) return;
  tellOfConsent(working, leg, kind, { by, channel, decisionId: leg.decisionId, reason });
}

/** Whether a leg waits for the settlement of a contest. */
function waitsFor(leg: LegState, contest: ContestState): boolean {
  const waits = ['suspended', 'asked', 'paused'].includes(leg.status);
  return contest.legWas !== null && leg.decisionId === contest.decisionId && waits;
}

/** The contest that is to be settled. */
function openContest(working: Working, contestId: string): ContestState {
  const contest = working.contest(contestId);
  if (contest.standing !== 'open') {
    breakRule('status_forbids', '/contestId', `This contest is settled: ${inWords(contest.standing)}.`);
  }
  return contest;
}

/** The party lets the record stand after all. */
export function withdrawContest(working: Working, fact: FactOf<'contest_withdrawn'>): void {
  const contest = openContest(working, fact.contestId);
  const leg = working.leg(contest.legId);
  demandParty(leg, actorOf(fact));
  const decision = working.decision(contest.decisionId);
  if (decision.standing === 'contested') {
    decision.standing = contest.decisionWas;
    restore(working, leg, contest, decision);
  }
  settleContest(working, contest, 'withdrawn', fact.reason);
}

function restore(working: Working, leg: LegState, contest: ContestState, decision: DecisionState): void {
  if (contest.decisionWas === 'late') {
    const about = { legId: leg.id, aboutId: decision.id };
    working.openTask('review_late_answer', working.secretariat(), about);
    return;
  }
  const seat = leg.seats.find(({ decisionId, vote }) => decisionId === decision.id && vote === null);
  if (contest.vote !== null && seat !== undefined) {
    if (openRound(leg) !== null) {
      foldVote(working, leg, decision, 'contest_withdrawn');
      decision.standing = 'counts';
      return;
    }
    changeSeat(leg, seat.id, { vote: contest.vote });
  }
  if (contest.legWas === null || !waitsFor(leg, contest)) return;
  if (leg.status === 'paused') {
    leg.pausedFrom = contest.legWas;
    return;
  }
  const wasAsked = openRound(leg) !== null;
  leg.status = moved(working.moves, 'leg', leg.status, 'contest_withdrawn', contest.legWas);
  if (wasAsked) return;
  leg.satisfied = isSatisfied(working, leg);
  if (isAnsweredByAct(leg.kind)) working.state.act = decision.act;
  hand(leg, null, working.now);
  if (leg.satisfied) tellOfContest(working, leg, 'consent_restored', 'The party lets the record stand.');
}

/** The Secretariat takes the record out of count; the party is asked anew, or, where it is still asked, asked on. */
export function strikeRecord(working: Working, fact: FactOf<'record_struck'>): void {
  const contest = openContest(working, fact.contestId);
  forbidOwnRequest(working, actorOf(fact).personId);
  const leg = working.leg(contest.legId);
  const decision = working.decision(contest.decisionId);
  if (decision.standing !== 'contested') {
    breakRule('status_forbids', '/contestId', 'This record does not count anyhow; note the contest.');
  }
  if (waitsFor(leg, contest)) forget(working, leg, decision);
  else dropWord(leg, decision);
  decision.standing = 'struck';
  settleContest(working, contest, 'struck', fact.reason);
}

/** Forgets the answer on which a leg rested. After the grant nobody is asked by the request any more; the leg stays suspended. */
function forget(working: Working, leg: LegState, decision: DecisionState): void {
  forgetAnswers(working, leg, (seat) => seat.decisionId !== decision.id);
  if (openRound(leg) !== null || working.state.status !== 'open') return;
  dropConditions(working, leg);
  hand(leg, null, working.now);
  leg.status = moved(working.moves, 'leg', leg.status, 'asked_anew', 'not_started');
}

function dropWord(leg: LegState, decision: DecisionState): void {
  if (leg.decisionId === decision.id) leg.decisionId = null;
  for (const { id, decisionId } of leg.seats) {
    if (decisionId === decision.id) changeSeat(leg, id, { vote: null, decisionId: null });
  }
}

/** The Secretariat puts on file a contest of a record on which nothing rests. */
export function noteContest(working: Working, fact: FactOf<'contest_noted'>): void {
  const contest = openContest(working, fact.contestId);
  forbidOwnRequest(working, actorOf(fact).personId);
  if (waitsFor(working.leg(contest.legId), contest)) {
    breakRule(
      'status_forbids',
      '/contestId',
      'The leg waits for this contest: correct the record or strike it. Nobody can uphold it against its party.',
    );
  }
  settleContest(working, contest, 'noted', fact.reason);
}

/** Settles the contests of records that something else has replaced: a correction, the party's own answer, a new asking. */
export function settleOvertakenContests(working: Working): void {
  const { state } = working;
  const open = Object.values(state.contests)
    .filter(({ standing, decisionWas }) => standing === 'open' && ['counts', 'late'].includes(decisionWas))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, legId, decisionId } of open) {
    const decision = state.decisions[decisionId];
    const leg = state.legs[legId];
    if (decision === undefined || leg === undefined || decision.standing !== 'superseded') continue;
    const seat = leg.seats.find((candidate) => candidate.id === decision.seat);
    const successor = state.decisions[seat?.decisionId ?? leg.decisionId ?? ''] ?? null;
    const how = successor === null ? 'asked_anew' : successor.channel === 'paper' ? 'corrected' : 'answered';
    settleContest(working, working.contest(id), how, null, successor?.id ?? null);
  }
}

function settleContest(
  working: Working,
  contest: ContestState,
  standing: Exclude<ContestState['standing'], 'open'>,
  because: string | null,
  successorId: string | null = null,
): void {
  contest.standing = standing;
  contest.settledAt = working.now;
  contest.settledBy = working.fact.by;
  contest.settledBecause = because;
  contest.successorId = successorId;
  const byTheParty = standing === 'withdrawn' || standing === 'answered';
  working.closeTasks(
    byTheParty ? 'superseded' : 'done',
    (task) => task.kind === 'settle_contest' && task.aboutId === contest.id,
  );
  inform(working, working.decision(contest.decisionId), contest.id, 'contest_settled');
}

/** Has the party and the Secretariat told by mail. */
function inform(
  working: Working,
  { id: decisionId, legId, round }: DecisionState,
  contestId: string,
  what: 'record_contested' | 'contest_settled',
): void {
  const subject =
    round === null ? ({ kind: 'request' } as const) : ({ kind: 'round', legId, round } as const);
  working.effect('inform', subject, { legId, decisionId, contestId, what });
}
