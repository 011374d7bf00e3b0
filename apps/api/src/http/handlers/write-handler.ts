import { Inject, Injectable } from '@nestjs/common';
import { SERVICES, type Services } from '../../services.js';
import { Judge } from '../access/judge.js';
import type { Reply, WriteOperation } from '../operations/operation.js';
import { actingIn, idempotencyOf } from './acting.js';
import type { CheckedCall, RawCall } from './raw-call.js';

/** Carries out operations that change something: in one transaction with the stored answer, once for the key of the call. */
@Injectable()
export class WriteHandler {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Judge) private readonly judge: Judge,
  ) {}

  /** Answers one call. */
  async answer(operation: WriteOperation, call: CheckedCall, raw: RawCall): Promise<Reply> {
    const acting = actingIn(this.judge, operation, call, raw);
    const answer = await this.services.cases.transactAs(
      acting,
      idempotencyOf(operation, call, raw),
      (tx, viewer) => operation.run(tx, { ...call, query: undefined, viewer }, this.services),
    );
    const revealed =
      operation.reveals === undefined
        ? answer.body
        : { ...(answer.body as object), ...operation.reveals(answer.body, this.services) };
    return {
      status: answer.status,
      body: revealed,
      ...(answer.replayed ? { headers: { 'idempotency-replayed': 'true' } } : {}),
    };
  }
}
