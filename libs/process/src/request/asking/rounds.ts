import type { Holder, Instant } from '#libs/contracts';
import { legKind } from '#libs/rules';
import type { LegId } from '../../shared/facts.js';
import type { ContestState, LegState, QuestionState, RequestState, Round } from '../../shared/state.js';
import type { FoldContext } from '../fold-context.js';

/** The round that is open now, if any. */
export function openRound(leg: LegState): Round | null {
  const last = leg.rounds.at(-1);
  return last !== undefined && last.closedAt === null ? last : null;
}

/** Who holds a leg while its round is open: the Secretariat while a paper waits for its second person. */
export function holderOf(state: RequestState, leg: LegState): Holder {
  const onPaper = Object.values(state.papers).some(
    (paper) => paper.legId === leg.id && paper.status === 'to_countersign' && paper.askHash === leg.askHash,
  );
  return onPaper ? 'secretariat' : legKind(leg.kind).holder;
}

/** Whether a question still waits for our reply: nobody has replied, and the party has not answered without one. */
export function awaitsReply({ tasks }: RequestState, question: QuestionState): boolean {
  return Object.values(tasks).some(
    (task) => task.kind === 'reply_to_question' && task.aboutId === question.id && task.closedAt === null,
  );
}

/** The contest that holds a leg back: its party denies the record on which the leg rests. */
export function contestOf(state: RequestState, leg: LegState): ContestState | undefined {
  return Object.values(state.contests).find(
    ({ status, legWas, decisionId }) =>
      status === 'open' && legWas !== null && decisionId === leg.decisionId && leg.status === 'suspended',
  );
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

/** Hands an open leg to whoever holds it now; a paused leg stays with the question. */
export function handAgain(context: FoldContext, legId: LegId): void {
  const leg = context.leg(legId);
  if (openRound(leg) !== null && leg.status !== 'paused') {
    hand(leg, holderOf(context.state, leg), context.now);
  }
}

/** Changes the last round of a leg. */
export function changeRound(leg: LegState, change: Partial<Round>): void {
  const last = leg.rounds.at(-1);
  if (last !== undefined) leg.rounds = [...leg.rounds.slice(0, -1), { ...last, ...change }];
}

/** What a round asked. */
export function askHashOfRound(leg: LegState, round: Round): string {
  return round.askHash ?? leg.askHash;
}

/** Sets what a party is, or will be, asked; its earlier rounds keep what they asked. */
export function changeAsk(leg: LegState, askHash: string): void {
  if (leg.askHash === askHash) return;
  leg.rounds = leg.rounds.map((round) => ({ ...round, askHash: askHashOfRound(leg, round) }));
  leg.askHash = askHash;
}

/** Sets the due date of a leg's tasks to that of its open round. */
export function moveDueDates(context: FoldContext, legId: LegId): void {
  const dueAt = openRound(context.leg(legId))?.dueAt ?? null;
  for (const task of Object.values(context.state.tasks)) {
    if (task.legId === legId && task.kind === 'answer' && task.closedAt === null) {
      context.task(task.id).dueAt = dueAt;
    }
  }
}

/** Closes the open round, and with it the tasks and the wait for its answer. */
export function closeRound(
  context: FoldContext,
  legId: LegId,
  because: NonNullable<Round['closedBecause']>,
): void {
  const leg = context.leg(legId);
  const round = openRound(leg);
  if (round !== null) {
    const remindAt = round.remindAt.slice(0, round.remindersSent);
    changeRound(leg, { closedAt: context.now, closedBecause: because, remindAt });
  }
  delete leg.pausedFrom;
  delete leg.pausedAt;
  context.closeTasks(
    because === 'answered' ? 'done' : 'superseded',
    (task) => task.legId === legId && (task.kind === 'answer' || task.kind === 'record_reply'),
  );
  context.closeTasks(
    'superseded',
    (task) => task.legId === legId && (task.kind === 'reply_to_question' || task.kind === 'appoint_person'),
  );
  hand(leg, null, context.now);
}
