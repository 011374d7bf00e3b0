import { randomBytes } from 'node:crypto';
import { migrate } from '#libs/store';
import { Client } from 'pg';

/** A database of one test file's own, migrated and otherwise empty. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Disconnects whoever is still connected and removes the database. */
  drop(): Promise<void>;
}

const template = 'countersign_test_template';
// Any number will do, as long as nothing else in these databases uses it.
const templateLock = 7_202_611;

/**
 * Makes a database for a test file by copying one that is migrated once per run.
 *
 * @throws Error when the services of the tests do not run
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const ownerUrl = fromEnvironment('COUNTERSIGN_TEST_OWNER_URL');
  const name = newName();
  await withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
    await ensureTemplate(client, ownerUrl);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return databaseOf(ownerUrl, name);
}

/** Makes a database without any table. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const ownerUrl = fromEnvironment('COUNTERSIGN_TEST_OWNER_URL');
  const name = newName();
  await withClient(ownerUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name}`);
  });
  return databaseOf(ownerUrl, name);
}

function newName(): string {
  return `countersign_test_${randomBytes(6).toString('hex')}`;
}

function databaseOf(ownerUrl: string, name: string): TestDatabase {
  return {
    ownerUrl: inDatabase(ownerUrl, name),
    appUrl: inDatabase(fromEnvironment('COUNTERSIGN_TEST_APP_URL'), name),
    drop: () =>
      withClient(ownerUrl, async (client) => {
        // Waits some seconds for those who are just leaving; only the stuck ones have to be thrown out.
        await client
          .query(`DROP DATABASE IF EXISTS ${name}`)
          .catch(() => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      }),
  };
}

async function ensureTemplate(client: Client, ownerUrl: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [
    template,
  ]);
  if (rowCount !== 0) return;
  // One that is there and not marked comes from a migration that failed.
  await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${template}`);
  await migrate(inDatabase(ownerUrl, template));
  await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: this test runs among those with services.`);
  return value;
}
