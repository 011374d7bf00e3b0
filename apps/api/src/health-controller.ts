import { checkReadiness, type ReadinessCheck } from '#libs/platform';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SERVICES, type Services } from './services.js';

/** Whether the api is alive, whether what it needs is there, and its measurements. */
@Controller()
export class HealthController {
  private readonly parts: Readonly<Record<string, ReadinessCheck>>;

  constructor(@Inject(SERVICES) private readonly services: Services) {
    const { dataSource, mailer } = services;
    this.parts = { database: () => dataSource.query('SELECT 1'), smtp: () => mailer.verify() };
  }

  @Get('healthz')
  alive(): { status: string } {
    return { status: 'alive' };
  }

  @Get('readyz')
  async ready(@Res() response: Response): Promise<void> {
    const readiness = await checkReadiness(this.parts);
    response
      .status(readiness.ready ? 200 : 503)
      .set('cache-control', 'no-store')
      .json(readiness);
  }

  @Get('metrics')
  async metrics(@Res() response: Response): Promise<void> {
    response.type(this.services.metrics.contentType).send(await this.services.metrics.metrics());
  }
}
