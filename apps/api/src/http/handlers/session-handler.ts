import { Inject, Injectable } from '@nestjs/common';
import { SERVICES, type Services } from '../../services.js';
import type { Reply, SessionOperation } from '../operations/operation.js';
import type { CheckedCall, RawCall } from './raw-call.js';

/** Carries out operations on sessions and tokens; the answer may hold a secret and is stored nowhere. */
@Injectable()
export class SessionHandler {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  /** Answers one call. */
  async answer(operation: SessionOperation, call: CheckedCall, raw: RawCall): Promise<Reply> {
    const { viewer, whoActs, session } = raw;
    return operation.run({ ...call, query: undefined, viewer, whoActs }, this.services, session);
  }
}
