import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePorts, startEmbeddedServices } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { Client } from 'pg';
import { SMTPServer } from 'smtp-server';
import type { Drive, Driven } from './drive.js';
import { type BenchTemporal, startDevelopmentServer, startProductionServer } from './servers.js';

/**
 * `npm run bench -- workflows`: whole requests a second with every mail sent, and how long after an answer its mails leave.
 * With `--against FOLDER` another checkout that has been built with this bench in it takes turns with this one; with
 * `--server`, `--sql-tool` and `--schema` the same on Temporal's production server.
 */
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    against: { type: 'string' },
    server: { type: 'string' },
    'sql-tool': { type: 'string' },
    schema: { type: 'string' },
    requests: { type: 'string', default: '60' },
    clients: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'boolean', default: false },
  },
});

interface Line extends Driven {
  readonly temporal: 'development' | 'production';
  readonly shape: 'this' | 'other';
}

const binary = process.env['COUNTERSIGN_TEMPORAL_BINARY'] ?? 'temporal';
const folder = join(projectRoot(), '.countersign', 'bench-workflows');

async function main(): Promise<Line[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const smtp = await startSink();
  const [postgres = 0, ...others] = await freePorts(5);
  const services = await startEmbeddedServices({
    homeFolder: join(folder, 'services'),
    given: { temporalAddress: '127.0.0.1:1', smtpUrl: smtp.url },
    ports: {
      POSTGRES_PORT: postgres,
      TEMPORAL_PORT: others[0] ?? 0,
      TEMPORAL_UI_PORT: others[1] ?? 0,
      MAILBOX_PORT: others[2] ?? 0,
      MAILBOX_SMTP_PORT: others[3] ?? 0,
    },
    furtherPorts: [],
    temporalNamespace: 'default',
    forTests: true,
  });
  const lines: Line[] = [];
  try {
    const { databaseUrl, databaseAppUrl } = services.addresses;
    const { against, server, 'sql-tool': sqlTool, schema } = values;
    const kinds: [Line['temporal'], () => Promise<BenchTemporal>][] = [
      ['development', () => startDevelopmentServer(binary, folder)],
    ];
    if (server !== undefined && sqlTool !== undefined && schema !== undefined) {
      const programs = { server, sqlTool, schema, binary };
      kinds.push(['production', () => startProductionServer(programs, folder, databaseUrl)]);
    }
    const shapes: [Line['shape'], string][] = [
      ...(against === undefined ? [] : [['other', against] as [Line['shape'], string]]),
      ['this', projectRoot()],
    ];
    for (const [kind, start] of kinds) {
      for (const [shape, root] of shapes) {
        const temporal = await start();
        const name = `bench_${kind}_${shape}`;
        await createDatabase(databaseUrl, name);
        const [healthPort = 0] = await freePorts(1);
        const driven = await drive(root, {
          ownerUrl: inDatabase(databaseUrl, name),
          appUrl: inDatabase(databaseAppUrl, name),
          temporalAddress: temporal.address,
          smtpUrl: smtp.url,
          healthPort,
          burst: Number(values.requests),
          clients: Number(values.clients),
          pacedSeconds: Number(values.seconds),
        });
        await temporal.stop();
        lines.push({ temporal: kind, shape, ...driven });
        process.stderr.write(`${JSON.stringify(lines.at(-1))}\n`);
      }
    }
  } finally {
    await services.stop();
    await smtp.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return lines;
}

/** A mail server that takes everything and keeps nothing. */
async function startSink() {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function drive(root: string, what: Drive): Promise<Driven> {
  const child = spawn(
    process.execPath,
    [join(root, 'dist/tests/bench/workflows/drive.js'), JSON.stringify(what)],
    {
      cwd: root,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the drive of ${root} ended with ${String(code)}`);
  return JSON.parse(printed) as Driven;
}

async function createDatabase(ownerUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** The lines as a table, and how this shape compares with the other one. */
function labelOf(lines: readonly Line[]): string {
  const head = ['Temporal', 'shape', 'requests/s', 'answered/s', 'mails', 'mail after: p50', 'p95', 'max'];
  const rows = lines.map((line) => [
    line.temporal,
    line.shape,
    line.requestsPerSecond.toFixed(2),
    line.answeredPerSecond.toFixed(2),
    String(line.mailsOfBurst),
    ...[line.mailAfter.p50, line.mailAfter.p95, line.mailAfter.max].map(
      (seconds) => `${seconds.toFixed(2)} s`,
    ),
  ]);
  const ratios = (['development', 'production'] as const).flatMap((kind) => {
    const of = (shape: Line['shape']) => lines.find((line) => line.temporal === kind && line.shape === shape);
    const [mine, other] = [of('this'), of('other')];
    if (mine === undefined || other === undefined) return [];
    const ratio = mine.requestsPerSecond / other.requestsPerSecond;
    return [`On the ${kind} server this shape carries ${ratio.toFixed(2)} times the requests of the other.`];
  });
  return [...[head, ...rows].map((row) => `| ${row.join(' | ')} |`), '', ...ratios].join('\n');
}

const lines = await main();
process.stdout.write(`${values.json ? JSON.stringify(lines) : labelOf(lines)}\n`);
