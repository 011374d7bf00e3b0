import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Home } from '../home.js';
import { startOf } from './processes.js';

/** How a service is started. */
export interface ServiceCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The user to run as, where it is not the present one. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  readonly cwd?: string;
  /** The signal that asks it to stop without waiting for its clients. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
}

/** How a service ended. */
export interface ServiceEnd {
  readonly how: string;
  /** The last lines it wrote. */
  readonly lastWords: string;
}

/** A service that runs as a child of this process. */
export interface SupervisedService {
  readonly name: string;
  readonly pid: number;
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** Resolves when it has ended, wanted or not. */
  readonly ended: Promise<ServiceEnd>;
  /** Calls back for every line it writes. */
  onLine(listener: (line: string) => void): void;
  /** Asks it to stop, kills it after ten seconds, and resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

const graceMs = 10_000;
const keptLines = 30;

/**
 * Starts services as children that do not outlive this process: they stand in process groups of their own, so that a
 * Ctrl-C at the terminal reaches only us and we stop them in order, and a watchdog stops them if we are killed.
 */
export class Supervisor {
  private watchdog: ChildProcess | undefined;
  private readonly running = new Set<SupervisedService>();

  /** @param home where each service's output goes, below `logs`, and where the next start finds what runs */
  constructor(private readonly home: Home) {
    mkdirSync(home.path('logs'), { recursive: true });
  }

  /**
   * Starts a service.
   *
   * @throws Error when the program cannot be started at all
   */
  async start(service: ServiceCommand): Promise<SupervisedService> {
    const child = spawn(service.command, service.args, {
      env: service.env,
      cwd: service.cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...service.user,
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) =>
        reject(new Error(`${service.name} could not be started: ${cause.message}`, { cause })),
      );
    });
    const supervised = new Child(service, child, this.home.path('logs', `${service.name}.log`));
    this.running.add(supervised);
    this.tellWatchdog(`${supervised.pid} ${service.stopSignal}`);
    this.record();
    void this.forgetWhenEnded(supervised);
    return supervised;
  }

  /** Stops the service of that name, if it runs. */
  async stop(name: string): Promise<void> {
    for (const service of this.running) {
      if (service.name === name) await service.stop();
    }
  }

  /** Kills whatever still runs, at once. */
  killAll(): void {
    for (const service of this.running) service.kill();
  }

  /** Lets the watchdog go; to be called when all services have been stopped. */
  close(): void {
    this.watchdog?.stdin?.end();
  }

  private async forgetWhenEnded(service: SupervisedService): Promise<void> {
    await service.ended;
    this.running.delete(service);
    this.tellWatchdog(`${service.pid} gone`);
    this.record();
  }

  private record(): void {
    this.home.record(
      [...this.running].map(({ name, pid, stopSignal }) => ({ name, pid, start: startOf(pid), stopSignal })),
    );
  }

  private tellWatchdog(line: string): void {
    this.watchdog ??= startWatchdog();
    this.watchdog.stdin?.write(`${line}\n`);
  }
}

function startWatchdog(): ChildProcess {
  // Beside this file, in the form this file has: compiled, or as the source that Node runs by stripping types.
  const program = fileURLToPath(import.meta.url).replace(/supervisor(\.[jt]s)$/, 'watchdog$1');
  const watchdog = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  // A watchdog that is gone must not take the product with it.
  watchdog.stdin?.on('error', () => undefined);
  watchdog.on('error', () => undefined);
  watchdog.unref();
  // A pipe to a child is a socket, which alone would keep us alive.
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref();
  return watchdog;
}

class Child implements SupervisedService {
  readonly name: string;
  readonly pid: number;
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  readonly ended: Promise<ServiceEnd>;
  private readonly lines: string[] = [];
  private readonly listeners: ((line: string) => void)[] = [];

  constructor(
    service: ServiceCommand,
    private readonly child: ChildProcess,
    logFile: string,
  ) {
    this.name = service.name;
    this.pid = child.pid ?? 0;
    this.stopSignal = service.stopSignal;
    const log = createWriteStream(logFile, { mode: 0o600 });
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        log.write(chunk);
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) this.take(line);
      });
    }
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        log.end();
        resolve({ how: signal === null ? `exit code ${code}` : signal, lastWords: this.lines.join('\n') });
      });
    });
  }

  onLine(listener: (line: string) => void): void {
    for (const line of this.lines) listener(line);
    this.listeners.push(listener);
  }

  async stop(): Promise<void> {
    this.child.kill(this.stopSignal);
    const limit = setTimeout(() => this.kill(), graceMs);
    await this.ended;
    clearTimeout(limit);
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  private take(line: string): void {
    this.lines.push(line);
    if (this.lines.length > keptLines) this.lines.shift();
    for (const listener of this.listeners) listener(line);
  }
}

/**
 * Waits for what shows that a service is ready.
 *
 * @throws Error with the service's last lines when it ends first or the time is up
 */
export async function untilReady(
  service: SupervisedService,
  ready: Promise<unknown>,
  limitMs: number,
): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(
      () => reject(new Error(`${service.name} is not ready after ${limitMs / 1000} s.`)),
      limitMs,
    );
  });
  const died = service.ended.then(({ how, lastWords }) => {
    throw new Error(`${service.name} ended while it was starting (${how}):\n${lastWords}`);
  });
  try {
    await Promise.race([ready, died, late]);
  } finally {
    clearTimeout(limit);
  }
}
