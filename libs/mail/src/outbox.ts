import { sha256 } from '#libs/platform';
import { runPrepared } from '#libs/store';
import type { DataSource } from 'typeorm';
import type { Letter } from './compose/frame.js';
import type { Recipient } from './directory.js';
import type { Mailer, OutgoingMail } from './mailer.js';

/** A letter to one person. */
export interface AddressedLetter {
  readonly to: Pick<Recipient, 'personId' | 'name' | 'address'>;
  readonly letter: Letter;
  /** The token inside a link of the letter; the stored copy does not hold it. */
  readonly token: string | null;
}

/** The letters of one effect, one to each person. */
export interface Delivery {
  readonly effectId: string;
  readonly caseId: string;
  readonly letters: readonly AddressedLetter[];
}

/** What replaces the token of a link in the stored copy. */
export const BLANKED_TOKEN = '[blanked]';

/** Mails sent by then are recorded, even if others still keep the mail server busy. */
const RECORDED_WITHIN_MS = 500;

/** A mail as it goes out, and as it is kept. */
interface Prepared {
  readonly personId: string;
  readonly mail: OutgoingMail;
  readonly kept: string;
}

/** Sends each effect's mails, one to each person and once, and keeps what went out. */
export class Outbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Pick<Mailer, 'compose' | 'send' | 'domain' | 'keepsWaiting'>,
  ) {}

  /**
   * Sends the mails of an effect that are not recorded as sent. A try that the server accepted and that could not be
   * recorded is repeated under the same Message-ID, so that mail servers and readers see one mail.
   * @returns why mails were not accepted, an entry for each; these stay recorded as being sent
   */
  async deliver({ effectId, caseId, letters }: Delivery): Promise<unknown[]> {
    const prepared = await Promise.all(letters.map((letter) => this.prepare(effectId, letter)));
    const left = await this.keep(effectId, caseId, prepared);
    const sent: string[] = [];
    const failures: unknown[] = [];
    const tries = prepared.map(async ({ personId, mail }) => {
      const messageId = left.get(personId);
      if (messageId === undefined) return;
      try {
        await this.mailer.send({ ...mail, messageId });
        sent.push(personId);
      } catch (error) {
        failures.push(error);
      }
    });
    const all = Promise.all(tries);
    await doneOrSoon(all);
    await this.recordSent(effectId, sent.splice(0));
    await all;
    await this.recordSent(effectId, sent.splice(0));
    return failures;
  }

  /** Whether the mail server hangs, as far as can be told. */
  keepsWaiting(): boolean {
    return this.mailer.keepsWaiting();
  }

  private async prepare(effectId: string, { to, letter, token }: AddressedLetter): Promise<Prepared> {
    const { personId, name, address } = to;
    const { subject, text } = letter;
    const mail = { to: { name, address }, subject, text, messageId: this.messageIdOf(effectId, personId) };
    // Blanked before the text is encoded: in what goes over the wire, a token may be broken over two lines.
    const keptText = token === null ? text : text.replaceAll(token, BLANKED_TOKEN);
    return { personId, mail, kept: await this.mailer.compose({ ...mail, text: keptText }) };
  }

  /**
   * Stores what is about to go out.
   * @returns the Message-IDs of those who have not been written to yet, by person; a mail that was begun keeps its own
   */
  private async keep(
    effectId: string,
    caseId: string,
    prepared: readonly Prepared[],
  ): Promise<Map<string, string>> {
    const rows = prepared.map(({ personId, mail: { subject, messageId }, kept }) => {
      return { personId, subject, messageId, raw: kept };
    });
    const left = await runPrepared<{ personId: string; messageId: string }>(
      this.dataSource.manager,
      `INSERT INTO mail_message (message_id, effect_id, case_id, person_id, subject, raw, status)
       SELECT "messageId", $1, $2, "personId", subject, raw, 'sending'
         FROM json_to_recordset($3::json) AS rows("messageId" text, "personId" text, subject text, raw text)
       ON CONFLICT (effect_id, person_id) DO UPDATE
         SET subject = excluded.subject, raw = replace(excluded.raw, excluded.message_id, mail_message.message_id)
       WHERE mail_message.status = 'sending'
       RETURNING person_id AS "personId", message_id AS "messageId"`,
      [effectId, caseId, JSON.stringify(rows)],
    );
    return new Map(left.map(({ personId, messageId }) => [personId, messageId]));
  }

  private async recordSent(effectId: string, personIds: readonly string[]): Promise<void> {
    if (personIds.length === 0) return;
    await runPrepared(
      this.dataSource.manager,
      `UPDATE mail_message SET status = 'sent', sent_at = clock_timestamp()
        WHERE effect_id = $1 AND person_id = ANY ($2::text[])`,
      [effectId, personIds],
    );
  }

  private messageIdOf(effectId: string, personId: string): string {
    return `${sha256(`${effectId}\n${personId}`).slice(0, 40)}@${this.mailer.domain}`;
  }
}

/** Resolves when the work is done, or after a moment. */
async function doneOrSoon(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const soon = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, RECORDED_WITHIN_MS);
  });
  await Promise.race([work, soon]);
  clearTimeout(timer);
}
