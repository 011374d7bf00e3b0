import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { InboxResult } from './run-inbox.js';
import type { MachineResult } from './run-machine.js';
import type { WriterResult } from './run-writer.js';
import type { Measured } from './turns.js';
import { type BenchResult, KINDS, type Kind } from './run-bench.js';
import { table } from './table.js';

const NAMES: Readonly<Record<Kind, string>> = {
  insert: 'INSERT, committed',
  empty_route: 'GET /healthz',
  session_route: 'GET /api/v1/me',
  decide: 'POST …/decide',
};

/** All that one run of the bench measures. */
export interface Run {
  readonly http: BenchResult;
  readonly writer: WriterResult;
  readonly inbox: InboxResult;
  readonly machine: readonly MachineResult[];
  readonly historyEvents: number;
}

const ms = (value: number) => value.toFixed(2);
const ratio = (value: number) => value.toFixed(1);

/** The machine of a run, as far as it matters for the numbers. */
export function describeMachine() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'not known',
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    /** Of the minute up to the end of the run, in which the run itself counts. */
    load: loadavg()[0] ?? NaN,
  };
}

/** How many times as long as each baseline `decide` takes, by the number of clients. */
export function ratiosOf({ passes }: BenchResult) {
  return passes.map(({ clients, timings }) => {
    const over = (kind: Kind) => ({
      p50: timings.decide.p50Ms / timings[kind].p50Ms,
      p95: timings.decide.p95Ms / timings[kind].p95Ms,
    });
    return {
      clients,
      decideToInsert: over('insert'),
      decideToEmptyRoute: over('empty_route'),
      decideToSessionRoute: over('session_route'),
    };
  });
}

/** The tables of a run and what is to be known about them. */
export function formatReport(run: Run, warmUp: number): string {
  const { cores, processor, memoryGib, node, load } = describeMachine();
  const settings = Object.entries(run.http.database).map(([name, value]) => `${name} ${value}`);
  return [
    'Over HTTP',
    ...answersOverHttp(run.http),
    '',
    'The writer without HTTP',
    ...theWriter(run.writer),
    '',
    'From an answer to the next inbox',
    ...nextInbox(run.inbox),
    '',
    'The machine without a store',
    ...theMachine(run.machine),
    '',
    `History of a request of five legs without reminders, as recorded: ${run.historyEvents} events.`,
    '',
    `Machine: ${cores} cores (${processor}), ${memoryGib} GiB, Node ${node}, load ${load.toFixed(1)} at the end; PostgreSQL: ${settings.join(', ')}.`,
    `Before each pass over HTTP every client made ${warmUp} calls of each kind that do not count. The kinds took turns in short blocks.`,
    'INSERT: one row of 1 kB in a transaction of its own, over a pool made as the api makes its own. GET /healthz asks nothing;',
    'GET /api/v1/me looks up the session and its person. Each decide answers a fresh leg of a request of its own, with a session.',
    'The ratios are what counts: milliseconds differ from machine to machine, and with what else runs there.',
  ].join('\n');
}

const TIMES = ['what', 'clients', 'n', 'p50 ms', 'p95 ms', 'per second'];

function timesRow(name: string, clients: number, { n, p50Ms, p95Ms, perSecond }: Measured): string[] {
  return [name, String(clients), String(n), ms(p50Ms), ms(p95Ms), perSecond.toFixed(0)];
}

function answersOverHttp(result: BenchResult): string[] {
  const times = result.passes.flatMap(({ clients, timings }) =>
    KINDS.map((kind) => timesRow(NAMES[kind], clients, timings[kind])),
  );
  const ratios = ratiosOf(result).flatMap((row) =>
    (
      [
        ['decide / INSERT', row.decideToInsert],
        ['decide / GET /healthz', row.decideToEmptyRoute],
        ['decide / GET /api/v1/me', row.decideToSessionRoute],
      ] as const
    ).map(([name, { p50, p95 }]) => [name, String(row.clients), ratio(p50), ratio(p95)]),
  );
  return [table(TIMES, times), '', table(['ratio', 'clients', 'p50', 'p95'], ratios)];
}

function theWriter({ passes, threeAtOnce }: WriterResult): string[] {
  const times = passes.flatMap(({ clients, insert, advance }) => [
    timesRow('INSERT, committed', clients, insert),
    timesRow('an answer, committed', clients, advance),
  ]);
  const { insert, consent } = threeAtOnce;
  times.push(
    timesRow('INSERT, three at once', 3, insert),
    timesRow('consents of three to one request', 3, consent),
  );
  const rows = [
    ...passes.map((pass) => ['answer / INSERT', pass.clients, pass.advance, pass.insert] as const),
    ['consent of three / INSERT', 3, consent, insert] as const,
  ].map(([name, clients, over, under]) => [
    name,
    String(clients),
    ratio(over.p50Ms / under.p50Ms),
    ratio(over.p95Ms / under.p95Ms),
  ]);
  return [table(TIMES, times), '', table(['ratio', 'clients', 'p50', 'p95'], rows)];
}

function nextInbox({ empty_route: empty, inbox, decision_to_row: row }: InboxResult): string[] {
  const times = [
    timesRow('GET /healthz', 1, empty),
    timesRow('GET /api/v1/inbox', 1, inbox),
    timesRow('POST …/decide until seen in GET …/inbox', 1, row),
  ];
  const ratios = [
    ['until seen / GET /healthz', ratio(row.p50Ms / empty.p50Ms), ratio(row.p95Ms / empty.p95Ms)],
    ['until seen / GET …/inbox', ratio(row.p50Ms / inbox.p50Ms), ratio(row.p95Ms / inbox.p95Ms)],
  ];
  return [table(TIMES, times), '', table(['ratio', 'p50', 'p95'], ratios)];
}

function theMachine(results: readonly MachineResult[]): string[] {
  const head = [
    'legs',
    'facts',
    'state, bytes',
    'steps/s',
    'structuredClone/s',
    'JSON and back/s',
    'steps in the time of one clone',
    '… of JSON and back',
  ];
  const rows = results.map((one) => [
    String(one.legs),
    String(one.facts),
    String(one.stateBytes),
    one.stepsPerSecond.toFixed(0),
    one.clonesPerSecond.toFixed(0),
    one.jsonTripsPerSecond.toFixed(0),
    ratio(one.stepsPerSecond / one.clonesPerSecond),
    ratio(one.stepsPerSecond / one.jsonTripsPerSecond),
  ]);
  return [table(head, rows)];
}
