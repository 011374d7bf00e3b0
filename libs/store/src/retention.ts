import type { DataSource } from 'typeorm';

/** For how many days things are kept that are no evidence; null keeps them for good. */
export interface RetentionLimits {
  /** Answers to calls with an Idempotency-Key, from the call. */
  callDays: number;
  /** Sign-in links, from when they let nobody in any more. Sessions are put away, and that written down, at the next sign-in. */
  signInDays: number;
  /** Events that readers may still catch up with, and what webhooks were sent of them, from when they were written. */
  eventDays: number;
  /** The text of mails that were sent, from when they went out; that they did is kept for good. */
  mailDays: number | null;
}

/** How much was forgotten. */
export type Forgotten = Readonly<Record<'calls' | 'links' | 'events' | 'messages' | 'mails', number>>;

/** Rows that one statement takes at most, so that nobody waits long for its locks. */
const ROWS_AT_ONCE = 5_000;

/**
 * Removes what has been kept for its time. Facts, decisions, papers, audit chains and their attachments are evidence and never
 * touched; what is removed here nobody can need for them.
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

/** Events go in the order of the stream, and how far they are gone is kept, so that a reader who comes late is told. */
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
