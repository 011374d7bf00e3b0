import { z } from 'zod';
import { downloadHeaders } from './download.js';
import { notFound } from '../http/problems/problems.js';
import { reads, uploads } from '../http/operations/operation.js';

const params = z.strictObject({ attachmentId: z.uuid() });

const attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string().describe('as detected from the content, not as declared'),
  bytes: z.int(),
  sha256: z.string(),
  notes: z
    .array(z.string())
    .describe('what to know before opening it, e.g. that a PDF is encrypted or contains a script'),
  scanned: z.boolean().describe('whether a scanner has found it clean'),
  uploadedAt: z.iso.datetime(),
  requestId: z.uuid().nullable(),
  legId: z.string().nullable().describe('the leg whose record it belongs to'),
  vanishesAt: z.iso
    .datetime()
    .nullable()
    .describe('when it is deleted unless an answer names it; null once one does'),
});

/** Papers as files. */
export const attachmentOperations = {
  uploadAttachment: uploads({
    id: 'uploadAttachment',
    may: 'signed_in',
    method: 'post',
    path: '/attachments',
    tag: 'Papers',
    summary: 'Uploads a scan of a paper, as the only file of a form',
    description:
      'Its type is detected from its content; if another is declared, it is refused. Give its id and SHA-256 in `instrument.attachments` of an answer or a paper within a day, or it is deleted.',
    access: 'session',
    makes: '/attachments/:id',
    answers: {
      201: { description: 'Kept.', schema: attachment },
      413: { description: 'It is too large; the message gives the limit.' },
      415: { description: 'It is not sent as a form, or its content is of a type that is not accepted.' },
      422: {
        description: 'There is no file, it is empty or mislabelled, or the scanner found something in it.',
      },
      503: { description: 'The scanner does not answer.' },
    },
    async run(tx, { viewer, received }, { cases }) {
      return { status: 201, body: await cases.attachments.keep(tx, viewer, received) };
    },
  }),
  getAttachment: reads({
    id: 'getAttachment',
    method: 'get',
    path: '/attachments/:attachmentId',
    tag: 'Papers',
    summary: 'The details of an attachment',
    access: 'session',
    params,
    answers: { 200: { description: 'The attachment, without its content.', schema: attachment } },
    async run({ viewer, params: { attachmentId } }, { cases, dataSource }) {
      const found = await cases.attachments.find(dataSource.manager, viewer, attachmentId);
      return { status: 200, body: found ?? notFound() };
    },
  }),
  downloadAttachment: reads({
    id: 'downloadAttachment',
    method: 'get',
    path: '/attachments/:attachmentId/content',
    tag: 'Papers',
    summary: 'Downloads an attachment',
    access: 'session',
    params,
    answers: {
      200: { description: 'The content, with its own media type.', content: 'application/octet-stream' },
    },
    async run({ viewer, params: { attachmentId } }, { cases, dataSource }) {
      const { manager } = dataSource;
      const found = (await cases.attachments.find(manager, viewer, attachmentId)) ?? notFound();
      return {
        status: 200,
        body: undefined,
        headers: downloadHeaders(found),
        content: cases.attachments.read(manager, attachmentId),
      };
    },
  }),
};
