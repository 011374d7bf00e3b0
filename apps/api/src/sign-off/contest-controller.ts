import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { textSchema } from '#libs/contracts';
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { downloadHeaders } from '../attachments/download.js';
import { ProblemException, problemFrom } from '../http/problems/problems.js';
import { checkInput } from '../http/operations/validate.js';
import { Fields } from '../web/fields.js';
import { recordPage, recordReviewPage } from './contest-pages.js';
import { Records, type OpenRecord, type Statement } from './contest-links.js';
import { assertForm, pathIn, sendPage } from './responses.js';
import { unknownLinkPage } from './sign-off-pages.js';
import { problemIn, wordsFor } from '../http/problems/wording.js';
import { wordsOfLink } from './words-of-link.js';

const contestSchema = z.strictObject({ reason: textSchema(4000) });

/** The pages behind the links in receipts of papers. They need no account, no cookie and no script. */
@Controller('records/:token')
export class RecordsController {
  constructor(@Inject(Records) private readonly records: Records) {}

  @Get()
  async show(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const record = await this.open(token, response);
    if (record !== null) sendPage(response, 200, recordPage(record, pathIn('records', token), nothingGiven));
  }

  @Post()
  async review(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    assertForm(request);
    const record = await this.open(token, response);
    if (record === null) return;
    const path = pathIn('records', token);
    const fields = new Fields(request.body);
    try {
      await this.records.review(record, statementFrom(fields, record));
      response.redirect(303, `${path}/review`);
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      const problem = problemIn(wordsOfLink(record), error.problem);
      response.set(error.headers);
      sendPage(response, problem.status, recordPage(record, path, { values: fields.values, problem }));
    }
  }

  @Get('review')
  async showReview(@Param('token') token: string, @Res() response: Response): Promise<void> {
    const record = await this.open(token, response);
    if (record === null) return;
    const path = pathIn('records', token);
    const statement = await this.records.statement(record);
    if (statement === null) return response.redirect(303, path);
    sendPage(response, 200, recordReviewPage(record, path, statement, null));
  }

  @Post('review')
  async sign(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    assertForm(request);
    const record = await this.open(token, response);
    if (record === null) return;
    const path = pathIn('records', token);
    const statement = await this.records.statement(record);
    // Sent twice: the first has signed, and the page shows the present record.
    if (statement === null) return response.redirect(303, path);
    const shown = new Fields(request.body).text('reviewed');
    if (shown !== null && shown !== statement.id) {
      return sendPage(response, 409, recordReviewPage(record, path, statement, 'changed'));
    }
    const verdict = await this.records.tryCode(record, new Fields(request.body).text('code') ?? '');
    if (verdict !== 'right') {
      const status = verdict === 'exhausted' ? 429 : 422;
      if (status === 429) response.set(await this.records.retryAfter(record));
      return sendPage(response, status, recordReviewPage(record, path, statement, verdict));
    }
    try {
      await this.records.sign(record, statement);
    } catch (error) {
      const { problem: coded } = problemFrom(error);
      if (coded.status >= 500) throw error;
      const problem = problemIn(wordsOfLink(record), coded);
      // Somebody else of the party may have acted meanwhile: the page then says so.
      const now = (await this.records.open(token)) ?? record;
      return sendPage(response, problem.status, recordPage(now, path, { values: {}, problem }));
    }
    response.redirect(303, path);
  }

  /** Downloads a scan that the record names. */
  @Get('scans/:attachmentId')
  async scan(
    @Param('token') token: string,
    @Param('attachmentId') attachmentId: string,
    @Res() response: Response,
  ): Promise<void> {
    const record = await this.open(token, response);
    if (record === null) return;
    const scan = await this.records.scan(record, attachmentId);
    if (scan === null) return sendPage(response, 404, unknownLinkPage(wordsFor(response.req)));
    response.status(200).set(downloadHeaders(scan.view));
    await pipeline(Readable.from(scan.content), response);
  }

  private async open(token: string, response: Response): Promise<OpenRecord | null> {
    const record = await this.records.open(token);
    if (record === null) sendPage(response, 404, unknownLinkPage(wordsFor(response.req)));
    return record;
  }
}

const nothingGiven = { values: {}, problem: null };

/** What is to be signed: while a contest is open, that the record may stand; otherwise why it is contested. */
function statementFrom(fields: Fields, { contest }: OpenRecord): Omit<Statement, 'id'> {
  if (contest !== null) return { what: 'let_stand', reason: fields.text('/reason') };
  const { reason } = checkInput(contestSchema, { reason: fields.text('/reason') ?? '' });
  return { what: 'contest', reason };
}
