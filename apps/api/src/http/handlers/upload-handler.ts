import { canonicalJson, sha256 } from '#libs/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { receive } from '../../attachments/receive.js';
import { SERVICES, type Services } from '../../services.js';
import { Authentication } from '../access/authentication.js';
import { Judge } from '../access/judge.js';
import type { UploadOperation } from '../operations/operation.js';
import { idempotencyKeyOf, placeOf } from '../operations/parts-of-calls.js';
import { problemFrom } from '../problems/problems.js';
import { knownCaller } from './raw-call.js';

/** Receives a file and passes it to the operation; a failed upload leaves nothing behind. */
@Injectable()
export class UploadHandler {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(Judge) private readonly judge: Judge,
  ) {}

  /** Answers one call. */
  async serve(operation: UploadOperation, request: Request, response: Response): Promise<void> {
    const viewer = knownCaller({ viewer: (await this.authentication.identify(request))?.viewer ?? null });
    const { cases, dataSource } = this.services;
    const key = idempotencyKeyOf(request);
    await this.judge.assertAllowed(operation, viewer, {});
    const received = await receive(request, viewer, this.services);
    const { contentId, ...known } = received;
    const discard = () => cases.attachments.discard(dataSource.manager, contentId);
    const bodyHash = sha256(canonicalJson(known));
    const idempotency = { scope: viewer.personId, key, route: operation.id, bodyHash };
    const whoActs = this.judge.judgedAgain(operation, viewer, {}, this.authentication.whoActs(request));
    const answer = await cases
      .transactAs({ whoActs }, idempotency, (tx, now) =>
        operation.run(tx, { viewer: now, received }, this.services),
      )
      .catch(async (error: unknown) => {
        await discard();
        const problem = problemFrom(error);
        throw problem.problem.status >= 500 ? error : problem;
      });
    if (answer.replayed) await discard();
    response
      .status(answer.status)
      .set({ 'cache-control': 'no-store', ...placeOf(operation, answer, {}) })
      .set(answer.replayed ? { 'idempotency-replayed': 'true' } : {})
      .json(answer.body);
  }
}
