import { sha256 } from '#libs/platform';
import { MailMessageEntity } from '#libs/store';
import type { DataSource } from 'typeorm';
import type { Letter } from './compose/frame.js';
import type { Recipient } from './directory.js';
import type { Mailer } from './mailer.js';

/** One effect's mail to one person. */
export interface Delivery {
  readonly effectId: string;
  readonly caseId: string;
  readonly to: Pick<Recipient, 'personId' | 'name' | 'address'>;
  readonly letter: Letter;
  /** The token inside a link of the letter; what is kept of the mail does not hold it. */
  readonly token: string | null;
}

/** What the token of a link is replaced by in what is kept. */
export const BLANKED_TOKEN = '[blanked]';

/** Sends each effect's mail once to each person, and keeps what went out. */
export class Outbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Pick<Mailer, 'compose' | 'send' | 'domain'>,
  ) {}

  /**
   * Sends a mail unless it is on record as sent. A try that the server accepted and that could not be recorded is
   * repeated under the same Message-ID, so that mail servers and readers see one mail.
   * @returns whether a mail went out now
   * @throws Error when the server does not take it; the mail stays on record as being sent
   */
  async deliver({ effectId, caseId, to, letter, token }: Delivery): Promise<boolean> {
    const { subject, text } = letter;
    const key = { effectId, personId: to.personId };
    const messages = this.dataSource.manager;
    await messages
      .createQueryBuilder()
      .insert()
      .into(MailMessageEntity)
      .values({ ...key, messageId: this.messageIdOf(key), caseId, subject, raw: '', status: 'sending' })
      .orIgnore()
      .execute();
    const { status, messageId } = await messages.findOneByOrFail(MailMessageEntity, key);
    if (status === 'sent') return false;
    const mail = { to: { name: to.name, address: to.address }, subject, text, messageId };
    // Blanked before the text is encoded: in what goes over the wire, a token may be broken over two lines.
    const kept = token === null ? text : text.replaceAll(token, BLANKED_TOKEN);
    const raw = await this.mailer.compose({ ...mail, text: kept });
    await messages.update(MailMessageEntity, key, { subject, raw });
    await this.mailer.send(mail);
    await messages.update(MailMessageEntity, key, { status: 'sent', sentAt: new Date().toISOString() });
    return true;
  }

  private messageIdOf({ effectId, personId }: { effectId: string; personId: string }): string {
    return `${sha256(`${effectId}\n${personId}`).slice(0, 40)}@${this.mailer.domain}`;
  }
}
