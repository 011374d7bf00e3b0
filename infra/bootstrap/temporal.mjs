import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { connect } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BootstrapError, cacheFolder, longStep, root, run, say } from './common.mjs';
import { withLock } from './lock.mjs';

const version = '1.5.1';
const goModule = `github.com/temporalio/cli/cmd/temporal@v${version}`;
const oldestGo = [1, 25];
const downloadHost = 'temporal.download';

/**
 * The path of the Temporal command with its development server: the one on the PATH, else the one in the user's
 * cache, else one that is fetched or built into that cache.
 *
 * @param node the Node that runs the SDK's downloader
 * @throws BootstrapError that says what to do when there is no way to get one
 */
export async function ensureTemporal(node) {
  const onPath = await findOnPath();
  if (onPath !== undefined) return onPath;
  const cache = cacheFolder();
  const folder = join(cache, `temporal-${version}-${process.platform}-${process.arch}`);
  const binary = join(folder, 'temporal');
  if (existsSync(binary)) return binary;
  await withLock(
    join(cache, 'locks', `temporal-${version}`),
    () => say('waiting for another run that gets the Temporal server'),
    async () => {
      if (!existsSync(binary)) await obtain(node, folder);
    },
  );
  return binary;
}

async function findOnPath() {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const candidate = join(folder, 'temporal');
    if (isExecutable(candidate) && (await hasServer(candidate))) return candidate;
  }
  return undefined;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether this is a Temporal command that brings the development server; older ones and other tools do not. */
async function hasServer(binary) {
  try {
    return /Server \d/.test(await run(binary, ['--version']));
  } catch {
    return false;
  }
}

async function obtain(node, folder) {
  const cache = dirname(folder);
  for (const left of readdirSync(cache).filter((name) => name.startsWith('temporal-part-'))) {
    // We hold the lock, so these belong to runs that died.
    rmSync(join(cache, left), { recursive: true, force: true });
  }
  const part = join(cache, `temporal-part-${process.pid}`);
  mkdirSync(part);
  const tried = [];
  try {
    for (const way of [download, buildWithGo]) {
      try {
        const found = await way(node, part);
        chmodSync(found, 0o755);
        if (!(await hasServer(found))) throw new Error('what came is not a Temporal command with a server');
        const ready = join(part, 'ready');
        mkdirSync(ready);
        renameSync(found, join(ready, 'temporal'));
        renameSync(ready, folder);
        return;
      } catch (error) {
        tried.push(`- ${error.message}`);
      }
    }
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  throw new BootstrapError(
    [
      'No Temporal server was found. Do one of these and start again:',
      '- put the `temporal` command on the PATH (https://docs.temporal.io/cli),',
      `- open the network to ${downloadHost},`,
      `- install Go ${oldestGo.join('.')} or newer with access to its module proxy,`,
      '- name a running server in TEMPORAL_ADDRESS.',
      'What was tried:',
      ...tried,
    ].join('\n'),
  );
}

/** Fetches the server with the downloader of Temporal's SDK, which checks what it gets by TLS alone. */
async function download(node, part) {
  await assertReachable(downloadHost);
  const folder = join(part, 'download');
  mkdirSync(folder);
  const program = fileURLToPath(new URL('download-temporal.mjs', import.meta.url));
  await longStep(`downloading the Temporal server ${version}`, 'about a minute, once', () =>
    run(node, [program, folder, `v${version}`], { timeout: 600_000 }),
  );
  const [file] = readdirSync(folder);
  return join(folder, file);
}

/** A closed network must show in seconds: the downloader itself would try for minutes. */
function assertReachable(host) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: 443 });
    const limit = setTimeout(() => socket.destroy(new Error('no answer in 3 s')), 3_000);
    socket.on('connect', () => socket.destroy());
    socket.on('error', (error) =>
      reject(new Error(`download: ${host} cannot be reached (${error.message})`)),
    );
    socket.on('close', () => {
      clearTimeout(limit);
      resolve();
    });
  });
}

/** Builds the server from its source; Go's checksum database vouches for the modules. */
async function buildWithGo(_node, part) {
  let release;
  try {
    release = /go(\d+)\.(\d+)/.exec(await run('go', ['env', 'GOVERSION']));
  } catch {
    throw new Error('build: there is no Go on the PATH');
  }
  const [major, minor] = [Number(release?.[1]), Number(release?.[2])];
  if (!(major > oldestGo[0] || (major === oldestGo[0] && minor >= oldestGo[1]))) {
    throw new Error(`build: Go ${oldestGo.join('.')} or newer is needed, this is ${release?.[0]}`);
  }
  // Caches of its own: the build leaves more than 3 GB behind, which goes with `part`.
  const env = {
    ...process.env,
    GOBIN: join(part, 'bin'),
    GOPATH: join(part, 'go'),
    GOMODCACHE: join(part, 'mod'),
    GOCACHE: join(part, 'build'),
    GOFLAGS: '-modcacherw',
  };
  await longStep(
    `building the Temporal server ${version} with Go`,
    'about 3 minutes and 3 GB for the time, once',
    () => run('go', ['install', '-ldflags', '-s -w', goModule], { cwd: root, env }),
  );
  return join(part, 'bin', 'temporal');
}
