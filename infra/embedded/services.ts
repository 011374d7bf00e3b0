import { rmSync } from 'node:fs';
import { connectTemporal, ensureSearchAttributes } from '#libs/platform';
import { Home } from './home.js';
import { startMailbox } from './mailbox.js';
import { assertPortsFree, type WantedPort } from './ports.js';
import { removePostgresData } from './postgres/files.js';
import { startPostgres } from './postgres/server.js';
import { Supervisor, type ServiceEnd, type SupervisedService } from './supervision/supervisor.js';
import { startTemporalServer } from './temporal/server.js';

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
  const { given } = options;
  const home = Home.open(options.homeFolder);
  await home.claim();
  const supervisor = new Supervisor(home);
  let stopping = false;
  const stop = async () => {
    stopping = true;
    for (const name of ['mailbox', 'temporal', 'postgres']) await supervisor.stop(name);
    supervisor.close();
    home.release();
  };
  try {
    await assertPortsFree([...neededPorts(options), ...options.furtherPorts]);
    const [database, temporal, mailbox] = await settleAll([
      given.database === undefined
        ? startDatabase(options, home, supervisor)
        : { ...given.database, service: undefined },
      given.temporalAddress === undefined
        ? startTemporal(options, home, supervisor)
        : useTemporal(given.temporalAddress, options.temporalNamespace),
      given.smtpUrl === undefined
        ? startMails(options, home, supervisor)
        : { smtpUrl: given.smtpUrl, webUrl: undefined, service: undefined },
    ]);
    const ends = [database, temporal, mailbox].flatMap(({ service }) =>
      service === undefined ? [] : [endOf(service, () => stopping)],
    );
    return {
      home,
      supervisor,
      addresses: {
        databaseUrl: database.ownerUrl,
        databaseAppUrl: database.appUrl,
        temporalAddress: temporal.address,
        smtpUrl: mailbox.smtpUrl,
        mailboxUrl: mailbox.webUrl,
        temporalUiUrl: temporal.uiUrl,
      },
      failed: ends.length === 0 ? never : Promise.race(ends),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL without the other services. */
export type EmbeddedDatabase = Pick<EmbeddedServices, 'supervisor' | 'stop'> & {
  readonly addresses: Pick<ServiceAddresses, 'databaseUrl' | 'databaseAppUrl'>;
};

/**
 * Starts PostgreSQL alone, as safe against a crash of the machine as in `npm start`; for programs that need no more.
 *
 * @throws HomeInUseError when another run uses the folder
 * @throws Error when PostgreSQL does not come up
 */
export async function startEmbeddedDatabase(homeFolder: string, port: number): Promise<EmbeddedDatabase> {
  const home = Home.open(homeFolder);
  await home.claim();
  const supervisor = new Supervisor(home);
  const stop = async () => {
    await supervisor.stop('postgres');
    supervisor.close();
    home.release();
  };
  try {
    const { ownerUrl, appUrl } = await startPostgres({ home, supervisor, port, forTests: false });
    return { supervisor, addresses: { databaseUrl: ownerUrl, databaseAppUrl: appUrl }, stop };
  } catch (error) {
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

const never = new Promise<never>(() => undefined);

/** Resolves when a service ends by itself; an end that we asked for is never told. */
async function endOf(service: SupervisedService, isStopping: () => boolean) {
  const end = await service.ended;
  return isStopping() ? never : { name: service.name, ...end };
}

function startDatabase(options: EmbeddedServicesOptions, home: Home, supervisor: Supervisor) {
  const { ports, forTests = false } = options;
  return startPostgres({ home, supervisor, port: ports.POSTGRES_PORT, forTests });
}

function startMails({ ports }: EmbeddedServicesOptions, home: Home, supervisor: Supervisor) {
  return startMailbox({ home, supervisor, smtpPort: ports.MAILBOX_SMTP_PORT, webPort: ports.MAILBOX_PORT });
}

async function startTemporal(options: EmbeddedServicesOptions, home: Home, supervisor: Supervisor) {
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

async function useTemporal(address: string, namespace: string) {
  const link = await connectTemporal({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace });
  try {
    await ensureSearchAttributes(link, namespace);
  } finally {
    await link.close();
  }
  return { address, uiUrl: undefined, service: undefined };
}

/** As Promise.all, but waits for all to settle, so that a failure finds everything that was started. */
async function settleAll<T extends readonly unknown[]>(
  work: [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
