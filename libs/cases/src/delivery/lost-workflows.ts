import type { DataSource } from 'typeorm';

/*
 * How lost workflows are found without a list of all that run: with some thousands of them, that list takes too long. The
 * store knows what is overdue; the rest is checked little by little.
 */

/** How late a wake-up or an effect may be before its workflow is nudged. */
const GRACE = `interval '30 seconds'`;
/** After each nudge a workflow is left alone for twice as long, since it may be waiting for a mail server. */
const LEFT_ALONE = `least(${GRACE} * power(2, least(q.nudges, 10)), interval '1 hour')`;
/** How often a workflow with nothing overdue is checked. */
const ASKED_EVERY = `interval '1 hour'`;

/** The workflows of cases that have a wake-up or an effect overdue. A moved clock counts. */
export async function overdueTargets(dataSource: DataSource): Promise<string[]> {
  const rows: { target: string }[] = await dataSource.query(
    `WITH late AS (
       SELECT 'request/' || r.id AS target FROM request r JOIN arrangement a ON a.id = r.arrangement_id
        WHERE r.status = 'open' AND NOT r.of_record AND a.clock_offset_ms = 0
          AND r.wake_at < clock_timestamp() - ${GRACE}
       UNION ALL
       SELECT 'request/' || r.id FROM request r JOIN arrangement a ON a.id = r.arrangement_id
        WHERE r.status = 'open' AND NOT r.of_record AND a.clock_offset_ms <> 0
          AND r.wake_at < clock_timestamp() - ${GRACE} + a.clock_offset_ms * interval '1 millisecond'
       UNION ALL
       SELECT 'arrangement/' || a.id FROM arrangement a
        WHERE a.closed_at IS NULL AND a.record_until IS NULL
          AND a.wake_at < clock_timestamp() - ${GRACE} + a.clock_offset_ms * interval '1 millisecond'
       UNION ALL
       SELECT target FROM effect WHERE status = 'pending'
     )
     SELECT DISTINCT late.target FROM late LEFT JOIN effect_queue q USING (target)
      WHERE q.target IS NULL OR q.changed_at < clock_timestamp() - ${LEFT_ALONE}`,
  );
  return rows.map(({ target }) => target);
}

/** The workflows that have not been seen for longest, up to a limit, each once an hour. */
export async function targetsToDescribe(dataSource: DataSource, limit: number): Promise<string[]> {
  const rows: { target: string }[] = await dataSource.query(
    `SELECT target FROM effect_queue
      WHERE open AND greatest(delivered_version, seen_version) >= version
        AND (described_at IS NULL OR described_at < clock_timestamp() - ${ASKED_EVERY})
      ORDER BY described_at NULLS FIRST LIMIT $1`,
    [limit],
  );
  return rows.map(({ target }) => target);
}

/** Marks every workflow to be checked soon, since Temporal may be a new one. */
export async function doubtAll(dataSource: DataSource): Promise<void> {
  await dataSource.query('UPDATE effect_queue SET described_at = NULL WHERE open');
}

/** Notes that these workflows run. */
export async function markRunning(dataSource: DataSource, targets: readonly string[]): Promise<void> {
  await dataSource.query(
    `UPDATE effect_queue SET described_at = clock_timestamp() WHERE target = ANY ($1::text[])`,
    [targets],
  );
}

/** Makes the relay signal these workflows; a lost one is started by that. */
export async function nudge(dataSource: DataSource, targets: readonly string[]): Promise<void> {
  if (targets.length === 0) return;
  await dataSource.query(
    `INSERT INTO effect_queue (target, version, nudges) SELECT target, 1, 1 FROM unnest($1::text[]) AS target ORDER BY target
     ON CONFLICT (target) DO UPDATE
       SET version = effect_queue.version + 1, changed_at = clock_timestamp(), stuck_at = NULL, tries = 0,
           nudges = effect_queue.nudges + 1, described_at = clock_timestamp()`,
    [targets],
  );
}
