import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, longStep, root, run, say } from './common.mjs';
import { withLock } from './lock.mjs';

const requirements = join(root, 'infra/fuzz/requirements.txt');
const names = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/**
 * Finds Schemathesis, which fuzzes the API from its OpenAPI description; if missing, it is installed into the user's cache
 * in the versions, and with the hashes, of `infra/fuzz/requirements.txt`.
 *
 * @returns the path of its command, or undefined if the tests that need it have to be skipped
 */
export async function findFuzzer() {
  const given = process.env.COUNTERSIGN_SCHEMATHESIS;
  if (given) return given;
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const cache = cacheFolder();
  const folder = join(cache, `schemathesis-${hash}`);
  const command = join(folder, 'bin/schemathesis');
  if (existsSync(command)) return command;
  try {
    await withLock(
      join(cache, 'locks', `schemathesis-${hash}`),
      () => say('waiting for another run that installs Schemathesis'),
      async () => {
        if (!existsSync(command)) await install(folder);
      },
    );
    return command;
  } catch (error) {
    say(`Schemathesis could not be installed: ${error.message.split('\n')[0]}`);
    say(
      'the fuzzing of the API is skipped. It needs Python 3.10 or newer with venv and access to PyPI, or a command named in COUNTERSIGN_SCHEMATHESIS.',
    );
    return undefined;
  }
}

async function install(folder) {
  const python = await findPython();
  // A run that died may leave an incomplete environment; a complete one has the command.
  rmSync(folder, { recursive: true, force: true });
  await longStep(
    'Installing Schemathesis for the fuzzing of the API',
    'about half a minute, once',
    async () => {
      try {
        await run(python, ['-m', 'venv', folder]);
        await run(join(folder, 'bin/python'), [
          '-m',
          'pip',
          'install',
          '--quiet',
          '--disable-pip-version-check',
          '--require-hashes',
          '--only-binary',
          ':all:',
          '-r',
          requirements,
        ]);
      } catch (error) {
        rmSync(folder, { recursive: true, force: true });
        throw error;
      }
    },
  );
}

/** A Python that can make environments; as root on a Debian machine it is installed if missing. */
async function findPython() {
  const found = await pythonOnPath();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await longStep(
      'Installing Debian’s Python for the fuzzing of the API',
      'about half a minute',
      async () => {
        await run('apt-get', ['update', '-q']);
        await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'python3', 'python3-venv'], {
          env,
        });
      },
    );
    const installed = await pythonOnPath();
    if (installed !== undefined) return installed;
  }
  throw new Error('there is no Python 3.10 or newer with venv');
}

async function pythonOnPath() {
  const check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
  for (const name of names) {
    try {
      await run(name, ['-c', check]);
      return name;
    } catch {
      // The next name may be a newer one.
    }
  }
  return undefined;
}
