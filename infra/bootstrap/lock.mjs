import {
  readFileSync,
  readdirSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Runs `work` while no other process holds the lock kept in `folder`. The lock of a process that died is taken over.
 *
 * The folder holds numbered files; the highest number is the current holder, or says that nobody is. Taking the lock means
 * creating the next number, which the file system grants to one process only. The highest number is never deleted, only
 * rewritten, so a process that looked at an old state can see that it came too late.
 *
 * @param onWait called once if another process holds the lock
 */
export async function withLock(folder, onWait, work) {
  mkdirSync(folder, { recursive: true });
  const mine = await take(folder, onWait);
  try {
    return await work();
  } finally {
    const free = join(folder, `free-${process.pid}`);
    writeFileSync(free, '{}');
    renameSync(free, join(folder, String(mine)));
  }
}

async function take(folder, onWait) {
  let told = false;
  for (;;) {
    const current = highest(folder);
    if (current === 0 || !isHeld(join(folder, String(current)))) {
      const mine = current + 1;
      if (claim(folder, mine)) return mine;
      continue;
    }
    if (!told) onWait();
    told = true;
    await changeIn(folder);
  }
}

function highest(folder) {
  return Math.max(
    0,
    ...readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number),
  );
}

function claim(folder, number) {
  const draft = join(folder, `claim-${process.pid}`);
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    linkSync(draft, join(folder, String(number)));
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  if (highest(folder) !== number) {
    rmSync(join(folder, String(number)), { force: true });
    return false;
  }
  for (const name of readdirSync(folder)) {
    if (/^\d+$/.test(name) && Number(name) < number) rmSync(join(folder, name), { force: true });
  }
  return true;
}

function isHeld(file) {
  let holder;
  try {
    holder = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return true; // Replaced this moment: look again.
  }
  return holder.pid !== undefined && startOf(holder.pid) === holder.started;
}

/** When a process started, so that a number that is used again is not taken for the old process; undefined if it is gone. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    try {
      process.kill(pid, 0);
      return 'running';
    } catch (error) {
      return error.code === 'EPERM' ? 'running' : undefined;
    }
  }
}

/** Resolves when something in the folder changes, and once a second since the death of a process makes no such change. */
function changeIn(folder) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(limit);
      watcher.close();
      resolve();
    };
    const limit = setTimeout(done, 1_000);
    const watcher = watch(folder, done);
    watcher.on('error', done);
  });
}
