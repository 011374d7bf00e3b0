import { setTimeout as wait } from 'node:timers/promises';
import { ensureSearchAttributes, type Logger, type TemporalLink } from '#libs/platform';
import type { Activities } from '#activities';
import { NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { ensureReconcileSchedule } from './reconcile-schedule.js';

/** What the Temporal worker is made of. */
export interface TemporalHostOptions {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: WorkflowBundleOption;
  readonly activities: Activities;
  readonly link: TemporalLink;
  readonly logger: Logger;
}

const longestPauseMs = 15_000;

/**
 * Runs the Temporal worker for as long as it is started. A Temporal that is away, at the start or later, is waited for:
 * people go on deciding meanwhile, and the process stays.
 */
export class TemporalHost {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private worker: Worker | null = null;
  private notReady = 'not started yet';

  constructor(private readonly options: TemporalHostOptions) {}

  start(): void {
    this.running ??= this.keepRunning();
  }

  /** Takes on no more tasks and resolves when those under way have ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running;
  }

  /**
   * Resolves where the worker takes tasks.
   * @throws Error saying why it does not
   */
  async ready(): Promise<void> {
    if (this.worker?.getState() !== 'RUNNING') throw new Error(this.notReady);
  }

  private async keepRunning(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        await this.runOnce(() => {
          failures = 0;
        });
      } catch (error) {
        failures += 1;
        this.notReady = error instanceof Error ? error.message : String(error);
        this.options.logger.warn({ err: error }, 'The Temporal worker does not run and is started again.');
        await wait(Math.min(500 * 2 ** failures, longestPauseMs), undefined, { signal }).catch(
          () => undefined,
        );
      }
    }
  }

  private async runOnce(started: () => void): Promise<void> {
    const { address, namespace, taskQueue, bundle, activities, link } = this.options;
    const connection = await NativeConnection.connect({ address });
    try {
      await ensureSearchAttributes(link, namespace);
      await ensureReconcileSchedule(link.client, taskQueue);
      const worker = await Worker.create({
        connection,
        namespace,
        taskQueue,
        workflowBundle: bundle,
        activities,
        // Kubernetes waits 30 s before it kills; the mails under way have this long to be recorded as sent.
        shutdownGraceTime: '10s',
        // Nearly all work is first tries; the rest are retries of what is away. More would only wait for the pool.
        maxConcurrentLocalActivityExecutions: 20,
        maxConcurrentActivityTaskExecutions: 10,
      });
      if (this.stopping.signal.aborted) return;
      this.worker = worker;
      const run = worker.run();
      started();
      await run;
      if (!this.stopping.signal.aborted) throw new Error('The Temporal worker ended by itself.');
    } finally {
      this.worker = null;
      await connection.close();
    }
  }
}
