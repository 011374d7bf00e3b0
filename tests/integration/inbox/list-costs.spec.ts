import type { DataSource } from 'typeorm';
import { viewerOf, type Viewer } from '#libs/identity';
import { createDataSource } from '#libs/store';
import { listsOf, type MeasuredList } from '../../bench/scale/lists.js';
import { fillStore } from '../../bench/scale/fill.js';
import { CALLERS } from '../../bench/scale/world.js';
import { type ReadRows, readingManager } from '../../support/api/reading-manager.js';
import { createTestDatabase, type TestDatabase } from '../../support/product/database.js';

/** Rows of listings, of the search and of tasks that one page may read, its own 50 included: a few pages of the longest kind. */
const READ_AT_MOST = 5_000;
/** Far more than that in every list of the largest party and of the manager. */
const OPEN_TASKS = 40_000;

let database: TestDatabase;
let dataSource: DataSource;
const viewers = new Map<string, Viewer>();

beforeAll(async () => {
  database = await createTestDatabase();
  await fillStore(database.ownerUrl, OPEN_TASKS, () => undefined);
  dataSource = await createDataSource(database.appUrl, { poolSize: 1 }).initialize();
  for (const caller of Object.values(CALLERS)) {
    const viewer = await viewerOf(dataSource.manager, caller);
    if (viewer !== null) viewers.set(caller, viewer);
  }
}, 300_000);
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

async function readBy(list: MeasuredList, viewer: Viewer): Promise<ReadRows> {
  const { manager, rows } = readingManager(dataSource.manager);
  await list.read(manager, viewer, { limit: 50, cursor: null });
  return rows;
}

describe('a page of a list', () => {
  it('reads no more rows than a few pages have, whatever its order and its filter', async () => {
    const tooMany: string[] = [];
    for (const [caller, viewer] of viewers) {
      for (const list of listsOf(viewer, new Date())) {
        const rows = await readBy(list, viewer);
        if (rows.read > READ_AT_MOST) {
          tooMany.push(`${caller}: ${list.name} reads ${rows.read} rows (${rows.most})`);
        }
      }
    }
    expect(tooMany).toEqual([]);
  }, 600_000);

  it('holds, page by page, just what one page of all would, in the same order', async () => {
    for (const caller of [CALLERS.five, CALLERS.auditor]) {
      const viewer = viewers.get(caller);
      if (viewer === undefined) throw new Error(`there is no ${caller}`);
      for (const list of listsOf(viewer, new Date()).filter(({ isRare }) => isRare)) {
        const whole = await list.read(dataSource.manager, viewer, { limit: 100_000, cursor: null });
        const paged: unknown[] = [];
        let cursor: string | null = null;
        do {
          const page = await list.read(dataSource.manager, viewer, { limit: 20, cursor });
          paged.push(...page.keys);
          cursor = page.next;
        } while (cursor !== null && paged.length < 200);
        expect({ list: list.name, keys: paged }).toEqual({
          list: list.name,
          keys: whole.keys.slice(0, paged.length),
        });
        expect(paged.length === whole.keys.length || cursor !== null).toBe(true);
      }
    }
  }, 300_000);
});
