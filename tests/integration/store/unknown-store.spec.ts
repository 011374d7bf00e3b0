import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePorts } from '#infra/embedded';
import { projectRoot } from '#libs/platform';
import { UnknownStoreError, assertStoreReady, createDataSource, migrate } from '#libs/store';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from '../../support/product/database.js';
import { schemaDump } from '../../support/product/schema-dump.js';

/** A store as a build before this one left it: other migrations, and something in it. */
const EARLIER_BUILD = `
  CREATE TABLE migrations (id serial PRIMARY KEY, "timestamp" bigint NOT NULL, name varchar NOT NULL);
  INSERT INTO migrations ("timestamp", name) VALUES (1700000000000, 'Thread1700000000000');
  CREATE TABLE fact (case_id uuid NOT NULL, number integer NOT NULL, kind text NOT NULL);
  INSERT INTO fact VALUES ('00000000-0000-4000-8000-000000000001', 1, 'drafted');
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO countersign_app;
`;

describe('the store of an earlier build with other migrations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-unknown-store-'));
  let database: TestDatabase;
  let client: Client;
  let before: unknown;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(EARLIER_BUILD);
    before = await everything();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The schema, and how many rows each table has. */
  async function everything(): Promise<unknown> {
    const counts = await client.query(
      `SELECT c.relname AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', c.relname), false, true, '')))[1]::text AS rows
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
    );
    return { schema: await schemaDump(client), counts: counts.rows };
  }

  async function ended(program: string, args: string[], env: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, [join(projectRoot(), 'dist/apps', program), ...args], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [says] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    return { status: child.exitCode, says };
  }

  async function services(): Promise<NodeJS.ProcessEnv> {
    const [port = 0, healthPort = 0] = await freePorts(2);
    return {
      COUNTERSIGN_MODE: 'embedded',
      COUNTERSIGN_SECRET: 'a-secret-of-this-test-alone-0123456789',
      COUNTERSIGN_HOME: join(folder, 'home'),
      TEMPORAL_ADDRESS: process.env['COUNTERSIGN_TEST_TEMPORAL_ADDRESS'],
      SMTP_URL: process.env['COUNTERSIGN_TEST_SMTP_URL'],
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
      WORKER_HEALTH_PORT: String(healthPort),
    };
  }

  it.each<[string, string, string[], 'owner' | 'application' | 'both', number]>([
    ['`npm start`', 'cli/src/main.js', ['dev'], 'both', 2],
    ['`countersign migrate`', 'cli/src/main.js', ['migrate'], 'owner', 2],
    ['the api', 'api/src/main.js', [], 'application', 1],
    ['the worker', 'worker/src/main.js', [], 'application', 1],
  ])(
    'is refused by %s, which says what to do and changes nothing',
    async (_name, program, args, as, status) => {
      const end = await ended(program, args, {
        ...(await services()),
        ...(as === 'application' ? {} : { DATABASE_URL: database.ownerUrl }),
        ...(as === 'owner' ? {} : { DATABASE_APP_URL: database.appUrl }),
      });
      expect(end).toEqual({ status, says: expect.stringContaining('npm start -- --reset') });
      expect(end.says).toContain('was made by another version of Countersign');
      expect(end.says).not.toMatch(/\n\s+at /u);
      expect(await everything()).toEqual(before);
    },
  );
});

describe('a store that was migrated by this build', () => {
  let database: TestDatabase;
  let pool: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = await createDataSource(database.appUrl, { poolSize: 1 }).initialize();
  });

  afterAll(async () => {
    await pool.destroy();
    await database.drop();
  });

  it('is refused once the migration is another than the one that ran, and is not changed', async () => {
    await expect(assertStoreReady(pool)).resolves.toBeUndefined();
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(`UPDATE migration_checksum SET sha256 = '0'`);
    const before = await schemaDump(client);
    await expect(assertStoreReady(pool)).rejects.toThrow(UnknownStoreError);
    await expect(migrate(database.ownerUrl)).rejects.toThrow('npm start -- --reset');
    expect(await schemaDump(client)).toBe(before);
    await client.end();
  });
});

describe('an empty database', () => {
  it('is none that the api and the worker start on: it has to be migrated first', async () => {
    const database = await createEmptyDatabase();
    const pool = await createDataSource(database.appUrl, { poolSize: 1 }).initialize();
    await expect(assertStoreReady(pool)).rejects.toThrow('Run `countersign migrate` first');
    await pool.destroy();
    await database.drop();
  });
});
