import 'reflect-metadata';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { Cases } from '#libs/cases';
import { Mailer } from '#libs/mail';
import { createMetricsRegistry, portOf, projectRoot, startHealthServer, type Logger } from '#libs/platform';
import { assertStoreReady, createDataSource } from '#libs/store';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import swaggerFolder from 'swagger-ui-dist/absolute-path.js';
import { ApiModule } from './api-module.js';
import type { ApiConfig } from './config.js';
import { EventFeed } from './events/event-feed.js';
import { EventStreams } from './events/event-streams.js';
import { Authentication } from './http/access/authentication.js';
import { countCalls } from './http/access/count-calls.js';
import { Drain } from './http/server/drain.js';
import { refuseNamesTwice } from './http/server/json-bodies.js';
import { PatientAdapter } from './http/server/patient-adapter.js';
import { linkHeaders, securityHeaders } from './http/access/headers.js';
import { Limits } from './http/access/limits.js';
import { requestLog } from './http/server/request-log.js';
import { readinessParts, type Services } from './services.js';

/** A person waits for these mails. */
const mailLimitMs = 5_000;
const bodyLimit = '1mb';
/** Whoever stops us waits ten seconds; one is left for the connections to the database. */
const drainLimitMs = 9_000;

/** A running api. */
export interface RunningApi {
  readonly port: number;
  /**
   * Ends within ten seconds: the event streams at once, the calls when they are answered, then the connections to the
   * database and the mail server.
   */
  close(): Promise<void>;
}

/**
 * Starts the api.
 *
 * @param config PORT 0 takes any free port
 * @throws TamperableEvidenceError when the database role could change evidence; Error when the database is not there or the port is taken
 */
export async function startApi(config: ApiConfig, logger: Logger): Promise<RunningApi> {
  const dataSource = await createDataSource(config.DATABASE_APP_URL, {
    name: 'countersign-api',
    poolSize: config.DATABASE_CONNECTIONS,
    lockTimeoutMs: config.DATABASE_LOCK_SECONDS * 1000,
  }).initialize();
  const mailer = new Mailer({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM, timeoutMs: mailLimitMs });
  const release = async () => {
    mailer.close();
    await dataSource.destroy();
  };
  try {
    await assertStoreReady(dataSource);
    const feed = new EventFeed(dataSource, config.DATABASE_APP_URL, logger);
    const services: Services = {
      config,
      dataSource,
      mailer,
      limits: new Limits(config, dataSource),
      logger,
      metrics: createMetricsRegistry('api'),
      cases: new Cases(dataSource, { movableClocks: config.COUNTERSIGN_MODE === 'embedded' }),
      eventStreams: new EventStreams(dataSource, feed),
      drain: new Drain(),
    };
    const app = await createApp(services);
    await app.listen(config.PORT, config.HOST);
    const server: Server = app.getHttpServer();
    const metrics =
      config.METRICS_PORT === undefined ? null : await serveMetrics(services, config.METRICS_PORT);
    return {
      port: portOf(server),
      close: async () => {
        services.drain.begin();
        // They would never end on their own.
        await services.eventStreams.close();
        const noticeMs = config.SHUTDOWN_NOTICE_SECONDS * 1_000;
        await services.drain.finish(server, { noticeMs, limitMs: drainLimitMs });
        await app.close();
        await metrics?.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Metrics and readiness with its reasons are for operators: in production they have their own port. */
function serveMetrics(services: Services, port: number) {
  const { config, metrics: registry } = services;
  return startHealthServer({ host: config.HOST, port, registry, parts: readinessParts(services) });
}

async function createApp(services: Services): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    ApiModule.with(services),
    new PatientAdapter(services.config),
    { bodyParser: false, rawBody: true, logger: nestLogger(services.logger) },
  );
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', services.config.TRUSTED_PROXIES ?? false);
  app.use(services.drain.follow);
  app.use(requestLog(services));
  app.use(securityHeaders({ https: services.config.PUBLIC_URL.startsWith('https:') }));
  app.use(['/sign-off', '/records'], linkHeaders('no-referrer'));
  // A stricter policy would make some browsers send no origin of a form at all.
  app.use('/sign-in', linkHeaders('strict-origin'));
  app.use(cookieParser());
  app.use(countCalls(app.get(Authentication), services.limits));
  app.useBodyParser('json', { limit: bodyLimit, strict: false });
  app.use(refuseNamesTwice);
  app.useBodyParser('urlencoded', { limit: bodyLimit, extended: false });
  app.useStaticAssets(join(projectRoot(), 'apps/api/assets'), { prefix: '/assets/', maxAge: '1h' });
  app.useStaticAssets(swaggerFolder(), { prefix: '/api/docs/assets/', index: false, maxAge: '1h' });
  return app;
}

function nestLogger(logger: Logger): LoggerService {
  const write =
    (level: 'info' | 'warn' | 'error' | 'debug') =>
    (message: unknown, ...rest: unknown[]) =>
      logger[level]({ context: rest.at(-1) }, String(message));
  // Nest lists all routes that it maps; that is useful only for debugging.
  return { log: write('debug'), warn: write('warn'), error: write('error'), debug: write('debug') };
}
