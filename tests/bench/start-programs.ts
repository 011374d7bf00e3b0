import { join } from 'node:path';
import { type EmbeddedDatabase, type ServiceCommand, untilReady } from '#infra/embedded';

const READY_LIMIT_MS = 90_000;

/** An api to be started. */
interface ApiToStart {
  /** The checkout whose api it is. */
  root: string;
  name: string;
  appUrl: string;
  port: number;
  /** A folder into which Node writes how the api used its processor, once it has stopped. */
  profile?: string | undefined;
}

/** The api runs as a process of its own, as it does in the product: the load must not share its thread. */
export async function startApi(
  supervisor: EmbeddedDatabase['supervisor'],
  { root, name, appUrl, port, profile }: ApiToStart,
): Promise<string> {
  const apiUrl = `http://127.0.0.1:${port}`;
  const main = join(root, 'dist/apps/api/src/main.js');
  await startProgram(
    supervisor,
    {
      name,
      command: process.execPath,
      args: [...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]), main],
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        CALLS_PER_MINUTE_SIGNED_IN: '10000000',
        CALLS_PER_MINUTE_ANONYMOUS: '10000000',
        PUBLIC_URL: apiUrl,
        DATABASE_APP_URL: appUrl,
        // Nothing that is measured sends mail.
        SMTP_URL: 'smtp://127.0.0.1:1',
        COUNTERSIGN_SECRET: 'the secret of a bench whose data nobody keeps',
        COUNTERSIGN_MODE: 'embedded',
        LOG_LEVEL: 'warn',
      },
      stopSignal: 'SIGTERM',
    },
    `${apiUrl}/healthz`,
  );
  return apiUrl;
}

/** Starts a program and waits until an address of it answers. */
export async function startProgram(
  supervisor: EmbeddedDatabase['supervisor'],
  command: ServiceCommand,
  aliveUrl: string,
): Promise<void> {
  const service = await supervisor.start(command);
  const alive = async (signal: AbortSignal) => {
    while (!(await answers(aliveUrl))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      signal.throwIfAborted();
    }
  };
  await untilReady(service, alive, READY_LIMIT_MS);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
