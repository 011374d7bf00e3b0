import { createActivities, type Activities } from '#activities';
import { Cases } from '#libs/cases';
import { TASK_QUEUE } from '#libs/contracts';
import {
  Directory,
  Mailer,
  Outbox,
  contestKeyFrom,
  contestTokenFor,
  signOffKeyFrom,
  signOffTokenFor,
} from '#libs/mail';
import { createMetricsRegistry, systemClock, type Logger, type TemporalLink } from '#libs/platform';
import { type RetentionLimits, type StatesOfRelease, createDataSource, forgetWhatIsPast } from '#libs/store';
import { deliverDue, receiverRulesOf, type DeliveryOptions } from '#libs/webhooks';
import { Module, type DynamicModule } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import type { WorkerConfig } from './config.js';
import { EventPublisher } from './event-publisher.js';
import { Relay } from './relay.js';
import { TemporalHost, type Versioning } from './temporal-host.js';
import { TemporalTargets } from './temporal-targets.js';
import { HEALTH_ADDRESS, WORKER_LOGGER, WorkerLifecycle } from './worker-lifecycle.js';
import { createWorkerMetrics, type WorkerMetrics } from './worker-metrics.js';

/** What a worker is started with. */
export interface WorkerOptions {
  readonly config: WorkerConfig;
  readonly logger: Logger;
  readonly bundle: WorkflowBundleOption;
  /** Another task queue than the product's one, for a worker that shares a Temporal server with others. */
  readonly taskQueue?: string;
  /** Other waits between the tries of a webhook's message than usual, for tests. */
  readonly webhookRetryMs?: readonly number[];
  /** Another release than this one whose machine reads the cases, for tests in which both meet. */
  readonly release?: StatesOfRelease;
}

const ACTIVITIES = Symbol('activities');
const METRICS = Symbol('metrics');
const TEMPORAL_LINK = Symbol('temporal link');

/** Nest knows modules by their class. */
@Module({})
// oxlint-disable-next-line typescript/no-extraneous-class -- what it holds is given by `workerModule`
class WorkerModule {}

/** The composition root of the worker. */
export function workerModule(options: WorkerOptions): DynamicModule {
  const { config, logger, bundle } = options;
  const taskQueue = options.taskQueue ?? TASK_QUEUE;
  const webhooks: DeliveryOptions = {
    key: config.COUNTERSIGN_SECRET,
    receivers: receiverRulesOf(config),
    ...(options.webhookRetryMs === undefined ? {} : { retryMs: options.webhookRetryMs }),
  };
  const signOffKey = signOffKeyFrom(config.COUNTERSIGN_SECRET);
  const contestKey = contestKeyFrom(config.COUNTERSIGN_SECRET);
  return {
    module: WorkerModule,
    providers: [
      WorkerLifecycle,
      { provide: WORKER_LOGGER, useValue: logger },
      { provide: HEALTH_ADDRESS, useValue: { host: config.HOST, port: config.WORKER_HEALTH_PORT } },
      { provide: Registry, useFactory: () => createMetricsRegistry('worker') },
      {
        provide: DataSource,
        // One connection for each activity that runs, and a few for the relay.
        useFactory: () =>
          createDataSource(config.DATABASE_APP_URL, {
            poolSize: 20,
            name: 'countersign-worker',
            lockTimeoutMs: config.DATABASE_LOCK_SECONDS * 1000,
            ...(options.release === undefined ? {} : { release: options.release }),
          }),
      },
      {
        provide: Cases,
        inject: [DataSource],
        useFactory: (dataSource: DataSource) =>
          new Cases(dataSource, { movableClocks: config.COUNTERSIGN_MODE === 'embedded' }),
      },
      {
        provide: Mailer,
        useFactory: () => new Mailer({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM, timeoutMs: 15_000 }),
      },
      { provide: TEMPORAL_LINK, useFactory: () => lazyLink(config) },
      {
        provide: TemporalTargets,
        inject: [TEMPORAL_LINK],
        useFactory: ({ client }: TemporalLink) => new TemporalTargets(client, taskQueue, config.PUBLIC_URL),
      },
      {
        provide: Relay,
        inject: [DataSource, TemporalTargets],
        useFactory: (dataSource: DataSource, targets: TemporalTargets) =>
          new Relay(dataSource, targets, logger),
      },
      {
        provide: EventPublisher,
        inject: [DataSource, Relay],
        useFactory: (dataSource: DataSource, relay: Relay) =>
          new EventPublisher(dataSource, () => relay.kick(), logger),
      },
      {
        provide: METRICS,
        inject: [Registry, Relay],
        useFactory: (registry: Registry, relay: Relay) =>
          createWorkerMetrics(registry, () => relay.backlog()),
      },
      {
        provide: ACTIVITIES,
        inject: [DataSource, Cases, Mailer, Relay, METRICS, TemporalTargets],
        useFactory: (
          dataSource: DataSource,
          cases: Cases,
          mailer: Mailer,
          relay: Relay,
          metrics: WorkerMetrics,
          targets: TemporalTargets,
        ) =>
          createActivities({
            cases,
            directory: new Directory(dataSource),
            outbox: new Outbox(dataSource, mailer),
            contestToken: (target) => contestTokenFor(dataSource.manager, contestKey, target),
            signOffToken: (target) => signOffTokenFor(dataSource.manager, signOffKey, target),
            publicUrl: config.PUBLIC_URL,
            clock: systemClock,
            effectEnded: (kind, outcome) => metrics.effectEnded(kind, outcome),
            polled: () => relay.kick(),
            isRunning: (workflowId) => targets.isRunning(workflowId),
            releaseStuck: () => relay.releaseStuck(),
            forgetWhatIsPast: () => forgetWhatIsPast(dataSource, retentionOf(config)),
            deliverWebhook: (webhookId) => deliverDue(dataSource, webhooks, webhookId),
          }),
      },
      {
        provide: TemporalHost,
        inject: [ACTIVITIES, TEMPORAL_LINK, Cases],
        useFactory: (activities: Activities, link: TemporalLink, cases: Cases) =>
          new TemporalHost({
            address: config.TEMPORAL_ADDRESS,
            namespace: config.TEMPORAL_NAMESPACE,
            taskQueue,
            bundle,
            activities,
            link,
            logger,
            versioning: versioningOf(config),
            met: () => cases.doubtAll(),
          }),
      },
    ],
  };
}

/** The retention that the operator has configured. */
function retentionOf(config: WorkerConfig): RetentionLimits {
  return {
    callDays: config.RETENTION_CALLS_DAYS,
    signInDays: config.RETENTION_SIGN_IN_DAYS,
    eventDays: config.RETENTION_EVENTS_DAYS,
    mailDays: config.RETENTION_MAILS_DAYS ?? null,
  };
}

/** In embedded mode there is no operator to set the current version. */
function versioningOf({ COUNTERSIGN_MODE, WORKER_VERSIONING }: WorkerConfig): Versioning {
  const embedded = COUNTERSIGN_MODE === 'embedded';
  return { on: (WORKER_VERSIONING ?? (embedded ? 'on' : 'off')) === 'on', makesCurrent: embedded };
}

/** A connection that is opened on first use, so that an unavailable Temporal prevents no start. */
function lazyLink({ TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE }: WorkerConfig): TemporalLink {
  const connection = Connection.lazy({ address: TEMPORAL_ADDRESS });
  const client = new Client({ connection, namespace: TEMPORAL_NAMESPACE });
  return { connection, client, close: () => connection.close() };
}
