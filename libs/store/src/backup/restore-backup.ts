import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar';
import { START_EMPTY, acquaintanceOf } from '../known-store.js';
import { migrate } from '../migrate.js';
import { MIGRATIONS, type MigrationClass } from '../migrations/index.js';
import { goOnNumbering, isEmpty, tablesToKeep } from './catalogue.js';
import { MANIFEST_NAME, type Manifest, fileOf, manifestSchema } from './manifest.js';

/** A backup that cannot be restored here; the message says why. Nothing has been changed. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}

/**
 * Restores a backup into an empty database and brings the schema to the present one. The data are restored completely or not
 * at all.
 *
 * @param ownerUrl a connection as the owner of a database without any table
 * @param migrations all that this release has; a test may know more
 * @throws RestoreRefused where the file is not a complete backup, another build or a later release made it, or the database
 * is not empty
 */
export async function restoreBackup(
  ownerUrl: string,
  file: string,
  migrations: readonly MigrationClass[] = MIGRATIONS,
): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-restore-'));
  try {
    const manifest = await unpack(file, folder, migrations);
    await assertEmpty(ownerUrl);
    await migrate(ownerUrl, migrations.slice(0, manifest.migrations.length));
    await enter(ownerUrl, manifest, folder);
    await migrate(ownerUrl, migrations);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Unpacks a backup and checks that it is complete, before anything is changed. */
async function unpack(
  file: string,
  folder: string,
  migrations: readonly MigrationClass[],
): Promise<Manifest> {
  try {
    // Only what a backup has: a foreign archive must not be able to write outside the folder.
    await extract({ file, cwd: folder, strict: true, filter: (path) => isOfBackup(path) });
  } catch (cause) {
    throw new RestoreRefused(`${file} cannot be read as a backup.`, { cause });
  }
  const text = await readFile(join(folder, MANIFEST_NAME), 'utf8').catch((cause: unknown) => {
    throw new RestoreRefused(`${file} is no backup: it has no ${MANIFEST_NAME}.`, { cause });
  });
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw new RestoreRefused(
      `${file} is a backup of a form that this version of Countersign does not know. ${START_EMPTY}`,
      { cause: parsed.error },
    );
  }
  const manifest = parsed.data;
  assertKnown(file, manifest, migrations);
  for (const { name, sha256 } of manifest.tables) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, fileOf(name))), hash).catch((cause: unknown) => {
      throw new RestoreRefused(`${file} lacks the table ${name}.`, { cause });
    });
    if (hash.digest('hex') !== sha256) {
      throw new RestoreRefused(`The table ${name} in ${file} is not as it was written.`);
    }
  }
  return manifest;
}

function assertKnown(
  file: string,
  { migrations: applied }: Manifest,
  known: readonly MigrationClass[],
): void {
  const acquaintance = acquaintanceOf(applied, known);
  const names = (of: Manifest['migrations']) => of.map(({ name }) => name).join(', ');
  if (acquaintance === 'unknown') {
    throw new RestoreRefused(
      `${file} was made by another version of Countersign (${names(applied)}), whose schema this one does not know. ${START_EMPTY}`,
    );
  }
  if (acquaintance === 'ahead') {
    throw new RestoreRefused(
      `${file} was made by a later release: this one does not know ${names(applied.slice(known.length))}. Restore it with that release.`,
    );
  }
}

function isOfBackup(path: string): boolean {
  return path === MANIFEST_NAME || /^tables\/(?:[a-z][a-z0-9_]{0,62}\.copy)?$/u.test(path);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function assertEmpty(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    if (await isEmpty(client)) return;
    throw new RestoreRefused(
      'The database holds something already. Restore into an empty one, so that nothing is mixed or lost.',
    );
  });
}

async function enter(ownerUrl: string, manifest: Manifest, folder: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await assertSameTables(client, manifest);
    for (const table of manifest.tables) await enterTable(client, table, folder);
    for (const { name, lastValue, used } of manifest.sequences) {
      await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, lastValue, used]);
    }
    await goOnNumbering(client);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
}

async function assertSameTables(client: Client, { tables }: Manifest): Promise<void> {
  const here = (await tablesToKeep(client)).map(({ name }) => name);
  const missing = tables.filter(({ name }) => !here.includes(name)).map(({ name }) => name);
  if (missing.length > 0) {
    throw new RestoreRefused(`The schema has no ${missing.join(', ')}, which the backup holds.`);
  }
}

async function enterTable(
  client: Client,
  { name, columns, rows }: Manifest['tables'][number],
  folder: string,
): Promise<void> {
  const table = client.escapeIdentifier(name);
  const { rows: entered } = await client.query(`SELECT 1 FROM ${table} LIMIT 1`);
  // The backup also has what a migration entered, as it was at that time.
  if (entered.length > 0) await client.query(`DELETE FROM ${table}`);
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const copy = client.query(copyFrom(`COPY ${table} (${list}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, fileOf(name))), copy);
  if (copy.rowCount !== rows) {
    throw new RestoreRefused(`Of the table ${name} ${copy.rowCount} rows went in instead of ${rows}.`);
  }
}

async function withClient(ownerUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'countersign-restore' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
