import type { Problem } from '#libs/contracts';
import { Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemException, problemFrom } from '../http/problems/problems.js';
import { problemIn, wordsFor } from '../http/problems/wording.js';
import { Fields } from '../web/fields.js';
import type { Given } from '../web/parts.js';
import type { SigningFault } from './challenges.js';
import type { MailedLinks, Opened } from './mailed-links.js';
import { assertForm, pathIn, sendPage } from './responses.js';
import { unknownLinkPage } from './pages/receipt-pages.js';
import { wordsOfLink } from './words-of-link.js';

/** The first page of a link as it is to be shown. */
export interface FrontPage {
  path: string;
  given: Given;
  problem: Problem | null;
  /** Whether what was said before is to be corrected. */
  correcting: boolean;
}

/**
 * The pages behind one kind of mailed links: what is said is entered, reviewed and signed. They need no account, no cookie and
 * no script, and to look at one changes nothing.
 */
export abstract class MailedLinkController<L extends Opened, D extends object, S extends D & { id: string }> {
  protected constructor(
    private readonly place: 'sign-off' | 'records',
    private readonly links: MailedLinks<L, D, S>,
  ) {}

  /** Answers for a link by which nothing can be said any more. @returns whether it has */
  protected abstract refuse(link: L, response: Response): boolean;

  /** Answers for a link by which all has been said. @returns whether it has */
  protected abstract showSaid(link: L, path: string, response: Response, status?: number): boolean;

  /** Whether what was said by a link can be corrected by it. */
  protected abstract isCorrectable(link: L): boolean;

  /** The page on which something is said. */
  protected abstract frontPage(link: L, page: FrontPage): string;

  /** What a form says, checked by the same schema as through the API. */
  protected abstract saidIn(fields: Fields, link: L, correcting: boolean): D;

  /** The page on which what was said is signed. */
  protected abstract reviewPage(
    link: L,
    path: string,
    waiting: { said: S; needsCode: boolean },
    fault: SigningFault | null,
  ): string;

  /** Where somebody goes who has signed. */
  protected abstract pathWhenSigned(path: string): string;

  @Get()
  async show(
    @Param('token') token: string,
    @Query('correct') correct: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const link = await this.opened(token, response);
    if (link === null) return;
    const path = this.pathOf(token);
    const correcting = correct === '1' && this.isCorrectable(link);
    if (!correcting && this.showSaid(link, path, response)) return;
    sendPage(response, 200, this.frontPage(link, { path, given: nothingGiven, problem: null, correcting }));
  }

  @Post()
  async review(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    assertForm(request);
    const link = await this.opened(token, response);
    if (link === null) return;
    const path = this.pathOf(token);
    const fields = new Fields(request.body);
    const correcting = fields.text('correct') === '1' && this.isCorrectable(link);
    if (!correcting && this.showSaid(link, path, response)) return;
    try {
      await this.links.review(link, this.saidIn(fields, link, correcting));
      response.redirect(303, `${path}/review`);
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      const problem = problemIn(wordsOfLink(link), error.problem);
      response.set(error.headers);
      const given = { values: fields.values, problem };
      sendPage(response, problem.status, this.frontPage(link, { path, given, problem, correcting }));
    }
  }

  @Get('review')
  async showReview(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const link = await this.opened(token, response);
    if (link === null) return;
    const path = this.pathOf(token);
    const waiting = await this.links.reviewed(link);
    if (waiting === null) return response.redirect(303, path);
    sendPage(response, 200, this.reviewPage(link, path, waiting, null));
  }

  @Post('review')
  async sign(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    assertForm(request);
    const link = await this.opened(token, response);
    if (link === null) return;
    const path = this.pathOf(token);
    const waiting = await this.links.reviewed(link);
    // Sent twice: the first has signed, and the page shows what came of it.
    if (waiting === null) return response.redirect(303, path);
    const fields = new Fields(request.body);
    const shown = fields.text('reviewed');
    if (shown !== null && shown !== waiting.said.id) {
      return sendPage(response, 409, this.reviewPage(link, path, waiting, 'changed'));
    }
    if (waiting.needsCode) {
      const verdict = await this.links.tryCode(link, fields.text('code') ?? '');
      if (verdict !== 'right') {
        const status = verdict === 'exhausted' ? 429 : 422;
        if (status === 429) response.set(await this.links.retryAfter(link));
        return sendPage(response, status, this.reviewPage(link, path, waiting, verdict));
      }
    }
    try {
      await this.links.sign(link, waiting.said, waiting.needsCode);
    } catch (error) {
      const { problem: coded } = problemFrom(error);
      if (coded.status >= 500) throw error;
      const problem = problemIn(wordsOfLink(link), coded);
      // Somebody else of the party may have spoken meanwhile: the page then says so.
      const now = await this.opened(token, response);
      if (now === null || this.showSaid(now, path, response, 409)) return;
      const given = { values: {}, problem };
      const page = this.frontPage(now, { path, given, problem, correcting: false });
      return sendPage(response, problem.status, page);
    }
    response.redirect(303, this.pathWhenSigned(path));
  }

  protected pathOf(token: string): string {
    return pathIn(this.place, token);
  }

  /** Opens a link for a page; where it cannot be used, says why and returns null. */
  protected async opened(token: string, response: Response): Promise<L | null> {
    const link = await this.links.open(token);
    if (link === null) {
      sendPage(response, 404, unknownLinkPage(wordsFor(response.req)));
      return null;
    }
    return this.refuse(link, response) ? null : link;
  }
}

const nothingGiven = { values: {}, problem: null };
