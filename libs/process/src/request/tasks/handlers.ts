import { messageOf } from '#libs/contracts';
import { breakRule } from '../../shared/broken.js';
import type { TaskState } from '../../shared/state.js';
import { transition } from '../../shared/transitions.js';
import { type FoldContext, isLive } from '../fold-context.js';
import { type FactOf, actorOf, assertNotOwnRequest } from '../guards.js';
import { DECIDES, free } from './tasks.js';

export function claim(context: FoldContext, fact: FactOf<'task_claimed'>): void {
  const by = actorOf(fact);
  const task = context.task(fact.taskId);
  if (task.status === 'claimed' && task.claimedBy !== by.personId) {
    breakRule('claimed_by_other', '', messageOf('refusals.ask_to_release'));
  }
  if (!isLive(task)) {
    breakRule(
      'status_forbids',
      '',
      messageOf('refusals.task_status', { status: messageOf(`labels.task_status.${task.status}`) }),
    );
  }
  assertFor(context, task, by.partyId, by.personId, '');
  task.status = transition(context.transitions, 'task', task.status, 'task_claimed', 'claimed');
  task.claimedBy = by.personId;
}

/** Only those who can do a task may hold it; otherwise it would wait for somebody who cannot. */
function assertFor(
  context: FoldContext,
  task: TaskState,
  partyId: string,
  personId: string,
  pointer: string,
): void {
  if (task.partyId !== partyId) {
    breakRule('not_your_leg', pointer, messageOf('refusals.task_of_party', { party: task.partyId }));
  }
  if (task.notBy === personId) {
    breakRule('own_record', pointer, messageOf('refusals.own_record_check'));
  }
  if (DECIDES.includes(task.kind)) assertNotOwnRequest(context, personId);
}

function assertClaimed(task: TaskState): void {
  if (task.status !== 'claimed') {
    breakRule(
      'status_forbids',
      '',
      messageOf('refusals.task_not_claimed', { status: messageOf(`labels.task_status.${task.status}`) }),
    );
  }
}

export function release(context: FoldContext, fact: FactOf<'task_released'>): void {
  const by = actorOf(fact);
  const task = context.task(fact.taskId);
  assertClaimed(task);
  const inPlace = fact.claimantLeft === true && task.partyId === by.partyId;
  if (task.claimedBy !== by.personId && !inPlace) {
    breakRule('claimed_by_other', '', messageOf('refusals.only_claimant_releases'));
  }
  free(context, task, 'task_released');
}

/** Hands a claimed task over to another person, once; what they do is recorded as done for the first. */
export function handOver(context: FoldContext, fact: FactOf<'task_handed_over'>): void {
  const by = actorOf(fact);
  const task = context.task(fact.taskId);
  assertClaimed(task);
  if (task.claimedBy !== by.personId) {
    breakRule('claimed_by_other', '', messageOf('refusals.only_holder_hands_over'));
  }
  if (fact.to === by.personId) breakRule('status_forbids', '/to', messageOf('refusals.task_there_already'));
  if (task.handedOverBy !== undefined) {
    breakRule('status_forbids', '', messageOf('refusals.task_not_passed_on'));
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
  if (task.handedOverBy === undefined) {
    breakRule('status_forbids', '', messageOf('refusals.task_not_handed_over'));
  }
  if (by.personId !== task.claimedBy && by.personId !== task.handedOverBy) {
    breakRule('claimed_by_other', '', messageOf('refusals.only_two_hand_back'));
  }
  const [from, to] = [task.claimedBy, task.handedOverBy];
  task.claimedBy = to;
  delete task.handedOverBy;
  // Who takes a task back knows that they have it.
  if (by.personId === from) {
    context.effect('tellHandedBack', { taskId: task.id, from, to });
  }
}
