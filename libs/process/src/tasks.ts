import { breakRule } from './broken.js';
import { type FactOf, actorOf, assertNotOwnRequest } from './guards.js';
import type { TaskState } from './state.js';
import { transition } from './transitions.js';
import { type FoldContext, isLive } from './fold-context.js';

export function claim(context: FoldContext, fact: FactOf<'task_claimed'>): void {
  const by = actorOf(fact);
  const task = context.task(fact.taskId);
  if (task.status === 'claimed' && task.claimedBy !== by.personId) {
    breakRule('claimed_by_other', '', 'Another person has claimed this task; ask them to release it.');
  }
  if (!isLive(task)) breakRule('status_forbids', '', `This task is ${task.status}.`);
  assertFor(context, task, by.partyId, by.personId, '');
  task.status = transition(context.transitions, 'task', task.status, 'task_claimed', 'claimed');
  task.claimedBy = by.personId;
}

/** What the person who made the request may not do. */
const DECIDES: readonly TaskState['kind'][] = [
  'answer',
  'record_reply',
  'countersign_paper',
  'countersign_conditions',
  'review_late_answer',
  'confirm_override',
  'settle_contest',
];

/** Only who can do a task holds it; else it would wait for somebody who cannot. */
function assertFor(
  context: FoldContext,
  task: TaskState,
  partyId: string,
  personId: string,
  pointer: string,
): void {
  if (task.partyId !== partyId) breakRule('not_your_leg', pointer, `This task is for ${task.partyId}.`);
  if (task.notBy === personId) {
    breakRule('own_record', pointer, 'The person whose record is checked cannot check it.');
  }
  if (DECIDES.includes(task.kind)) assertNotOwnRequest(context, personId);
}

function assertClaimed(task: TaskState): void {
  if (task.status !== 'claimed') breakRule('status_forbids', '', `This task is ${task.status}, not claimed.`);
}

export function release(context: FoldContext, fact: FactOf<'task_released'>): void {
  const by = actorOf(fact);
  const task = context.task(fact.taskId);
  assertClaimed(task);
  const inPlace = fact.claimantLeft === true && task.partyId === by.partyId;
  if (task.claimedBy !== by.personId && !inPlace) {
    breakRule(
      'claimed_by_other',
      '',
      'Only the person who claimed a task can release it, for as long as they act for the party.',
    );
  }
  free(context, task, 'task_released');
}

/** Puts a claimed task back before its party. */
export function free(
  context: FoldContext,
  task: TaskState,
  by: 'task_released' | 'override_confirmed',
): void {
  task.status = transition(context.transitions, 'task', task.status, by, 'open');
  task.claimedBy = null;
  task.handedOverBy = null;
}

/** Gives a task that one has claimed to another person, once; what they do is recorded as theirs for the first. */
export function handOver(context: FoldContext, fact: FactOf<'task_handed_over'>): void {
  const by = actorOf(fact);
  const task = context.task(fact.taskId);
  assertClaimed(task);
  if (task.claimedBy !== by.personId) {
    breakRule('claimed_by_other', '', 'Only the person who holds a task can hand it over.');
  }
  if (fact.to === by.personId) breakRule('status_forbids', '/to', 'The task is with this person already.');
  if (task.handedOverBy !== null) {
    breakRule('status_forbids', '', 'A task that was handed over goes back first; it is not passed on.');
  }
  assertFor(context, task, by.partyId, fact.to, '/to');
  task.claimedBy = fact.to;
  task.handedOverBy = by.personId;
  const { id: taskId } = task;
  const { to, reason } = fact;
  context.effect('tellHandedOver', { taskId, from: by.personId, to, reason });
}

/** Gives a task back to the person who handed it over. Either of the two may do so. */
export function handBack(context: FoldContext, fact: FactOf<'task_handed_back'>): void {
  const by = actorOf(fact);
  const task = context.task(fact.taskId);
  assertClaimed(task);
  if (task.handedOverBy === null) breakRule('status_forbids', '', 'Nobody has handed this task over.');
  if (by.personId !== task.claimedBy && by.personId !== task.handedOverBy) {
    breakRule('claimed_by_other', '', 'A task is handed back by one of the two between whom it went.');
  }
  const [from, to] = [task.claimedBy, task.handedOverBy];
  task.claimedBy = to;
  task.handedOverBy = null;
  // Who takes a task back knows that they have it.
  if (by.personId === from) {
    context.effect('tellHandedBack', { taskId: task.id, from, to });
  }
}
