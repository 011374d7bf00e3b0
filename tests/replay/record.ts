import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TASK_QUEUE } from '#libs/contracts';
import { freePorts, startEmbeddedServices } from '#infra/embedded';
import { connectTemporal } from '#libs/platform';
import { CutProxy } from '../support/product/cut-proxy.js';
import { createTestDatabase } from '../support/product/database.js';
import { LiveCases } from '../support/product/live-request.js';
import { startOwnTemporal } from '../support/product/own-temporal.js';
import { startWorker } from '../support/product/running-worker.js';
import { historiesFolder, recordings } from './histories.js';
import { historyToJson } from './history-json.js';
import type { Stage } from './player.js';
import { scrub } from './scrub.js';
import { playEveryKind } from './situations-of-every-kind.js';
import { playSchedules } from './situations-of-schedules.js';
import { playWebhooks } from './situations-of-webhooks.js';
import { EVENTS_UNTIL_FRESH_HISTORY, playStandard } from './situations.js';

/** The situations by the policy under which they are played. */
const SITUATIONS = {
  standard: playStandard,
  'every-kind': playEveryKind,
  schedules: playSchedules,
  webhooks: playWebhooks,
};

/**
 * `npm run replay:record [-- standard | every-kind | schedules | webhooks]`: plays each situation on a PostgreSQL, a Temporal server, a mailbox and a worker of its own
 * and keeps the histories as a further recording, beside those that are there.
 */
async function main(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'countersign-record-'));
  const undo: (() => unknown)[] = [() => rmSync(home, { recursive: true, force: true })];
  try {
    const kept = await record(home, undo);
    const folder = join(historiesFolder, String(Number(recordings().at(-1) ?? 0) + 1));
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of kept) writeFileSync(join(folder, `${name}.json`), text);
    process.stdout.write(`${kept.size} histories are in ${folder}.\n`);
  } finally {
    for (const step of undo.toReversed()) await step();
  }
}

async function record(home: string, undo: (() => unknown)[]): Promise<Map<string, string>> {
  const [port, uiPort, postgres, mailbox, smtp] = (await freePorts(5)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const server = await startOwnTemporal({
    home,
    port,
    uiPort,
    settings: [`limit.historyCount.suggestContinueAsNew=${EVENTS_UNTIL_FRESH_HISTORY}`],
  });
  undo.push(() => server.end('SIGKILL'));
  const services = await startEmbeddedServices({
    homeFolder: join(home, 'services'),
    given: { temporalAddress: `127.0.0.1:${port}` },
    ports: {
      POSTGRES_PORT: postgres,
      TEMPORAL_PORT: port,
      TEMPORAL_UI_PORT: uiPort,
      MAILBOX_PORT: mailbox,
      MAILBOX_SMTP_PORT: smtp,
    },
    furtherPorts: [],
    temporalNamespace: 'default',
    forTests: true,
  });
  undo.push(() => services.stop());
  const { addresses } = services;
  // The helpers of the tests find the services there.
  process.env['COUNTERSIGN_TEST_OWNER_URL'] = addresses.databaseUrl;
  process.env['COUNTERSIGN_TEST_APP_URL'] = addresses.databaseAppUrl;

  const database = await createTestDatabase();
  const live = await LiveCases.on(database);
  undo.push(() => live.close());
  const temporal = await connectTemporal({
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    TEMPORAL_NAMESPACE: 'default',
  });
  undo.push(() => temporal.close());
  const storeLine = await lineTo(database.appUrl, undo);
  const smtpLine = await lineTo(addresses.smtpUrl, undo);
  const throughProxy = new URL(database.appUrl);
  throughProxy.host = storeLine.address;
  const worker = await startWorker(
    { ...database, appUrl: throughProxy.href },
    {
      taskQueue: TASK_QUEUE,
      temporalAddress: addresses.temporalAddress,
      smtpUrl: `smtp://${smtpLine.address}`,
      webhookRetryMs: Array.from({ length: 20 }, () => 100),
    },
  );
  undo.push(() => worker.stop());

  const kept = new Map<string, string>();
  const [only] = process.argv.slice(2);
  const chosen = Object.entries(SITUATIONS).filter(([name]) => only === undefined || name === only);
  if (chosen.length === 0) throw new Error(`There are no situations "${only}".`);
  const stage: Stage = {
    database,
    live,
    temporal,
    storeLine,
    smtpLine,
    keep: async (name, workflow) => {
      const history = await workflow.fetchHistory();
      kept.set(name, `${JSON.stringify(scrub(historyToJson(history)), null, 1)}\n`);
      process.stdout.write(`${name}: ${history.events?.length} events\n`);
    },
  };
  for (const [, play] of chosen) await play(stage);
  return kept;
}

async function lineTo(url: string, undo: (() => unknown)[]): Promise<CutProxy> {
  const line = await CutProxy.cutOff(new URL(url).host);
  await line.mend();
  undo.push(() => line.cut());
  return line;
}

await main();
