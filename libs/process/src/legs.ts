import type { Holder, Instant, LegKind } from '#libs/contracts';
import { earlier, uncovered } from '#libs/rules';
import { momentsOfAsking } from './deadlines.js';
import type { LegId } from './facts.js';
import { moved } from './moves.js';
import { linesNeeding } from './plan.js';
import type { LegState, RequestState, Round } from './state.js';
import type { Working } from './working.js';
import { isOpenLine } from './working.js';
import { legsInOrder } from './order.js';

/** The round that is open now, if any. */
export function openRound(leg: LegState): Round | null {
  const last = leg.rounds.at(-1);
  return last !== undefined && last.closedAt === null ? last : null;
}

/** Who holds a leg while its round is open: the Secretariat while a paper waits for its second person. */
export function holderOf(state: RequestState, leg: LegState): Holder {
  const onPaper = Object.values(state.papers).some(
    (paper) => paper.legId === leg.id && paper.standing === 'to_countersign',
  );
  if (onPaper || leg.kind === 'advance_notice') return 'secretariat';
  return leg.kind === 'council_decision' ? 'council' : 'party';
}

/** Ends the current ledger span and starts the next; `null` when nobody holds the leg any more. */
export function hand(leg: LegState, to: Holder | null, at: Instant): void {
  const last = leg.ledger.at(-1);
  if (last !== undefined && last.to === null) {
    if (last.holder === to) return;
    leg.ledger = [...leg.ledger.slice(0, -1), { ...last, to: at }];
  }
  if (to !== null) leg.ledger = [...leg.ledger, { holder: to, from: at, to: null }];
}

function changeRound(leg: LegState, change: Partial<Round>): void {
  const last = leg.rounds.at(-1);
  if (last !== undefined) leg.rounds = [...leg.rounds.slice(0, -1), { ...last, ...change }];
}

/** Puts every leg to its party whose turn has come. */
export function askWhoseTurnHasCome(working: Working): void {
  for (const current of legsInOrder(working.state)) {
    const waits =
      openRound(current) === null &&
      ['not_started', 'in_principle', 'provisional'].includes(current.status) &&
      isNeeded(working.state, current);
    if (waits && current.after.every((kind) => kindSatisfied(working.state, kind))) ask(working, current.id);
  }
}

function kindSatisfied(state: RequestState, kind: LegKind): boolean {
  return legsInOrder(state).every((leg) => leg.kind !== kind || leg.satisfied || !isNeeded(state, leg));
}

/** Whether a line that can still be granted needs this leg. */
export function isNeeded(state: RequestState, leg: LegState): boolean {
  if (state.parties === null) return false;
  return linesNeeding(leg, state.parties, state.content).some((lineId) => {
    const line = state.lines[lineId];
    return line !== undefined && isOpenLine(line);
  });
}

function ask(working: Working, legId: LegId): void {
  const { now, policy, state } = working;
  const leg = working.leg(legId);
  const template = policy.legs.find((candidate) => candidate.kind === leg.kind);
  if (template === undefined) return;
  const moments = momentsOfAsking(template, {
    askedAt: now,
    neededByAt: state.neededByAt,
    authorityExpiresAt: null,
    zone: policy.zone,
    calendars: { headquarters: null, party: null },
  });
  const number = leg.rounds.length + 1;
  leg.rounds = [
    ...leg.rounds,
    {
      number,
      revision: state.revision,
      textHash: leg.ask.textHash,
      language: leg.ask.language,
      askedAt: now,
      dueAt: moments.dueAt,
      escalateAt: moments.escalations[0]?.at ?? moments.dueAt,
      lapseAt: moments.lapseAt,
      remindAt: moments.remindAt,
      remindersSent: 0,
      escalated: false,
      closedAt: null,
      closedBecause: null,
    },
  ];
  leg.overdueSince = null;
  if (leg.status === 'not_started') {
    leg.status = moved(working.moves, 'leg', leg.status, 'asked', 'asked');
  }
  hand(leg, holderOf(state, leg), now);
  working.openTask('answer', leg.partyId, { legId, dueAt: moments.dueAt });
  working.effect('ask', { kind: 'round', legId, round: number }, { legId, round: number });
}

/** Closes the open round, and with it the tasks and the wait for its answer. */
export function closeRound(
  working: Working,
  legId: LegId,
  because: NonNullable<Round['closedBecause']>,
): void {
  const leg = working.leg(legId);
  if (openRound(leg) !== null) changeRound(leg, { closedAt: working.now, closedBecause: because });
  leg.pausedFrom = null;
  leg.pausedAt = null;
  const answered = because === 'answered';
  working.closeTasks(
    answered ? 'done' : 'superseded',
    (task) => task.legId === legId && task.kind === 'answer',
  );
  working.closeTasks('superseded', (task) => task.legId === legId && task.kind === 'reply_to_question');
  hand(leg, null, working.now);
}

/** A question stops the party's clock on this leg; needed-by, window and lapse go on. */
export function pause(working: Working, legId: LegId): void {
  const leg = working.leg(legId);
  leg.pausedFrom = leg.status;
  leg.status = moved(working.moves, 'leg', leg.status, 'question_asked', 'paused');
  leg.pausedAt = working.now;
  hand(leg, 'paused', working.now);
}

/** Our reply puts the leg back where the question found it. */
export function resume(working: Working, legId: LegId): void {
  const leg = working.leg(legId);
  leg.status = moved(working.moves, 'leg', leg.status, 'question_answered', leg.pausedFrom ?? 'asked');
  endPause(working, legId);
  hand(leg, holderOf(working.state, leg), working.now);
}

/** Gives the party back the time that its question took. */
export function endPause(working: Working, legId: LegId): void {
  const leg = working.leg(legId);
  const round = openRound(leg);
  if (leg.pausedAt === null || round === null) return;
  const pausedMs = Date.parse(working.now) - Date.parse(leg.pausedAt);
  const shift = (at: Instant) => earlier(new Date(Date.parse(at) + pausedMs).toISOString(), round.lapseAt);
  changeRound(leg, {
    dueAt: leg.overdueSince === null ? shift(round.dueAt) : round.dueAt,
    escalateAt: round.escalated ? round.escalateAt : shift(round.escalateAt),
    remindAt: round.remindAt.map((at, index) => (index < round.remindersSent ? at : shift(at))),
  });
  const dueAt = openRound(leg)?.dueAt ?? null;
  for (const task of Object.values(working.state.tasks)) {
    if (task.legId === legId && task.kind === 'answer' && task.closedAt === null) {
      working.task(task.id).dueAt = dueAt;
    }
  }
  leg.pausedFrom = null;
  leg.pausedAt = null;
}

/** Records that a reminder went out, that a deadline passed, or that the managers were told. */
export function markRound(leg: LegState, change: Pick<Partial<Round>, 'remindersSent' | 'escalated'>): void {
  changeRound(leg, change);
}

/** What the caps on a leg's consent leave uncovered of the lines that need it, in words. */
export function gapsOf(state: RequestState, leg: LegState): string[] {
  if (state.parties === null) return [];
  const decision = leg.decisionId === null ? undefined : state.decisions[leg.decisionId];
  const needing = new Set(linesNeeding(leg, state.parties, state.content));
  const caps = [decision?.caps ?? null, leg.conditions === 'none' ? leg.enteredCaps : null];
  const gaps = new Set<string>();
  for (const line of state.content.lines) {
    if (!needing.has(line.id) || state.lines[line.id]?.status === 'refused') continue;
    for (const limit of caps) {
      if (limit !== null) {
        for (const gap of uncovered(limit, line, state.act?.adoptedOn ?? null)) gaps.add(gap);
      }
    }
  }
  return [...gaps];
}
