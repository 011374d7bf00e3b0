import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { appRoleName } from '#libs/platform';
import { Client, escapeLiteral } from 'pg';
import { clearStalePidFile, keptSecrets, type Home, type HomeSecrets } from '../home.js';
import { postgresData, postgresPrograms } from './files.js';
import { postgresUser, type SystemUser } from './user.js';
import { untilReady, type SupervisedService, type Supervisor } from '../supervision/supervisor.js';

/** Login role that owns the database and migrates. */
const ownerRoleName = 'countersign_owner';

const databaseName = 'countersign';
const superuser = 'postgres';
const startLimitMs = 60_000;

/** How the embedded PostgreSQL is started. */
export interface PostgresOptions {
  readonly home: Home;
  readonly supervisor: Supervisor;
  readonly port: number;
  /** For tests: nothing is safe against a crash of the machine, and the owner may create databases. */
  readonly forTests: boolean;
}

/** The embedded PostgreSQL, which serves. */
export interface EmbeddedPostgres {
  readonly service: SupervisedService;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * Starts PostgreSQL on 127.0.0.1 with the database `countersign`, its owner and the application's role. The files
 * are made on the first start. A server left by a killed run is stopped first.
 *
 * @throws Error with the server's last lines when it does not come up
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { home, supervisor, port } = options;
  const user = postgresUser();
  const programs = postgresPrograms(user);
  const isNew = !existsSync(home.path('secrets.json'));
  const data = postgresData(home, user);
  if (isNew && existsSync(data)) {
    throw new Error(
      `${home.path('secrets.json')} is gone and with it the password of ${data}. Start with --reset.`,
    );
  }
  const secrets = home.secrets();
  if (!existsSync(data)) await initialise(programs, data, user, secrets.superuserPassword);
  await clearStalePidFile(join(data, 'postmaster.pid'), data);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    log_min_messages: 'warning',
    ...(options.forTests && { fsync: 'off', full_page_writes: 'off' }),
  };
  const service = await supervisor.start({
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
  const ready = new Promise<void>((resolve) => {
    service.onLine((line) => {
      if (line.includes('database system is ready to accept connections')) resolve();
    });
  });
  await untilReady(service, ready, startLimitMs);
  await createRoles(port, secrets, options.forTests);
  return {
    service,
    ownerUrl: urlOf(port, ownerRoleName, secrets.ownerPassword),
    appUrl: urlOf(port, appRoleName, secrets.appPassword),
  };
}

function urlOf(port: number, role: string, password: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${databaseName}`;
}

/** Under which address the application's role finds the PostgreSQL of a home; null where the home has had none. */
export function embeddedAppUrl(homeFolder: string, port: number): string | null {
  const secrets = keptSecrets(homeFolder);
  return secrets === null ? null : urlOf(port, appRoleName, secrets.appPassword);
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
