import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Home } from '../home.js';
import { Child, StartError, type ServiceCommand, type SupervisedService } from './child.js';
import { startOf } from './processes.js';
import { ServiceLog } from './service-log.js';

/**
 * Starts services as children that do not outlive this process: they have their own process groups, so that a Ctrl-C at the
 * terminal reaches only us and we stop them in order, and a watchdog stops them if we are killed.
 */
export class Supervisor {
  private watchdog: ChildProcess | undefined;
  private readonly running = new Set<SupervisedService>();
  private readonly logs = new Map<string, ServiceLog>();

  /** @param home where each service's output goes, below `logs`, and where the next start finds what runs */
  constructor(private readonly home: Home) {
    mkdirSync(home.path('logs'), { recursive: true });
  }

  /**
   * Starts a service.
   *
   * @throws StartError when the program cannot be started at all
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
        reject(new StartError(`${service.name} could not be started: ${cause.message}`, { cause })),
      );
    });
    const supervised = new Child(service, child, this.logOf(service.name));
    this.running.add(supervised);
    this.tellWatchdog(`${supervised.pid} ${service.stopSignal}`);
    this.record();
    void this.forgetWhenEnded(supervised);
    return supervised;
  }

  /** The log of the service of that name. */
  logOf(name: string): ServiceLog {
    const log = this.logs.get(name) ?? new ServiceLog(this.home.path('logs'), name);
    this.logs.set(name, log);
    return log;
  }

  /** Stops the service of that name, if it runs. */
  async stop(name: string): Promise<void> {
    for (const service of this.running) {
      if (service.name === name) await service.stop();
    }
  }

  /** Releases the watchdog and the logs; to be called when all services have been stopped. */
  async close(): Promise<void> {
    this.watchdog?.stdin?.end();
    await Promise.all([...this.logs.values()].map((log) => log.close()));
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
  // The death of the watchdog must not end the product.
  watchdog.stdin?.on('error', () => undefined);
  watchdog.on('error', () => undefined);
  watchdog.unref();
  // A pipe to a child is a socket, which alone would keep us alive.
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref();
  return watchdog;
}
