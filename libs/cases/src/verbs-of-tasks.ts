import type { TaskKind } from '#libs/contracts';
import { type CaseAct, type Viewer, actsFor, viewerOf } from '#libs/identity';
import type { RequestState, TaskState } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { type Payload, type TaskRef, actor, fold, versionOf } from './acts.js';
import { absentFor } from './absences.js';
import { refuse } from './errors.js';
import { peopleOfTask } from './projections.js';

/** What a person must be able to do to work on a task. */
function actOfTask(kind: TaskKind): CaseAct {
  switch (kind) {
    case 'answer':
    case 'record_reply':
      return 'answer';
    case 'appoint_person':
    case 'confirm_override':
      return 'oversee_process';
    case 'reply_to_question':
    case 'countersign_paper':
    case 'enter_conditions':
    case 'countersign_conditions':
    case 'review_late_answer':
    case 'resolve_coverage':
    case 'resolve_reservation':
    case 'resolve_block':
      return 'secretariat_task';
  }
}

/** Takes a task on, so that others of the party leave it alone. */
async function claimTask(tx: EntityManager, viewer: Viewer, ref: TaskRef) {
  return foldOnTask(tx, viewer, ref, ({ id }) => ({ kind: 'task_claimed', taskId: id }));
}

/** Gives a claimed task back to the party. */
async function releaseTask(tx: EntityManager, viewer: Viewer, ref: TaskRef) {
  return foldOnTask(tx, viewer, ref, async ({ id, kind, partyId, claimedBy }) => {
    const claimant =
      claimedBy === null || claimedBy === viewer.personId ? null : await viewerOf(tx, claimedBy);
    const claimantLeft = claimant !== null && actsFor(claimant, actOfTask(kind), [partyId]) === null;
    return { kind: 'task_released', taskId: id, ...(claimantLeft ? { claimantLeft } : {}) };
  });
}

/** Gives a task that one has claimed to another person, once; what they do is recorded as theirs for the first. */
async function handOverTask(
  tx: EntityManager,
  viewer: Viewer,
  ref: TaskRef,
  { to, reason }: { to: string; reason: string },
) {
  return foldOnTask(tx, viewer, ref, async ({ id, kind, partyId }) => {
    const other = await viewerOf(tx, to);
    if (other === null) return refuse('unknown_reference', '/to', `There is no person ${to}.`);
    if (actsFor(other, actOfTask(kind), [partyId]) === null) {
      refuse('not_of_party', '/to', `${to} has no role for ${partyId} that allows this work.`);
    }
    return { kind: 'task_handed_over', taskId: id, to, reason };
  });
}

/** Gives a task back to the person who handed it over. */
async function handBackTask(tx: EntityManager, viewer: Viewer, ref: TaskRef) {
  return foldOnTask(tx, viewer, ref, ({ id }) => ({ kind: 'task_handed_back', taskId: id }));
}

/** Whether a person may know of a task: it is for their party, and for their seat where it is for one. */
async function isTheirs(
  tx: EntityManager,
  viewer: Viewer,
  state: RequestState,
  task: TaskState,
): Promise<boolean> {
  if (!viewer.memberships.some((entry) => entry.partyId === task.partyId)) return false;
  const people = peopleOfTask(state, task);
  if (people === null) return true;
  if ([task.claimedBy, task.handedOverBy, ...people].includes(viewer.personId)) return true;
  const away = await absentFor(tx, viewer.personId);
  return away.some((personId) => people.includes(personId));
}

async function foldOnTask(
  tx: EntityManager,
  viewer: Viewer,
  { requestId, taskId }: TaskRef,
  payload: (task: TaskState) => Payload | Promise<Payload>,
): Promise<{ version: number }> {
  const family = await fold(tx, requestId, 'inbox', async (state) => {
    const found = Object.hasOwn(state.tasks, taskId) ? state.tasks[taskId] : undefined;
    // The tasks of others look like those that there are not, else their numbers would tell what others do.
    if (found === undefined || !(await isTheirs(tx, viewer, state, found))) {
      return refuse('not_found', '', 'The request has no such task.');
    }
    const words = `This task is for people of ${found.partyId} whose role it is.`;
    const by = actor(viewer, actOfTask(found.kind), [found.partyId], words);
    return { payload: await payload(found), by };
  });
  return versionOf(family, requestId);
}

/** Taking tasks on, and handing them over. */
export const tasks = { claimTask, releaseTask, handOverTask, handBackTask };
