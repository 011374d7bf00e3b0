import { breakRule } from './broken.js';
import { type FactOf, actorOf, forbidOwnRequest } from './guards.js';
import type { TaskState } from './state.js';
import { moved } from './moves.js';
import { type Working, isLive } from './working.js';

export function claim(working: Working, fact: FactOf<'task_claimed'>): void {
  const by = actorOf(fact);
  const task = working.task(fact.taskId);
  if (task.status === 'claimed' && task.claimedBy !== by.personId) {
    breakRule('claimed_by_other', '', 'Another person has claimed this task; ask them to release it.');
  }
  if (!isLive(task)) breakRule('status_forbids', '', `This task is ${task.status}.`);
  demandFor(working, task, by.partyId, by.personId, '');
  task.status = moved(working.moves, 'task', task.status, 'task_claimed', 'claimed');
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
function demandFor(
  working: Working,
  task: TaskState,
  partyId: string,
  personId: string,
  pointer: string,
): void {
  if (task.partyId !== partyId) breakRule('not_your_leg', pointer, `This task is for ${task.partyId}.`);
  if (task.notBy === personId) {
    breakRule('own_record', pointer, 'The person whose record is checked cannot check it.');
  }
  if (DECIDES.includes(task.kind)) forbidOwnRequest(working, personId);
}

function demandClaimed(task: TaskState): void {
  if (task.status !== 'claimed') breakRule('status_forbids', '', `This task is ${task.status}, not claimed.`);
}

export function release(working: Working, fact: FactOf<'task_released'>): void {
  const by = actorOf(fact);
  const task = working.task(fact.taskId);
  demandClaimed(task);
  const inPlace = fact.claimantLeft === true && task.partyId === by.partyId;
  if (task.claimedBy !== by.personId && !inPlace) {
    breakRule(
      'claimed_by_other',
      '',
      'Only the person who claimed a task can release it, for as long as they act for the party.',
    );
  }
  free(working, task, 'task_released');
}

/** Puts a claimed task back before its party. */
export function free(working: Working, task: TaskState, by: 'task_released' | 'override_confirmed'): void {
  task.status = moved(working.moves, 'task', task.status, by, 'open');
  task.claimedBy = null;
  task.handedOverBy = null;
}

/** Gives a task that one has claimed to another person, once; what they do is recorded as theirs for the first. */
export function handOver(working: Working, fact: FactOf<'task_handed_over'>): void {
  const by = actorOf(fact);
  const task = working.task(fact.taskId);
  demandClaimed(task);
  if (task.claimedBy !== by.personId) {
    breakRule('claimed_by_other', '', 'Only the person who holds a task can hand it over.');
  }
  if (fact.to === by.personId) breakRule('status_forbids', '/to', 'The task is with this person already.');
  if (task.handedOverBy !== null) {
    breakRule('status_forbids', '', 'A task that was handed over goes back first; it is not passed on.');
  }
  demandFor(working, task, by.partyId, fact.to, '/to');
  task.claimedBy = fact.to;
  task.handedOverBy = by.personId;
}

/** Gives a task back to the person who handed it over. Either of the two may do so. */
export function handBack(working: Working, fact: FactOf<'task_handed_back'>): void {
  const by = actorOf(fact);
  const task = working.task(fact.taskId);
  demandClaimed(task);
  if (task.handedOverBy === null) breakRule('status_forbids', '', 'Nobody has handed this task over.');
  if (by.personId !== task.claimedBy && by.personId !== task.handedOverBy) {
    breakRule('claimed_by_other', '', 'A task is handed back by one of the two between whom it went.');
  }
  task.claimedBy = task.handedOverBy;
  task.handedOverBy = null;
}
