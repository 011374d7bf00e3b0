import { Inject, Injectable } from '@nestjs/common';
import { SERVICES, type Services } from '../../services.js';
import type { ReadOperation, Reply } from '../operations/operation.js';
import { type CheckedCall, type RawCall, knownCaller } from './raw-call.js';

/** Carries out operations that change nothing. */
@Injectable()
export class ReadHandler {
  constructor(@Inject(SERVICES) private readonly services: Services) {}

  /** Answers one call. */
  async answer(operation: ReadOperation, call: CheckedCall, raw: RawCall): Promise<Reply> {
    return operation.run({ ...call, body: undefined, viewer: knownCaller(raw) }, this.services);
  }
}
