import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type EmbeddedDatabase, freePorts, resetHome, startEmbeddedDatabase } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { inDatabase, onDatabase } from '../databases.js';
import { describeMachine } from '../report.js';
import { startApi, startProgram } from '../start-programs.js';
import { type Product, countersign, flowable, startsInOneCall } from './products.js';
import { formatPeer } from './report-peer.js';
import { type PeerPlan, runPeer } from './run-peer.js';

/**
 * `npm run bench -- peer`: whole requests of four approvals, and what each call takes, beside Flowable on the same PostgreSQL. Flowable
 * is built by Maven, unless `--flowable JAR` names one that was built from `tests/bench/peer`; `--against FOLDER` lets another
 * checkout that has been built take turns with them; `--alone` leaves Flowable out; `--profile FOLDER` has Node write how our api uses
 * its processor.
 */
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    flowable: { type: 'string' },
    against: { type: 'string' },
    alone: { type: 'boolean', default: false },
    clients: { type: 'string', default: '1,8,32' },
    seconds: { type: 'string', default: '10' },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const homeFolder = join(projectRoot(), '.countersign', 'bench-peer');
/** Whole requests of which each brings six calls or more: enough for a virtual machine that compiles what runs often. */
const WARM_UP = 250;
const TURNS = 4;

/** About how many requests a product carries in the seconds that it is given; all get the same number. */
function planOf(): PeerPlan {
  const perTurn = Number(values.seconds) / TURNS;
  const passes = values.clients.split(',').map((given) => {
    const clients = Number(given);
    return {
      clients,
      turns: TURNS,
      requests: Math.max(clients, Math.round(perTurn * (clients === 1 ? 10 : 20))),
    };
  });
  return { warmUp: WARM_UP, passes };
}

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stop.abort(new Error('The bench was stopped.')));
  }
  await resetHome(homeFolder);
  const jar = values.alone ? null : (values.flowable ?? (await buildPeer()));
  const [databasePort = 0] = await freePorts(1);
  const database = await startEmbeddedDatabase(homeFolder, databasePort, { mayCreateDatabases: true });
  const started: string[] = [];
  try {
    const products = await startOurs(database, started, 'countersign', projectRoot());
    if (jar !== null) products.push(await startFlowable(database, started, resolve(jar)));
    if (values.against !== undefined) {
      products.push(...(await startOurs(database, started, 'other', resolve(values.against))));
    }
    // What autovacuum does within a minute: plans are made anew by what the tables hold now.
    const warmed = async () => {
      for (const name of started) {
        await onDatabase(inDatabase(database.addresses.databaseUrl, `bench_${name}`), 'ANALYZE');
      }
    };
    const rows = await runPeer(products, planOf(), { signal: stop.signal, warmed });
    const host = describeMachine();
    process.stdout.write(
      `${values.json ? JSON.stringify({ host, rows }) : formatPeer(rows, host, 'countersign')}\n`,
    );
  } finally {
    for (const name of started) await database.supervisor.stop(name);
    await database.stop();
    await resetHome(homeFolder);
    rmSync(homeFolder, { recursive: true, force: true });
  }
}

/** Builds Flowable from its project beside this file, away from the sources. */
async function buildPeer(): Promise<string> {
  const folder = join(homeFolder, 'flowable');
  mkdirSync(folder, { recursive: true });
  cpSync(join(projectRoot(), 'tests/bench/peer'), folder, { recursive: true });
  process.stderr.write('Building Flowable with Maven …\n');
  await promisify(execFile)('mvn', ['-q', '-B', 'package'], { cwd: folder });
  return join(folder, 'target/peer.jar');
}

/** Starts an api of ours, which is measured once for each way in which it can start a request. */
async function startOurs(
  { supervisor, addresses }: EmbeddedDatabase,
  started: string[],
  name: string,
  root: string,
): Promise<Product[]> {
  const [port = 0] = await freePorts(1);
  const database = `bench_${name}`;
  await onDatabase(addresses.databaseUrl, `CREATE DATABASE ${database}`);
  const appUrl = inDatabase(addresses.databaseAppUrl, database);
  // By its own command: another checkout may have another schema.
  for (const command of ['migrate', 'seed']) {
    await promisify(execFile)(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), command], {
      cwd: root,
      env: { PATH: process.env['PATH'], DATABASE_URL: inDatabase(addresses.databaseUrl, database) },
    });
  }
  started.unshift(name);
  const profile =
    root === projectRoot() && values.profile !== undefined ? resolve(values.profile) : undefined;
  const apiUrl = await startApi(supervisor, { root, name, appUrl, port, profile });
  const twoCalls = await countersign(`${name}, two calls`, apiUrl, 'two_calls');
  if (!(await startsInOneCall(apiUrl))) return [twoCalls];
  return [await countersign(name, apiUrl, 'one_call'), twoCalls];
}

async function startFlowable(
  { supervisor, addresses }: EmbeddedDatabase,
  started: string[],
  jar: string,
): Promise<Product> {
  const [port = 0] = await freePorts(1);
  await onDatabase(addresses.databaseUrl, 'CREATE DATABASE bench_flowable');
  const url = new URL(inDatabase(addresses.databaseUrl, 'bench_flowable'));
  const settings = {
    'server.port': port,
    'server.address': '127.0.0.1',
    'spring.datasource.url': `jdbc:postgresql://${url.host}${url.pathname}`,
    'spring.datasource.username': url.username,
    'spring.datasource.password': url.password,
    // Our worker does not run either.
    'flowable.async-executor-activate': false,
    'logging.level.root': 'warn',
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  started.unshift('flowable');
  const args = Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
  await startProgram(
    supervisor,
    {
      name: 'flowable',
      command: 'java',
      args: ['-jar', jar, ...args],
      env: { PATH: process.env['PATH'] },
      stopSignal: 'SIGTERM',
    },
    `${baseUrl}/process-api/repository/process-definitions`,
  );
  return flowable(baseUrl);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
