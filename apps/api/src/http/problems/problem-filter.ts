import { messageOf } from '#libs/contracts';
import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { OPERATIONS } from '../../operations.js';
import { SERVICES, type Services } from '../../services.js';
import { problemPage } from '../../web/problem-page.js';
import { Authentication } from '../access/authentication.js';
import { type ProblemException, problemFrom, refusal } from './problems.js';
import { problemIn, tellLanguage, wordsFor } from './wording.js';

/** Words every error: as a problem for programs, as a page for people; in the language of the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Authentication) private readonly authentication: Authentication,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    try {
      // Who calls decides in which language the error is worded.
      await this.authentication.identify(request);
    } catch {
      // Where that cannot be found out, it is worded all the same.
    }
    this.answer(error, request, response);
  }

  private answer(error: unknown, request: Request, response: Response): void {
    const { problem: coded, headers } = methodNotAllowed(request, problemFrom(error));
    if (coded.status >= 500) {
      const requestId = response.locals['requestId'] as unknown;
      this.services.logger.error({ error, requestId }, 'a call failed');
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const words = wordsFor(request);
    const problem = problemIn(words, coded);
    response.status(problem.status).set({ 'cache-control': 'no-store', ...headers });
    tellLanguage(response, words);
    if (request.path.startsWith('/api/') || request.accepts(['html', 'json']) !== 'html') {
      response.type('application/problem+json').send(JSON.stringify(problem));
    } else {
      response.type('html').send(problemPage(problem, words));
    }
  }
}

/** A known path with another method is 405 and names its methods (RFC 9110). */
function methodNotAllowed(request: Request, found: ProblemException): ProblemException {
  if (found.problem.status !== 404 || request.route !== undefined) return found;
  const path = request.path.replace(/^\/api\/v1/u, '');
  const allowed = OPERATIONS.filter((operation) =>
    new RegExp(`^${operation.path.replaceAll(/:\w+/gu, '[^/]+')}/?$`, 'u').test(path),
  ).map((operation) => operation.method.toUpperCase());
  if (path === request.path || allowed.length === 0) return found;
  const reason = messageOf('calls.methods', { methods: { all: allowed }, method: request.method });
  return refusal(405, 'method_not_allowed', { reason, headers: { allow: allowed.join(', ') } });
}
