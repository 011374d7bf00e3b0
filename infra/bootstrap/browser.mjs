import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { longStep, run, say } from './common.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser on the PATH, or undefined. */
function browserOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

/**
 * Finds a Chromium for the browser tests; as root on a Debian machine it is installed if missing.
 *
 * @returns its path, or undefined if the browser tests have to be skipped
 */
export async function findBrowser() {
  const found = process.env.COUNTERSIGN_BROWSER || browserOnPath();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    try {
      await longStep('Installing Debian’s Chromium for the browser tests', 'about a minute', async () => {
        await run('apt-get', ['update', '-q']);
        await run(
          'apt-get',
          ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-core'],
          {
            env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
          },
        );
      });
      return browserOnPath();
    } catch (error) {
      say(`Chromium could not be installed: ${error.message.split('\n')[0]}`);
    }
  }
  say(
    'no Chromium was found: the browser tests are skipped. Install it, or name one in COUNTERSIGN_BROWSER.',
  );
  return undefined;
}
