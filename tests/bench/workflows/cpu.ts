import { readFileSync, readdirSync } from 'node:fs';

/** Whose processor time is told apart. */
export const SHARES = ['writer', 'worker', 'temporal', 'postgres'] as const;
/** Milliseconds of processor time by who used them. */
export type Cpu = Readonly<Record<(typeof SHARES)[number], number>>;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  readonly ms: number;
}

/** Hundredths of a second, on every Linux that Node runs on. */
const MS_OF_TICK = 10;

/**
 * The processor time that the parts of a bench have used so far; this process is the writer, its children are the worker,
 * and its parent has started the services. Null where there is no `/proc`.
 */
export function cpuSoFar(): Cpu | null {
  const all = processes();
  if (all === null) return null;
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isBelow = (pid: number, top: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === top) return true;
    }
    return false;
  };
  const sum = (which: (one: Process) => boolean) =>
    all.filter(which).reduce((total, { ms }) => total + ms, 0);
  const services = all.filter(({ pid }) => isBelow(pid, process.ppid) && !isBelow(pid, process.pid));
  const ofServices = (names: readonly string[]) =>
    services.filter(({ name }) => names.includes(name)).reduce((total, { ms }) => total + ms, 0);
  return {
    writer: sum(({ pid }) => pid === process.pid),
    worker: sum(({ pid }) => pid !== process.pid && isBelow(pid, process.pid)),
    temporal: ofServices(['temporal', 'server']),
    postgres: ofServices(['postgres']),
  };
}

/** What each of so many requests used since then, in whole milliseconds; null where that cannot be told. */
export function cpuOfEach(since: Cpu | null, requests: number): Cpu | null {
  const now = cpuSoFar();
  if (since === null || now === null) return null;
  return Object.fromEntries(
    SHARES.map((share) => [share, Math.round((now[share] - since[share]) / requests)]),
  ) as Record<(typeof SHARES)[number], number>;
}

function processes(): Process[] | null {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .flatMap((name) => {
        try {
          return [parse(readFileSync(`/proc/${name}/stat`, 'utf8'))];
        } catch {
          // It has ended meanwhile.
          return [];
        }
      });
  } catch {
    return null;
  }
}

/** A line of `/proc/<pid>/stat`; see proc_pid_stat(5). */
function parse(line: string): Process {
  const open = line.indexOf('(');
  const close = line.lastIndexOf(')');
  const rest = line.slice(close + 2).split(' ');
  const ticks = Number(rest[11]) + Number(rest[12]);
  return {
    pid: Number(line.slice(0, open)),
    parent: Number(rest[1]),
    name: line.slice(open + 1, close),
    ms: ticks * MS_OF_TICK,
  };
}
