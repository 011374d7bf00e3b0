import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePorts } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { RestoreRefused, createDataSource, restoreBackup, writeBackup } from '#libs/store';
import { Client } from 'pg';
import { create, extract } from 'tar';
import { verifyStore } from '../../../apps/cli/src/commands/verify.js';
import { cast } from '../../support/fixtures/cast.js';
import type { Child } from '../../support/product/child.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../support/product/database.js';
import { LiveCases, unique } from '../../support/product/live-request.js';
import { mailsTo } from '../../support/product/mailbox.js';
import { startOwnTemporal } from '../../support/product/own-temporal.js';
import { startWorker, type RunningWorker } from '../../support/product/running-worker.js';
import { until } from '../../support/product/until.js';

const UKRAINE = 'contributor_consent:ukraine';
const LIBERIA = 'host_consent:liberia';
const OLENA = 'olena.koval@ukraine.example';

describe('a backup of the store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-backup-test-'));
  const file = join(folder, 'backup.tar.gz');
  let database: TestDatabase;
  let live: LiveCases;
  let asked: { requestId: string; arrangementId: string };
  const others: TestDatabase[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    live = await LiveCases.on(database);
    asked = await live.submitWithNotice();
    // Somebody goes on deciding while the copy is made.
    const copied = new AbortController();
    const busy = (async () => {
      do await live.submitWithNotice();
      while (!copied.signal.aborted);
    })();
    await writeBackup(database.appUrl, file);
    copied.abort();
    await busy;
  });

  afterAll(async () => {
    await live.close();
    for (const one of [database, ...others]) await one.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function emptyDatabase(): Promise<TestDatabase> {
    const made = await createEmptyDatabase();
    others.push(made);
    return made;
  }

  /** Whether nothing at all was written. */
  async function isUntouched(url: string): Promise<boolean> {
    const rows = await query(
      url,
      `SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace LIMIT 1`,
    );
    return rows.length === 0;
  }

  async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async function countersign(args: string[], env: NodeJS.ProcessEnv) {
    const program = join(projectRoot(), 'dist/apps/cli/src/main.js');
    const child = spawn(process.execPath, [program, ...args, '--json'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return { status: child.exitCode, data: JSON.parse(output) as unknown };
  }

  /** The same backup with one thing changed in it. */
  async function changed(name: string, change: (inside: string) => void): Promise<string> {
    const inside = join(folder, name);
    mkdirSync(inside);
    await extract({ file, cwd: inside });
    change(inside);
    const made = `${inside}.tar.gz`;
    await create({ gzip: true, cwd: inside, file: made }, ['manifest.json', 'tables']);
    return made;
  }

  it('can be read by its owner alone, and lets nobody in', async () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    const inside = join(folder, 'looked-into');
    mkdirSync(inside);
    await extract({ file, cwd: inside });
    const manifest: { tables: { name: string }[] } = JSON.parse(
      readFileSync(join(inside, 'manifest.json'), 'utf8'),
    );
    const names = manifest.tables.map((table) => table.name);
    expect(names).toEqual(expect.arrayContaining(['fact', 'audit_event', 'mail_message', 'person']));
    expect(names).not.toEqual(expect.arrayContaining(['session']));
    expect(names).not.toEqual(expect.arrayContaining(['sign_in_token']));
  });

  it('shows one moment, though the product went on: every chain is whole and every case folds to what it was', async () => {
    const other = await emptyDatabase();
    await restoreBackup(other.ownerUrl, file);
    const dataSource = await createDataSource(other.appUrl, { poolSize: 1 }).initialize();
    try {
      expect(await verifyStore(dataSource)).toMatchObject({ exitCode: 0 });
    } finally {
      await dataSource.destroy();
    }
    const [before] = await query(
      database.ownerUrl,
      `SELECT state FROM snapshot WHERE case_id = '${asked.requestId}'`,
    );
    const [after] = await query(
      other.ownerUrl,
      `SELECT state FROM snapshot WHERE case_id = '${asked.requestId}'`,
    );
    expect(after).toEqual(before);
  });

  it('goes on numbering receipts and references where it was', async () => {
    const other = await emptyDatabase();
    await restoreBackup(other.ownerUrl, file);
    const next = `SELECT nextval('case_reference') > max(substring(reference FROM '/(\\d+)$')::bigint) AS later FROM arrangement`;
    expect(await query(other.ownerUrl, next)).toEqual([{ later: true }]);
  });

  describe('after the loss of the store and of Temporal', () => {
    let temporal: Child;
    let worker: RunningWorker;
    let restored: LiveCases;

    beforeAll(async () => {
      const other = await emptyDatabase();
      await restoreBackup(other.ownerUrl, file);
      restored = await LiveCases.on(other);
      const home = join(folder, 'temporal');
      mkdirSync(home);
      const [port, uiPort] = await freePorts(2);
      temporal = await startOwnTemporal({ home, port: port ?? 0, uiPort: uiPort ?? 0 });
      worker = await startWorker(other, {
        taskQueue: unique('restored'),
        temporalAddress: `127.0.0.1:${port}`,
      });
    });

    afterAll(async () => {
      await worker.stop();
      await temporal.end('SIGTERM');
      await restored.close();
    });

    it('the workflows go on from the restored cases: the capital is reminded and its answer counts', async () => {
      const [row]: { reference: string }[] = await restored.dataSource.query(
        'SELECT reference FROM request WHERE id = $1',
        [asked.requestId],
      );
      const reference = row?.reference ?? '';
      await restored.run((tx) =>
        restored.cases.moveClock(tx, cast.manager, asked.arrangementId, '2011-01-27T15:00:00.000Z'),
      );
      await until(
        'the capital is reminded',
        async () => (await mailsTo(OLENA, reference)).some((mail) => mail.subject.includes('Reminder')),
        90_000,
      );
      await restored.decide(asked.requestId, LIBERIA, cast.liberia, 'consent');
      const legs: { leg_id: string; status: string }[] = await restored.dataSource.query(
        'SELECT leg_id, status FROM leg WHERE request_id = $1',
        [asked.requestId],
      );
      expect(legs).toContainEqual({ leg_id: LIBERIA, status: 'obtained' });
      expect(legs).toContainEqual({ leg_id: UKRAINE, status: 'asked' });
      expect(await verifyStore(restored.dataSource)).toMatchObject({ exitCode: 0 });
    });
  });

  it('is made and restored from the command line, which verifies it', async () => {
    const other = await emptyDatabase();
    const path = join(folder, 'by-command.tar.gz');
    const made = await countersign(['backup', path], { DATABASE_APP_URL: database.appUrl });
    expect(made).toMatchObject({ status: 0, data: { file: path } });
    const restored = await countersign(['restore', path], { DATABASE_URL: other.ownerUrl });
    expect(restored).toMatchObject({ status: 0, data: { verified: { valid: true } } });
    const again = await countersign(['restore', path], { DATABASE_URL: other.ownerUrl });
    expect(again).toMatchObject({
      status: 2,
      data: { error: expect.stringContaining('holds something already') },
    });
  });

  it('is refused where something is there already, and changes nothing', async () => {
    const before = await query(database.ownerUrl, 'SELECT count(*) FROM fact');
    await expect(restoreBackup(database.ownerUrl, file)).rejects.toThrow(RestoreRefused);
    expect(await query(database.ownerUrl, 'SELECT count(*) FROM fact')).toEqual(before);
  });

  /** Changes what a backup says of the migrations that made its schema. */
  const migrations =
    (change: (applied: { name: string; sha256: string | null }[]) => unknown) => (inside: string) => {
      const path = join(inside, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...manifest, migrations: change(manifest.migrations) }));
    };

  it.each<[string, (inside: string) => void, string]>([
    [
      'damaged',
      (inside: string) => {
        const path = join(inside, 'tables/person.copy');
        writeFileSync(path, readFileSync(path, 'utf8').replace('Ana', 'Ann'));
      },
      'person',
    ],
    ['incomplete', (inside: string) => rmSync(join(inside, 'tables/fact.copy')), 'fact'],
    [
      'of a later release',
      migrations((applied) => [...applied, { name: 'Later9999999999999', sha256: 'f' }]),
      'was made by a later release: this one does not know Later9999999999999',
    ],
    [
      'of an earlier build with other migrations',
      migrations(() => [{ name: 'Thread1700000000000', sha256: null }]),
      'npm start -- --reset',
    ],
    [
      'of an earlier build whose migration was another',
      migrations(([first]) => [{ name: first?.name, sha256: '0'.repeat(64) }]),
      'npm start -- --reset',
    ],
    [
      'of an earlier build whose backups said less',
      migrations((applied) => applied.map(({ name }) => name)),
      'npm start -- --reset',
    ],
    [
      'of a form yet unknown',
      (inside: string) => {
        const path = join(inside, 'manifest.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('"form": 1', '"form": 2'));
      },
      'form',
    ],
  ])('that is %s is refused before anything is written', async (name, change, says) => {
    const other = await emptyDatabase();
    const bad = await changed(name.replaceAll(' ', '-'), change);
    await expect(restoreBackup(other.ownerUrl, bad)).rejects.toThrow(says);
    expect(await isUntouched(other.ownerUrl)).toBe(true);
  });

  it('is refused where the file is something else', async () => {
    const other = await emptyDatabase();
    const path = join(folder, 'letter.txt');
    writeFileSync(path, 'Excellency,');
    await expect(restoreBackup(other.ownerUrl, path)).rejects.toThrow(RestoreRefused);
    expect(await isUntouched(other.ownerUrl)).toBe(true);
  });
});
