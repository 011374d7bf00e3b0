import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { freePorts, startEmbeddedDatabase } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { SMTPServer } from 'smtp-server';
import { inDatabase, onDatabase } from '../databases.js';
import { SHARES } from './cpu.js';
import type { Drive, Driven } from './drive.js';
import type { Floor, FloorFound } from './floor.js';
import type { FoundRunning, Running } from './running.js';
import { type BenchTemporal, startDevelopmentServer, startProductionServer } from './servers.js';
import type { Services } from './worker.js';

/**
 * `npm run bench -- workflows`: whole requests a second with every mail sent, and how long after an answer its mails leave.
 * With `--against FOLDER` another checkout that has been built with this bench in it is measured as well; with `--server`,
 * `--sql-tool` and `--schema` the same on Temporal's production server, and with `--only` on one of both. With `--in-turns`
 * the changes of a request lie apart from each other, so that nothing can be done at once for several.
 * `--floor` measures first what Temporal carries with nothing behind it.
 * `--running 10000` has so many workflows run instead, and measures how those are found that are lost among them.
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
    'in-turns': { type: 'boolean', default: false },
    only: { type: 'string' },
    running: { type: 'string', default: '0' },
    floor: { type: 'boolean', default: false },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

interface Line extends Driven {
  readonly temporal: 'development' | 'production';
  readonly shape: 'this' | 'other';
}

const running = Number(values.running);
const binary = process.env['COUNTERSIGN_TEMPORAL_BINARY'] ?? 'temporal';
const folder = join(projectRoot(), '.countersign', 'bench-workflows');

async function main(): Promise<Line[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const smtp = await startSink();
  const [postgres = 0] = await freePorts(1);
  const home = join(folder, 'services');
  // As safe against a crash of the machine as in `npm start`: what that costs belongs to what is measured.
  const database = await startEmbeddedDatabase(home, postgres, { mayCreateDatabases: true });
  const lines: Line[] = [];
  try {
    const { databaseUrl, databaseAppUrl } = database.addresses;
    const { against, server, 'sql-tool': sqlTool, schema } = values;
    const kinds: [Line['temporal'], () => Promise<BenchTemporal>][] = [];
    if (values.only !== 'production') {
      kinds.push(['development', () => startDevelopmentServer(binary, folder)]);
    }
    if (
      values.only !== 'development' &&
      server !== undefined &&
      sqlTool !== undefined &&
      schema !== undefined
    ) {
      const programs = { server, sqlTool, schema, binary };
      kinds.push(['production', () => startProductionServer(programs, folder, databaseUrl)]);
    }
    const shapes: [Line['shape'], string][] = [
      ...(against === undefined ? [] : [['other', against] as [Line['shape'], string]]),
      ['this', projectRoot()],
    ];
    for (const [kind, start] of kinds) {
      if (values.floor) {
        const found = await onTemporal(start, (temporalAddress) =>
          inProcess<FloorFound>(projectRoot(), 'floor', {
            temporalAddress,
            burst: Number(values.requests),
            clients: Number(values.clients),
          }),
        );
        process.stdout.write(`${kind}, nothing but Temporal: ${JSON.stringify(found)}\n`);
      }
      for (const [shape, root] of shapes) {
        const name = `bench_${kind}_${shape}`;
        await onDatabase(databaseUrl, `CREATE DATABASE ${name}`);
        const [healthPort = 0] = await freePorts(1);
        const services: Omit<Services, 'temporalAddress'> = {
          ownerUrl: inDatabase(databaseUrl, name),
          appUrl: inDatabase(databaseAppUrl, name),
          smtpUrl: smtp.url,
          healthPort,
          ...(values.profile === undefined ? {} : { profile: resolve(values.profile) }),
        };
        if (running > 0) {
          const found = await onTemporal(start, (temporalAddress) =>
            inProcess<FoundRunning>(root, 'running', { ...services, temporalAddress, running }),
          );
          process.stdout.write(`${kind}: ${JSON.stringify(found)}\n`);
          continue;
        }
        const driven = await onTemporal(start, (temporalAddress) =>
          inProcess<Driven>(root, 'drive', {
            ...services,
            temporalAddress,
            burst: Number(values.requests),
            clients: Number(values.clients),
            pacedSeconds: Number(values.seconds),
            inTurns: values['in-turns'],
          }),
        );
        lines.push({ temporal: kind, shape, ...driven });
        process.stderr.write(`${JSON.stringify(lines.at(-1))}\n`);
      }
    }
  } finally {
    await database.stop();
    await smtp.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return lines;
}

/** Works with a Temporal server of its own, which ends with the work. */
async function onTemporal<O>(
  start: () => Promise<BenchTemporal>,
  work: (address: string) => Promise<O>,
): Promise<O> {
  const temporal = await start();
  try {
    return await work(temporal.address);
  } finally {
    await temporal.stop();
  }
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
    stop: () => new Promise<void>((stopped) => server.close(() => stopped())),
  };
}

/** Runs one of the programs beside this one, of whichever checkout. */
async function inProcess<O>(
  root: string,
  program: 'drive' | 'running' | 'floor',
  what: Drive | Running | Floor,
): Promise<O> {
  const child = spawn(
    process.execPath,
    [join(root, `dist/tests/bench/workflows/${program}.js`), JSON.stringify(what)],
    {
      cwd: root,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the ${program} of ${root} ended with ${String(code)}`);
  return JSON.parse(printed) as O;
}

/** The lines as a table, and how this shape compares with the other one. */
function labelOf(lines: readonly Line[]): string {
  const head = [
    'Temporal',
    'shape',
    'requests/s',
    'answered/s',
    'mails',
    'mail after: p50',
    'p95',
    'max',
    'processor ms a request',
  ];
  const rows = lines.map((line) => [
    line.temporal,
    line.shape,
    line.requestsPerSecond.toFixed(2),
    line.answeredPerSecond.toFixed(2),
    String(line.mailsOfBurst),
    ...[line.mailAfter.p50, line.mailAfter.p95, line.mailAfter.max].map(
      (seconds) => `${seconds.toFixed(2)} s`,
    ),
    line.cpu === null ? '' : SHARES.map((share) => `${share} ${line.cpu?.[share]}`).join(', '),
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
if (running === 0) process.stdout.write(`${values.json ? JSON.stringify(lines) : labelOf(lines)}\n`);
