import type { DataSource } from 'typeorm';

/** For how many days things that are not evidence are kept; null keeps them for good. */
export interface RetentionLimits {
  /** Answers to calls with an Idempotency-Key, from the call. */
  callDays: number;
  /** Sign-in links, from when they stop working. Sessions are removed, and that is recorded, at the next sign-in. */
  signInDays: number;
  /** Events that readers may still catch up with, and what webhooks were sent of them, from when they were written. */
  eventDays: number;
  /** The text of sent mails, from when they were sent; the fact that they were is kept for good. */
  mailDays: number | null;
}

/** How much was removed. */
export type Forgotten = Readonly<Record<'calls' | 'links' | 'events' | 'messages' | 'mails', number>>;

/** The most rows of one statement, so that nobody waits long for its locks. */
const ROWS_AT_ONCE = 5_000;

/**
 * Removes what has passed its retention time. Facts, decisions, papers, audit chains and their attachments are evidence and
 * never touched, and need nothing of what is removed here.
 */
export async function forgetWhatIsPast(dataSource: DataSource, limits: RetentionLimits): Promise<Forgotten> {
  const { callDays, signInDays, eventDays, mailDays } = limits;
  const inBatches = (statement: string, days: number) => repeat(dataSource, statement, days);
  return {
    calls: await inBatches(
      `DELETE FROM idempotency WHERE ctid IN (SELECT ctid FROM idempotency WHERE created_at < ${PAST} LIMIT $2)`,
      callDays,
    ),
    links: await inBatches(
      `DELETE FROM sign_in_token WHERE hash IN (
         SELECT hash FROM sign_in_token WHERE least(expires_at, used_at) < ${PAST} LIMIT $2)`,
      signInDays,
    ),
    events: await forgetEvents(dataSource, eventDays),
    messages: await inBatches(
      `DELETE FROM webhook_delivery WHERE id IN (
         SELECT id FROM webhook_delivery WHERE status <> 'pending' AND created_at < ${PAST} LIMIT $2)`,
      eventDays,
    ),
    mails:
      mailDays === null
        ? 0
        : await inBatches(
            `UPDATE mail_message SET raw = '' WHERE message_id IN (
               SELECT message_id FROM mail_message WHERE sent_at < ${PAST} AND raw <> '' LIMIT $2)`,
            mailDays,
          ),
  };
}

const PAST = 'clock_timestamp() - make_interval(days => $1)';

async function repeat(dataSource: DataSource, statement: string, days: number): Promise<number> {
  let all = 0;
  for (;;) {
    const [, count]: [unknown, number] = await dataSource.query(statement, [days, ROWS_AT_ONCE]);
    all += count;
    if (count < ROWS_AT_ONCE) return all;
  }
}

/** Events are removed in the order of the stream, and how far is recorded, so that a late reader is told. */
async function forgetEvents(dataSource: DataSource, days: number): Promise<number> {
  return dataSource.transaction(async (tx) => {
    const [row]: { last: string | null }[] = await tx.query(
      `SELECT max(number) AS last FROM event WHERE number IS NOT NULL AND recorded_at < ${PAST}`,
      [days],
    );
    const last = row?.last ?? null;
    if (last === null) return 0;
    await tx.query('UPDATE event_horizon SET forgotten = greatest(forgotten, $1)', [last]);
    const [, count]: [unknown, number] = await tx.query('DELETE FROM event WHERE number <= $1', [last]);
    return count;
  });
}
