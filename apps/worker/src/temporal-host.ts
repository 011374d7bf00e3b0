import { setTimeout as wait } from 'node:timers/promises';
import { ensureSearchAttributes, type Logger, type TemporalLink } from '#libs/platform';
import type { Activities } from '#activities';
import {
  NativeConnection,
  Worker,
  type WorkerDeploymentOptions,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { Deployment, versionOf, type DeploymentVersion } from './deployment.js';
import { ensureSchedules } from './schedules.js';

/** How the worker deals with versions of workers. */
export interface Versioning {
  /** Whether it registers with a version. */
  readonly on: boolean;
  /** Whether it makes its version current itself; otherwise the operator does. */
  readonly makesCurrent: boolean;
}

/** What the Temporal worker is made of. */
export interface TemporalHostOptions {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: WorkflowBundleOption;
  readonly activities: Activities;
  readonly link: TemporalLink;
  readonly logger: Logger;
  readonly versioning: Versioning;
  /** Called once for each Temporal: one does not know what was started in another. */
  readonly met: () => Promise<void>;
}

const longestPauseMs = 15_000;
/** How often it checks whether this is still the same Temporal. */
const identityEveryMs = 10_000;

/**
 * Runs the Temporal worker for as long as it is started. If Temporal is unavailable, at the start or later, it waits: people
 * can still decide meanwhile, and the process stays.
 */
export class TemporalHost {
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private worker: Worker | null = null;
  private notReady = 'not started yet';
  private takesTasks = false;

  private readonly deployment: Deployment;

  constructor(private readonly options: TemporalHostOptions) {
    const { link, namespace, taskQueue } = options;
    // Versions follow each other on one queue; another queue has its own succession.
    this.deployment = new Deployment(link, namespace, taskQueue);
  }

  start(): void {
    this.running ??= this.keepRunning();
  }

  /** Takes no more tasks and resolves when running ones have ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running;
  }

  /**
   * Resolves if the worker takes tasks.
   * @throws Error saying why it does not
   */
  async ready(): Promise<void> {
    if (!this.takesTasks || this.worker?.getState() !== 'RUNNING') throw new Error(this.notReady);
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
    const { address, namespace, taskQueue, bundle, activities, link, met } = this.options;
    const connection = await NativeConnection.connect({ address });
    try {
      await ensureSearchAttributes(link, namespace);
      await ensureSchedules(link.client, taskQueue);
      const identity = await this.identity();
      await met();
      const version = await this.prepareVersion();
      const worker = await Worker.create({
        connection,
        namespace,
        taskQueue,
        workflowBundle: bundle,
        activities,
        ...(version === null ? {} : { workerDeploymentOptions: registration(version) }),
        // The process must be gone within ten seconds; mails being sent have this long to be recorded as sent.
        shutdownGraceTime: '6s',
        shutdownForceTime: '8s',
        // Nearly all work is first tries. More would only wait for the pool.
        maxConcurrentLocalActivityExecutions: 20,
        // Retries of what is unavailable mostly wait, and must leave room for the rest, such as webhooks.
        maxConcurrentActivityTaskExecutions: 40,
      });
      if (this.stopping.signal.aborted) return;
      this.worker = worker;
      const run = worker.run();
      await this.takeTasks(worker, run, version);
      started();
      await this.untilAnother(identity, worker, run);
      if (!this.stopping.signal.aborted) throw new Error('The Temporal worker ended by itself.');
    } finally {
      this.worker = null;
      this.takesTasks = false;
      await connection.close();
    }
  }

  /** What distinguishes one Temporal from another at the same address, such as one with a new file. */
  private async identity(): Promise<string> {
    const { link, namespace } = this.options;
    const { namespaceInfo } = await link.connection.withDeadline(Date.now() + identityEveryMs, () =>
      link.connection.workflowService.describeNamespace({ namespace }),
    );
    return namespaceInfo?.id ?? '';
  }

  /**
   * Waits until the worker has ended. It is ended if another Temporal has replaced the one that it began with: there it has
   * no schedules and no version, and all that it knows of running workflows is wrong.
   */
  private async untilAnother(identity: string, worker: Worker, run: Promise<void>): Promise<void> {
    const check = setInterval(() => void this.endWhereAnother(identity, worker), identityEveryMs);
    try {
      await run;
    } finally {
      clearInterval(check);
    }
  }

  private async endWhereAnother(identity: string, worker: Worker): Promise<void> {
    // While Temporal is unavailable, it is not known which one comes back.
    const now = await this.identity().catch(() => identity);
    if (now === identity || worker.getState() !== 'RUNNING') return;
    this.notReady = 'another Temporal serves at the address';
    worker.shutdown();
  }

  /** The version to register with; null for none. */
  private async prepareVersion(): Promise<DeploymentVersion | null> {
    const { versioning, taskQueue, bundle, logger } = this.options;
    if (!versioning.on && !versioning.makesCurrent) return null;
    if (!(await this.deployment.isSupported())) {
      if (versioning.on) {
        logger.warn(
          'This Temporal server does not know versions of workers: the worker registers without one.',
        );
      }
      return null;
    }
    if (!versioning.on) {
      await this.deployment.releaseCurrent();
      return null;
    }
    const version = await versionOf(bundle, taskQueue);
    const when = versioning.makesCurrent ? 'and makes it current' : 'and takes tasks while it is current';
    logger.info(version, `The worker registers with its version ${when}.`);
    return version;
  }

  /** Resolves when the worker gets tasks, as far as that is up to us, or has ended. */
  private async takeTasks(
    worker: Worker,
    run: Promise<void>,
    version: DeploymentVersion | null,
  ): Promise<void> {
    if (version !== null && this.options.versioning.makesCurrent) {
      this.notReady = 'the version of the worker is not current yet';
      const ended = new AbortController();
      const end = () => ended.abort();
      run.then(end, end);
      try {
        await this.deployment.makeCurrent(version, ended.signal);
      } catch (error) {
        // The connection may be closed only after the worker has released it.
        if (worker.getState() === 'RUNNING') worker.shutdown();
        await run;
        throw error;
      }
    }
    this.takesTasks = true;
  }
}

function registration(version: DeploymentVersion): WorkerDeploymentOptions {
  return { version, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE' };
}
