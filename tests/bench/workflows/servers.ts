import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePorts } from '#infra/embedded';
import { searchAttributeFlags } from '#libs/platform';
import { Connection } from '@temporalio/client';
import { onDatabase } from '../databases.js';
import { type Child, startChild } from '../../support/product/child.js';

/** A Temporal server for one run of the bench. */
export interface BenchTemporal {
  readonly address: string;
  stop(): Promise<void>;
}

const readyLimitMs = 60_000;

/** Temporal's development server as `npm start` has it, with a file of its own. */
export async function startDevelopmentServer(binary: string, folder: string): Promise<BenchTemporal> {
  const home = mkdtempSync(join(folder, 'temporal-'));
  const [port, uiPort] = await freePorts(2);
  const child = startChild(
    binary,
    [
      'server',
      'start-dev',
      '--ip=127.0.0.1',
      `--port=${port}`,
      `--ui-port=${uiPort}`,
      `--db-filename=${join(home, 'temporal.db')}`,
      '--sqlite-pragma=journal_mode=wal',
      '--sqlite-pragma=synchronous=off',
      ...searchAttributeFlags.map((flag) => `--search-attribute=${flag}`),
      '--log-level=error',
    ],
    process.env,
  );
  return served(child, `127.0.0.1:${port}`, home);
}

/** Where the programs of the production server lie. */
export interface ProductionServer {
  /** The server itself, and Temporal's tool for schemas. */
  readonly server: string;
  readonly sqlTool: string;
  /** The schemas of the same version, `schema/postgresql/v12` of its sources. */
  readonly schema: string;
  /** The `temporal` command. */
  readonly binary: string;
}

/** Temporal's production server on a PostgreSQL. */
export async function startProductionServer(
  { server, sqlTool, schema, binary }: ProductionServer,
  folder: string,
  ownerUrl: string,
): Promise<BenchTemporal> {
  const home = mkdtempSync(join(folder, 'temporal-'));
  const { hostname, port: pgPort, username, password } = new URL(ownerUrl);
  for (const [name, schemaFolder] of [
    ['temporal', 'temporal'],
    ['temporal_visibility', 'visibility'],
  ] as const) {
    await onDatabase(ownerUrl, `DROP DATABASE IF EXISTS ${name}`);
    await onDatabase(ownerUrl, `CREATE DATABASE ${name}`);
    const on = [
      '--plugin',
      'postgres12',
      '--ep',
      hostname,
      '-p',
      pgPort,
      '-u',
      username,
      '--pw',
      password,
      '--db',
      name,
    ];
    await ran(sqlTool, [...on, 'setup-schema', '-v', '0.0']);
    await ran(sqlTool, [...on, 'update-schema', '-d', join(schema, schemaFolder, 'versioned')]);
  }
  const [port, httpPort, ...grpc] = await freePorts(5);
  const membership = await lowPorts(4);
  const settings = join(home, 'settings.yaml');
  writeFileSync(settings, '');
  const child = startChild(server, ['--allow-no-auth', 'start'], {
    PATH: process.env['PATH'],
    DB: 'postgres12',
    DB_PORT: pgPort,
    POSTGRES_SEEDS: hostname,
    POSTGRES_USER: decodeURIComponent(username),
    POSTGRES_PWD: decodeURIComponent(password),
    BIND_ON_IP: '127.0.0.1',
    FRONTEND_GRPC_PORT: String(port),
    FRONTEND_HTTP_PORT: String(httpPort),
    ...Object.fromEntries(
      ['FRONTEND', 'HISTORY', 'MATCHING', 'WORKER'].flatMap((part, index) => [
        [`${part}_MEMBERSHIP_PORT`, String(membership[index])],
        ...(index === 0 ? [] : [[`${part}_GRPC_PORT`, String(grpc[index - 1])]]),
      ]),
    ),
    NUM_HISTORY_SHARDS: '4',
    LOG_LEVEL: 'error',
    DYNAMIC_CONFIG_FILE_PATH: settings,
  });
  const address = `127.0.0.1:${port}`;
  const temporal = await served(child, address, home);
  await again(() =>
    ran(binary, ['operator', 'namespace', 'create', '--namespace', 'default', '--address', address]),
  );
  return temporal;
}

/** Free ports that fit into a smallint, which is what the server keeps those of its parts in. */
async function lowPorts(count: number): Promise<number[]> {
  const found: number[] = [];
  for (let port = 21_000; found.length < count; port += 1) {
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) found.push(port);
  }
  return found;
}

async function served(child: Child, address: string, home: string): Promise<BenchTemporal> {
  await again(async () => {
    if (!child.running()) throw new Error(`Temporal ended:\n${child.output()}`);
    const connection = await Connection.connect({ address, connectTimeout: '2s' });
    await connection.close();
  });
  return {
    address,
    stop: async () => {
      await child.end('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function ran(command: string, args: readonly string[]): Promise<void> {
  const child = startChild(command, args, process.env);
  while (child.running()) await wait(50);
  if (/error/iu.test(child.output())) throw new Error(`${command} ${args.at(-1)}:\n${child.output()}`);
}

async function again(work: () => Promise<void>): Promise<void> {
  for (const limit = Date.now() + readyLimitMs; ;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > limit) throw error;
      await wait(200);
    }
  }
}
