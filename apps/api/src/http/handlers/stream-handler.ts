import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SERVICES, type Services } from '../../services.js';
import { Authentication } from '../access/authentication.js';
import { EventLine } from '../server/event-line.js';
import type { StreamOperation } from '../operations/operation.js';
import { lastEventIdOf } from '../operations/parts-of-calls.js';
import { checkInput } from '../operations/validate.js';
import { knownCaller, nothing } from './raw-call.js';

/** Carries out streams, until either side ends them; the caller's rights are read again repeatedly. */
@Injectable()
export class StreamHandler {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Authentication) private readonly authentication: Authentication,
  ) {}

  /** Answers one call, and is over when its answer is. */
  async serve(operation: StreamOperation, request: Request, response: Response): Promise<void> {
    const viewer = knownCaller({ viewer: (await this.authentication.identify(request))?.viewer ?? null });
    const query = checkInput(operation.query ?? nothing, request.query);
    const whoCalls = async () => (await this.authentication.stillCalls(request))?.viewer ?? null;
    const call = { viewer, query, lastSeen: lastEventIdOf(request) };
    await operation.run(call, this.services, new EventLine(response, whoCalls));
  }
}
