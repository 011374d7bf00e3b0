import { settleContest } from '../contests/settle-contest.js';
import type { FoldContext } from '../fold-context.js';

/** Settles the contests of records that something else has replaced: a correction, the party's own answer, a new asking. */
export function settleOvertakenContests(context: FoldContext): void {
  const { state } = context;
  const open = Object.values(state.contests)
    .filter(({ status, decisionWas }) => status === 'open' && ['counts', 'late'].includes(decisionWas))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, legId, decisionId } of open) {
    const decision = state.decisions[decisionId];
    const leg = state.legs[legId];
    if (decision === undefined || leg === undefined || decision.status !== 'superseded') continue;
    const seat = leg.seats.find((candidate) => candidate.id === decision.seat);
    const successor = state.decisions[seat?.decisionId ?? leg.decisionId ?? ''] ?? null;
    const how = successor === null ? 'asked_again' : successor.channel === 'paper' ? 'corrected' : 'answered';
    settleContest(context, context.contest(id), how, null, successor?.id ?? null);
  }
}
