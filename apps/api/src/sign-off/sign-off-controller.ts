import { answerInputSchema, messageOf, textSchema } from '#libs/contracts';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { rejectInput } from '../http/problems/problems.js';
import { checkInput } from '../http/operations/validate.js';
import { wordsFor } from '../http/problems/wording.js';
import { answerFrom } from '../web/answering/answer-form.js';
import type { Fields } from '../web/fields.js';
import type { SigningFault } from './challenges.js';
import { type FrontPage, MailedLinkController } from './mailed-link-controller.js';
import { sendPage } from './responses.js';
import { answerPage } from './pages/answer-page.js';
import { questionAskedPage, receiptPage, replacedPage, unknownLinkPage } from './pages/receipt-pages.js';
import { reviewPage } from './pages/review-page.js';
import { type Draft, type OpenLink, type Reviewed, isCorrectable } from './open-link.js';
import { SignOff } from './sign-off.js';

/** The pages behind the links that are mailed to capitals. */
@Controller('sign-off/:token')
export class SignOffController extends MailedLinkController<OpenLink, Draft, Reviewed> {
  constructor(@Inject(SignOff) signOff: SignOff) {
    super('sign-off', signOff);
  }

  protected refuse(link: OpenLink, response: Response): boolean {
    const { state } = link.answers;
    if (state === 'ended') sendPage(response, 404, unknownLinkPage(wordsFor(response.req)));
    if (state === 'replaced') sendPage(response, 410, replacedPage(link));
    return state === 'ended' || state === 'replaced';
  }

  protected showSaid(link: OpenLink, path: string, response: Response, status = 200): boolean {
    if (link.answers.state !== 'answered') return false;
    const decision = link.own ?? link.currentDecision;
    if (decision === null) sendPage(response, 404, unknownLinkPage(wordsFor(response.req)));
    else sendPage(response, status, receiptPage(link, path, decision));
    return true;
  }

  protected isCorrectable(link: OpenLink): boolean {
    return isCorrectable(link);
  }

  protected frontPage(link: OpenLink, { path, given, problem, correcting }: FrontPage): string {
    return answerPage(link, path, given, problem, correcting);
  }

  protected saidIn(fields: Fields, { answers: { corrects } }: OpenLink, correcting: boolean): Draft {
    return draftFrom(fields, correcting ? corrects : null);
  }

  protected reviewPage(
    link: OpenLink,
    path: string,
    { said, needsCode }: { said: Reviewed; needsCode: boolean },
    fault: SigningFault | null,
  ): string {
    return reviewPage(link, path, said, needsCode, fault);
  }

  protected pathWhenSigned(path: string): string {
    return `${path}/receipt`;
  }

  @Get('receipt')
  async receipt(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const link = await this.opened(token, response);
    if (link === null) return;
    const asked = link.questions.at(-1);
    if (link.own !== null && (asked === undefined || asked.askedAt <= link.own.at)) {
      return sendPage(response, 200, receiptPage(link, this.pathOf(token), link.own));
    }
    if (asked !== undefined) {
      return sendPage(response, 200, questionAskedPage(link, this.pathOf(token)));
    }
    response.redirect(303, this.pathOf(token));
  }
}

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
