import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { type BenchResult, KINDS, type Kind } from './run-bench.js';

const NAMES: Readonly<Record<Kind, string>> = {
  insert: 'INSERT, committed',
  empty_route: 'GET /healthz',
  session_route: 'GET /api/v1/me',
  decide: 'POST …/decide',
};

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
export function reportInWords(result: BenchResult, warmUp: number): string {
  const { cores, processor, memoryGib, node, load } = describeMachine();
  const times = result.passes.flatMap(({ clients, timings }) =>
    KINDS.map((kind) => {
      const { n, p50Ms, p95Ms } = timings[kind];
      return [NAMES[kind], String(clients), String(n), ms(p50Ms), ms(p95Ms)];
    }),
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
  const settings = Object.entries(result.database).map(([name, value]) => `${name} ${value}`);
  return [
    table(['what', 'clients', 'n', 'p50 ms', 'p95 ms'], times),
    '',
    table(['ratio', 'clients', 'p50', 'p95'], ratios),
    '',
    `Machine: ${cores} cores (${processor}), ${memoryGib} GiB, Node ${node}, load ${load.toFixed(1)} at the end; PostgreSQL: ${settings.join(', ')}.`,
    `Before each pass every client made ${warmUp} calls of each kind that do not count. The kinds took turns in short blocks.`,
    'INSERT: one row of 1 kB in a transaction of its own, over a pool made as the api makes its own. GET /healthz asks nothing;',
    'GET /api/v1/me looks up the session and its person. Each decide answers a fresh leg of a request of its own, with a session.',
    'The ratios are what counts: milliseconds differ from machine to machine, and with what else runs there.',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
