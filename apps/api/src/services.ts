import type { Cases } from '#libs/cases';
import type { Mailer } from '#libs/mail';
import type { Logger } from '#libs/platform';
import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { ApiConfig } from './config.js';
import type { Limits } from './http/limits.js';
import type { EventStreams } from './events/event-streams.js';

/** What every part of the api works with; made once at start and handed in by Nest. */
export interface Services {
  readonly config: ApiConfig;
  readonly dataSource: DataSource;
  readonly cases: Cases;
  readonly mailer: Mailer;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly eventStreams: EventStreams;
}

/** The token under which Nest hands the services in. */
export const SERVICES = Symbol('services');

/** Whether this deployment is a demonstration: personas, and cases whose clock can be moved. */
export function isEmbedded({ config }: Pick<Services, 'config'>): boolean {
  return config.COUNTERSIGN_MODE === 'embedded';
}
