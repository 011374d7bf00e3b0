import { setTimeout as wait } from 'node:timers/promises';
import { StartError, untilReady, type ServiceEnd, type SupervisedService } from './child.js';

/** What it takes to run a service and to know that it serves. */
export interface ServiceRecipe {
  readonly name: string;
  /** Its log, for the message when it is given up. */
  readonly logFile: string;
  /** Starts a process of it. Called for each start, so this is where the remains of a crash are cleaned up. */
  launch(): Promise<SupervisedService>;
  /**
   * Resolves when the process serves.
   * @param isFirst whether this is the first start, after which the product is shown as ready
   */
  serves(service: SupervisedService, signal: AbortSignal, isFirst: boolean): Promise<unknown>;
  readonly startLimitMs: number;
  /** Services without which it cannot work: after a crash it is restarted once they serve. */
  readonly needs?: readonly Pick<KeptService, 'whenServing'>[];
}

/** The limits of restarting. */
export interface RestartLimits {
  /** The pause before the first restart; each further one is twice as long. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** After so many deaths in a row the service is given up. */
  readonly mostDeaths: number;
  /** How long a service must run to reset the count. */
  readonly steadyMs: number;
}

const defaultLimits: RestartLimits = {
  firstPauseMs: 200,
  longestPauseMs: 10_000,
  mostDeaths: 8,
  steadyMs: 60_000,
};

/** A service that died so often that it is not restarted. */
export interface ServiceFailure extends ServiceEnd {
  readonly name: string;
  /** For the operator: how often it died, its log, its last lines. */
  readonly text: string;
}

/** A service that is restarted whenever it dies, after growing pauses, until it has died too often in a row. */
export class KeptService {
  /** Resolves when it is given up. */
  readonly failed: Promise<ServiceFailure>;
  readonly name: string;
  private readonly fail: (failure: ServiceFailure) => void;
  private readonly stopping = new AbortController();
  private current: SupervisedService | undefined;
  private keeping: Promise<void> | undefined;
  private serving = Promise.withResolvers<void>();
  private isRestartWanted = false;

  /** @param tell called with a line for the operator when the service is restarted */
  constructor(
    private readonly recipe: ServiceRecipe,
    private readonly tell: (line: string) => void,
    private readonly limits: RestartLimits = defaultLimits,
  ) {
    this.name = recipe.name;
    const { promise, resolve } = Promise.withResolvers<ServiceFailure>();
    this.failed = promise;
    this.fail = resolve;
  }

  /**
   * Starts the service and waits until it serves; from then on it is kept running.
   *
   * @throws StartError with the service's last lines when it does not get ready
   */
  async start(): Promise<void> {
    const service = await this.launch();
    await this.untilServing(service, true);
    this.keeping = this.keepRunning(service);
  }

  /** Resolves when the service is running: at once, or after the start in progress. */
  whenServing(): Promise<void> {
    return this.serving.promise;
  }

  /** Restarts it although it is alive; that does not count as a death. */
  async restart(): Promise<void> {
    this.isRestartWanted = true;
    await this.current?.stop();
  }

  /** Asks it to stop and resolves when it is gone and stays so. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current?.stop();
    await this.keeping;
  }

  /** Ends it at once, for good. */
  kill(): void {
    this.stopping.abort();
    this.current?.kill();
  }

  private async launch(): Promise<SupervisedService> {
    this.stopping.signal.throwIfAborted();
    const service = await this.recipe.launch();
    this.current = service;
    // A stop that came while the process was being created has not reached it.
    if (this.stopping.signal.aborted) await service.stop();
    return service;
  }

  private async untilServing(service: SupervisedService, isFirst: boolean): Promise<void> {
    const { recipe } = this;
    await untilReady(service, (signal) => recipe.serves(service, signal, isFirst), recipe.startLimitMs);
    this.serving.resolve();
  }

  private async keepRunning(first: SupervisedService): Promise<void> {
    let service = first;
    for (let deaths = 0; ;) {
      const servingSince = Date.now();
      const end = await service.ended;
      if (this.stopping.signal.aborted) return;
      this.serving = Promise.withResolvers();
      if (Date.now() - servingSince >= this.limits.steadyMs) deaths = 0;
      const next = await this.startAgain(end, deaths);
      if (next === null) return;
      ({ service, deaths } = next);
    }
  }

  /** The new process, running; null if the service is stopped or given up. */
  private async startAgain(
    firstEnd: ServiceEnd,
    before: number,
  ): Promise<{ service: SupervisedService; deaths: number } | null> {
    const { signal } = this.stopping;
    let end = firstEnd;
    for (let deaths = before; !signal.aborted;) {
      if (this.isRestartWanted) this.isRestartWanted = false;
      else {
        deaths += 1;
        if (deaths >= this.limits.mostDeaths) {
          this.fail(this.failureAfter(deaths, end));
          return null;
        }
        this.tell(`${this.name} ended (${end.how}) and is started again.`);
        await this.pause(deaths);
      }
      try {
        await this.untilNeedsServe();
        const service = await this.launch();
        try {
          await this.untilServing(service, false);
          return { service, deaths };
        } catch (error) {
          service.kill();
          const { how } = await service.ended;
          end = { how, lastWords: wordsOf(error) };
        }
      } catch (error) {
        end = { how: 'it cannot be started', lastWords: wordsOf(error) };
      }
    }
    return null;
  }

  private async pause(deaths: number): Promise<void> {
    const { firstPauseMs, longestPauseMs } = this.limits;
    const { signal } = this.stopping;
    await wait(Math.min(firstPauseMs * 2 ** (deaths - 1), longestPauseMs), undefined, { signal }).catch(
      () => undefined,
    );
  }

  private async untilNeedsServe(): Promise<void> {
    const { signal } = this.stopping;
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const listener = () => reject(new StartError(`${this.name} is being stopped.`));
    signal.addEventListener('abort', listener, { once: true });
    try {
      signal.throwIfAborted();
      await Promise.race([Promise.all((this.recipe.needs ?? []).map((need) => need.whenServing())), stopped]);
    } finally {
      signal.removeEventListener('abort', listener);
    }
  }

  private failureAfter(deaths: number, { how, lastWords }: ServiceEnd): ServiceFailure {
    return {
      name: this.name,
      how,
      lastWords,
      text: [
        `${this.name} died ${deaths} times in a row (last: ${how}) and is not started again. Everything is stopped.`,
        `Its log is ${this.recipe.logFile}. Its last lines:`,
        lastWords,
      ].join('\n'),
    };
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
