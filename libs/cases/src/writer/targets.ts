import { workflowIdOf } from '#libs/contracts';
import { type CaseState, carriedOf, mustHear } from '#libs/process';
import type { EntityManager } from 'typeorm';
import type { ArrangementAggregate } from './aggregate.js';

/** A workflow that has to poll. */
interface QueuedTarget {
  target: string;
  /** Whether it should be running if nothing more changes; null if that is not known here. */
  open: boolean | null;
}

/** The fields of the rows that {@link queueFrom} takes. */
export const QUEUE_FIELDS = 'target text, open boolean';

/** The workflow that carries a case. */
export function targetOf(state: Pick<CaseState, 'case' | 'id'>): string {
  return workflowIdOf(
    state.case === 'request'
      ? { kind: 'request', requestId: state.id }
      : { kind: 'arrangement', arrangementId: state.id },
  );
}

/**
 * The workflows that must hear of what was folded: those with something to do, and those whose case opened, closed, wakes
 * earlier, or is no longer as they have shown it.
 * @param shown what the rows of a case showed before
 */
export function targetsToTell(
  aggregate: ArrangementAggregate,
  shown: (caseId: string) => CaseState | undefined,
): QueuedTarget[] {
  const withEffects = new Set(
    aggregate.folded.filter(({ effects }) => effects.length > 0).map(({ caseId }) => caseId),
  );
  const clockMoved = aggregate.folded.some((folded) => folded.fact.kind === 'clock_moved');
  const told = aggregate.all().flatMap((state) => {
    const before = shown(state.id);
    const { open } = carriedOf(state);
    const hears =
      withEffects.has(state.id) || (clockMoved && open) || (before !== state && mustHear(before, state));
    return hears ? [{ target: targetOf(state), open }] : [];
  });
  return inOrder(told);
}

/** Sorted, so that two transactions with the same targets never deadlock. */
function inOrder(targets: readonly QueuedTarget[]): QueuedTarget[] {
  return targets.toSorted((a, b) => (a.target < b.target ? -1 : 1));
}

/** The statement that queues the targets of a set; a target queued twice waits once. */
export function queueFrom(source: string): string {
  return `INSERT INTO effect_queue (target, version, open) SELECT target, 1, open FROM ${source}
          ON CONFLICT (target) DO UPDATE
            SET version = effect_queue.version + 1, changed_at = clock_timestamp(), stuck_at = NULL, tries = 0, nudges = 0,
                open = coalesce(excluded.open, effect_queue.open)`;
}

/** Queues workflows that have to poll; the relay signals them after the commit. */
export async function queueTargets(tx: EntityManager, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return;
  const rows = inOrder(targets.map((target) => ({ target, open: null })));
  await tx.query(queueFrom(`json_to_recordset($1::json) AS rows(${QUEUE_FIELDS})`), [JSON.stringify(rows)]);
}
