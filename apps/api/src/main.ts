import { ConfigurationError, createLogger, loadConfig } from '#libs/platform';
import { configSchema } from './config.js';
import { startApi } from './start-api.js';

/** The exit code of wrong use, as the command line has it. */
const wrongUse = 2;

/** Whoever stops us waits so long before killing us. */
const stopLimitMs = 10_000;

async function main(): Promise<void> {
  const config = loadConfig(configSchema, process.env);
  const logger = createLogger('api', config.LOG_LEVEL);
  const api = await startApi(config, logger);
  logger.info({ host: config.HOST, port: api.port }, 'the api listens');
  let closing: Promise<void> | undefined;
  const giveUp = () => {
    logger.error('the api has not stopped in time and is ended');
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing === undefined) setTimeout(giveUp, stopLimitMs).unref();
      closing ??= api.close().then(
        () => logger.info('the api has stopped'),
        (error: unknown) => {
          logger.error({ error }, 'the api did not stop cleanly');
          process.exitCode = 1;
        },
      );
    });
  }
}

try {
  await main();
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${words}\n`);
  process.exitCode = error instanceof ConfigurationError ? wrongUse : 1;
}
