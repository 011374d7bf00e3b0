import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Authentication } from '../access/authentication.js';
import { StreamHandler } from '../handlers/stream-handler.js';
import { UploadHandler } from '../handlers/upload-handler.js';
import type { Operation } from './operation.js';
import { OperationRunner, type PlainOperation } from './operation-runner.js';
import { wordsFor } from '../problems/wording.js';
import { bodyOf, etagOf, idempotencyKeyOf, ifMatchOf, placeOf } from './parts-of-calls.js';

/** Answers calls of the API that the guard has let through. */
@Injectable()
export class ApiCalls {
  constructor(
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(OperationRunner) private readonly runner: OperationRunner,
    @Inject(StreamHandler) private readonly streams: StreamHandler,
    @Inject(UploadHandler) private readonly uploads: UploadHandler,
  ) {}

  /** Answers one call. */
  async answer(operation: Operation, request: Request, response: Response): Promise<void> {
    if (operation.kind === 'stream') return this.streams.serve(operation, request, response);
    if (operation.kind === 'upload') return this.uploads.serve(operation, request, response);
    return this.answerPlain(operation, request, response);
  }

  private async answerPlain(operation: PlainOperation, request: Request, response: Response): Promise<void> {
    const caller = operation.access === 'public' ? null : await this.authentication.identify(request);
    const session = this.authentication.slot(request, response);
    const words = wordsFor(request);
    const reply = await this.runner.run(operation, {
      viewer: caller?.viewer ?? null,
      whoActs: this.authentication.whoActs(request),
      params: request.params,
      query: request.query,
      body: operation.method === 'get' ? undefined : bodyOf(request),
      ifMatch: ifMatchOf(request),
      channel: 'api',
      words,
      idempotencyKey: operation.method === 'post' ? idempotencyKeyOf(request) : null,
      sessionId: caller?.by === 'session' ? caller.sessionId : null,
      tokenId: caller?.by === 'token' ? caller.tokenId : null,
      // A token counts alone: a cookie sent with it is ignored.
      session: caller?.by === 'token' ? { ...session, token: null } : session,
    });
    response
      .status(reply.status)
      .set({
        'cache-control': 'no-store',
        ...etagOf(reply.body),
        ...placeOf(operation, reply, request.params),
      })
      .set(reply.headers ?? {});
    if (reply.content !== undefined) await pipeline(Readable.from(reply.content), response);
    else if (reply.body === undefined || reply.status === 204) response.end();
    else response.json(reply.body);
  }
}
