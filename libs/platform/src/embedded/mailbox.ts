import { MailDev } from 'maildev';
import type { Home } from './home.js';

/** Where the mailbox listens. */
export interface MailboxOptions {
  readonly home: Home;
  readonly smtpPort: number;
  readonly webPort: number;
}

/** A mail server that keeps all mail it gets and shows it on a page. */
export interface EmbeddedMailbox {
  readonly smtpUrl: string;
  /** The page; below it GET /api/email lists the messages as JSON and /api/email/ID/source gives one as it came. */
  readonly webUrl: string;
  stop(): Promise<void>;
}

const keptMails = 5_000;

/** Starts the mailbox on 127.0.0.1, inside this process; its mails are kept in the home. */
export async function startMailbox({ home, smtpPort, webPort }: MailboxOptions): Promise<EmbeddedMailbox> {
  const mailbox = new MailDev({
    smtp: smtpPort,
    ip: '127.0.0.1',
    web: webPort,
    webIp: '127.0.0.1',
    mailDirectory: home.path('mails'),
    maxEmails: keptMails,
    silent: true,
  });
  await mailbox.start();
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    webUrl: `http://127.0.0.1:${webPort}`,
    stop: () => mailbox.stop(),
  };
}
