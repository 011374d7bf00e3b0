import { readFileSync } from 'node:fs';
import { type Viewer, viewerOf } from '#libs/identity';
import { createDataSource } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { readingManager } from '../../support/api/reading-manager.js';
import { type Timing, timingOf } from '../statistics.js';
import { type MeasuredList, listsOf } from './lists.js';
import { CALLERS } from './ids.js';

/** What p95 of a page should be below. */
export const AIM_MS = 20;

/** How much is measured. */
export interface ScalePlan {
  /** Calls of each page that count, after two that do not. */
  readonly times: number;
  /** How many rows lie before the page that is called the deep one. */
  readonly deep: number;
  /** Only lists whose name holds this. */
  readonly only?: string | undefined;
  /** Leaves out the pages in the middle and at the end of lists, which take long to find. */
  readonly near: boolean;
}

/** One page of one list for one caller. */
export interface ScaleRow extends Timing {
  readonly caller: string;
  readonly list: string;
  readonly page: MeasuredPage['page'];
  /** Rows on the page. */
  readonly rows: number;
  /** Median against that of the baseline, measured in turns with it. */
  readonly ratio: number;
  /** Processor time of the database for one call, in the median; null where the machine does not tell. */
  readonly processorMs: number | null;
  /** Rows that the database looked at, for the first page. */
  readonly read: number;
}

/** Reads 50 tasks by their keys: what no page can do without. */
const BASELINE = `SELECT t.* FROM unnest($1::uuid[], $2::text[]) AS k(request_id, task_id) JOIN task t USING (request_id, task_id)`;

/** Measures every list in every order with every single filter for every caller, each in turns with the baseline. */
export async function runScale(
  appUrl: string,
  plan: ScalePlan,
  told: (line: string) => void,
  signal?: AbortSignal,
): Promise<ScaleRow[]> {
  const dataSource = await createDataSource(appUrl, { name: 'countersign-bench', poolSize: 1 }).initialize();
  try {
    const baseline = await baselineOf(dataSource);
    const processor = await processorOf(dataSource);
    const rows: ScaleRow[] = [];
    for await (const { viewer, lists } of wantedLists(dataSource.manager, plan)) {
      for (const list of lists) {
        signal?.throwIfAborted();
        for (const row of await measure(dataSource.manager, { viewer, list, plan, baseline, processor })) {
          rows.push(row);
          told(lineOf(row));
        }
      }
    }
    return rows;
  } finally {
    await dataSource.destroy();
  }
}

/** The lists of each caller that a plan wants. */
export async function* wantedLists(
  manager: EntityManager,
  { only = '' }: ScalePlan,
): AsyncIterable<{ viewer: Viewer; lists: MeasuredList[] }> {
  for (const caller of Object.values(CALLERS)) {
    const viewer = await viewerOf(manager, caller);
    if (viewer === null) throw new Error(`${caller} is not in the store`);
    const lists = listsOf(viewer, new Date()).filter(({ name }) => `${caller} ${name}`.includes(only));
    yield { viewer, lists };
  }
}

interface Measuring {
  viewer: Viewer;
  list: MeasuredList;
  plan: ScalePlan;
  baseline: () => Promise<unknown>;
  processor: (() => number) | null;
}

async function measure(
  manager: EntityManager,
  { viewer, list, plan, baseline, processor }: Measuring,
): Promise<ScaleRow[]> {
  const reading = readingManager(manager);
  await list.read(reading.manager, viewer, { limit: 50, cursor: null });
  const pages = await pagesOf(manager, viewer, list, plan);
  const measured: ScaleRow[] = [];
  for (const { page, cursor } of pages) {
    const times: number[] = [];
    const base: number[] = [];
    const processorTimes: number[] = [];
    let rows = 0;
    for (let time = -2; time < plan.times; time += 1) {
      const baseMs = await timed(baseline);
      const before = processor?.() ?? 0;
      const ms = await timed(async () => {
        rows = (await list.read(manager, viewer, { limit: 50, cursor })).keys.length;
      });
      if (time < 0) continue;
      base.push(baseMs);
      times.push(ms);
      processorTimes.push((processor?.() ?? 0) - before);
    }
    const timing = timingOf(times);
    measured.push({
      caller: viewer.personId,
      list: list.name,
      page,
      rows,
      ...timing,
      ratio: timing.p50Ms / timingOf(base).p50Ms,
      processorMs: processor === null ? null : timingOf(processorTimes).p50Ms,
      read: reading.rows.read,
    });
  }
  return measured;
}

/** A page of a list that is measured. */
export interface MeasuredPage {
  page: 'first' | 'deep' | 'middle' | 'last';
  cursor: string | null;
}

/** The pages of a list that are measured, as far as it has them. */
export async function pagesOf(
  manager: EntityManager,
  viewer: Viewer,
  list: MeasuredList,
  { deep, near }: ScalePlan,
): Promise<MeasuredPage[]> {
  const pages: MeasuredPage[] = [{ page: 'first', cursor: null }];
  const first = await list.read(manager, viewer, { limit: 50, cursor: null });
  if (first.next === null) return pages;
  const { next } = await list.read(manager, viewer, { limit: deep, cursor: null });
  if (next === null) return pages;
  pages.push({ page: 'deep', cursor: next });
  if (list.isWhole && !near) pages.push(...(await farPages(manager, viewer, list)));
  return pages;
}

/** So many rows are read at once on the way to the end of a list. */
const STRIDE = 20_000;

/** The page in the middle of a list, and its last one. */
async function farPages(manager: EntityManager, viewer: Viewer, list: MeasuredList): Promise<MeasuredPage[]> {
  const cursors: string[] = [];
  let rest = await list.read(manager, viewer, { limit: STRIDE, cursor: null });
  while (rest.next !== null) {
    cursors.push(rest.next);
    rest = await list.read(manager, viewer, { limit: STRIDE, cursor: rest.next });
  }
  const [middle, end] = [cursors[Math.floor(cursors.length / 2)], cursors.at(-1)];
  if (middle === undefined || end === undefined) return [];
  const ofLast = rest.keys.length - 25;
  const { next } =
    ofLast < 1 ? { next: end } : await list.read(manager, viewer, { limit: ofLast, cursor: end });
  return [
    { page: 'middle', cursor: middle },
    { page: 'last', cursor: next ?? end },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function baselineOf(dataSource: DataSource): Promise<() => Promise<unknown>> {
  const keys: { request_id: string; task_id: string }[] = await dataSource.query(
    'SELECT request_id, task_id FROM task LIMIT 50',
  );
  const values = [keys.map((key) => key.request_id), keys.map((key) => key.task_id)];
  return () => dataSource.query(BASELINE, values);
}

/** Reads how long the one connection's process has been on a processor, which other load does not blur; on Linux only. */
async function processorOf(dataSource: DataSource): Promise<(() => number) | null> {
  const [backend]: { pid: number }[] = await dataSource.query('SELECT pg_backend_pid() AS pid');
  const path = `/proc/${backend?.pid}/schedstat`;
  const read = () => Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6;
  try {
    read();
    return read;
  } catch {
    return null;
  }
}

const HEAD = [
  'caller',
  'list',
  'page',
  'rows',
  'p50 ms',
  'p95 ms',
  'against base',
  'processor ms',
  'rows read',
];

function cellsOf(row: ScaleRow): string[] {
  const { caller, list, page, rows, p50Ms, p95Ms, ratio, processorMs, read } = row;
  const processor = processorMs === null ? '-' : processorMs.toFixed(1);
  const numbers = [
    String(rows),
    p50Ms.toFixed(1),
    p95Ms.toFixed(1),
    ratio.toFixed(1),
    processor,
    String(read),
  ];
  return [caller.replace('scale-', ''), list, page, ...numbers];
}

function lineOf(row: ScaleRow): string {
  return cellsOf(row).join('  ');
}

/** The rows as a table, those that took longest at the end, and how many pages stay under the aim. */
export function formatScale(rows: readonly ScaleRow[]): string {
  const table = [HEAD, ...rows.toSorted((a, b) => a.p95Ms - b.p95Ms).map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  const lines = table.map((cells) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  const within = rows.filter(({ p95Ms }) => p95Ms < AIM_MS).length;
  return `${lines.join('\n')}\n${within} of ${rows.length} pages have a p95 under ${AIM_MS} ms.`;
}
