import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

/**
 * When a process was started, as the system writes it. Together with its number it names one process for good, since
 * numbers are used again.
 *
 * @returns undefined when there is no such process
 */
export function startOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return startAccordingToPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; state is the first field after it, the start time the twentieth.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function startAccordingToPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The command line of a process; empty when there is no such process. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * Stops a process that is not our child and waits until it is gone.
 *
 * @param signal how it is asked
 * @param graceMs after that long it is killed
 */
export async function stopForeign(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const start = startOf(pid);
  if (start === undefined) return;
  process.kill(pid, signal);
  const deadline = Date.now() + graceMs;
  // Nothing announces the end of a process that is not a child.
  while (startOf(pid) === start) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
