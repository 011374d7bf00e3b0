import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Authentication, challenge, type SessionCaller, type TokenCaller } from './authentication.js';
import type { Operation } from '../operations/operation.js';
import { reject } from '../problems/problems.js';

const OPERATION = Symbol('operation');

/** Marks a controller method with its operation, for the guard. */
export function IsOperation(operation: Operation): MethodDecorator {
  return SetMetadata(OPERATION, operation);
}

/** The operation of a controller method. */
export function operationOf(method: () => unknown): Operation | undefined {
  return Reflect.getMetadata(OPERATION, method) as Operation | undefined;
}

/** Lets a call through to its operation only if its caller may call it at all: authenticated, and by sufficient means. */
@Injectable()
export class ApiGuard implements CanActivate {
  constructor(@Inject(Authentication) private readonly authentication: Authentication) {}

  /** @throws ProblemException 401 where nobody is known, 403 if this kind of authentication is not sufficient */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = operationOf(context.getHandler() as () => unknown);
    if (operation === undefined) throw new Error('the guard stands before something that is no operation');
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const caller = operation.access === 'public' ? null : await this.authentication.apiCaller(request);
    if (operation.access === 'session' && caller === null) {
      reject(401, 'not_signed_in', { headers: challenge() });
    }
    const changes = operation.method !== 'get';
    if (caller?.by === 'token') assertWithinToken(operation, caller, changes);
    else if (changes) this.assertOwn(request, caller);
    response.locals['personId'] = caller?.viewer.personId;
    if (caller?.by === 'token') response.locals['program'] = `cs_${caller.tokenId}`;
    return true;
  }

  private assertOwn(request: Request, caller: SessionCaller | null): void {
    if (caller === null) this.authentication.assertOwnOrigin(request);
    else this.authentication.assertOwnPage(request, caller, request.get('x-csrf-token'));
  }
}

/** Refuses what a program's token is not for, whatever its person may do. */
function assertWithinToken(operation: Operation, caller: TokenCaller, changes: boolean): void {
  const headers = challenge('insufficient_scope');
  if (operation.sessionOnly === true) {
    reject(403, 'session_needed', { headers });
  }
  if (changes && caller.may === 'read') {
    reject(403, 'token_reads_only', { headers });
  }
}
