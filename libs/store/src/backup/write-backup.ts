import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { create } from 'tar';
import { type TableShape, sequencesOf, tablesToKeep } from './catalogue.js';
import { appliedMigrations } from '../known-store.js';
import { BACKUP_FORM, MANIFEST_NAME, type Manifest, fileOf } from './manifest.js';

/**
 * Writes all that the store holds, as of one moment, into a file; the product may go on meanwhile.
 *
 * @param url a connection that may read every table, such as the application's
 * @param file is replaced if it exists; an incomplete backup is never left under this name
 * @throws Error of the file system or of PostgreSQL
 */
export async function writeBackup(url: string, file: string): Promise<Manifest> {
  const client = new Client({ connectionString: url, application_name: 'countersign-backup' });
  await client.connect();
  const folder = await mkdtemp(join(tmpdir(), 'countersign-backup-'));
  try {
    // Deferrable: waits for a snapshot that no running transaction can contradict, then blocks nobody.
    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE');
    const manifest = await copyAll(client, folder);
    await client.query('COMMIT');
    await writeFile(join(folder, MANIFEST_NAME), `${JSON.stringify(manifest, null, 2)}\n`);
    const part = join(dirname(file), `.${basename(file)}.part`);
    // Readable by its owner only: it holds all that the store holds.
    await pipeline(
      create({ gzip: true, cwd: folder, portable: true }, [MANIFEST_NAME, 'tables']),
      createWriteStream(part, { mode: 0o600 }),
    );
    await rename(part, file);
    return manifest;
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function copyAll(client: Client, folder: string): Promise<Manifest> {
  await mkdir(join(folder, 'tables'));
  const takenAt = (await client.query<{ now: Date }>('SELECT clock_timestamp() AS now')).rows[0]?.now;
  const tables: Manifest['tables'] = [];
  for (const table of await tablesToKeep(client)) tables.push(await copyTable(client, table, folder));
  return {
    form: BACKUP_FORM,
    takenAt: (takenAt ?? new Date()).toISOString(),
    migrations: await appliedMigrations(async (statement) => (await client.query(statement)).rows),
    tables,
    sequences: await sequencesOf(client),
  };
}

async function copyTable(
  client: Client,
  { name, columns }: TableShape,
  folder: string,
): Promise<Manifest['tables'][number]> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const copy = client.query(copyTo(`COPY ${client.escapeIdentifier(name)} (${list}) TO STDOUT`));
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(copy, hashed, createWriteStream(join(folder, fileOf(name)), { mode: 0o600 }));
  return { name, columns, rows: copy.rowCount, sha256: hash.digest('hex') };
}
