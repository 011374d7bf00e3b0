import { randomUUID } from 'node:crypto';
import { countInbox } from '#libs/cases';
import { ACTS } from '#libs/contracts';
import { permittedActs } from '#libs/identity';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Authentication, type SessionCaller } from '../http/access/authentication.js';
import { OperationRunner } from '../http/operations/operation-runner.js';
import { ProblemException, notFound, reject } from '../http/problems/problems.js';
import { SERVICES, isEmbedded, type Services } from '../services.js';
import { Fields } from './fields.js';
import { page } from './frame.js';
import type { PageContext, WebPage } from './page-types.js';
import { askToSignIn } from './account/return-place.js';
import { messageOf } from '#libs/contracts';
import { problemIn, tellLanguage, wordsFor } from '../http/problems/wording.js';

/** Whether a part of an address can be the key of a case. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);
}

/** Parts of addresses that the database compares with keys of its own type. */
const uuidParams = ['id', 'requestId', 'arrangementId', 'contestId'];

/** Shows pages and carries out their forms, by the same operations as the API. */
@Injectable()
export class Pages {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(OperationRunner) private readonly runner: OperationRunner,
  ) {}

  /** Shows a page. */
  async show(webPage: WebPage, request: Request, response: Response): Promise<void> {
    const caller = await this.authentication.caller(request);
    if (caller === null) return askToSignIn(request, response);
    response.locals['personId'] = caller.viewer.personId;
    await this.render(webPage, this.contextOf(request, caller, new Fields({}), {}), response);
  }

  /** Carries out a form of a page; goes on to the next page, or shows the page again with what is wrong. */
  async submit(webPage: WebPage, request: Request, response: Response): Promise<void> {
    const caller = await this.authentication.sender(request);
    if (caller === null) return response.redirect(303, '/');
    response.locals['personId'] = caller.viewer.personId;
    if (!request.is('application/x-www-form-urlencoded')) {
      reject(415, 'wrong_media_type', { reason: messageOf('calls.send_form') });
    }
    const fields = new Fields(request.body);
    this.authentication.assertOwnPage(request, caller, fields.values['_csrf']);
    const context = this.contextOf(request, caller, fields, {});
    const submission = webPage.submit?.(context) ?? notFound();
    const { operation } = submission;
    const words = wordsFor(request);
    try {
      const reply = await this.runner.run(operation, {
        viewer: caller.viewer,
        whoActs: this.authentication.whoActs(request),
        params: submission.params,
        query: {},
        body: submission.body,
        ifMatch: submission.ifMatch ?? null,
        channel: 'inbox',
        words,
        idempotencyKey:
          operation.method === 'post' ? (fields.text('_key')?.slice(0, 200) ?? randomUUID()) : null,
        sessionId: caller.sessionId,
        tokenId: null,
        session: this.authentication.slot(request, response),
      });
      const next = submission.done(reply);
      if (next !== null) return response.redirect(303, next);
      response.status(reply.status);
      await this.render(webPage, this.contextOf(request, caller, new Fields({}), { reply }), response);
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      if (error.problem.status === 401) return response.redirect(303, '/');
      response.status(error.problem.status).set(error.headers);
      const problem = problemIn(words, error.problem);
      tellLanguage(response, words);
      await this.render(webPage, this.contextOf(request, caller, fields, { problem }), response);
    }
  }

  private contextOf(
    request: Request,
    caller: SessionCaller,
    fields: Fields,
    { problem = null, reply = null }: Partial<Pick<PageContext, 'problem' | 'reply'>>,
  ): PageContext {
    const params = textsOf(request.params);
    for (const name of uuidParams) {
      if (params[name] !== undefined && !isUuid(params[name])) notFound();
    }
    return {
      words: wordsFor(request),
      services: this.services,
      viewer: caller.viewer,
      params,
      query: textsOf(request.query),
      fields,
      problem,
      given: { values: problem === null ? {} : fields.values, problem },
      // A new key for every form shown: the same form sent twice is one act.
      seal: { csrf: this.authentication.csrfToken(caller.sessionToken), key: randomUUID() },
      embedded: isEmbedded(this.services),
      sessionId: caller.sessionId,
      reply,
    };
  }

  private async render(webPage: WebPage, context: PageContext, response: Response): Promise<void> {
    const { viewer } = context;
    const counts = await countInbox(this.services.dataSource.manager, viewer);
    const shown = (await webPage.show({ ...context, counts })) ?? notFound();
    const html = page(context.words, shown, {
      person: viewer.name,
      roles: viewer.memberships
        .map(({ role, partyId }) =>
          context.words.format('pages.account.role', {
            role: context.words.format(`labels.role.${role}`),
            party: partyId,
          }),
        )
        .join(', '),
      embedded: context.embedded,
      waiting: counts.party,
      seal: context.seal,
      allowedActs: permittedActs(viewer, ACTS.person),
      here: webPage.here,
    });
    response.type('html').send(html);
  }
}

function textsOf(values: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
