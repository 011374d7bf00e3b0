import { readdirSync, rmSync } from 'node:fs';
import { connectTemporal, ensureSearchAttributes } from '#libs/platform';
import { Home } from './home.js';
import { mailbox } from './mailbox.js';
import { assertPortsFree, type WantedPort } from './ports.js';
import { removePostgresData } from './postgres/files.js';
import { preparePostgres } from './postgres/server.js';
import { StartError } from './supervision/child.js';
import { KeptService, type RestartLimits, type ServiceFailure } from './supervision/kept-service.js';
import { Supervisor } from './supervision/supervisor.js';
import { temporalServer } from './temporal/server.js';

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
  /** Called with a line for the operator: a service is restarted, or damaged data are set aside. */
  readonly tell?: (line: string) => void;
  /** Limits of restarting, for tests. */
  readonly restartLimits?: RestartLimits;
}

/** The services, all running. */
export interface EmbeddedServices {
  readonly home: Home;
  readonly supervisor: Supervisor;
  readonly addresses: ServiceAddresses;
  /** Those that were started here, for what needs them. */
  readonly kept: readonly KeptService[];
  /** Resolves when one of the services started here has died too often. */
  readonly failed: Promise<ServiceFailure>;
  /** Calls back when Temporal had to begin with a new file and has lost what it knew. */
  onNewTemporal(listener: () => void): void;
  /** Stops the mailbox, Temporal and PostgreSQL, in that order. */
  stop(): Promise<void>;
  /** Kills them at once. */
  kill(): void;
}

/**
 * Starts what is not given: PostgreSQL, Temporal's development server and a mailbox, all on 127.0.0.1, and restarts each
 * when it dies. A given Temporal gets our search attributes if it lacks them.
 *
 * @throws HomeInUseError when another run uses the folder
 * @throws PortTakenError before anything is started when a port is taken
 * @throws StartError when a service does not come up; those already started are stopped again
 */
export async function startEmbeddedServices(options: EmbeddedServicesOptions): Promise<EmbeddedServices> {
  const { given, ports } = options;
  const home = Home.open(options.homeFolder);
  await home.claim();
  const run = new Run(home, options);
  try {
    await assertPortsFree([...neededPorts(options), ...options.furtherPorts]);
    const [database, temporal, mails] = await settleAll([
      given.database ?? run.startPostgres(ports.POSTGRES_PORT),
      given.temporalAddress === undefined
        ? run.startTemporal()
        : useTemporal(given.temporalAddress, options.temporalNamespace),
      given.smtpUrl === undefined ? run.startMailbox() : { smtpUrl: given.smtpUrl, webUrl: undefined },
    ]);
    return {
      home,
      supervisor: run.supervisor,
      addresses: {
        databaseUrl: database.ownerUrl,
        databaseAppUrl: database.appUrl,
        temporalAddress: temporal.address,
        smtpUrl: mails.smtpUrl,
        mailboxUrl: mails.webUrl,
        temporalUiUrl: temporal.uiUrl,
      },
      kept: run.kept,
      failed: run.kept.length === 0 ? never : Promise.race(run.kept.map(({ failed }) => failed)),
      onNewTemporal: (listener) => run.newTemporalListeners.push(listener),
      stop: () => run.stop(),
      kill: () => run.kill(),
    };
  } catch (error) {
    await run.stop();
    throw error;
  }
}

/** PostgreSQL alone. */
export type EmbeddedDatabase = Pick<EmbeddedServices, 'supervisor' | 'stop'> & {
  readonly addresses: Pick<ServiceAddresses, 'databaseUrl' | 'databaseAppUrl'>;
};

/**
 * Starts PostgreSQL alone, as safe against a crash of the machine as in `npm start`; for programs that need no more.
 *
 * @param options whether the owner may create databases, for a program that measures several products on one server
 * @throws HomeInUseError when another run uses the folder
 * @throws StartError when PostgreSQL does not come up
 */
export async function startEmbeddedDatabase(
  homeFolder: string,
  port: number,
  { mayCreateDatabases = false }: { mayCreateDatabases?: boolean } = {},
): Promise<EmbeddedDatabase> {
  const home = Home.open(homeFolder);
  await home.claim();
  const run = new Run(home, {});
  try {
    const { ownerUrl, appUrl } = await run.startPostgres(port, mayCreateDatabases);
    return {
      supervisor: run.supervisor,
      addresses: { databaseUrl: ownerUrl, databaseAppUrl: appUrl },
      stop: () => run.stop(),
    };
  } catch (error) {
    await run.stop();
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
  const temporalFiles = readdirSync(home.folder).filter((name) => name.startsWith('temporal.db'));
  for (const name of [...temporalFiles, 'mails', 'logs', 'secrets.json', 'unverified-restore.json']) {
    rmSync(home.path(name), { recursive: true, force: true });
  }
  home.release();
}

/** The services of one home, from their start to their end. */
class Run {
  readonly supervisor: Supervisor;
  /** In the order in which they were started; they are stopped the other way round. */
  readonly kept: KeptService[] = [];
  readonly newTemporalListeners: (() => void)[] = [];

  constructor(
    private readonly home: Home,
    private readonly options: Partial<EmbeddedServicesOptions>,
  ) {
    this.supervisor = new Supervisor(home);
  }

  async startPostgres(
    port: number,
    mayCreateDatabases = this.options.forTests ?? false,
  ): Promise<{ ownerUrl: string; appUrl: string }> {
    const { forTests = false } = this.options;
    const { home, supervisor, tell } = this;
    const postgres = await preparePostgres({ home, supervisor, port, forTests, mayCreateDatabases, tell });
    await this.keep(postgres.recipe);
    return postgres;
  }

  async startTemporal(): Promise<{ address: string; uiUrl: string }> {
    const { temporalBinary, temporalNamespace = 'default', ports } = this.options;
    if (temporalBinary === undefined || ports === undefined) {
      throw new StartError(
        'There is no `temporal` command. Start with `npm start`, which gets it, or set TEMPORAL_ADDRESS.',
      );
    }
    const { home, supervisor } = this;
    await this.keep(
      temporalServer({
        home,
        supervisor,
        binary: temporalBinary,
        port: ports.TEMPORAL_PORT,
        uiPort: ports.TEMPORAL_UI_PORT,
        namespace: temporalNamespace,
        onNewFile: (line) => {
          this.tell(line);
          for (const listener of this.newTemporalListeners) listener();
        },
      }),
    );
    return {
      address: `127.0.0.1:${ports.TEMPORAL_PORT}`,
      uiUrl: `http://127.0.0.1:${ports.TEMPORAL_UI_PORT}`,
    };
  }

  async startMailbox(): Promise<{ smtpUrl: string; webUrl: string }> {
    const { MAILBOX_SMTP_PORT: smtpPort = 0, MAILBOX_PORT: webPort = 0 } = this.options.ports ?? {};
    await this.keep(mailbox({ home: this.home, supervisor: this.supervisor, smtpPort, webPort }));
    return { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, webUrl: `http://127.0.0.1:${webPort}` };
  }

  async stop(): Promise<void> {
    const order = ['mailbox', 'temporal', 'postgres'];
    for (const service of this.kept.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))) {
      await service.stop();
    }
    await this.supervisor.close();
    this.home.release();
  }

  kill(): void {
    for (const service of this.kept) service.kill();
  }

  private readonly tell = (line: string): void => this.options.tell?.(line);

  private async keep(recipe: ConstructorParameters<typeof KeptService>[0]): Promise<void> {
    const service = new KeptService(recipe, this.tell, this.options.restartLimits);
    // From the first moment, so that a start that fails stops it.
    this.kept.push(service);
    await service.start();
  }
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

async function useTemporal(address: string, namespace: string) {
  const link = await connectTemporal({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace });
  try {
    await ensureSearchAttributes(link, namespace);
  } finally {
    await link.close();
  }
  return { address, uiUrl: undefined };
}

/** As Promise.all, but waits for all to settle, so that a failure finds everything that was started. */
async function settleAll<T extends readonly unknown[]>(
  work: [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
