import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyCase } from '#libs/cases';
import { assertStoreReady, createDataSource, migrate, restoreBackup, writeBackup } from '#libs/store';
import { verifyStore } from '../../../apps/cli/src/commands/verify.js';
import { cast } from '../../support/fixtures/cast.js';
import {
  type TestDatabase,
  createEmptyDatabase,
  createTestDatabase,
} from '../../support/product/database.js';
import { LiveCases } from '../../support/product/live-request.js';
import { LIBERIA, UKRAINE } from '../../support/product/arrangement-case.js';
import { NEXT } from '../../support/machine/next-machine.js';
import { NEXT_MIGRATIONS } from '../../support/machine/next-release.js';

/*
 * Before the first release nothing is upgraded. That there is a way up is shown here with a release that does not exist: a
 * further migration, a further version of the machine, and a backup that was made before both.
 */
describe('the release after this one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-next-release-'));
  const file = join(folder, 'today.tar.gz');
  const databases: TestDatabase[] = [];
  let database: TestDatabase;
  let today: LiveCases;
  let open: { requestId: string; arrangementId: string };

  const kept = (made: TestDatabase) => {
    databases.push(made);
    return made;
  };

  beforeAll(async () => {
    database = kept(await createTestDatabase());
    today = await LiveCases.on(database);
    open = await today.submitWithNotice();
    await today.decide(open.requestId, LIBERIA, cast.liberia, 'consent');
    await writeBackup(database.appUrl, file);
  });

  afterAll(async () => {
    await today.close();
    for (const one of databases) await one.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What both machines leave behind where the next one goes on with a case that this one left. */
  async function goesOn(next: LiveCases): Promise<void> {
    const urgency: unknown = await next.dataSource.query('SELECT urgency FROM request WHERE id = $1', [
      open.requestId,
    ]);
    expect(urgency).toEqual([{ urgency: 'usual' }]);
    await next.decide(open.requestId, UKRAINE, cast.ukraine, 'consent');
    const kinds: { kind: string }[] = await next.dataSource.query(
      `SELECT kind FROM fact WHERE case_id = $1 AND kind IN ('machine_upgraded', 'answered') ORDER BY number`,
      [open.requestId],
    );
    expect(kinds.map(({ kind }) => kind).slice(-2)).toEqual(['machine_upgraded', 'answered']);
    for (const caseId of [open.requestId, open.arrangementId]) {
      expect(await verifyCase(next.dataSource, caseId)).toEqual([]);
    }
    expect((await next.cases.requestState(next.dataSource.manager, open.requestId)).legs).toMatchObject({
      [LIBERIA]: { status: 'obtained' },
      [UKRAINE]: { status: 'obtained' },
    });
  }

  it('restores a backup of this one, brings its schema up, and goes on with its cases', async () => {
    const other = kept(await createEmptyDatabase());
    await restoreBackup(other.ownerUrl, file, NEXT_MIGRATIONS);
    expect(await migrate(other.ownerUrl, NEXT_MIGRATIONS)).toEqual({ applied: [] });
    const next = await LiveCases.on(other, NEXT);
    try {
      expect(await verifyStore(next.dataSource)).toMatchObject({ exitCode: 0 });
      await goesOn(next);
    } finally {
      await next.close();
    }
  });

  it('migrates the store of this one in place, which leaves this one able to run beside it', async () => {
    expect(await migrate(database.ownerUrl, NEXT_MIGRATIONS)).toEqual({
      applied: ['UrgentRequests9999999999999'],
    });
    await expect(assertStoreReady(today.dataSource)).resolves.toBeUndefined();
    expect(await migrate(database.ownerUrl)).toEqual({ applied: [] });
    const another = await today.submitWithNotice();
    const next = await LiveCases.on(database, NEXT);
    try {
      await goesOn(next);
      expect(await verifyCase(today.dataSource, another.requestId)).toEqual([]);
    } finally {
      await next.close();
    }
  });

  it('makes backups that this one refuses', async () => {
    const [later, other] = [kept(await createEmptyDatabase()), kept(await createEmptyDatabase())];
    await migrate(later.ownerUrl, NEXT_MIGRATIONS);
    const ofLater = join(folder, 'later.tar.gz');
    await writeBackup(later.ownerUrl, ofLater);
    await expect(restoreBackup(other.ownerUrl, ofLater)).rejects.toThrow(
      'was made by a later release: this one does not know UrgentRequests9999999999999',
    );
    const dataSource = await createDataSource(other.ownerUrl).initialize();
    expect(
      await dataSource.query(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
    ).toEqual([]);
    await dataSource.destroy();
  });
});
