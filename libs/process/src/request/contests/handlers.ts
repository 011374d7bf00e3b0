import { type LegStatus, messageOf } from '#libs/contracts';
import { isAnsweredByAct, restsOnAnswer } from '#libs/rules';
import { breakRule } from '../../shared/broken.js';
import type { ContestState, DecisionState, LegState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { announceConsent } from '../announcements.js';
import { GRANTED } from '../lines/granted.js';
import { carrying, foldVote, statusOfGroup } from '../answers/answers.js';
import { isSatisfied } from '../answers/coverage.js';
import { isGroup, outcomeOfGroup } from '../answers/groups.js';
import { changeSeat, forgetAnswers, openSeatTasks } from '../answers/seats.js';
import { hand, openRound } from '../asking/rounds.js';
import { dropConditions } from '../conditions/conditions.js';
import type { FoldContext } from '../fold-context.js';
import { type FactOf, actorOf, assertNotOwnRequest, assertParty } from '../guards.js';
import { inform, settleContest } from './settle-contest.js';
import { waitsForSettlement } from './waiting.js';

/*
 * A party may contest what was recorded for it from a paper. From that moment the record no longer counts; nobody can uphold
 * it against the party's word. The Secretariat corrects the record with a new one, or strikes it; the party may let it stand
 * after all, or answer itself.
 */

/** Work about an answer that is pointless while its party contests it. */
const WORK: readonly string[] = ['enter_conditions', 'countersign_conditions', 'resolve_coverage'];

/** The party says that a record does not hold what it said. */
export function contestRecord(context: FoldContext, fact: FactOf<'record_contested'>): void {
  const { contestId, decisionId, reason } = fact;
  const by = actorOf(fact);
  const decision = context.decision(decisionId);
  const leg = context.leg(decision.legId);
  assertParty(leg, by);
  assertContestable(context, decision);
  const decisionWas = decision.status;
  // An answer that a later one replaced, or that was noted without effect, has no effect that a contest could remove.
  if (decisionWas === 'counts' || decisionWas === 'late') decision.status = 'contested';
  context.closeTasks(
    'superseded',
    (task) => task.kind === 'review_late_answer' && task.aboutId === decisionId,
  );
  const held = decisionWas === 'counts' ? takeOutOfCount(context, leg, decision) : NOTHING_HELD;
  context.add('contests', contestId, {
    id: contestId,
    legId: leg.id,
    decisionId,
    reason,
    by,
    channel: fact.channel,
    at: context.now,
    decisionWas,
    ...held,
    status: 'open',
    settledAt: null,
    settledBy: null,
    settledBecause: null,
    successorId: null,
  });
  context.openTask('settle_contest', context.secretariat(), { legId: leg.id, aboutId: contestId });
  inform(context, decision, contestId, 'tellContested');
}

function assertContestable({ state }: FoldContext, decision: DecisionState): void {
  if (decision.channel !== 'paper') {
    breakRule('status_forbids', '/decisionId', messageOf('refusals.not_from_paper'));
  }
  if (decision.status === 'struck') {
    breakRule('status_forbids', '/decisionId', messageOf('refusals.record_struck'));
  }
  const contested = Object.values(state.contests).some(
    ({ status, decisionId }) => status === 'open' && decisionId === decision.id,
  );
  if (contested) breakRule('already_exists', '/decisionId', messageOf('refusals.record_contested'));
}

type Held = Pick<ContestState, 'legWas' | 'vote'>;

const NOTHING_HELD: Held = { legWas: null, vote: null };

/** Takes away a decision from its leg, if anything still rests on the leg. */
function takeOutOfCount(context: FoldContext, leg: LegState, decision: DecisionState): Held {
  const { status } = context.state;
  if (status !== 'open' && !GRANTED.includes(status)) return NOTHING_HELD;
  if (!isGroup(leg)) {
    return leg.decisionId === decision.id ? { legWas: holdBack(context, leg), vote: null } : NOTHING_HELD;
  }
  const seat = leg.seats.find(({ decisionId }) => decisionId === decision.id);
  const vote = seat?.vote ?? null;
  if (seat !== undefined) changeSeat(leg, seat.id, { vote: null });
  if (openRound(leg) !== null) {
    openSeatTasks(context, leg);
    return { legWas: null, vote };
  }
  const speaks = seat !== undefined || leg.decisionId === decision.id;
  if (!speaks || isCarriedByOthers(context, leg, decision)) return { legWas: null, vote };
  return { legWas: holdBack(context, leg), vote };
}

/**
 * Whether the other seats of a group carry its consent without this one; then the leg stands, on the decision of one of
 * them.
 */
function isCarriedByOthers(context: FoldContext, leg: LegState, decision: DecisionState): boolean {
  const stands =
    outcomeOfGroup(context, leg) === 'approved' && statusOfGroup(context, leg, 'approved') === leg.status;
  if (!stands) return false;
  const { id, act } = carrying(context, leg, decision);
  if (id === decision.id || (isAnsweredByAct(leg.kind) && act === undefined)) return false;
  leg.decisionId = id;
  if (isAnsweredByAct(leg.kind)) context.state.act = act ?? null;
  return true;
}

/**
 * Makes a leg wait for the settlement of a contest: a party whose round is open stays asked; otherwise the leg is suspended,
 * with the effects of any suspended consent.
 * @returns the status that it had; null where it rested on no answer
 */
function holdBack(context: FoldContext, leg: LegState): LegStatus | null {
  const paused = leg.status === 'paused';
  const was = paused ? (leg.pausedFrom ?? 'asked') : leg.status;
  if (!restsOnAnswer(was)) return null;
  if (openRound(leg) !== null) {
    if (paused) leg.pausedFrom = 'asked';
    else leg.status = transition(context.transitions, 'leg', leg.status, 'record_contested', 'asked');
    return was;
  }
  const stood = leg.satisfied;
  leg.status = transition(context.transitions, 'leg', leg.status, 'record_contested', 'suspended');
  leg.satisfied = false;
  if (isAnsweredByAct(leg.kind)) context.state.act = null;
  context.closeTasks('superseded', (task) => task.legId === leg.id && WORK.includes(task.kind));
  if (stood) {
    announceContest(context, leg, 'consent_suspended');
  }
  return was;
}

function announceContest(
  context: FoldContext,
  leg: LegState,
  kind: 'consent_suspended' | 'consent_restored',
): void {
  const { by, channel } = context.fact;
  if (leg.decisionId === null) return;
  const because = kind === 'consent_suspended' ? 'record_contested' : 'record_stands';
  announceConsent(context, leg, kind, { by, channel, decisionId: leg.decisionId, because, reason: null });
}

/** The contest that is to be settled. */
function openContest(context: FoldContext, contestId: string): ContestState {
  const contest = context.contest(contestId);
  if (contest.status !== 'open') {
    breakRule(
      'status_forbids',
      '/contestId',
      messageOf('refusals.contest_settled', { status: messageOf(`labels.contest_status.${contest.status}`) }),
    );
  }
  return contest;
}

/** The party lets the record stand after all. */
export function withdrawContest(context: FoldContext, fact: FactOf<'contest_withdrawn'>): void {
  const contest = openContest(context, fact.contestId);
  const leg = context.leg(contest.legId);
  assertParty(leg, actorOf(fact));
  const decision = context.decision(contest.decisionId);
  if (decision.status === 'contested') {
    decision.status = contest.decisionWas;
    restore(context, leg, contest, decision);
  }
  settleContest(context, contest, 'withdrawn', fact.reason);
}

function restore(context: FoldContext, leg: LegState, contest: ContestState, decision: DecisionState): void {
  if (contest.decisionWas === 'late') {
    const about = { legId: leg.id, aboutId: decision.id };
    context.openTask('review_late_answer', context.secretariat(), about);
    return;
  }
  const seat = leg.seats.find(({ decisionId, vote }) => decisionId === decision.id && vote === null);
  if (contest.vote !== null && seat !== undefined) {
    if (openRound(leg) !== null) {
      foldVote(context, leg, decision, 'contest_withdrawn');
      decision.status = 'counts';
      return;
    }
    changeSeat(leg, seat.id, { vote: contest.vote });
  }
  if (contest.legWas === null || !waitsForSettlement(leg, contest)) return;
  if (leg.status === 'paused') {
    leg.pausedFrom = contest.legWas;
    return;
  }
  const wasAsked = openRound(leg) !== null;
  leg.status = transition(context.transitions, 'leg', leg.status, 'contest_withdrawn', contest.legWas);
  if (wasAsked) return;
  leg.satisfied = isSatisfied(context, leg);
  if (isAnsweredByAct(leg.kind)) context.state.act = decision.act ?? null;
  hand(leg, null, context.now);
  if (leg.satisfied) announceContest(context, leg, 'consent_restored');
}

/** The Secretariat strikes the record; the party is asked again, or stays asked. */
export function strikeRecord(context: FoldContext, fact: FactOf<'record_struck'>): void {
  const contest = openContest(context, fact.contestId);
  assertNotOwnRequest(context, actorOf(fact).personId);
  const leg = context.leg(contest.legId);
  const decision = context.decision(contest.decisionId);
  if (decision.status !== 'contested') {
    breakRule('status_forbids', '/contestId', messageOf('refusals.record_does_not_count'));
  }
  if (waitsForSettlement(leg, contest)) forget(context, leg, decision);
  else dropWord(leg, decision);
  decision.status = 'struck';
  settleContest(context, contest, 'struck', fact.reason);
}

/** Forgets the answer on which a leg rested. After the grant nobody is asked by the request any more; the leg stays suspended. */
function forget(context: FoldContext, leg: LegState, decision: DecisionState): void {
  forgetAnswers(context, leg, (seat) => seat.decisionId !== decision.id);
  if (openRound(leg) !== null || context.state.status !== 'open') return;
  dropConditions(context, leg);
  hand(leg, null, context.now);
  leg.status = transition(context.transitions, 'leg', leg.status, 'asked_again', 'not_started');
}

function dropWord(leg: LegState, decision: DecisionState): void {
  if (leg.decisionId === decision.id) leg.decisionId = null;
  for (const { id, decisionId } of leg.seats) {
    if (decisionId === decision.id) changeSeat(leg, id, { vote: null, decisionId: null });
  }
}

/** The Secretariat files a contest of a record that no longer counts. */
export function noteContest(context: FoldContext, fact: FactOf<'contest_noted'>): void {
  const contest = openContest(context, fact.contestId);
  assertNotOwnRequest(context, actorOf(fact).personId);
  if (waitsForSettlement(context.leg(contest.legId), contest)) {
    breakRule('status_forbids', '/contestId', messageOf('refusals.leg_waits_for_contest'));
  }
  settleContest(context, contest, 'noted', fact.reason);
}
