import type { Cases } from '#libs/cases';
import type { Mailer } from '#libs/mail';
import type { Logger, ReadinessCheck } from '#libs/platform';
import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { ApiConfig } from './config.js';
import type { Drain } from './http/server/drain.js';
import type { Limits } from './http/access/limits.js';
import type { EventStreams } from './events/event-streams.js';

/** The services that every part of the api uses; made once at start and injected by Nest. */
export interface Services {
  readonly config: ApiConfig;
  readonly dataSource: DataSource;
  readonly cases: Cases;
  readonly mailer: Mailer;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly eventStreams: EventStreams;
  readonly drain: Drain;
}

/** The token under which Nest injects the services. */
export const SERVICES = Symbol('services');

/** Whether this deployment is a demonstration: personas, and cases whose clock can be moved. */
export function isEmbedded({ config }: Pick<Services, 'config'>): boolean {
  return config.COUNTERSIGN_MODE === 'embedded';
}

/** What the api needs; each rejects with the reason while it is not ready. */
export function readinessParts(
  services: Pick<Services, 'dataSource' | 'mailer' | 'drain'>,
): Readonly<Record<string, ReadinessCheck>> {
  return {
    process: async () => {
      if (services.drain.isDraining()) throw new Error('this process is draining and about to stop');
    },
    database: () => services.dataSource.query('SELECT 1'),
    smtp: () => services.mailer.verify(),
  };
}
