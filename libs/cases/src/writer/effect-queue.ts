import type { EntityManager } from 'typeorm';

/** Sorted, so that two who queue the same targets never wait for each other. */
export function targetRows(targets: readonly string[]): { target: string }[] {
  return targets.toSorted().map((target) => ({ target }));
}

/** Queues the targets of some rows; each once, however often it is named before it was told. */
export function queueFrom(source: string): string {
  return `INSERT INTO effect_queue (target, version) SELECT target, 1 FROM ${source}
          ON CONFLICT (target) DO UPDATE
            SET version = effect_queue.version + 1, changed_at = clock_timestamp(), stuck_at = NULL, tries = 0`;
}

/** Notes that workflows have to look again; the relay tells them after the commit. */
export async function queueTargets(tx: EntityManager, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return;
  await tx.query(queueFrom('json_to_recordset($1::json) AS rows(target text)'), [
    JSON.stringify(targetRows(targets)),
  ]);
}
