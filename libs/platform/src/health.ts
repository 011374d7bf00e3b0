import { createServer, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { portOf } from './ports.js';

/** A part that a program needs; resolves when it is ready and rejects with the reason when it is not. */
export type ReadinessCheck = () => Promise<unknown>;

/** The answer of /readyz. */
export interface Readiness {
  readonly ready: boolean;
  readonly notReady: readonly { readonly part: string; readonly reason: string }[];
}

const checkLimitMs = 2_000;

/** Asks all parts at once and names each that is not ready, or that does not answer within two seconds. */
export async function checkReadiness(parts: Readonly<Record<string, ReadinessCheck>>): Promise<Readiness> {
  const answers = await Promise.all(
    Object.entries(parts).map(async ([part, check]) => {
      try {
        await withLimit(check());
        return [];
      } catch (error) {
        return [{ part, reason: error instanceof Error ? error.message : String(error) }];
      }
    }),
  );
  const notReady = answers.flat();
  return { ready: notReady.length === 0, notReady };
}

async function withLimit(work: Promise<unknown>): Promise<void> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(() => reject(new Error(`no answer in ${checkLimitMs / 1000} s`)), checkLimitMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(limit);
  }
}

/** What a health server shows and where. */
export interface HealthServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly registry: Registry;
  readonly parts: Readonly<Record<string, ReadinessCheck>>;
}

/** A health server that listens. */
export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves /healthz (the process is alive), /readyz (200, or 503 with the parts that are not ready) and /metrics
 * (Prometheus) for a program that has no HTTP side of its own.
 *
 * @throws Error when the port is taken
 */
export async function startHealthServer(options: HealthServerOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(request.url ?? '/', options, response).catch((error: unknown) => {
      send(response, 500, 'text/plain', error instanceof Error ? error.message : String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: portOf(server),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(url: string, options: HealthServerOptions, response: ServerResponse): Promise<void> {
  switch (url.replace(/\?.*$/, '')) {
    case '/healthz':
      return send(response, 200, 'application/json', '{"status":"alive"}');
    case '/readyz': {
      const readiness = await checkReadiness(options.parts);
      return send(response, readiness.ready ? 200 : 503, 'application/json', JSON.stringify(readiness));
    }
    case '/metrics':
      return send(response, 200, options.registry.contentType, await options.registry.metrics());
    default:
      return send(response, 404, 'text/plain', 'There are /healthz, /readyz and /metrics here.');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
}
