import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { ApiConfig } from '../../config.js';

/** How long the server waits for callers. */
type Patience = Pick<ApiConfig, 'CALL_HEADERS_SECONDS' | 'CALL_SECONDS'>;

/** How often the server looks for calls that took too long. */
const LOOKS_EVERY_MS = 1000;

/**
 * Express under Nest on a server with time limits for slow callers: otherwise a deliberately slow one could hold a
 * connection without end.
 */
export class PatientAdapter extends ExpressAdapter {
  constructor(private readonly patience: Patience) {
    super();
  }

  override initHttpServer(...[options]: Parameters<ExpressAdapter['initHttpServer']>): void {
    super.initHttpServer(options);
    const { CALL_HEADERS_SECONDS, CALL_SECONDS } = this.patience;
    // Node reads this interval only when it creates a server.
    this.httpServer = createServer(
      {
        headersTimeout: CALL_HEADERS_SECONDS * 1000,
        requestTimeout: Math.max(CALL_SECONDS, CALL_HEADERS_SECONDS) * 1000,
        connectionsCheckingInterval: LOOKS_EVERY_MS,
      },
      this.getInstance(),
    );
  }
}
