import { Connection } from '@temporalio/client';
import { searchAttributeFlags } from '#libs/platform';
import type { Home } from '../home.js';
import { untilReady, type SupervisedService, type Supervisor } from '../supervision/supervisor.js';

const startLimitMs = 60_000;

/** How Temporal's development server is started. */
export interface TemporalServerOptions {
  readonly home: Home;
  readonly supervisor: Supervisor;
  /** The `temporal` command. */
  readonly binary: string;
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
}

/** Temporal's development server, which serves. */
export interface EmbeddedTemporal {
  readonly service: SupervisedService;
  readonly address: string;
  /** Its pages. */
  readonly uiUrl: string;
}

/**
 * Starts Temporal's development server on 127.0.0.1 with its data in the home and our search attributes.
 *
 * @throws Error with the server's last lines when it does not come up
 */
export async function startTemporalServer(options: TemporalServerOptions): Promise<EmbeddedTemporal> {
  const { home, supervisor, port, uiPort, namespace } = options;
  const service = await supervisor.start({
    name: 'temporal',
    command: options.binary,
    args: [
      'server',
      'start-dev',
      '--ip=127.0.0.1',
      `--port=${port}`,
      `--ui-port=${uiPort}`,
      `--db-filename=${home.path('temporal.db')}`,
      `--namespace=${namespace}`,
      ...searchAttributeFlags.flatMap((flag) => ['--search-attribute', flag]),
      '--log-level=warn',
    ],
    env: process.env,
    stopSignal: 'SIGINT',
  });
  const address = `127.0.0.1:${port}`;
  await untilReady(service, untilServing(address, namespace), startLimitMs);
  return { service, address, uiUrl: `http://127.0.0.1:${uiPort}` };
}

/** Resolves when the server answers for the namespace. */
async function untilServing(address: string, namespace: string): Promise<void> {
  const connection = Connection.lazy({ address, connectTimeout: startLimitMs });
  try {
    await connection.ensureConnected();
    await connection.workflowService.describeNamespace({ namespace });
  } finally {
    await connection.close();
  }
}
