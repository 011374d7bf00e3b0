import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  freePorts,
  HomeInUseError,
  PortTakenError,
  resetHome,
  startEmbeddedServices,
  type EmbeddedServicesOptions,
} from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { Client } from 'pg';
import { z } from 'zod';

const run = promisify(execFile);

let folder: string;
let homeFolder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-bootstrap-'));
  homeFolder = join(folder, 'home');
});
afterEach(async () => {
  await resetHome(homeFolder);
  rmSync(folder, { recursive: true, force: true });
});

/** PostgreSQL alone is started; Temporal and SMTP are those of the test run. */
async function postgresOnly(): Promise<EmbeddedServicesOptions> {
  const [postgres = 0] = await freePorts(1);
  return {
    homeFolder,
    given: {
      temporalAddress: process.env['COUNTERSIGN_TEST_TEMPORAL_ADDRESS'],
      smtpUrl: process.env['COUNTERSIGN_TEST_SMTP_URL'],
    },
    ports: {
      POSTGRES_PORT: postgres,
      TEMPORAL_PORT: 1,
      TEMPORAL_UI_PORT: 1,
      MAILBOX_PORT: 1,
      MAILBOX_SMTP_PORT: 1,
    },
    furtherPorts: [],
    temporalNamespace: 'default',
    forTests: true,
  };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a taken port', () => {
  it('is named with its variable, together with all others, before anything is started', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const options = await postgresOnly();
    try {
      const start = startEmbeddedServices({
        ...options,
        ports: { ...options.ports, POSTGRES_PORT: port },
        furtherPorts: [{ variable: 'PORT', host: '127.0.0.1', port }],
      });

      const failure: unknown = await start.catch((error: unknown) => error);

      expect(failure).toBeInstanceOf(PortTakenError);
      expect(String(failure)).toContain(
        `port ${port} on 127.0.0.1 is taken by another program; set POSTGRES_PORT`,
      );
      expect(String(failure)).toContain('set PORT to a free one');
      expect(existsSync(join(homeFolder, 'secrets.json'))).toBe(false);
    } finally {
      blocker.close();
    }
  });
});

describe('a bad configuration', () => {
  it('is told at once, with every error and without secrets, and exit code 2', async () => {
    const program = join(projectRoot(), 'dist/apps/cli/src/main.js');
    const env = {
      PATH: process.env['PATH'],
      PORT: 'eighty',
      DATABASE_URL: 'mysql://owner:hunter2@db',
      COUNTERSIGN_SECRET: 'short',
      COUNTERSIGN_HOME: homeFolder,
    };

    const failure: unknown = await run(process.execPath, [program, 'dev', '--json'], { env }).catch(
      (error: unknown) => error,
    );

    expect(failure).toMatchObject({ code: 2 });
    const { stdout } = z.object({ stdout: z.string() }).parse(failure);
    const { problems } = z
      .object({ problems: z.array(z.object({ variable: z.string() })) })
      .parse(JSON.parse(stdout));
    // DATABASE_URL twice: it is no PostgreSQL, and DATABASE_APP_URL is missing beside it.
    expect(problems.map(({ variable }) => variable)).toEqual([
      'PORT',
      'DATABASE_URL',
      'COUNTERSIGN_SECRET',
      'DATABASE_URL',
    ]);
    expect(stdout).not.toMatch(/hunter2|short/);
  });
});

describe('services that are given', () => {
  it('are used, and none is started', async () => {
    const options = await postgresOnly();
    const ownerUrl = process.env['COUNTERSIGN_TEST_OWNER_URL'] ?? '';
    const appUrl = process.env['COUNTERSIGN_TEST_APP_URL'] ?? '';

    const services = await startEmbeddedServices({
      ...options,
      given: { ...options.given, database: { ownerUrl, appUrl } },
    });

    expect(services.addresses).toEqual({
      databaseUrl: ownerUrl,
      databaseAppUrl: appUrl,
      temporalAddress: options.given.temporalAddress,
      smtpUrl: options.given.smtpUrl,
      mailboxUrl: undefined,
      temporalUiUrl: undefined,
    });
    expect(readdirSync(join(homeFolder, 'logs'))).toEqual([]);
    await services.stop();
  });
});

describe('a server killed with -9', () => {
  it('leaves a PID file that does not prevent the next start, and no data is lost', async () => {
    const options = await postgresOnly();
    const first = await startEmbeddedServices(options);
    await query(first.addresses.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    first.kill();
    await first.stop();
    const location = join(homeFolder, 'postgres-location.json');
    const data = existsSync(location)
      ? z.object({ data: z.string() }).parse(JSON.parse(readFileSync(location, 'utf8'))).data
      : join(homeFolder, 'postgres');
    const pidFile = join(data, 'postmaster.pid');
    // The number now belongs to a process that lives, as happens where numbers are used again: this one.
    const rest = readFileSync(pidFile, 'utf8').replace(/^\d+/, '');
    writeFileSync(pidFile, `${process.pid}${rest}`);

    const second = await startEmbeddedServices(options);

    expect(await query(second.addresses.databaseUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });
});

describe('the application role', () => {
  it('can sign in and has been granted nothing', async () => {
    const services = await startEmbeddedServices(await postgresOnly());
    await query(services.addresses.databaseUrl, 'CREATE TABLE secretive (id int)');

    await expect(query(services.addresses.databaseAppUrl, 'SELECT * FROM secretive')).rejects.toThrow(
      'permission denied',
    );
    await services.stop();
  });
});

describe('a home', () => {
  it('serves one run at a time', async () => {
    const options = await postgresOnly();
    mkdirSync(homeFolder);
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const stat = readFileSync(`/proc/${other.pid}/stat`, 'utf8');
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    writeFileSync(join(homeFolder, 'running.json'), JSON.stringify({ pid: other.pid, start, children: [] }));

    await expect(startEmbeddedServices(options)).rejects.toThrow(HomeInUseError);

    other.kill();
    await once(other, 'exit');
    const services = await startEmbeddedServices(options);
    await services.stop();
  });
});

/**
 * Makes a thing in the cache once, under the lock of the bootstrap. Whoever makes it is not done before so many have come, so that they
 * do come while it is being made.
 */
function lockedMaking(cache: string, awaited: number): string {
  return `
  import { appendFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
  const { withLock } = await import(${JSON.stringify(join(projectRoot(), 'infra/bootstrap/lock.mjs'))});
  writeFileSync(${JSON.stringify(join(cache, 'come-'))} + process.pid, '');
  const come = () => readdirSync(${JSON.stringify(cache)}).filter((name) => name.startsWith('come-')).length;
  await withLock(${JSON.stringify(join(cache, 'lock'))}, () => undefined, async () => {
    if (existsSync(${JSON.stringify(join(cache, 'made'))})) return;
    appendFileSync(${JSON.stringify(join(cache, 'log'))}, 'made\\n');
    while (come() < ${awaited}) await new Promise((resolve) => setTimeout(resolve, 10));
    writeFileSync(${JSON.stringify(join(cache, 'made'))}, '');
  });`;
}

function makeOnce(cache: string, awaited: number) {
  return run(process.execPath, ['--input-type=module', '-e', lockedMaking(cache, awaited)]);
}

describe('two bootstraps at once', () => {
  it('make what is missing once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => makeOnce(folder, 4)));

    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('made\n');
  });

  it('take over from one that was killed while it held the lock', async () => {
    const victim = spawn(process.execPath, ['--input-type=module', '-e', lockedMaking(folder, Infinity)]);
    const log = join(folder, 'log');
    while (!existsSync(log)) await new Promise((resolve) => setTimeout(resolve, 10));
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    rmSync(log);

    // The victim has come too.
    await Promise.all([makeOnce(folder, 3), makeOnce(folder, 3)]);

    expect(readFileSync(log, 'utf8')).toBe('made\n');
  });
});
