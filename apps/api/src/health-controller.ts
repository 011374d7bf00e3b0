import { checkReadiness, type Readiness } from '#libs/platform';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { notFound } from './http/problems/problems.js';
import { isEmbedded, readinessParts, SERVICES, type Services } from './services.js';

/** Anybody may ask, as often as they like; the parts themselves are asked at most this often. */
const keptMs = 1_000;

/** Whether the api is alive, whether what it needs is there, and its metrics. */
@Controller()
export class HealthController {
  private asked: { readonly at: number; readonly readiness: Promise<Readiness> } | null = null;

  constructor(@Inject(SERVICES) private readonly services: Services) {}

  @Get('healthz')
  alive(): { status: string } {
    return { status: 'alive' };
  }

  @Get('readyz')
  async ready(@Res() response: Response): Promise<void> {
    response.set('cache-control', 'no-store');
    if (this.services.drain.isDraining()) {
      response.status(503).json({ ready: false, draining: true, notReady: [] });
      return;
    }
    const { ready, notReady } = await this.readiness();
    response.status(ready ? 200 : 503).json({ ready, notReady: notReady.map(({ part }) => ({ part })) });
  }

  /** In production they are on METRICS_PORT, which is not for everybody. */
  @Get('metrics')
  async metrics(@Res() response: Response): Promise<void> {
    if (!isEmbedded(this.services)) notFound();
    response.type(this.services.metrics.contentType).send(await this.services.metrics.metrics());
  }

  /** The reason why a part is not ready goes to the log only: it may contain internal addresses. */
  private async readiness(): Promise<Readiness> {
    if (this.asked === null || Date.now() - this.asked.at >= keptMs) {
      const readiness = checkReadiness(readinessParts(this.services));
      this.asked = { at: Date.now(), readiness };
      const { ready, notReady } = await readiness;
      if (!ready) this.services.logger.warn({ notReady }, 'the api is not ready');
    }
    return this.asked.readiness;
  }
}
