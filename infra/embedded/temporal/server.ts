import { setTimeout as wait } from 'node:timers/promises';
import { searchAttributeFlags } from '#libs/platform';
import { Connection } from '@temporalio/client';
import type { Home } from '../home.js';
import type { SupervisedService } from '../supervision/child.js';
import type { ServiceRecipe } from '../supervision/kept-service.js';
import type { Supervisor } from '../supervision/supervisor.js';
import { damageOf, setAside } from './data-file.js';

const startLimitMs = 60_000;
const askLimitMs = 2_000;
const pauseMs = 50;

/** How Temporal's development server is started. */
export interface TemporalServerOptions {
  readonly home: Home;
  readonly supervisor: Supervisor;
  /** The `temporal` command. */
  readonly binary: string;
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
  /** Called with a line for the operator when the file was damaged and a new one is made. */
  readonly onNewFile: (line: string) => void;
}

/**
 * Temporal's development server on 127.0.0.1 with its data in the home and our search attributes. A file that is damaged is
 * set aside: what it held can be rebuilt from the store.
 */
export function temporalServer(options: TemporalServerOptions): ServiceRecipe {
  const { home, supervisor, port, uiPort, namespace, onNewFile } = options;
  const file = home.path('temporal.db');
  return {
    name: 'temporal',
    logFile: supervisor.logOf('temporal').file,
    startLimitMs,
    async launch() {
      const damage = await damageOf(file);
      if (damage !== null) {
        const aside = setAside(file);
        const line = `Temporal's file was damaged (${damage}) and is set aside as ${aside}. A new one is made; the worker starts what is open from the store.`;
        supervisor.logOf('temporal').note(line);
        onNewFile(line);
      }
      return supervisor.start({
        name: 'temporal',
        command: options.binary,
        args: [
          'server',
          'start-dev',
          '--ip=127.0.0.1',
          `--port=${port}`,
          `--ui-port=${uiPort}`,
          `--db-filename=${file}`,
          // Faster, and just as safe when a process dies. What a crash of the machine may lose is rebuilt from the store.
          '--sqlite-pragma=journal_mode=wal',
          '--sqlite-pragma=synchronous=off',
          `--namespace=${namespace}`,
          ...searchAttributeFlags.flatMap((flag) => ['--search-attribute', flag]),
          '--log-level=warn',
        ],
        env: process.env,
        stopSignal: 'SIGINT',
      });
    },
    serves: (_service: SupervisedService, signal: AbortSignal) =>
      untilServing(`127.0.0.1:${port}`, namespace, signal),
  };
}

/** Resolves when the server answers for the namespace; rejects when the signal is given. */
async function untilServing(address: string, namespace: string, signal: AbortSignal): Promise<void> {
  const connection = Connection.lazy({ address, connectTimeout: askLimitMs });
  try {
    for (;;) {
      signal.throwIfAborted();
      try {
        await connection.withDeadline(Date.now() + askLimitMs, () =>
          connection.workflowService.describeNamespace({ namespace }),
        );
        return;
      } catch {
        // Not serving yet. The end of the process is noticed by whoever started it.
        await wait(pauseMs, undefined, { signal });
      }
    }
  } finally {
    await connection.close();
  }
}
