import {
  chaseNoteViewSchema,
  commentViewSchema,
  assertCommenter,
  assertWhole,
  listChaseNotes,
  listComments,
} from '#libs/cases';
import { chaseNoteSchema, commentSchema } from '#libs/contracts';
import { z } from 'zod';
import { reads, writes } from '../http/operations/operation.js';
import { notFound } from '../http/problems/problems.js';
import { legParams, linkTo, listOf, pagingShape, requestParams } from '../http/operations/common-schemas.js';

const tag = 'Notes';
const kept = {
  201: {
    description: 'Kept for good; a correction is a new entry that names it.',
    schema: z.object({ noteId: z.uuid(), recordedAt: z.iso.datetime() }),
  },
};
const notesQuery = z.strictObject({ ...pagingShape, legId: legParams.shape.legId.optional() });

/** Comments and notes on a request: they change neither its state nor its version. */
export const noteOperations = {
  listComments: reads({
    id: 'listComments',
    method: 'get',
    path: '/requests/:requestId/comments',
    tag,
    summary: 'The comments on a request that you may read, latest first',
    access: 'session',
    about: 'requestId',
    params: requestParams,
    query: notesQuery,
    answers: { 200: { description: 'One page.', schema: listOf(commentViewSchema) } },
    async run({ viewer, params: { requestId }, query }, { dataSource }) {
      const page = (await listComments(dataSource.manager, viewer, requestId, query)) ?? notFound();
      return {
        status: 200,
        body: page,
        headers: linkTo(`/requests/${requestId}/comments`, query, page.next),
      };
    },
  }),
  addComment: writes({
    id: 'addComment',
    may: async ({ manager, viewer, params }) => assertCommenter(manager, viewer, params['requestId'] ?? ''),
    method: 'post',
    path: '/requests/:requestId/comments',
    tag,
    summary: 'Comments on a request, a leg or a task',
    description:
      'People of the unit that manages the request choose who reads it. A party comments on its own legs, and the unit reads it. A comment is not a question and stops no clock.',
    access: 'session',
    about: 'requestId',
    params: requestParams,
    body: commentSchema,
    answers: kept,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 201, body: await cases.notes.addComment(tx, viewer, params.requestId, body) };
    },
  }),
  listChaseNotes: reads({
    id: 'listChaseNotes',
    may: async ({ manager, viewer, params }) => assertWhole(manager, viewer, params['requestId'] ?? ''),
    method: 'get',
    path: '/requests/:requestId/chase-notes',
    tag,
    summary: 'The notes on calls and meetings about a request, latest first',
    access: 'session',
    about: 'requestId',
    params: requestParams,
    query: notesQuery,
    answers: { 200: { description: 'One page.', schema: listOf(chaseNoteViewSchema) } },
    async run({ params: { requestId }, query }, { dataSource }) {
      const page = await listChaseNotes(dataSource.manager, requestId, query);
      return {
        status: 200,
        body: page,
        headers: linkTo(`/requests/${requestId}/chase-notes`, query, page.next),
      };
    },
  }),
  addChaseNote: writes({
    id: 'addChaseNote',
    may: 'secretariat_task',
    method: 'post',
    path: '/requests/:requestId/legs/:legId/chase-notes',
    tag,
    summary:
      'Adds a note on a call or a meeting about a leg: with whom, when, what was said, what comes next',
    access: 'session',
    about: 'requestId',
    params: legParams,
    body: chaseNoteSchema,
    answers: kept,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 201, body: await cases.notes.addChaseNote(tx, viewer, params, body) };
    },
  }),
};
