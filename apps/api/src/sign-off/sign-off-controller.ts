import { answerInputSchema, messageOf, textSchema } from '#libs/contracts';
import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { ProblemException, problemFrom, rejectInput } from '../http/problems/problems.js';
import { checkInput } from '../http/operations/validate.js';
import { answerFrom } from '../web/answering/answer-form.js';
import { Fields } from '../web/fields.js';
import {
  answerPage,
  questionAskedPage,
  receiptPage,
  replacedPage,
  reviewPage,
  unknownLinkPage,
} from './sign-off-pages.js';
import { assertForm, pathIn, sendPage } from './responses.js';
import { SignOff, type OpenLink } from './sign-off.js';
import { problemIn, wordsFor } from '../http/problems/wording.js';
import { wordsOfLink } from './words-of-link.js';

/** The pages behind the links that are mailed to capitals. They need no account, no cookie and no script. */
@Controller('sign-off/:token')
export class SignOffController {
  constructor(@Inject(SignOff) private readonly signOff: SignOff) {}

  @Get()
  async show(
    @Param('token') token: string,
    @Query('correct') correct: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const link = await this.open(token, response);
    if (link === null) return;
    if (link.state === 'answered' && (correct !== '1' || link.currentDecision === null)) {
      return this.showReceipt(link, token, response);
    }
    sendPage(
      response,
      200,
      answerPage(link, pathIn('sign-off', token), nothingGiven, null, link.state === 'answered'),
    );
  }

  @Post()
  async review(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    assertForm(request);
    const link = await this.open(token, response);
    if (link === null) return;
    const fields = new Fields(request.body);
    const corrects = fields.text('correct') === '1' && link.state === 'answered';
    if (link.state === 'answered' && !corrects) return this.showReceipt(link, token, response);
    try {
      await this.signOff.review(
        link,
        draftFrom(fields, corrects ? (link.currentDecision?.id ?? null) : null),
      );
      response.redirect(303, `${pathIn('sign-off', token)}/review`);
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      const problem = problemIn(wordsOfLink(link), error.problem);
      response.set(error.headers);
      sendPage(
        response,
        problem.status,
        answerPage(link, pathIn('sign-off', token), { values: fields.values, problem }, problem, corrects),
      );
    }
  }

  @Get('review')
  async showReview(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const link = await this.open(token, response);
    if (link === null) return;
    const waiting = await this.signOff.reviewed(link);
    if (waiting === null) return response.redirect(303, pathIn('sign-off', token));
    sendPage(
      response,
      200,
      reviewPage(link, pathIn('sign-off', token), waiting.reviewed, waiting.needsCode, null),
    );
  }

  @Post('review')
  async sign(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    assertForm(request);
    const link = await this.open(token, response);
    if (link === null) return;
    const waiting = await this.signOff.reviewed(link);
    // Sent twice: the first has signed, so the receipt is shown.
    if (waiting === null) return response.redirect(303, pathIn('sign-off', token));
    const shown = new Fields(request.body).text('reviewed');
    if (shown !== null && shown !== waiting.reviewed.id) {
      const { reviewed, needsCode } = waiting;
      const page = reviewPage(link, pathIn('sign-off', token), reviewed, needsCode, 'changed');
      return sendPage(response, 409, page);
    }
    if (waiting.needsCode) {
      const verdict = await this.signOff.tryCode(link, new Fields(request.body).text('code') ?? '');
      if (verdict !== 'right') {
        const status = verdict === 'exhausted' ? 429 : 422;
        if (status === 429) response.set(await this.signOff.retryAfter(link));
        return sendPage(
          response,
          status,
          reviewPage(link, pathIn('sign-off', token), waiting.reviewed, true, verdict),
        );
      }
    }
    try {
      await this.signOff.sign(link, waiting.reviewed, waiting.needsCode);
    } catch (error) {
      const { problem: coded } = problemFrom(error);
      if (coded.status >= 500) throw error;
      const problem = problemIn(wordsOfLink(link), coded);
      // Somebody else of the party may have answered meanwhile: the page then says so.
      const now = await this.open(token, response);
      if (now === null) return;
      if (now.state === 'answered') return this.showReceipt(now, token, response, 409);
      return sendPage(
        response,
        problem.status,
        answerPage(now, pathIn('sign-off', token), { values: {}, problem }, problem, false),
      );
    }
    response.redirect(303, `${pathIn('sign-off', token)}/receipt`);
  }

  @Get('receipt')
  async receipt(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const link = await this.open(token, response);
    if (link === null) return;
    const asked = link.questions.at(-1);
    if (link.own !== null && (asked === undefined || asked.askedAt <= link.own.at)) {
      return sendPage(response, 200, receiptPage(link, pathIn('sign-off', token), link.own));
    }
    if (asked !== undefined) {
      return sendPage(response, 200, questionAskedPage(link, pathIn('sign-off', token)));
    }
    response.redirect(303, pathIn('sign-off', token));
  }

  /** Opens a link for a page; if it cannot be used, sends the reason and returns null. */
  private async open(token: string, response: Response): Promise<OpenLink | null> {
    const link = await this.signOff.open(token);
    if (link === null || link.state === 'ended') {
      sendPage(response, 404, unknownLinkPage(wordsFor(response.req)));
      return null;
    }
    if (link.state === 'replaced') {
      sendPage(response, 410, replacedPage(link));
      return null;
    }
    return link;
  }

  private showReceipt(link: OpenLink, token: string, response: Response, status = 200): void {
    const decision = link.own ?? link.currentDecision;
    if (decision === null) sendPage(response, 404, unknownLinkPage(wordsFor(response.req)));
    else sendPage(response, status, receiptPage(link, pathIn('sign-off', token), decision));
  }
}

const nothingGiven = { values: {}, problem: null };

const questionSchema = z.strictObject({ text: textSchema(4000) });

/** What is to be signed, checked by the same schema as an answer through the API. */
function draftFrom(fields: Fields, corrects: string | null) {
  if (fields.text('/answer') === 'question') {
    const { text } = checkInput(questionSchema, { text: fields.text('/text') ?? '' });
    return { what: 'question', text } as const;
  }
  const answer = answerFrom(fields);
  const input = checkInput(answerInputSchema, { ...answer, corrects });
  if (input.signedBy === null) {
    const reason = messageOf('fields.signatory_missing');
    rejectInput([{ pointer: '/signedBy/name', rule: 'missing', reason }]);
  }
  return { what: 'answer', input } as const;
}
