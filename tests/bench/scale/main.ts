import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type EmbeddedDatabase, freePorts, resetHome, startEmbeddedDatabase } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { migrate } from '#libs/store';
import { describeMachine } from '../report.js';
import { fillStore, isFilled } from './fill.js';
import { formatScale, runScale } from './run-scale.js';

/**
 * `npm run bench -- scale`: measures every list on a million open tasks. `--tasks` says how many, `--only` which lists, `--json` prints data.
 * `--keep` leaves the store behind, and measures on the one that an earlier run has left; `--fill` fills it and measures nothing.
 */

const TIMES = 20;

const homeFolder = join(projectRoot(), '.countersign', 'bench-scale');

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      tasks: { type: 'string', default: '1000000' },
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
      fill: { type: 'boolean', default: false },
    },
  });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stop.abort(new Error('The bench was stopped.')));
  }
  const keep = values.keep || values.fill;
  if (!keep || values.fill) await resetHome(homeFolder);
  const [port] = await freePorts(1);
  const database = await startEmbeddedDatabase(homeFolder, port ?? 0);
  try {
    await run(database.addresses, { ...values, tasks: Number(values.tasks) }, stop.signal);
  } finally {
    await database.stop();
    if (!keep) {
      await resetHome(homeFolder);
      rmSync(homeFolder, { recursive: true, force: true });
    }
  }
}

async function run(
  { databaseUrl, databaseAppUrl }: EmbeddedDatabase['addresses'],
  { json, only, tasks, fill }: { json: boolean; only?: string | undefined; tasks: number; fill: boolean },
  signal: AbortSignal,
): Promise<void> {
  const tell = (what: string) => process.stderr.write(`${what}\n`);
  await migrate(databaseUrl);
  if (!(await isFilled(databaseUrl))) {
    tell(`Writing ${tasks} open tasks; a million take some minutes …`);
    await fillStore(databaseUrl, tasks, tell);
  }
  if (fill) return;
  const rows = await runScale(databaseAppUrl, { times: TIMES, deep: 2_000, only }, tell, signal);
  process.stdout.write(`${json ? JSON.stringify({ host: describeMachine(), rows }) : formatScale(rows)}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
