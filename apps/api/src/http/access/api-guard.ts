import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Authentication, challenge, type SessionCaller, type TokenCaller } from './authentication.js';
import type { Operation } from '../operations/operation.js';
import { reject } from '../problems/problems.js';

const OPERATION = Symbol('operation');

/** Tells the guard which operation a method of a controller is. */
export function IsOperation(operation: Operation): MethodDecorator {
  return SetMetadata(OPERATION, operation);
}

/** Which operation a method of a controller is. */
export function operationOf(method: () => unknown): Operation | undefined {
  return Reflect.getMetadata(OPERATION, method) as Operation | undefined;
}

/** Lets a call through to its operation only from whom may call it at all: somebody known, by a means that is good enough for it. */
@Injectable()
export class ApiGuard implements CanActivate {
  constructor(@Inject(Authentication) private readonly authentication: Authentication) {}

  /** @throws ProblemException 401 where nobody is known, 403 where the call may not come in this way */
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

/** Refuses a program what its token is not for, whatever its person may do. */
function assertWithinToken(operation: Operation, caller: TokenCaller, changes: boolean): void {
  const headers = challenge('insufficient_scope');
  if (operation.sessionOnly === true) {
    reject(403, 'session_needed', { headers });
  }
  if (changes && caller.may === 'read') {
    reject(403, 'token_reads_only', { headers });
  }
}
