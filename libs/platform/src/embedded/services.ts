import { rmSync } from 'node:fs';
import { connectTemporal, ensureSearchAttributes } from '../temporal.js';
import { Home } from './home.js';
import { startMailbox } from './mailbox.js';
import { assertPortsFree, type WantedPort } from './ports.js';
import { removePostgresData } from './postgres-files.js';
import { startPostgres } from './postgres.js';
import { Supervisor, type ServiceEnd, type SupervisedService } from './supervised.js';
import { startTemporalServer } from './temporal-server.js';

/** Addresses of services: those given by the environment, else those of the services started here. */
export interface ServiceAddresses {
  readonly databaseUrl: string;
  readonly databaseAppUrl: string;
  readonly temporalAddress: string;
  readonly smtpUrl: string;
  /** The page with the mails; undefined when the SMTP server was given. */
  readonly mailboxUrl: string | undefined;
  /** Temporal's page; undefined when Temporal was given. */
  readonly temporalUiUrl: string | undefined;
}

/** What to start and what is given. */
export interface EmbeddedServicesOptions {
  /** The folder of all data. */
  readonly homeFolder: string;
  /** Services that run elsewhere; for each that is named here none is started. */
  readonly given: {
    readonly database?: { readonly ownerUrl: string; readonly appUrl: string } | undefined;
    readonly temporalAddress?: string | undefined;
    readonly smtpUrl?: string | undefined;
  };
  readonly ports: {
    readonly POSTGRES_PORT: number;
    readonly TEMPORAL_PORT: number;
    readonly TEMPORAL_UI_PORT: number;
    readonly MAILBOX_PORT: number;
    readonly MAILBOX_SMTP_PORT: number;
  };
  /** Ports of programs that will be started beside the services, to find out at once when one is taken. */
  readonly furtherPorts: readonly WantedPort[];
  readonly temporalNamespace: string;
  /** The `temporal` command; needed unless Temporal is given. */
  readonly temporalBinary?: string | undefined;
  /** Trades safety against a crash of the machine for speed, and lets the owner create databases. */
  readonly forTests?: boolean;
}

/** The services, which all serve. */
export interface EmbeddedServices {
  readonly home: Home;
  readonly supervisor: Supervisor;
  readonly addresses: ServiceAddresses;
  /** Resolves when one of the services started here ends by itself. */
  readonly failed: Promise<{ readonly name: string } & ServiceEnd>;
  /** Stops the mailbox, Temporal and PostgreSQL, in that order. */
  stop(): Promise<void>;
}

/**
 * Starts what is not given: PostgreSQL, Temporal's development server and a mailbox, all on 127.0.0.1. A given
 * Temporal gets our search attributes if it lacks them.
 *
 * @throws HomeInUseError when another run uses the folder
 * @throws PortTakenError before anything is started when a port is taken
 * @throws Error when a service does not come up; those already started are stopped again
 */
export async function startEmbeddedServices(options: EmbeddedServicesOptions): Promise<EmbeddedServices> {
  const { given, ports } = options;
  const home = Home.open(options.homeFolder);
  await home.claim();
  const supervisor = new Supervisor(home);
  const services: SupervisedService[] = [];
  const stops: (() => Promise<void>)[] = [];
  let stopping = false;
  const stop = async () => {
    stopping = true;
    for (const step of stops.splice(0).toReversed()) await step();
    supervisor.close();
    home.release();
  };
  const keep = (service: SupervisedService) => {
    services.push(service);
    stops.push(() => service.stop());
  };
  try {
    await assertPortsFree([...neededPorts(options), ...options.furtherPorts]);

    const [database, temporalAddress, mailbox] = await settleAll([
      given.database ??
        startPostgres({
          home,
          supervisor,
          port: ports.POSTGRES_PORT,
          forTests: options.forTests ?? false,
        }).then(({ service, ownerUrl, appUrl }) => {
          keep(service);
          return { ownerUrl, appUrl };
        }),
      given.temporalAddress === undefined
        ? startTemporal(options, home, supervisor).then(({ service, address }) => {
            keep(service);
            return address;
          })
        : prepareGivenTemporal(given.temporalAddress, options.temporalNamespace),
      given.smtpUrl === undefined
        ? startMailbox({ home, smtpPort: ports.MAILBOX_SMTP_PORT, webPort: ports.MAILBOX_PORT })
        : { smtpUrl: given.smtpUrl, webUrl: undefined, stop: async () => undefined },
    ]);
    stops.push(() => mailbox.stop());
    const failed = Promise.race([
      new Promise<never>(() => undefined),
      ...services.map(async (service) => {
        const end = await service.ended;
        // An end that we asked for is not a failure: it is never told.
        return stopping ? new Promise<never>(() => undefined) : { name: service.name, ...end };
      }),
    ]);
    return {
      home,
      supervisor,
      addresses: {
        databaseUrl: database.ownerUrl,
        databaseAppUrl: database.appUrl,
        temporalAddress,
        smtpUrl: mailbox.smtpUrl,
        mailboxUrl: mailbox.webUrl,
        temporalUiUrl:
          given.temporalAddress === undefined ? `http://127.0.0.1:${ports.TEMPORAL_UI_PORT}` : undefined,
      },
      failed,
      stop,
    };
  } catch (error) {
    supervisor.killAll();
    await stop();
    throw error;
  }
}

/**
 * Removes all data of a home: the database, Temporal's file, the mails, the logs and the secrets.
 *
 * @throws HomeInUseError when a product runs on it
 */
export async function resetHome(homeFolder: string): Promise<void> {
  const home = Home.open(homeFolder);
  await home.claim();
  removePostgresData(home);
  for (const name of ['temporal.db', 'temporal.db-shm', 'temporal.db-wal', 'mails', 'logs', 'secrets.json']) {
    rmSync(home.path(name), { recursive: true, force: true });
  }
  home.release();
}

function neededPorts({ given, ports }: EmbeddedServicesOptions): WantedPort[] {
  const names: (keyof typeof ports)[] = [
    ...(given.database === undefined ? (['POSTGRES_PORT'] as const) : []),
    ...(given.temporalAddress === undefined ? (['TEMPORAL_PORT', 'TEMPORAL_UI_PORT'] as const) : []),
    ...(given.smtpUrl === undefined ? (['MAILBOX_PORT', 'MAILBOX_SMTP_PORT'] as const) : []),
  ];
  return names.map((variable) => ({ variable, host: '127.0.0.1', port: ports[variable] }));
}

function startTemporal(options: EmbeddedServicesOptions, home: Home, supervisor: Supervisor) {
  if (options.temporalBinary === undefined) {
    throw new Error(
      'There is no `temporal` command. Start with `npm start`, which gets it, or set TEMPORAL_ADDRESS.',
    );
  }
  return startTemporalServer({
    home,
    supervisor,
    binary: options.temporalBinary,
    port: options.ports.TEMPORAL_PORT,
    uiPort: options.ports.TEMPORAL_UI_PORT,
    namespace: options.temporalNamespace,
  });
}

async function prepareGivenTemporal(address: string, namespace: string): Promise<string> {
  const link = await connectTemporal({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace });
  try {
    await ensureSearchAttributes(link, namespace);
  } finally {
    await link.close();
  }
  return address;
}

/** As Promise.all, but waits for all to settle, so that a failure finds everything that was started. */
async function settleAll<T extends readonly unknown[]>(
  work: [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
