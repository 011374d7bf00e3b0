import { messageOf } from '#libs/contracts';
import { type Viewer, actOfTask, viewerOf } from '#libs/identity';
import type { Actor, RequestState, TaskState } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { type Payload, type TaskRef, actor, fold, versionOf } from '../writer/acts.js';
import { absentFor } from '../people/absences.js';
import { absent, reject, unknown } from '../errors.js';
import { canWorkOn, partiesOfTask } from './claimants.js';
import { storedState } from '../writer/machine.js';
import { peopleOfTask } from '../writer/projections.js';

/** Claims a task, so that others of the party leave it alone. */
async function claimTask(tx: EntityManager, viewer: Viewer, ref: TaskRef) {
  return foldOnTask(tx, viewer, ref, ({ id }) => ({ kind: 'task_claimed', taskId: id }));
}

/** Releases a claimed task to the party. */
async function releaseTask(tx: EntityManager, viewer: Viewer, ref: TaskRef) {
  return foldOnTask(tx, viewer, ref, async (task) => {
    const { id, claimedBy } = task;
    const claimant =
      claimedBy === undefined || claimedBy === viewer.personId ? null : await viewerOf(tx, claimedBy);
    const claimantLeft = claimant !== null && !canWorkOn(claimant, task);
    return { kind: 'task_released', taskId: id, ...(claimantLeft ? { claimantLeft } : {}) };
  });
}

/** Hands a claimed task over to another person, once; what they do is recorded as done for the first. */
async function handOverTask(
  tx: EntityManager,
  viewer: Viewer,
  ref: TaskRef,
  { to, reason }: { to: string; reason: string },
) {
  return foldOnTask(tx, viewer, ref, async (task) => {
    const { id, partyId } = task;
    const other = await viewerOf(tx, to);
    if (other === null) return reject('unknown_reference', '/to', unknown('person', to));
    if (!canWorkOn(other, task)) {
      reject(
        'not_of_party',
        '/to',
        messageOf('case_refusals.person_without_role', { person: to, party: partyId }),
      );
    }
    return { kind: 'task_handed_over', taskId: id, to, reason };
  });
}

/** Hands a task back to the person who handed it over. */
async function handBackTask(tx: EntityManager, viewer: Viewer, ref: TaskRef) {
  return foldOnTask(tx, viewer, ref, ({ id }) => ({ kind: 'task_handed_back', taskId: id }));
}

/**
 * Whether a task is for a person: for their party, and for their seat where it is for one.
 * @param away the absent people for whom they stand in now
 */
export function isForViewer(
  { personId, memberships }: Viewer,
  state: RequestState,
  task: TaskState,
  away: readonly string[],
): boolean {
  if (!memberships.some((entry) => entry.partyId === task.partyId)) return false;
  const people = peopleOfTask(state, task);
  if (people === null || [task.claimedBy, task.handedOverBy, ...people].includes(personId)) return true;
  return away.some((covered) => people.includes(covered));
}

/** Whether a person may know of a task. */
export async function isTheirs(
  tx: EntityManager,
  viewer: Viewer,
  state: RequestState,
  task: TaskState,
): Promise<boolean> {
  if (isForViewer(viewer, state, task, [])) return true;
  return isForViewer(viewer, state, task, await absentFor(tx, viewer.personId));
}

/**
 * A task with the person as actor on it.
 * @throws CaseError 404 where the viewer may not know of the task, 403 where it is not for their role
 */
async function workOn(
  tx: EntityManager,
  viewer: Viewer,
  state: RequestState,
  taskId: string,
): Promise<{ task: TaskState; by: Actor }> {
  const task = Object.hasOwn(state.tasks, taskId) ? state.tasks[taskId] : undefined;
  // Tasks of others look like tasks that do not exist; otherwise their numbers would reveal what others do.
  if (task === undefined || !(await isTheirs(tx, viewer, state, task))) {
    return reject('not_found', '', absent('task'));
  }
  return { task, by: actor(viewer, actOfTask(task.kind), partiesOfTask(task)) };
}

/**
 * Checks, as the request was last written, that a person may work on a task; under the lock it is judged again.
 * @throws CaseError 404 or 403, as the work itself would
 */
export async function assertWorker(manager: EntityManager, viewer: Viewer, ref: TaskRef): Promise<void> {
  const state = (await storedState(manager, ref.requestId)) as RequestState;
  await workOn(manager, viewer, state, ref.taskId);
}

async function foldOnTask(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, taskId }: TaskRef,
  payload: (task: TaskState) => Payload | Promise<Payload>,
): Promise<{ version: number }> {
  const collect = async (state: RequestState) => {
    const { task, by } = await workOn(tx, viewer, state, taskId);
    return { payload: await payload(task), by };
  };
  // A request that there is not looks like one of which the viewer may know no task.
  const aggregate = await fold(tx, requestId, 'inbox', collect, 'task');
  return versionOf(aggregate, requestId);
}

/** Claiming tasks, and handing them over. */
export const tasks = { claimTask, releaseTask, handOverTask, handBackTask };
