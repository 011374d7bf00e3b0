import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePorts, resetHome, startEmbeddedDatabase } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { migrate } from '#libs/store';
import { describeMachine } from '../report.js';
import { startApi } from '../start-programs.js';
import { fillStore, isFilled } from './fill.js';
import { formatHttp, runHttp } from './run-http.js';
import { formatScale, runScale } from './run-scale.js';

/**
 * `npm run bench -- scale`: measures every list on a million open tasks. `--tasks` says how many, `--only` which lists, `--times` how often each page is
 * called, `--json` prints data.
 * `--keep` leaves the store behind, and measures on the one that an earlier run has left; `--fill` fills it and measures nothing. `--http`
 * measures the lists without a filter through an api of its own; `--near` leaves out the pages in the middle and at the end.
 */

const homeFolder = join(projectRoot(), '.countersign', 'bench-scale');

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      tasks: { type: 'string', default: '1000000' },
      only: { type: 'string' },
      times: { type: 'string', default: '20' },
      keep: { type: 'boolean', default: false },
      fill: { type: 'boolean', default: false },
      http: { type: 'boolean', default: false },
      near: { type: 'boolean', default: false },
    },
  });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stop.abort(new Error('The bench was stopped.')));
  }
  const keep = values.keep || values.fill;
  if (!keep || values.fill) await resetHome(homeFolder);
  const [port, apiPort] = await freePorts(2);
  const database = await startEmbeddedDatabase(homeFolder, port ?? 0);
  try {
    const { databaseUrl, databaseAppUrl } = database.addresses;
    await makeReady(databaseUrl, Number(values.tasks));
    const { json, only, near } = values;
    const plan = { times: Number(values.times), deep: 2_000, only, near };
    if (values.http) {
      const root = projectRoot();
      const api = { root, name: 'api', appUrl: databaseAppUrl, port: apiPort ?? 0 };
      const apiUrl = await startApi(database.supervisor, api);
      try {
        print(json, await runHttp({ appUrl: databaseAppUrl, apiUrl }, plan, tell, stop.signal), formatHttp);
      } finally {
        await database.supervisor.stop('api');
      }
    } else if (!values.fill) {
      print(json, await runScale(databaseAppUrl, plan, tell, stop.signal), formatScale);
    }
  } finally {
    await database.stop();
    if (!keep) {
      await resetHome(homeFolder);
      rmSync(homeFolder, { recursive: true, force: true });
    }
  }
}

function tell(what: string): void {
  process.stderr.write(`${what}\n`);
}

function print<R>(json: boolean, rows: readonly R[], format: (rows: readonly R[]) => string): void {
  process.stdout.write(`${json ? JSON.stringify({ host: describeMachine(), rows }) : format(rows)}\n`);
}

/** Fills the store, unless an earlier run has. */
async function makeReady(databaseUrl: string, tasks: number): Promise<void> {
  await migrate(databaseUrl);
  if (await isFilled(databaseUrl)) return;
  tell(`Writing ${tasks} open tasks; a million take some minutes …`);
  await fillStore(databaseUrl, { openTasks: tasks }, tell);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
