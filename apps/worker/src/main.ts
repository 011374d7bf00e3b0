import { existsSync } from 'node:fs';
import { ConfigurationError, createLogger, loadConfig, type Logger } from '#libs/platform';
import { NestFactory } from '@nestjs/core';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { configSchema } from './config.js';
import { workflowBundlePath } from './workflow-bundle.js';
import { workerModule } from './worker.module.js';

/** How long whoever stops us waits before killing us. */
const stopLimitMs = 10_000;

function giveUp(logger: Logger): never {
  logger.error('The worker has not stopped in time and is ended.');
  process.exit(1);
}

/**
 * Keeps a signal that comes before Nest listens: the health server already answers by then, so somebody may rely on the
 * worker and stop it, and it would end at once, without stopping in order.
 */
function rememberSignals(): { handOver: () => void } {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const came = new Set<NodeJS.Signals>();
  const remember = (signal: NodeJS.Signals): void => void came.add(signal);
  for (const signal of signals) process.on(signal, remember);
  return {
    handOver: () => {
      for (const signal of signals) process.off(signal, remember);
      for (const signal of came) process.kill(process.pid, signal);
    },
  };
}

async function main(): Promise<void> {
  const config = loadConfig(configSchema, process.env);
  const logger = createLogger('worker', config.LOG_LEVEL);
  const codePath = workflowBundlePath();
  if (!existsSync(codePath)) {
    throw new Error(`The workflow bundle ${codePath} is missing. Make it with \`npm run build\`.`);
  }
  const early = rememberSignals();
  const runtime = installTemporalRuntime(logger);
  try {
    const app = await NestFactory.createApplicationContext(
      workerModule({ config, logger, bundle: { codePath } }),
      { logger: ['error', 'warn', 'fatal'], abortOnError: false },
    );
    app.enableShutdownHooks();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => setTimeout(() => giveUp(logger), stopLimitMs).unref());
    }
    early.handOver();
  } catch (error) {
    // Its native part would keep the process alive.
    await runtime.shutdown();
    throw error;
  }
}

/** Nest alone handles the signals: the lifecycle sets the order of stopping. Temporal's log lines go where ours go. */
function installTemporalRuntime(logger: Logger): Runtime {
  return Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const line = { ...meta };
      if (level === 'ERROR') logger.error(line, message);
      else if (level === 'WARN') logger.warn(line, message);
      else logger.debug(line, message);
    }),
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
  });
}

try {
  await main();
} catch (error) {
  // Configuration errors are for the operator to read, not for a log.
  const text = error instanceof ConfigurationError ? error.message : errorText(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

function errorText(error: unknown): string {
  return error instanceof Error ? `The worker does not start: ${error.message}` : String(error);
}
