import { Mailer } from '#libs/mail';
import { startHealthServer, type HealthServer, type Logger } from '#libs/platform';
import { assertStoreReady } from '#libs/store';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { EventPublisher } from './event-publisher.js';
import { Relay } from './relay.js';
import { TemporalHost } from './temporal-host.js';
import { TemporalTargets } from './temporal-targets.js';

/** Token of the worker's logger. */
export const WORKER_LOGGER = Symbol('worker logger');
/** Token of the host and port of the health server. */
export const HEALTH_ADDRESS = Symbol('health address');

/** Starts and stops the parts of the worker, each after those that it needs and before those that need it. */
@Injectable()
export class WorkerLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  private health: HealthServer | null = null;
  private isDraining = false;

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(TemporalTargets) private readonly targets: TemporalTargets,
    @Inject(Relay) private readonly relay: Relay,
    @Inject(EventPublisher) private readonly publisher: EventPublisher,
    @Inject(TemporalHost) private readonly temporal: TemporalHost,
    @Inject(Registry) private readonly registry: Registry,
    @Inject(HEALTH_ADDRESS) private readonly healthAddress: { host: string; port: number },
    @Inject(WORKER_LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * @throws Error where the store cannot be reached, or where this role could tamper with evidence
   */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.start();
    } catch (error) {
      // What is already open would keep the process alive without a worker.
      await this.onApplicationShutdown();
      throw error;
    }
  }

  /** First no new signals, then no new activities, and only then are the connections closed. */
  async onApplicationShutdown(): Promise<void> {
    this.isDraining = true;
    await this.publisher.stop();
    await this.relay.stop();
    await this.temporal.stop();
    await this.health?.close();
    await this.targets.close();
    this.mailer.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    this.logger.info('The worker has stopped.');
  }

  private async start(): Promise<void> {
    await this.dataSource.initialize();
    await assertStoreReady(this.dataSource);
    this.health = await startHealthServer({
      ...this.healthAddress,
      registry: this.registry,
      parts: {
        process: async () => {
          if (this.isDraining) throw new Error('this process is draining and about to stop');
        },
        database: () => this.dataSource.query('SELECT 1'),
        temporal: async () => {
          await this.temporal.ready();
          await this.targets.answer();
        },
        smtp: () => this.mailer.verify(),
      },
    });
    this.temporal.start();
    this.relay.start();
    this.publisher.start();
    this.logger.info({ port: this.health.port }, 'The worker has started.');
  }

  /** The port of the health server, if it could choose one. */
  get healthPort(): number | null {
    return this.health?.port ?? null;
  }
}
