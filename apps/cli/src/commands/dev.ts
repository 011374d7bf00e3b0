import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  application,
  KeptService,
  resetHome,
  startEmbeddedServices,
  StartError,
  watchForStop,
  type EmbeddedServices,
  type Home,
  type ServiceFailure,
} from '#infra/embedded';
import { loadConfig, projectRoot } from '#libs/platform';
import { seed } from '#libs/store';
import { configSchema, type DevConfig } from '../config.js';
import { exitCodes, print, WrongUseError } from '../output.js';
import { migrateStore } from './migrate.js';
import { linesOf, personasOf } from './personas.js';
import { restoreInto } from './restore.js';

/** How `countersign dev` was called. */
export interface DevOptions {
  /** Remove all data first. */
  readonly reset: boolean;
  /** A backup to begin with; null for the data that are there, or the first ones. */
  readonly restore: string | null;
  readonly asJson: boolean;
}

interface Running {
  readonly failed: Promise<ServiceFailure>;
  readonly text: string;
  readonly data: unknown;
}

/**
 * Runs the whole product on this machine until it is asked to stop or one of its parts has died too often.
 *
 * @returns the exit code
 * @throws ConfigurationError, HomeInUseError, PortTakenError before anything is started; WrongUseError where a backup
 * cannot be restored; StartError where a part does not start
 */
export async function dev({ reset, restore, asJson }: DevOptions): Promise<number> {
  const config = loadConfig(configSchema, process.env);
  const homeFolder = resolve(projectRoot(), config.COUNTERSIGN_HOME);
  if (reset) await resetHome(homeFolder);

  let services: EmbeddedServices | undefined;
  const programs: KeptService[] = [];
  const stopRequest = watchForStop(() => {
    for (const program of programs) program.kill();
    services?.kill();
    services?.home.release();
    process.exit(exitCodes.no);
  });
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
      tell,
    });
    starting = startProduct(config, services, restore, programs, stopping.signal);
    const running = await Promise.race([stopRequest.asked, starting]);
    if (running === undefined) return exitCodes.done;
    print(running, asJson);
    const failure = await Promise.race([stopRequest.asked, running.failed]);
    if (failure === undefined) return exitCodes.done;
    tell(failure.text);
    return exitCodes.no;
  } finally {
    if (services !== undefined) tell('Stopping …');
    stopping.abort();
    for (const program of programs.toReversed()) await program.stop();
    // An interrupted start must not go on while the services are being stopped.
    await Promise.allSettled([starting]);
    await services?.stop();
    stopRequest.dispose();
    if (services !== undefined) tell('Stopped.');
  }
}

/** Restores, migrates, seeds once and starts the api and the worker; those started are added to `programs`. */
async function startProduct(
  config: DevConfig,
  services: EmbeddedServices,
  restore: string | null,
  programs: KeptService[],
  stopping: AbortSignal,
): Promise<Running> {
  const { addresses, home } = services;
  if (restore !== null) await restoreVerified(home, addresses.databaseUrl, restore);
  else refuseUnverified(home);
  await migrateStore(addresses.databaseUrl);
  await seed(addresses.databaseUrl);
  const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  home.announce({
    HOST: config.HOST,
    PORT: String(config.PORT),
    PUBLIC_URL: publicUrl,
    MAILBOX_PORT: String(config.MAILBOX_PORT),
    DATABASE_APP_URL: addresses.databaseAppUrl,
  });
  const env = applicationEnv(config, services, publicUrl);
  // The worker first: what people do in the api finds it there. Stopping goes the other way round.
  for (const [name, port] of [
    ['worker', config.WORKER_HEALTH_PORT],
    ['api', config.PORT],
  ] as const) {
    const recipe = application(services.supervisor, {
      name,
      program: join(projectRoot(), 'dist/apps', name, 'src/main.js'),
      env,
      healthUrl: `http://${config.HOST}:${port}`,
      needs: services.kept,
    });
    stopping.throwIfAborted();
    const program = new KeptService(recipe, tell);
    programs.push(program);
    // A worker that has connected to the former Temporal has schedules and a version to register with the new one.
    if (name === 'worker') services.onNewTemporal(() => void program.restart());
    await program.start();
  }
  const personas = await personasOf(addresses.databaseUrl);
  const places = [
    ['Web pages and API', publicUrl],
    ['Mails sent', addresses.mailboxUrl],
    ["Temporal's pages", addresses.temporalUiUrl],
    ['Data and logs', home.folder],
  ].flatMap(([what, where]) => (where === undefined ? [] : [`  ${what?.padEnd(20)}${where}`]));
  return {
    failed: Promise.race([services.failed, ...programs.map(({ failed }) => failed)]),
    text: [
      'Countersign is ready.',
      ...places,
      'Who can sign in (enter the address; the link comes by mail):',
      ...linesOf(personas),
      'Ctrl-C stops everything.',
    ].join('\n'),
    data: {
      url: publicUrl,
      mailbox: addresses.mailboxUrl,
      temporal: addresses.temporalUiUrl,
      home: home.folder,
      personas: personas.map(({ name, title, address }) => ({ name, title, address })),
    },
  };
}

const unverifiedFile = 'unverified-restore.json';

/**
 * Restores a backup and goes on only where everything in it is verified. A mark stays in the home until then, so that no
 * later start runs on data that are faulty or unverified.
 */
async function restoreVerified(home: Home, ownerUrl: string, file: string): Promise<void> {
  home.write(unverifiedFile, { file: resolve(file), at: new Date().toISOString() });
  const { exitCode, text } = await restoreInto(ownerUrl, file).catch((error: unknown) => {
    // Refused, so that nothing was restored.
    if (error instanceof WrongUseError) rmSync(home.path(unverifiedFile), { force: true });
    throw error;
  });
  tell(text);
  if (exitCode !== exitCodes.done) {
    throw new StartError(
      `${file} was restored, but what it holds is not whole: nothing is started on it. Restore another backup with \`npm start -- --reset --restore FILE\`.`,
    );
  }
  rmSync(home.path(unverifiedFile), { force: true });
}

function refuseUnverified(home: Home): void {
  if (!existsSync(home.path(unverifiedFile))) return;
  throw new StartError(
    'The data here come from a backup that could not be verified: nothing is started on them. Restore another backup with `npm start -- --reset --restore FILE`, or remove the data with `npm start -- --reset`.',
  );
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
    COUNTERSIGN_MODE: config.COUNTERSIGN_MODE,
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
