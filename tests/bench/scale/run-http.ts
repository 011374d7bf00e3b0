import { openSession } from '#libs/identity';
import { createDataSource } from '#libs/store';
import { Caller } from '../caller.js';
import { type Timing, timingOf } from '../statistics.js';
import { table } from '../table.js';
import { takeTurns } from '../turns.js';
import { AIM_MS, type MeasuredPage, type ScalePlan, wantedLists, pagesOf } from './run-scale.js';

/** One page as its reader gives it, and as the api answers with it. */
export interface HttpRow {
  readonly caller: string;
  readonly list: string;
  readonly page: MeasuredPage['page'];
  readonly reader: Timing;
  readonly http: Timing;
}

/** Measures each list in each order without a filter through an api, with a session, in turns with its reader. */
export async function runHttp(
  { appUrl, apiUrl }: { appUrl: string; apiUrl: string },
  plan: ScalePlan,
  told: (line: string) => void,
  signal?: AbortSignal,
): Promise<HttpRow[]> {
  const dataSource = await createDataSource(appUrl, { name: 'countersign-bench', poolSize: 1 }).initialize();
  const { manager } = dataSource;
  const turns = { clients: 1, warmUp: 2, block: 1, rounds: plan.times, limitMs: 60_000 };
  const rows: HttpRow[] = [];
  try {
    for await (const { viewer, lists } of wantedLists(manager, plan)) {
      const { personId } = viewer;
      const who = { personId, how: 'persona', device: { browser: 'program', system: null } } as const;
      const caller = Caller.inSession(
        apiUrl,
        (await openSession(manager, who, { idleMinutes: 60, maxHours: 1 })).token,
      );
      for (const list of lists) {
        const { path, isWhole, name } = list;
        if (path === null || !isWhole) continue;
        // HTTP adds the same to far pages as to the first ones.
        for (const { page, cursor } of await pagesOf(manager, viewer, list, { ...plan, near: true })) {
          const after = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
          const calls = {
            reader: () => list.read(manager, viewer, { limit: 50, cursor }),
            http: () => caller.get(`/api/v1${path}${after}`),
          };
          rows.push({ caller: personId, list: name, page, ...(await takeTurns(calls, turns, signal)) });
        }
        told(`${personId} ${name}`);
      }
    }
    return rows;
  } finally {
    await dataSource.destroy();
  }
}

const HEAD = ['page', 'reader p50 ms', 'p95 ms', 'HTTP p50 ms', 'p95 ms', 'HTTP adds ms'];

/** The rows as a table, those that took longest at the end, and what HTTP adds. */
export function formatHttp(rows: readonly HttpRow[]): string {
  const adds = ({ reader, http }: HttpRow) => http.p50Ms - reader.p50Ms;
  const cells = rows
    .toSorted((a, b) => a.http.p95Ms - b.http.p95Ms)
    .map((row) => {
      const { caller, list, page, reader, http } = row;
      const times = [reader.p50Ms, reader.p95Ms, http.p50Ms, http.p95Ms, adds(row)];
      return [[caller.replace('scale-', ''), list, page].join(' '), ...times.map((ms) => ms.toFixed(1))];
    });
  const added = timingOf(rows.map(adds));
  const within = rows.filter(({ http }) => http.p95Ms < AIM_MS).length;
  return `${table(HEAD, cells)}
${within} of ${rows.length} pages have a p95 under ${AIM_MS} ms over HTTP, which adds ${added.p50Ms.toFixed(1)} ms in the median and ${added.p95Ms.toFixed(1)} ms at p95.`;
}
