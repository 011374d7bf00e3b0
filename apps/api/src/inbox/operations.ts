import { instantSchema, keySchema, textSchema } from '#libs/contracts';
import { countInbox, assertWorker, inboxCountsSchema, inboxRowSchema, listInbox } from '#libs/cases';
import { z } from 'zod';
import { type Judged, reads, writes } from '../http/operations/operation.js';
import {
  emptyBody,
  linkTo,
  listOf,
  pagingShape,
  taskParams,
  versionAnswer,
} from '../http/operations/common-schemas.js';
import { inboxQueryShape } from '../http/operations/list-queries.js';

/** Allows those whom the task in a path is for. */
async function assertTask({ manager, viewer, params }: Judged): Promise<void> {
  const { requestId = '', taskId = '' } = params;
  await assertWorker(manager, viewer, { requestId, taskId });
}

const base = { method: 'post', tag: 'Inbox', access: 'session', about: 'requestId' } as const;
const changed = { 200: { description: 'Done.', schema: versionAnswer } };

/** What waits for a person, and claiming it. */
export const inboxOperations = {
  listInbox: reads({
    id: 'listInbox',
    method: 'get',
    path: '/inbox',
    tag: 'Inbox',
    summary: 'One queue of your inbox, filtered, searched and sorted',
    description:
      'A cursor belongs to the query that returned it, whatever its `limit`. Counts are of whole queues, and stop at 1000.',
    access: 'session',
    query: z.strictObject({ ...pagingShape, ...inboxQueryShape }),
    answers: {
      200: {
        description: 'One page, and how many tasks each queue has.',
        schema: listOf(inboxRowSchema).extend({ counts: inboxCountsSchema }),
      },
    },
    async run({ viewer, query }, { dataSource: { manager } }) {
      // Side by side, on two connections: to count takes as long as to read the page.
      const [page, counts] = await Promise.all([
        listInbox(manager, viewer, query),
        countInbox(manager, viewer),
      ]);
      return { status: 200, body: { ...page, counts }, headers: linkTo('/inbox', query, page.next) };
    },
  }),
  claimTask: writes({
    ...base,
    id: 'claimTask',
    may: assertTask,
    path: '/requests/:requestId/tasks/:taskId/claim',
    summary: 'Claims a task, so that others of your party leave it alone',
    params: taskParams,
    body: emptyBody,
    answers: changed,
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.tasks.claimTask(tx, viewer, params) };
    },
  }),
  releaseTask: writes({
    ...base,
    id: 'releaseTask',
    may: assertTask,
    path: '/requests/:requestId/tasks/:taskId/release',
    summary: 'Releases a claimed task',
    params: taskParams,
    body: emptyBody,
    answers: changed,
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.tasks.releaseTask(tx, viewer, params) };
    },
  }),
  handOverTask: writes({
    ...base,
    id: 'handOverTask',
    may: assertTask,
    path: '/requests/:requestId/tasks/:taskId/hand-over',
    summary: 'Hands a task that you have claimed over to another person of your party, once',
    description: 'What they do is recorded as done by them for you.',
    params: taskParams,
    body: z.strictObject({ to: keySchema.describe('the id of the person'), reason: textSchema(4000) }),
    answers: changed,
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.tasks.handOverTask(tx, viewer, params, body) };
    },
  }),
  handBackTask: writes({
    ...base,
    id: 'handBackTask',
    may: assertTask,
    path: '/requests/:requestId/tasks/:taskId/hand-back',
    summary: 'Hands a task back to the person who handed it over',
    params: taskParams,
    body: emptyBody,
    answers: changed,
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.tasks.handBackTask(tx, viewer, params) };
    },
  }),
  recordAbsence: writes({
    id: 'recordAbsence',
    may: 'signed_in',
    method: 'post',
    path: '/absences',
    tag: 'Inbox',
    summary: 'Names who stands in for you while you are away',
    description:
      'In real time, whatever the clock of a case. Whoever stands in needs their own role for the party; administrators may record the absence of others.',
    access: 'session',
    body: z.strictObject({
      personId: keySchema.describe('who is away'),
      from: instantSchema,
      to: instantSchema,
      coveredBy: keySchema.describe('who stands in'),
    }),
    answers: { 201: { description: 'Recorded.', schema: z.object({ absenceId: z.string() }) } },
    async run(tx, { viewer, body }, { cases }) {
      return { status: 201, body: await cases.absences.recordAbsence(tx, viewer, body) };
    },
  }),
};
