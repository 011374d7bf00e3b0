import { randomUUID } from 'node:crypto';
import type { Services } from '../../services.js';
import type { NextFunction, Request, Response } from 'express';
import { Histogram } from 'prom-client';

/** Gives every call an id, and writes one log line and one metric about it when it is over. */
export function requestLog({ logger, metrics }: Pick<Services, 'logger' | 'metrics'>) {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a call to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [metrics],
  });
  return (request: Request, response: Response, next: NextFunction) => {
    const requestId = randomUUID();
    const start = process.hrtime.bigint();
    response.locals['requestId'] = requestId;
    response.set('x-request-id', requestId);
    response.once('close', () => {
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      // The pattern of the route, never the path: paths hold the tokens of links.
      const route = typeof request.route?.path === 'string' ? (request.route.path as string) : 'none';
      const { method } = request;
      const status = response.statusCode;
      // A stream lasts for as long as somebody listens, which says nothing about how fast we answer.
      const streamed = String(response.getHeader('content-type')).startsWith('text/event-stream');
      if (!streamed) seconds.observe({ method, route, status }, ms / 1000);
      const params = request.params as Record<string, string> | undefined;
      const line = {
        requestId,
        method,
        route,
        status,
        ms: Math.round(ms * 10) / 10,
        personId: response.locals['personId'] as unknown,
        program: response.locals['program'] as unknown,
        caseId: params?.['requestId'] ?? params?.['arrangementId'],
      };
      if (route === '/healthz' || route === '/readyz' || route === '/metrics') logger.debug(line, 'call');
      else logger.info(line, response.writableFinished ? 'call' : 'call broken off by the caller');
    });
    next();
  };
}
