import { instantSchema, requestContentSchema, textSchema } from '#libs/contracts';
import {
  auditEntrySchema,
  listRequests,
  readAudit,
  readRequest,
  requestRowSchema,
  requestViewSchema,
} from '#libs/cases';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import {
  emptyBody,
  linkTo,
  listOf,
  pagingShape,
  reasonBody,
  requestLineParams,
  requestParams,
  versionAnswer,
} from '../http/operations/common-schemas.js';
import { requestExample } from '../openapi/examples.js';
import { requestsQueryShape } from '../http/operations/list-queries.js';

const tag = 'Requests';

/** Requests: draft, list, read, change, submit, withdraw, audit. */
export const requestOperations = {
  draftRequest: writes({
    id: 'draftRequest',
    may: 'draft_request',
    method: 'post',
    path: '/requests',
    tag,
    summary: 'Drafts a request, and with it the arrangement that it would start',
    description:
      'With `submit` the draft is submitted in the same call, as by submitRequest: the record has both acts, and what submitting would refuse makes nothing.',
    access: 'session',
    contentAt: '/content',
    makes: '/requests/:requestId',
    example: { content: requestExample },
    body: z.strictObject({
      content: requestContentSchema,
      clockStartsAt: instantSchema
        .optional()
        .describe('demonstrations only: the moment at which the clock of this case starts'),
      assumptions: textSchema(2000)
        .optional()
        .describe('what a replay of the past has to assume, e.g. when a party was asked'),
      submit: z.boolean().default(false).describe('whether the draft is submitted at once'),
    }),
    answers: {
      201: {
        description: 'The request: a draft, or submitted already.',
        schema: z.object({
          requestId: z.string(),
          arrangementId: z.string(),
          reference: z.string(),
          version: z.int(),
        }),
      },
    },
    async run(tx, { viewer, body: { content, clockStartsAt, assumptions, submit } }, { cases }) {
      const drafted = await cases.draftRequest(tx, viewer, {
        content,
        submit,
        ...(clockStartsAt === undefined ? {} : { clockStartsAt }),
        ...(assumptions === undefined ? {} : { assumptions }),
      });
      return { status: 201, body: drafted };
    },
  }),
  listRequests: reads({
    id: 'listRequests',
    method: 'get',
    path: '/requests',
    tag,
    summary: 'Requests that you may see, filtered, searched and sorted',
    access: 'session',
    query: z.strictObject({ ...pagingShape, ...requestsQueryShape }),
    answers: { 200: { description: 'One page.', schema: listOf(requestRowSchema) } },
    async run({ viewer, query }, { dataSource }) {
      const page = await listRequests(dataSource.manager, viewer, query);
      return { status: 200, body: page, headers: linkTo('/requests', query, page.next) };
    },
  }),
  getRequest: reads({
    id: 'getRequest',
    method: 'get',
    path: '/requests/:requestId',
    tag,
    summary: 'One request with its legs: who holds each and since when',
    access: 'session',
    params: requestParams,
    answers: { 200: { description: 'What you may see of it.', schema: requestViewSchema } },
    async run({ viewer, params }, { dataSource }) {
      const view = (await readRequest(dataSource.manager, viewer, params.requestId)) ?? notFound();
      return { status: 200, body: view };
    },
  }),
  reviseRequest: writes({
    id: 'reviseRequest',
    may: 'manage_request',
    method: 'put',
    path: '/requests/:requestId',
    tag,
    summary: 'Changes a draft',
    access: 'session',
    about: 'requestId',
    ifMatch: 'required',
    contentAt: '/content',
    example: { content: requestExample },
    params: requestParams,
    body: z.strictObject({ content: requestContentSchema }),
    answers: { 200: { description: 'Changed.', schema: versionAnswer } },
    async run(tx, { viewer, params, body, ifMatch }, { cases }) {
      const changed = await cases.reviseRequest(tx, viewer, params.requestId, body.content, ifMatch ?? 0);
      return { status: 200, body: changed };
    },
  }),
  submitRequest: writes({
    id: 'submitRequest',
    may: 'manage_request',
    method: 'post',
    path: '/requests/:requestId/submit',
    tag,
    summary: 'Submits a draft: fixes its policy and asks the first parties',
    access: 'session',
    about: 'requestId',
    ifMatch: 'optional',
    params: requestParams,
    body: emptyBody,
    answers: { 200: { description: 'Submitted.', schema: versionAnswer } },
    async run(tx, { viewer, params, ifMatch }, { cases }) {
      return { status: 200, body: await cases.submitRequest(tx, viewer, params.requestId, ifMatch) };
    },
  }),
  amendRequest: writes({
    id: 'amendRequest',
    may: 'manage_request',
    method: 'post',
    path: '/requests/:requestId/amend',
    tag,
    summary: 'Changes the ask of an open request',
    description:
      'Makes a new revision: consents that still cover it stand, the others are asked again, and the answer says which and why. Missions, arrangement and policy cannot change.',
    access: 'session',
    about: 'requestId',
    ifMatch: 'required',
    contentAt: '/content',
    example: { content: requestExample, reason: 'The crews need twenty persons more.' },
    params: requestParams,
    body: z.strictObject({ content: requestContentSchema, reason: textSchema(4000) }),
    answers: { 200: { description: 'Amended.', schema: versionAnswer } },
    async run(tx, { viewer, params, body, ifMatch }, { cases }) {
      const changed = await cases.changes.amendRequest(tx, viewer, params.requestId, body, ifMatch ?? 0);
      return { status: 200, body: changed };
    },
  }),
  declareOvertaken: writes({
    id: 'declareOvertaken',
    may: 'manage_request',
    method: 'post',
    path: '/requests/:requestId/overtaken',
    tag,
    summary: 'Closes a request that events have overtaken',
    access: 'session',
    about: 'requestId',
    params: requestParams,
    body: reasonBody,
    answers: { 200: { description: 'Closed.', schema: versionAnswer } },
    async run(tx, { viewer, params, body }, { cases }) {
      const changed = await cases.changes.declareOvertaken(tx, viewer, params.requestId, body.reason);
      return { status: 200, body: changed };
    },
  }),
  dropLine: writes({
    id: 'dropLine',
    may: 'manage_request',
    method: 'post',
    path: '/requests/:requestId/lines/:lineId/drop',
    tag,
    summary: 'Drops a line from a request; the others go on',
    access: 'session',
    about: 'requestId',
    params: requestLineParams,
    body: reasonBody,
    answers: { 200: { description: 'Dropped.', schema: versionAnswer } },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.changes.dropLine(tx, viewer, params, body.reason) };
    },
  }),
  withdrawRequest: writes({
    id: 'withdrawRequest',
    may: 'manage_request',
    method: 'post',
    path: '/requests/:requestId/withdraw',
    tag,
    summary: 'Withdraws a request',
    access: 'session',
    about: 'requestId',
    params: requestParams,
    body: reasonBody,
    answers: { 200: { description: 'Withdrawn.', schema: versionAnswer } },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.withdrawRequest(tx, viewer, params.requestId, body.reason) };
    },
  }),
  getRequestAudit: reads({
    id: 'getRequestAudit',
    method: 'get',
    path: '/requests/:requestId/audit',
    tag,
    summary: "The request's audit chain, oldest first",
    access: 'session',
    params: requestParams,
    query: z.strictObject(pagingShape),
    answers: { 200: { description: 'One page.', schema: listOf(auditEntrySchema) } },
    async run({ viewer, params: { requestId }, query }, { dataSource }) {
      const page = (await readAudit(dataSource.manager, viewer, requestId, query)) ?? notFound();
      return { status: 200, body: page, headers: linkTo(`/requests/${requestId}/audit`, query, page.next) };
    },
  }),
};
