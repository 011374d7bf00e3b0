// Runs beside a supervisor and stops its children when it dies without a word, for instance by kill -9. The supervisor
// writes one line per child, "PID SIGNAL", to our stdin; the end of stdin means that it died or wants us to end. It imports
// nothing of ours, since it also runs from its source where nothing is built.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const graceMs = 10_000;
const children: { pid: number; signal: string }[] = [];

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  try {
    // In a container nobody may reap an orphan: it stays as a zombie.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

async function stop(pid: number, signal: string): Promise<void> {
  try {
    process.kill(pid, signal);
    const deadline = Date.now() + graceMs;
    while (isRunning(pid)) {
      if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const [pid, signal] = line.split(' ');
  const known = children.findIndex((child) => child.pid === Number(pid));
  if (known >= 0) children.splice(known, 1);
  if (signal !== 'gone') children.push({ pid: Number(pid), signal: signal ?? 'SIGTERM' });
}

// The last started is stopped first: programs before the services they need.
for (const child of children.toReversed()) await stop(child.pid, child.signal);
