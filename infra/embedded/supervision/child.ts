import type { ChildProcess } from 'node:child_process';
import type { ServiceLog } from './service-log.js';

/** How a service is started. */
export interface ServiceCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The user to run as, if it is not the present one. */
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
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<ServiceEnd>;
  /** Calls back for every line it writes. */
  onLine(listener: (line: string) => void): void;
  /** Asks it to stop, kills it after a grace, and resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

/** The programs drain within ten seconds; what takes longer hangs. */
const graceMs = 12_000;
const keptLines = 30;

/** A child process whose output goes into its log. */
export class Child implements SupervisedService {
  readonly name: string;
  readonly pid: number;
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  readonly ended: Promise<ServiceEnd>;
  private readonly lines: string[] = [];
  private readonly listeners: ((line: string) => void)[] = [];

  constructor(
    service: ServiceCommand,
    private readonly process: ChildProcess,
    log: ServiceLog,
  ) {
    this.name = service.name;
    this.pid = process.pid ?? 0;
    this.stopSignal = service.stopSignal;
    log.note(`process ${this.pid} starts`);
    for (const stream of [process.stdout, process.stderr]) {
      let rest = '';
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        log.write(chunk);
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) this.take(line);
      });
    }
    this.ended = new Promise((resolve) => {
      process.once('close', (code, signal) => {
        const how = signal === null ? `exit code ${code}` : signal;
        log.note(`process ${this.pid} has ended (${how})`);
        resolve({ how, lastWords: this.lines.join('\n') });
      });
    });
  }

  onLine(listener: (line: string) => void): void {
    for (const line of this.lines) listener(line);
    this.listeners.push(listener);
  }

  async stop(): Promise<void> {
    this.process.kill(this.stopSignal);
    const limit = setTimeout(() => this.kill(), graceMs);
    await this.ended;
    clearTimeout(limit);
  }

  kill(): void {
    this.process.kill('SIGKILL');
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
 * @param ready resolves when it is; the signal tells it that nobody waits any more
 * @throws StartError with the service's last lines when it ends first or the time is up
 */
export async function untilReady(
  service: SupervisedService,
  ready: (signal: AbortSignal) => Promise<unknown>,
  limitMs: number,
): Promise<void> {
  const giveUp = new AbortController();
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(
      () => reject(new StartError(`${service.name} is not ready after ${limitMs / 1000} s.`)),
      limitMs,
    );
  });
  const died = service.ended.then(({ how, lastWords }) => {
    throw new StartError(`${service.name} ended while it was starting (${how}):\n${lastWords}`);
  });
  try {
    await Promise.race([ready(giveUp.signal), died, late]);
  } finally {
    clearTimeout(limit);
    giveUp.abort();
  }
}

/** A service cannot be started; the message tells the operator what was wrong. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
