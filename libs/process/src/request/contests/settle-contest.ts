import type { ContestState, DecisionState } from '../../shared/state.js';
import type { FoldContext } from '../fold-context.js';

export function settleContest(
  context: FoldContext,
  contest: ContestState,
  status: Exclude<ContestState['status'], 'open'>,
  because: string | null,
  successorId: string | null = null,
): void {
  contest.status = status;
  contest.settledAt = context.now;
  contest.settledBy = context.fact.by;
  contest.settledBecause = because;
  contest.successorId = successorId;
  const byTheParty = status === 'withdrawn' || status === 'answered';
  context.closeTasks(
    byTheParty ? 'superseded' : 'done',
    (task) => task.kind === 'settle_contest' && task.aboutId === contest.id,
  );
  inform(context, context.decision(contest.decisionId), contest.id, 'tellContestSettled');
}

/** Has mails sent to the party and the Secretariat. */
export function inform(
  context: FoldContext,
  { id: decisionId, legId }: DecisionState,
  contestId: string,
  kind: 'tellContested' | 'tellContestSettled',
): void {
  context.effect(kind, { legId, decisionId, contestId });
}
