import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { textSchema } from '#libs/contracts';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { downloadHeaders } from '../attachments/download.js';
import { checkInput } from '../http/operations/validate.js';
import { wordsFor } from '../http/problems/wording.js';
import type { Fields } from '../web/fields.js';
import type { SigningFault } from './challenges.js';
import { Records, type KeptStatement, type OpenRecord, type Statement } from './contest-links.js';
import { recordPage, recordReviewPage } from './pages/record-pages.js';
import { type FrontPage, MailedLinkController } from './mailed-link-controller.js';
import { sendPage } from './responses.js';
import { unknownLinkPage } from './pages/receipt-pages.js';

const contestSchema = z.strictObject({ reason: textSchema(4000) });

/** The pages behind the links in receipts of papers. */
@Controller('records/:token')
export class RecordsController extends MailedLinkController<OpenRecord, Statement, KeptStatement> {
  constructor(@Inject(Records) private readonly records: Records) {
    super('records', records);
  }

  protected refuse(): boolean {
    return false;
  }

  protected showSaid(): boolean {
    // The page of a record shows what has become of it.
    return false;
  }

  protected isCorrectable(): boolean {
    return false;
  }

  protected frontPage(record: OpenRecord, { path, given }: FrontPage): string {
    return recordPage(record, path, given);
  }

  protected saidIn(fields: Fields, record: OpenRecord): Statement {
    return statementFrom(fields, record);
  }

  protected reviewPage(
    record: OpenRecord,
    path: string,
    { said }: { said: KeptStatement },
    fault: SigningFault | null,
  ): string {
    return recordReviewPage(record, path, said, fault);
  }

  protected pathWhenSigned(path: string): string {
    return path;
  }

  /** Downloads a scan that the record names. */
  @Get('scans/:attachmentId')
  async scan(
    @Param('token') token: string,
    @Param('attachmentId') attachmentId: string,
    @Res() response: Response,
  ): Promise<void> {
    const record = await this.opened(token, response);
    if (record === null) return;
    const scan = await this.records.scan(record, attachmentId);
    if (scan === null) return sendPage(response, 404, unknownLinkPage(wordsFor(response.req)));
    response.status(200).set(downloadHeaders(scan.view));
    await pipeline(Readable.from(scan.content), response);
  }
}

/** What is to be signed: while a contest is open, that the record may stand; otherwise why it is contested. */
function statementFrom(fields: Fields, { contest }: OpenRecord): Statement {
  if (contest !== null) return { what: 'let_stand', reason: fields.text('/reason') };
  const { reason } = checkInput(contestSchema, { reason: fields.text('/reason') ?? '' });
  return { what: 'contest', reason };
}
