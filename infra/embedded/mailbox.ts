import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import type { Home } from './home.js';
import { untilReady, type SupervisedService, type Supervisor } from './supervision/supervisor.js';

const keptMails = 5_000;
const startLimitMs = 30_000;

/** Where the mailbox listens. */
export interface MailboxOptions {
  readonly home: Home;
  readonly supervisor: Supervisor;
  readonly smtpPort: number;
  readonly webPort: number;
}

/** A mail server that keeps all mail it gets and shows it on a page. */
export interface EmbeddedMailbox {
  readonly service: SupervisedService;
  readonly smtpUrl: string;
  /** The page; below it GET /api/email lists the messages as JSON and /api/email/ID/source gives one as it came. */
  readonly webUrl: string;
}

/**
 * Starts the mailbox on 127.0.0.1; its mails are kept in the home.
 *
 * @throws Error with the mailbox's last lines when it does not come up
 */
export async function startMailbox(options: MailboxOptions): Promise<EmbeddedMailbox> {
  const { home, supervisor, smtpPort, webPort } = options;
  const service = await supervisor.start({
    name: 'mailbox',
    command: process.execPath,
    args: [
      join(projectRoot(), 'node_modules/maildev/dist/bin/maildev.js'),
      '--ip=127.0.0.1',
      `--smtp=${smtpPort}`,
      '--web-ip=127.0.0.1',
      `--web=${webPort}`,
      `--mail-directory=${home.path('mails')}`,
      `--max-emails=${keptMails}`,
    ],
    env: process.env,
    // Where it looks for a configuration file.
    cwd: home.folder,
    stopSignal: 'SIGTERM',
  });
  const ready = new Promise<void>((resolve) => {
    service.onLine((line) => {
      // Its pages come last.
      if (line.includes('API running at')) resolve();
    });
  });
  await untilReady(service, ready, startLimitMs);
  return { service, smtpUrl: `smtp://127.0.0.1:${smtpPort}`, webUrl: `http://127.0.0.1:${webPort}` };
}
