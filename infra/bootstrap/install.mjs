import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError, longStep, root, say } from './common.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';

const lockFile = join(root, 'package-lock.json');
const stamp = join(root, 'node_modules', '.countersign-installed');

/**
 * Installs the dependencies unless they already are what package-lock.json says.
 *
 * @throws BootstrapError when npm cannot install them
 */
export async function ensureInstalled(node) {
  if (isInstalled()) return;
  await withLock(
    join(root, '.countersign', 'locks', 'install'),
    () => say('waiting for another run that installs the dependencies'),
    async () => {
      if (isInstalled()) return;
      if (!isInstalledByHand()) {
        await longStep('installing the dependencies', 'about a minute', () => install(node));
      }
      writeFileSync(stamp, fingerprint());
    },
  );
}

async function install(node) {
  try {
    // Building and testing need the development dependencies even where NODE_ENV says production.
    await npm(node, ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund']);
  } catch (error) {
    throw new BootstrapError(`The dependencies could not be installed.\n${error.message}`);
  }
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/** Whether node_modules holds every package of package-lock.json in its version, as after `npm ci` by hand. */
function isInstalledByHand() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages);
  return wanted.every(
    ([path, entry]) =>
      path === '' ||
      installed[path]?.version === entry.version ||
      (installed[path] === undefined && (entry.optional || entry.peer)),
  );
}
