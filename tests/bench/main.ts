import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePorts, resetHome, startEmbeddedDatabase } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { migrate, seed } from '#libs/store';
import { describeMachine, ratiosOf, formatReport } from './report.js';
import { historyEventsOfARequest } from './history-events.js';
import { type Plan, runBench } from './run-bench.js';
import { runInbox } from './run-inbox.js';
import { runMachine } from './run-machine.js';
import { type WriterPlan, runWriter } from './run-writer.js';
import { startApi } from './start-programs.js';

/** `npm run bench`: measures on a PostgreSQL and an api of its own, and removes both again. `--json` prints data. */

const plan: Plan = {
  clients: [1, 8],
  warmUp: 20,
  block: 5,
  rounds: (clients) => (clients === 1 ? 40 : 12),
  passLimitMs: 40_000,
};

const writerPlan: WriterPlan = {
  clients: [1, 8],
  warmUp: 10,
  block: 5,
  rounds: (clients) => (clients === 1 ? 40 : 12),
  moments: 60,
  passLimitMs: 40_000,
};
const INBOX_TIMES = 60;
/** A request of today, and the largest that is thought of. */
const MACHINE_LEGS = [5, 60];
const MACHINE_SLICES = 20;

// Beside the product's own data rather than in a temporary folder, which may lie in memory, where fsync costs nothing.
const homeFolder = join(projectRoot(), '.countersign', 'bench');

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stop.abort(new Error('The bench was stopped.')));
  }
  await resetHome(homeFolder);
  const [databasePort, apiPort] = await freePorts(2);
  const database = await startEmbeddedDatabase(homeFolder, databasePort ?? 0);
  try {
    const { databaseUrl, databaseAppUrl } = database.addresses;
    await migrate(databaseUrl);
    await seed(databaseUrl);
    const apiUrl = await startApi(database.supervisor, {
      root: projectRoot(),
      name: 'api',
      appUrl: databaseAppUrl,
      port: apiPort ?? 0,
    });
    process.stderr.write('Measuring; this takes about three minutes …\n');
    const target = { apiUrl, ownerUrl: databaseUrl, appUrl: databaseAppUrl };
    // The inbox first, while it is short; the machine last, when nothing else runs any more.
    const inbox = await runInbox(target, INBOX_TIMES, stop.signal);
    const http = await runBench(target, plan, stop.signal);
    const writer = await runWriter(target, writerPlan, stop.signal);
    const machine = MACHINE_LEGS.map((legs) => runMachine(legs, MACHINE_SLICES));
    const run = { http, writer, inbox, machine, historyEvents: historyEventsOfARequest() };
    const text = values.json
      ? JSON.stringify({ host: describeMachine(), ...run, ratios: ratiosOf(http), warmUp: plan.warmUp })
      : formatReport(run, plan.warmUp);
    process.stdout.write(`${text}\n`);
  } finally {
    await database.supervisor.stop('api');
    await database.stop();
    await resetHome(homeFolder);
    rmSync(homeFolder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
