import {
  untilReady,
  type ServiceEnd,
  type SupervisedService,
  type Supervisor,
} from './supervision/supervisor.js';
import { untilHttpReady } from './supervision/http-ready.js';

/** One of the product's own programs. */
export interface ApplicationOptions {
  readonly name: string;
  /** The compiled entry file. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  readonly readyUrl: string;
}

const readyLimitMs = 60_000;
const restartsAllowed = 5;
const restartWindowMs = 60_000;

/** Runs one of the product's programs and starts it again when it dies, unless it dies all the time. */
export class Application {
  private current: SupervisedService | undefined;
  private stopping = false;
  private readonly restarts: number[] = [];

  /** @param notify called with a line for the operator when the program is started again */
  constructor(
    private readonly supervisor: Supervisor,
    private readonly options: ApplicationOptions,
    private readonly notify: (line: string) => void,
  ) {}

  /**
   * Starts the program and waits until it is ready.
   *
   * @returns resolves `failed` when the program has died too often
   * @throws Error with the program's last lines when it does not get ready
   */
  async start(): Promise<{ failed: Promise<{ readonly name: string } & ServiceEnd> }> {
    const service = await this.launch();
    const giveUp = new AbortController();
    try {
      await untilReady(service, untilHttpReady(this.options.readyUrl, giveUp.signal), readyLimitMs);
    } finally {
      giveUp.abort();
    }
    return { failed: this.keepRunning(service) };
  }

  /** Asks the program to stop and resolves when it is gone. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.current?.stop();
  }

  private async launch(): Promise<SupervisedService> {
    this.current = await this.supervisor.start({
      name: this.options.name,
      command: process.execPath,
      args: ['--enable-source-maps', this.options.program],
      env: this.options.env,
      stopSignal: 'SIGTERM',
    });
    return this.current;
  }

  private async keepRunning(first: SupervisedService): Promise<{ readonly name: string } & ServiceEnd> {
    for (let service = first; ;) {
      const end = await service.ended;
      if (this.stopping) return new Promise<never>(() => undefined);
      const now = Date.now();
      while (now - (this.restarts[0] ?? now) > restartWindowMs) this.restarts.shift();
      if (this.restarts.length >= restartsAllowed) return { name: this.options.name, ...end };
      this.restarts.push(now);
      this.notify(`${this.options.name} ended (${end.how}) and is started again.`);
      service = await this.launch();
    }
  }
}
