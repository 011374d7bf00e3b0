import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SERVICES, isEmbedded, type Services } from '../../services.js';
import { BatchHandler } from '../handlers/batch-handler.js';
import { type RawCall, checkedParts, nothing } from '../handlers/raw-call.js';
import { ReadHandler } from '../handlers/read-handler.js';
import { SessionHandler } from '../handlers/session-handler.js';
import { WriteHandler } from '../handlers/write-handler.js';
import { Judge } from '../access/judge.js';
import type { Operation, Reply, StreamOperation, UploadOperation } from './operation.js';
import { notFound, problemFrom } from '../problems/problems.js';
import { checkParams } from './validate.js';

/** An operation that is answered at once, however it is called; the others need their own connection. */
export type PlainOperation = Exclude<Operation, StreamOperation | UploadOperation>;

/** Where in the body a field is that a rule names: in its content, unless it is beside that. */
function placeIn({ body, contentAt = '' }: Operation, pointer: string): string {
  const [, field = ''] = pointer.split('/');
  const besideContent = body instanceof z.ZodObject && Object.hasOwn(body.shape, field);
  return besideContent ? pointer : `${contentAt}${pointer}`;
}

/**
 * Runs operations, for the API and for the pages alike: checks the path, then the caller, then the rest, and passes the call
 * to the handler of its kind.
 */
@Injectable()
export class OperationRunner {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Judge) private readonly judge: Judge,
    @Inject(ReadHandler) private readonly reads: ReadHandler,
    @Inject(WriteHandler) private readonly writes: WriteHandler,
    @Inject(BatchHandler) private readonly batches: BatchHandler,
    @Inject(SessionHandler) private readonly sessions: SessionHandler,
  ) {}

  /**
   * Checks and runs one operation.
   * @throws ProblemException for every refusal
   */
  async run(operation: PlainOperation, raw: RawCall): Promise<Reply> {
    try {
      return await this.handle(operation, raw);
    } catch (error) {
      const problem = problemFrom(error, (pointer) => placeIn(operation, pointer));
      if (problem.problem.status >= 500) throw error;
      throw problem;
    }
  }

  private async handle(operation: PlainOperation, raw: RawCall): Promise<Reply> {
    if (operation.embeddedOnly === true && !isEmbedded(this.services)) notFound();
    const params = checkParams(operation.params ?? nothing, raw.params);
    await this.judge.assertAllowed(operation, raw.viewer, params as Record<string, string>);
    const call = checkedParts(operation, raw, params);
    switch (operation.kind) {
      case 'publish':
        return operation.run();
      case 'session':
        return this.sessions.answer(operation, call, raw);
      case 'read':
        return this.reads.answer(operation, call, raw);
      case 'batch':
        return this.batches.answer(operation, call, raw);
      case 'write':
        return this.writes.answer(operation, call, raw);
    }
  }
}
