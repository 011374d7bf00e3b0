import { TASK_KINDS } from '#libs/contracts';
import { countInbox, inboxCountsSchema, inboxRowSchema, listInbox } from '#libs/cases';
import { z } from 'zod';
import { reads, writes } from '../http/operation.js';
import { emptyBody, linkTo, listOf, pagingShape, versionAnswer } from './common.js';

const taskParams = z.strictObject({
  requestId: z.uuid(),
  taskId: z.string().regex(/^t\d{1,9}-\d{1,9}$/u),
});
const base = { method: 'post', tag: 'Inbox', access: 'session', about: 'requestId' } as const;
const changed = { 200: { description: 'Done.', schema: versionAnswer } };

/** What waits for a person, and taking it on. */
export const inboxOperations = [
  reads({
    id: 'listInbox',
    method: 'get',
    path: '/inbox',
    tag: 'Inbox',
    summary: 'One queue of your inbox, what is due first on top',
    access: 'session',
    query: z.strictObject({
      ...pagingShape,
      queue: z
        .enum(['mine', 'party', 'done'])
        .default('party')
        .describe('claimed by you; open for your parties; done by you'),
      kind: z.enum(TASK_KINDS).optional(),
    }),
    answers: {
      200: {
        description: 'One page, and how much lies in each queue.',
        schema: listOf(inboxRowSchema).extend({ counts: inboxCountsSchema }),
      },
    },
    async run({ viewer, query }, { dataSource: { manager } }) {
      const page = await listInbox(manager, viewer, {
        ...query,
        kind: query.kind ?? null,
        cursor: query.cursor ?? null,
      });
      const counts = await countInbox(manager, viewer);
      return { status: 200, body: { ...page, counts }, headers: linkTo('/inbox', query, page.next) };
    },
  }),
  writes({
    ...base,
    id: 'claimTask',
    path: '/requests/:requestId/tasks/:taskId/claim',
    summary: 'Takes a task on, so that others of your party leave it alone',
    params: taskParams,
    body: emptyBody,
    answers: changed,
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.claimTask(tx, viewer, params) };
    },
  }),
  writes({
    ...base,
    id: 'releaseTask',
    path: '/requests/:requestId/tasks/:taskId/release',
    summary: 'Gives a claimed task back',
    params: taskParams,
    body: emptyBody,
    answers: changed,
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.releaseTask(tx, viewer, params) };
    },
  }),
];
