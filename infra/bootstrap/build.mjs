import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BootstrapError, longStep, root, say } from './common.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.countersign-build.json');
const sourceFolders = ['apps', 'workflows', 'activities', 'libs', 'infra/embedded', 'data'];
const settings = ['package.json', 'package-lock.json', '.swcrc', 'tsconfig.json'];

/**
 * Builds the code and the workflow bundle unless `dist` is already made from the present sources.
 *
 * @throws BootstrapError when the build fails
 */
export async function ensureBuilt(node) {
  if (isCurrent()) return;
  await withLock(
    join(root, '.countersign', 'locks', 'build'),
    () => say('waiting for another run that builds'),
    async () => {
      if (isCurrent()) return;
      await longStep('building', 'about 10 s', () => build(node));
    },
  );
}

async function build(node) {
  const sources = readSources();
  const gone = (readStamp()?.files ?? []).some((file) => !existsSync(join(root, file)));
  // swc never removes anything: what was made from a deleted source would live on.
  if (gone) rmSync(dist, { recursive: true, force: true });
  else rmSync(stamp, { force: true });
  try {
    await npm(node, ['run', 'build', '--silent']);
  } catch (error) {
    throw new BootstrapError(`The build failed.\n${error.message}`);
  }
  writeFileSync(stamp, JSON.stringify(sources));
}

function isCurrent() {
  return readStamp()?.hash === readSources().hash;
}

function readStamp() {
  return existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : undefined;
}

/** The source files and one hash over their names and contents. */
function readSources() {
  // oxlint-disable-next-line unicorn/no-array-sort -- toSorted is not in Node 18
  const files = [...sourceFolders.flatMap((folder) => filesBelow(join(root, folder))), ...settings].sort(
    (a, b) => (a < b ? -1 : 1),
  );
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return { hash: hash.digest('hex'), files };
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.spec\.tsx?$/.test(entry.name) ? [] : [relative(root, path)];
  });
}
