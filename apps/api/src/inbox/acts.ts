import { assertInInbox } from '#libs/cases';
import { calendarDateSchema, instantSchema, says } from '#libs/contracts';
import { z } from 'zod';
import { type Judged, batches, writes } from '../http/operations/operation.js';
import { problemSchema } from '../openapi/components.js';
import { emptyBody, taskParams, versionAnswer } from '../http/operations/common-schemas.js';

const tag = 'Inbox';

/** A task can be snoozed by those in whose inbox it is. */
async function assertOwn({ manager, viewer, params }: Judged): Promise<void> {
  await assertInInbox(manager, viewer, {
    requestId: params['requestId'] ?? '',
    taskId: params['taskId'] ?? '',
  });
}

const snoozed = z.object({
  snoozedUntil: z.iso.datetime().nullable().describe('in real time; null: not put off'),
});
const untilSchema = z
  .union([calendarDateSchema.transform((on) => ({ on })), instantSchema.transform((at) => ({ at }))])
  .describe('a moment, or a day, which begins in your time zone');

const tasksBody = z.strictObject({
  tasks: z
    .array(taskParams)
    .min(1)
    .max(100)
    .refine(
      (tasks) => new Set(tasks.map((task) => `${task.requestId} ${task.taskId}`)).size === tasks.length,
      says('fields.task_twice'),
    ),
});
const cameOf = z.object({
  items: z
    .array(
      z.object({
        ...taskParams.shape,
        done: versionAnswer.nullable().describe('null: refused'),
        problem: problemSchema.nullable().describe('why it was refused; null: done'),
      }),
    )
    .describe('the result for each task, in the order given'),
});
const each =
  'Each task by itself: what one is refused changes nothing for the others. Repeated with the same key, it goes on where ' +
  'it was broken off, and tells again what came of the others.';

function onTasks(act: 'claim' | 'release', summary: string) {
  return batches({
    id: act === 'claim' ? 'claimTasks' : 'releaseTasks',
    may: 'signed_in',
    method: 'post',
    path: `/inbox/${act}`,
    tag,
    summary,
    description: each,
    access: 'session',
    body: tasksBody,
    answers: { 200: { description: 'The result for each.', schema: cameOf } },
    itemsOf: (body) => body.tasks,
    async runItem(tx, { viewer, body }, index, { cases }) {
      const task = body.tasks[index] as (typeof body.tasks)[number];
      return act === 'claim'
        ? cases.tasks.claimTask(tx, viewer, task)
        : cases.tasks.releaseTask(tx, viewer, task);
    },
  });
}

/** What people do with tasks besides the work itself. */
export const inboxActOperations = {
  claimTasks: onTasks('claim', 'Takes up to 100 tasks on'),
  releaseTasks: onTasks('release', 'Gives up to 100 claimed tasks back'),
  snoozeTask: writes({
    id: 'snoozeTask',
    may: assertOwn,
    method: 'post',
    path: '/requests/:requestId/tasks/:taskId/snooze',
    tag,
    summary: 'Snoozes a task: it leaves your queues until then, or until it is overdue',
    description:
      'For you alone, in real time, whatever the clock of the case. No deadline changes, and an overdue task cannot be snoozed.',
    access: 'session',
    about: 'requestId',
    params: taskParams,
    body: z.strictObject({ until: untilSchema }),
    answers: { 200: { description: 'Put off.', schema: snoozed } },
    async run(tx, { viewer, params, body }, { cases }) {
      return { status: 200, body: await cases.snoozes.snoozeTask(tx, viewer, params, body.until) };
    },
  }),
  unsnoozeTask: writes({
    id: 'unsnoozeTask',
    may: assertOwn,
    method: 'post',
    path: '/requests/:requestId/tasks/:taskId/unsnooze',
    tag,
    summary: 'Ends the snooze of a task',
    access: 'session',
    about: 'requestId',
    params: taskParams,
    body: emptyBody,
    answers: { 200: { description: 'Taken back.', schema: snoozed } },
    async run(tx, { viewer, params }, { cases }) {
      return { status: 200, body: await cases.snoozes.unsnoozeTask(tx, viewer, params) };
    },
  }),
};
