import type { WorkerConfig } from '../../../apps/worker/src/config.js';
import { workerModule } from '../../../apps/worker/src/worker.module.js';
import { bundleWorkflows } from '../../../apps/worker/src/workflow-bundle.js';
import { WorkerLifecycle } from '../../../apps/worker/src/worker-lifecycle.js';
import { createLogger, type Logger } from '#libs/platform';
import type { Machine } from '#libs/process';
import { NestFactory } from '@nestjs/core';
import { DefaultLogger, Runtime, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { TestDatabase } from './database.js';

/** A worker inside the test's own process, on a task queue of its own. */
export interface RunningWorker {
  readonly taskQueue: string;
  /** The base address of /healthz, /readyz and /metrics. */
  readonly healthUrl: string;
  stop(): Promise<void>;
}

/** What a test may set otherwise than usual. */
export interface RunningWorkerOptions {
  readonly taskQueue: string;
  readonly temporalAddress?: string;
  readonly smtpUrl?: string;
  readonly versioning?: 'on' | 'off';
  /** Makes the bundle another one, and so another version, whose workflows do the same. */
  readonly release?: string;
  readonly logger?: Logger;
  /** Other settings than those of tests. */
  readonly config?: Partial<WorkerConfig>;
  readonly webhookRetryMs?: readonly number[];
  /** Another version of the machine than the product's, as a later release would have it. */
  readonly machine?: Machine;
}

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

/** The workflows, bundled once for a test file. */
async function workflowBundle(release?: string): Promise<WorkflowBundleWithSourceMap> {
  bundle ??= quietRuntime().then(() => bundleWorkflows());
  const { code, sourceMap } = await bundle;
  return { sourceMap, code: release === undefined ? code : `/* ${release} */ ${code}` };
}

async function quietRuntime(): Promise<void> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
}

/** Starts a worker as `apps/worker` does, but in this process. */
export async function startWorker(
  database: TestDatabase,
  {
    taskQueue,
    temporalAddress,
    smtpUrl,
    versioning,
    release,
    logger,
    machine,
    config,
    webhookRetryMs,
  }: RunningWorkerOptions,
): Promise<RunningWorker> {
  const app = await NestFactory.createApplicationContext(
    workerModule({
      config: {
        DATABASE_LOCK_SECONDS: 5,
        DATABASE_APP_URL: database.appUrl,
        TEMPORAL_ADDRESS: temporalAddress ?? required('COUNTERSIGN_TEST_TEMPORAL_ADDRESS'),
        TEMPORAL_NAMESPACE: 'default',
        WORKER_VERSIONING: versioning,
        SMTP_URL: smtpUrl ?? required('COUNTERSIGN_TEST_SMTP_URL'),
        MAIL_FROM: 'Countersign <countersign@un.example>',
        COUNTERSIGN_SECRET: 'a secret of tests that is long enough for anybody',
        COUNTERSIGN_MODE: 'embedded',
        LOG_LEVEL: 'fatal',
        WORKER_HEALTH_PORT: 0,
        RETENTION_CALLS_DAYS: 30,
        RETENTION_SIGN_IN_DAYS: 30,
        RETENTION_EVENTS_DAYS: 30,
        RETENTION_MAILS_DAYS: 365,
        HOST: '127.0.0.1',
        PUBLIC_URL: 'https://countersign.example',
        WEBHOOK_PORTS: '443',
        WEBHOOK_ALLOW_LOOPBACK: 'on',
        ...config,
      },
      logger: logger ?? createLogger('worker', 'fatal'),
      bundle: await workflowBundle(release),
      taskQueue,
      ...(webhookRetryMs === undefined ? {} : { webhookRetryMs }),
      ...(machine === undefined ? {} : { release: machine }),
    }),
    { logger: false, abortOnError: false },
  );
  return {
    taskQueue,
    healthUrl: `http://127.0.0.1:${app.get(WorkerLifecycle).healthPort ?? 0}`,
    stop: () => app.close(),
  };
}

/** An address of the services that the tests run with. */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: this test runs among those with services.`);
  return value;
}
