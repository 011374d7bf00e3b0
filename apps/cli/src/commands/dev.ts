import { join, resolve } from 'node:path';
import {
  Application,
  resetHome,
  startEmbeddedServices,
  watchForStop,
  type EmbeddedServices,
  type ServiceEnd,
} from '#infra/embedded';
import { loadConfig, projectRoot } from '#libs/platform';
import { seed } from '#libs/store';
import { migrateStore } from './migrate.js';
import { restoreInto } from './restore.js';
import { configSchema, type DevConfig } from '../config.js';
import { exitCodes, print } from '../output.js';

/** How `countersign dev` was called. */
export interface DevOptions {
  /** Remove all data first. */
  readonly reset: boolean;
  /** A backup to begin with; null for the data that are there, or the first ones. */
  readonly restore: string | null;
  readonly asJson: boolean;
}

interface Running {
  readonly failed: Promise<{ readonly name: string } & ServiceEnd>;
  readonly text: string;
  readonly data: unknown;
}

/**
 * Runs the whole product on this machine until it is asked to stop or one of its parts fails for good.
 *
 * @returns the exit code
 * @throws ConfigurationError, HomeInUseError, PortTakenError before anything is started; WrongUseError where a backup
 * cannot be restored
 */
export async function dev({ reset, restore, asJson }: DevOptions): Promise<number> {
  const config = loadConfig(configSchema, process.env);
  const homeFolder = resolve(projectRoot(), config.COUNTERSIGN_HOME);
  if (reset) await resetHome(homeFolder);

  let services: EmbeddedServices | undefined;
  const stopRequest = watchForStop(() => {
    services?.supervisor.killAll();
    services?.home.release();
    process.exit(exitCodes.no);
  });
  const applications: Application[] = [];
  const stopping = new AbortController();
  let starting: Promise<Running> | undefined;
  try {
    services = await startEmbeddedServices({
      homeFolder,
      given: {
        database: givenDatabase(config),
        temporalAddress: config.TEMPORAL_ADDRESS,
        smtpUrl: config.SMTP_URL,
      },
      ports: config,
      furtherPorts: [
        { variable: 'PORT', host: config.HOST, port: config.PORT },
        { variable: 'WORKER_HEALTH_PORT', host: config.HOST, port: config.WORKER_HEALTH_PORT },
      ],
      temporalNamespace: config.TEMPORAL_NAMESPACE,
      temporalBinary: config.COUNTERSIGN_TEMPORAL_BINARY,
    });
    starting = startProduct(config, services, restore, applications, stopping.signal);
    const running = await Promise.race([stopRequest.asked, starting]);
    if (running === undefined) return exitCodes.done;
    print(running, asJson);
    const failure = await Promise.race([stopRequest.asked, running.failed]);
    if (failure === undefined) return exitCodes.done;
    tell(
      `${failure.name} ended (${failure.how}); everything is stopped. Its last lines:\n${failure.lastWords}`,
    );
    return exitCodes.no;
  } finally {
    if (services !== undefined) tell('Stopping …');
    stopping.abort();
    for (const application of applications.toReversed()) await application.stop();
    // A start that was interrupted must not go on behind the back of the services' end.
    await Promise.allSettled([starting]);
    await services?.stop();
    stopRequest.dispose();
    if (services !== undefined) tell('Stopped.');
  }
}

/** Restores, migrates, seeds once and starts the api and the worker; those started are added to `applications`. */
async function startProduct(
  config: DevConfig,
  services: EmbeddedServices,
  restore: string | null,
  applications: Application[],
  stopping: AbortSignal,
): Promise<Running> {
  const { addresses } = services;
  if (restore !== null) tell((await restoreInto(addresses.databaseUrl, restore)).text);
  await migrateStore(addresses.databaseUrl);
  const { personas } = await seed(addresses.databaseUrl);
  const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  const env = applicationEnv(config, services, publicUrl);
  const failures = [services.failed];
  // The worker first: what people do in the api finds it there. Stopping goes the other way round.
  for (const [name, port] of [
    ['worker', config.WORKER_HEALTH_PORT],
    ['api', config.PORT],
  ] as const) {
    const application = new Application(
      services.supervisor,
      {
        name,
        program: join(projectRoot(), 'dist/apps', name, 'src/main.js'),
        env,
        readyUrl: `http://${config.HOST}:${port}/readyz`,
      },
      tell,
    );
    stopping.throwIfAborted();
    applications.push(application);
    const { failed } = await application.start();
    failures.push(failed);
  }
  const places = [
    ['Web pages and API', publicUrl],
    ['Mails sent', addresses.mailboxUrl],
    ["Temporal's pages", addresses.temporalUiUrl],
    ['Data and logs', services.home.folder],
  ].flatMap(([what, where]) => (where === undefined ? [] : [`  ${what?.padEnd(20)}${where}`]));
  return {
    failed: Promise.race(failures),
    text: [
      'Countersign is ready.',
      ...places,
      'Who can sign in (give the address; the link comes by mail):',
      ...personas.map(({ name, title, address }) => `  ${address}  ${name}, ${title}`),
      'Ctrl-C stops everything.',
    ].join('\n'),
    data: {
      url: publicUrl,
      mailbox: addresses.mailboxUrl,
      temporal: addresses.temporalUiUrl,
      home: services.home.folder,
      personas,
    },
  };
}

function applicationEnv(
  config: DevConfig,
  { addresses, home }: EmbeddedServices,
  publicUrl: string,
): NodeJS.ProcessEnv {
  // The application must not be able to do what only the owner may.
  const { DATABASE_URL: _ownerUrl, ...inherited } = process.env;
  return {
    ...inherited,
    COUNTERSIGN_MODE: 'embedded',
    COUNTERSIGN_SECRET: config.COUNTERSIGN_SECRET ?? home.secrets().countersignSecret,
    DATABASE_APP_URL: addresses.databaseAppUrl,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
    SMTP_URL: addresses.smtpUrl,
    PUBLIC_URL: publicUrl,
    HOST: config.HOST,
    PORT: String(config.PORT),
    WORKER_HEALTH_PORT: String(config.WORKER_HEALTH_PORT),
  };
}

function givenDatabase({ DATABASE_URL, DATABASE_APP_URL }: DevConfig) {
  if (DATABASE_URL === undefined || DATABASE_APP_URL === undefined) return undefined;
  return { ownerUrl: DATABASE_URL, appUrl: DATABASE_APP_URL };
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
