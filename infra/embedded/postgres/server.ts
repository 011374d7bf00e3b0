import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { appRoleName } from '#libs/platform';
import { Client, escapeLiteral } from 'pg';
import { clearStalePidFile, keptSecrets, type Home, type HomeSecrets } from '../home.js';
import { isDataKnown, postgresData, postgresPrograms, setNobodysDataAside } from './files.js';
import { postgresUser, type SystemUser } from './user.js';
import { StartError } from '../supervision/child.js';
import type { ServiceRecipe } from '../supervision/kept-service.js';
import type { Supervisor } from '../supervision/supervisor.js';

/** Login role that owns the database and migrates. */
const ownerRoleName = 'countersign_owner';

const databaseName = 'countersign';
const superuser = 'postgres';
/** After a crash the log is replayed first, which can take a while. */
const startLimitMs = 180_000;

/** How the embedded PostgreSQL is started. */
export interface PostgresOptions {
  readonly home: Home;
  readonly supervisor: Supervisor;
  readonly port: number;
  /** For tests: nothing is safe against a crash of the machine. */
  readonly forTests: boolean;
  /** Whether the owner may create databases. */
  readonly mayCreateDatabases: boolean;
  /** Called with a line for the operator when data that belong to nobody are set aside. */
  readonly tell: (line: string) => void;
}

/** The embedded PostgreSQL: how to run it, and where it is. */
export interface EmbeddedPostgres {
  readonly recipe: ServiceRecipe;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * Makes PostgreSQL ready to run on 127.0.0.1 with the database `countersign`, its owner and the application's role. The
 * files are made on the first start. A server left by a killed run is stopped before a new one starts.
 *
 * @throws StartError where the secrets of data that are in use are gone
 */
export async function preparePostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { home, supervisor, port, tell } = options;
  const user = postgresUser();
  const programs = postgresPrograms(user);
  const data = dataFor(home, user, tell);
  const secrets = home.secrets();
  if (!existsSync(data)) await initialise(programs, data, user, secrets.superuserPassword);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    log_min_messages: 'warning',
    ...(options.forTests && { fsync: 'off', full_page_writes: 'off' }),
  };
  const recipe: ServiceRecipe = {
    name: 'postgres',
    logFile: supervisor.logOf('postgres').file,
    startLimitMs,
    async launch() {
      await clearStalePidFile(join(data, 'postmaster.pid'), data);
      return supervisor.start({
        name: 'postgres',
        command: join(programs, 'postgres'),
        args: [
          '-D',
          data,
          '-p',
          String(port),
          ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
        ],
        env: { ...process.env, LC_ALL: 'C' },
        user,
        cwd: dirname(data),
        // Fast shutdown: clients are disconnected.
        stopSignal: 'SIGINT',
      });
    },
    async serves(service) {
      await new Promise<void>((resolve) => {
        service.onLine((line) => {
          if (line.includes('database system is ready to accept connections')) resolve();
        });
      });
      await createRoles(port, secrets, options.mayCreateDatabases);
    },
  };
  return {
    recipe,
    ownerUrl: urlOf(port, ownerRoleName, secrets.ownerPassword),
    appUrl: urlOf(port, appRoleName, secrets.appPassword),
  };
}

/**
 * Where the data are or will be. As root they lie outside of the home, where they outlive it: data there that this home has
 * never used belonged to a home that was deleted. Their password is lost, so they are set aside.
 */
function dataFor(home: Home, user: SystemUser | undefined, tell: (line: string) => void): string {
  const aside = user === undefined || isDataKnown(home) ? null : setNobodysDataAside(home);
  if (aside !== null) {
    tell(
      `An earlier clone at this path has left its database behind, and its password went with the clone. It is set aside as ${aside}; remove it when nobody misses it.`,
    );
  }
  const data = postgresData(home, user);
  if (keptSecrets(home.folder) === null && existsSync(data)) {
    throw new StartError(
      `${home.path('secrets.json')} is gone and with it the password of ${data}. Bring it back, or start with --reset, which removes all data.`,
    );
  }
  return data;
}

function urlOf(port: number, role: string, password: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${databaseName}`;
}

async function initialise(programs: string, data: string, user: SystemUser | undefined, password: string) {
  // Made beside its place and moved there when complete, so that a run killed meanwhile leaves nothing half-made.
  const part = `${data}.part`;
  rmSync(part, { recursive: true, force: true });
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
  const passwordFile = join(folder, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user !== undefined) {
      for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
    }
    await promisify(execFile)(
      join(programs, 'initdb'),
      [
        `--pgdata=${part}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...user, cwd: dirname(data), env: { ...process.env, LC_ALL: 'C' } },
    );
    renameSync(part, data);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function createRoles(port: number, secrets: HomeSecrets, mayCreateDatabases: boolean): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password: secrets.superuserPassword,
    database: 'postgres',
  });
  await client.connect();
  try {
    const roles = [
      {
        name: ownerRoleName,
        password: secrets.ownerPassword,
        rights: mayCreateDatabases ? 'CREATEDB' : 'NOCREATEDB',
      },
      { name: appRoleName, password: secrets.appPassword, rights: 'NOCREATEDB' },
    ];
    for (const { name, password, rights } of roles) {
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
      const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(`${verb} ROLE ${name} LOGIN ${rights} PASSWORD ${escapeLiteral(password)}`);
    }
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRoleName}`);
  } finally {
    await client.end();
  }
}
