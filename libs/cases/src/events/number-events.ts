import type { DataSource } from 'typeorm';

/** The channel on which PostgreSQL announces that events have their places in the stream. */
export const EVENTS_CHANNEL = 'countersign_events';

/** How many get their places in one transaction. */
const AT_ONCE = 1_000;

/**
 * Numbers the committed events that have no place in the stream yet, and notifies listeners. Their keys cannot serve as
 * places: they are drawn before the commit, so a reader could miss an event that commits later with a lower key. One process
 * numbers at a time; any may.
 * @returns how many got a number
 */
export async function numberEvents(dataSource: DataSource): Promise<number> {
  let all = 0;
  for (;;) {
    const waiting: unknown[] = await dataSource.query('SELECT FROM event WHERE number IS NULL LIMIT 1');
    if (waiting.length === 0) return all;
    all += await numberSome(dataSource);
  }
}

async function numberSome(dataSource: DataSource): Promise<number> {
  return dataSource.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('events/number', 0))`);
    const [rows]: [unknown[], number] = await tx.query(
      `UPDATE event SET number = placed.number
         FROM (SELECT id, nextval('event_place') AS number FROM (
                 SELECT id FROM event WHERE number IS NULL ORDER BY id LIMIT $1) unplaced) placed
        WHERE event.id = placed.id RETURNING event.id`,
      [AT_ONCE],
    );
    // Sent with the commit; PostgreSQL makes one of several of the same text.
    if (rows.length > 0) await tx.query(`SELECT pg_notify($1, '')`, [EVENTS_CHANNEL]);
    return rows.length;
  });
}

/** Which part of the stream exists. */
export interface StreamEnds {
  /** The number of the last event; if no event is kept any more, of the last one that was. */
  last: number;
  /** The highest number of an event that is no longer kept; 0 where all are. */
  forgotten: number;
}

/** Which part of the stream exists now. */
export async function streamEnds(dataSource: DataSource): Promise<StreamEnds> {
  const [row]: { last: string; forgotten: string }[] = await dataSource.query(
    `SELECT h.forgotten, greatest(h.forgotten, (SELECT max(number) FROM event)) AS last FROM event_horizon h`,
  );
  if (row === undefined) throw new Error('the stream of events has no horizon');
  return { last: Number(row.last), forgotten: Number(row.forgotten) };
}
