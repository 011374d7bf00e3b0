import { join } from 'node:path';
import { projectRoot } from '#libs/platform';
import type { Home } from './home.js';
import type { ServiceRecipe } from './supervision/kept-service.js';
import type { Supervisor } from './supervision/supervisor.js';

const keptMails = 5_000;
const startLimitMs = 30_000;

/** Where the mailbox listens. */
export interface MailboxOptions {
  readonly home: Home;
  readonly supervisor: Supervisor;
  readonly smtpPort: number;
  /** The page; below it GET /api/email lists the messages as JSON and /api/email/ID/source gives one as it came. */
  readonly webPort: number;
}

/** A mail server on 127.0.0.1 that keeps all mail it gets in the home and shows it on a page. */
export function mailbox({ home, supervisor, smtpPort, webPort }: MailboxOptions): ServiceRecipe {
  return {
    name: 'mailbox',
    logFile: supervisor.logOf('mailbox').file,
    startLimitMs,
    launch: () =>
      supervisor.start({
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
      }),
    serves: (service) =>
      new Promise<void>((resolve) => {
        service.onLine((line) => {
          // Its pages come last.
          if (line.includes('API running at')) resolve();
        });
      }),
  };
}
