import { execFile } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const checkLimitMs = 30_000;
const besides = ['-wal', '-shm'];
const mark = '.damaged-';

/** A separate process, since checking a large file takes seconds; it prints what is wrong. */
const check = `
  const { DatabaseSync } = require('node:sqlite');
  try {
    const database = new DatabaseSync(process.argv[1]);
    const [row] = database.prepare('PRAGMA quick_check(1)').all();
    database.close();
    if (row.quick_check !== 'ok') process.stdout.write(row.quick_check);
  } catch (error) {
    // Only these two say that the content is damaged: SQLITE_CORRUPT and SQLITE_NOTADB.
    if (error.errcode % 256 === 11 || error.errcode % 256 === 26) process.stdout.write(error.message);
  }`;

/** What is wrong with an SQLite file; null where nothing is, or where there is none. */
export async function damageOf(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '-e', check, file],
      { timeout: checkLimitMs },
    );
    return stdout === '' ? null : stdout;
  } catch {
    // A file too large for the check is not known to be damaged.
    return null;
  }
}

/**
 * Moves an SQLite file and its side files out of the way; files moved earlier are deleted.
 *
 * @returns its new path
 */
export function setAside(file: string): string {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(file)}${mark}`)) rmSync(join(folder, name), { force: true });
  }
  const aside = `${file}${mark}${new Date().toISOString().replaceAll(':', '-')}`;
  renameSync(file, aside);
  for (const end of besides) if (existsSync(file + end)) renameSync(file + end, aside + end);
  return aside;
}
