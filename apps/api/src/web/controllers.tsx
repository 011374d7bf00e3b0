import { readRequest } from '#libs/cases';
import { isSignInTokenOpen, listPersonas } from '#libs/identity';
import {
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Req,
  RequestMapping,
  RequestMethod,
  Res,
  type Type,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { Authentication } from '../http/access/authentication.js';
import { OperationRunner, type PlainOperation } from '../http/operations/operation-runner.js';
import { ProblemException, notFound } from '../http/problems/problems.js';
import { SERVICES, isEmbedded, type Services } from '../services.js';
import { signInByLink } from '../account/sign-in.js';
import { accountPage } from './account/account-page.js';
import { arrangementPage } from './arrangement-page.js';
import { answeringPages } from './answering/pages.js';
import { Fields } from './fields.js';
import { inboxPage, taskHref } from './inbox/inbox-page.js';
import { arrangementsPage, auditPages, requestsPage } from './inbox/list-pages.js';
import { Pages, isUuid } from './pages.js';
import type { WebPage } from './page-types.js';
import { editRequestPage, newRequestPage } from './requests/request-form-page.js';
import { requestPage } from './requests/request-page.js';
import { goOn } from './account/return-place.js';
import { linkSentPage, linkSpentPage, linkPage, signInPage } from './account/sign-in-pages.js';
import { processPages } from './requests/process-pages.js';
import { signInOperations } from '../account/sign-in-operations.js';
import { problemIn, tellLanguage, wordsFor } from '../http/problems/wording.js';

/** Fixed addresses come before those with variable parts. */
const PAGES: readonly WebPage[] = [
  inboxPage,
  requestsPage,
  newRequestPage,
  editRequestPage,
  ...auditPages,
  ...answeringPages,
  ...processPages,
  requestPage,
  arrangementsPage,
  arrangementPage,
  accountPage,
];

/** Makes the Nest controller of all pages for people who are signed in. */
function pagesController(): Type {
  class PagesController {
    constructor(readonly pages: Pages) {}
  }
  Inject(Pages)(PagesController, undefined, 0);
  Controller()(PagesController);
  const route = (name: string, path: string, method: RequestMethod, answer: PropertyDescriptor) => {
    Object.defineProperty(PagesController.prototype, name, answer);
    Req()(PagesController.prototype, name, 0);
    Res()(PagesController.prototype, name, 1);
    RequestMapping({ path, method })(PagesController.prototype, name, answer);
  };
  PAGES.forEach((webPage, index) => {
    route(`show${index}`, webPage.path, RequestMethod.GET, {
      value(this: PagesController, request: Request, response: Response) {
        return this.pages.show(webPage, request, response);
      },
    });
    if (webPage.submit !== undefined) {
      route(`submit${index}`, webPage.path, RequestMethod.POST, {
        value(this: PagesController, request: Request, response: Response) {
          return this.pages.submit(webPage, request, response);
        },
      });
    }
  });
  return PagesController;
}

/** The start page, signing in and out, and the way from a task to its page. */
@Controller()
class StartController {
  constructor(
    @Inject(SERVICES) private readonly services: Services,
    @Inject(Authentication) private readonly authentication: Authentication,
    @Inject(OperationRunner) private readonly runner: OperationRunner,
  ) {}

  @Get('/')
  async start(@Req() request: Request, @Res() response: Response): Promise<void> {
    if ((await this.authentication.caller(request)) !== null) return response.redirect(303, '/inbox');
    const personas = isEmbedded(this.services) ? await listPersonas(this.services.dataSource.manager) : [];
    html(response, 200, signInPage(wordsFor(request), { personas, problem: null, address: '' }));
  }

  @Post('/sign-in')
  async askForLink(@Req() request: Request, @Res() response: Response): Promise<void> {
    const address = new Fields(request.body).text('/address') ?? '';
    try {
      await this.session(signInOperations.startSignIn, request, response, {}, { address });
      html(response, 202, linkSentPage(wordsFor(request)));
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      const personas = isEmbedded(this.services) ? await listPersonas(this.services.dataSource.manager) : [];
      response.set(error.headers);
      const words = wordsFor(request);
      tellLanguage(response, words);
      const problem = problemIn(words, error.problem);
      html(response, problem.status, signInPage(words, { personas, problem, address }));
    }
  }

  @Get('/sign-in/:token')
  async showLink(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const usable = await isSignInTokenOpen(this.services.dataSource.manager, token);
    const words = wordsFor(request);
    html(response, usable ? 200 : 410, usable ? linkPage(words, token) : linkSpentPage(words));
  }

  @Post('/sign-in/:token')
  async useLink(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.authentication.assertOwnOrigin(request);
    const session = this.authentication.slot(request, response);
    const opened = await signInByLink(this.services, token, session);
    if (opened === null) return html(response, 410, linkSpentPage(wordsFor(request)));
    session.open(opened);
    goOn(request, response);
  }

  @Post('/personas/:personaId/sign-in')
  async persona(
    @Param('personaId') personaId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.session(signInOperations.signInAsPersona, request, response, { personaId }, {});
    goOn(request, response);
  }

  @Post('/sign-out')
  async signOut(@Req() request: Request, @Res() response: Response): Promise<void> {
    const caller = await this.authentication.caller(request);
    if (caller !== null) {
      this.authentication.assertOwnPage(request, caller, new Fields(request.body).values['_csrf']);
      await this.session(signInOperations.signOut, request, response, {}, {});
    }
    response.redirect(303, '/');
  }

  @Get('/requests/:requestId/tasks/:taskId')
  async task(
    @Param('requestId') requestId: string,
    @Param('taskId') taskId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const caller = await this.authentication.caller(request);
    if (caller === null) return response.redirect(303, '/');
    if (!isUuid(requestId)) notFound();
    const view = await readRequest(this.services.dataSource.manager, caller.viewer, requestId);
    if (view === null) return notFound();
    const task = view.tasks.find((candidate) => candidate.id === taskId);
    // A task that is done leads to what came of it.
    response.redirect(303, task === undefined ? `/requests/${requestId}` : taskHref(view, task));
  }

  private async session(
    operation: PlainOperation,
    request: Request,
    response: Response,
    params: Record<string, string>,
    body: unknown,
  ): Promise<void> {
    this.authentication.assertOwnOrigin(request);
    await this.runner.run(operation, {
      viewer: null,
      whoActs: this.authentication.whoActs(request),
      params,
      query: {},
      body,
      ifMatch: null,
      channel: 'inbox',
      words: wordsFor(request),
      idempotencyKey: null,
      sessionId: null,
      tokenId: null,
      session: this.authentication.slot(request, response),
    });
  }
}

function html(response: Response, status: number, text: string): void {
  response.status(status).set('cache-control', 'no-store').type('html').send(text);
}

/** All controllers of the web pages. */
export const WEB_CONTROLLERS: Type[] = [StartController, pagesController()];
