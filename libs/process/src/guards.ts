import { breakRule } from './broken.js';
import type { Actor, RequestFact } from './facts.js';
import { isPast } from './past.js';
import type { LegState, TaskState } from './state.js';
import { type Working, isLive } from './working.js';

/** A fact of one kind. */
export type FactOf<K extends RequestFact['kind']> = Extract<RequestFact, { kind: K }>;

/** The person behind a fact that needs one. */
export function actorOf(fact: RequestFact): Actor {
  return fact.by ?? breakRule('status_forbids', '', 'This act needs a person who does it.');
}

/** A status, kind or standing as it reads in a sentence. */
export function inWords(name: string): string {
  return name.replaceAll('_', ' ');
}

export function demandOpen(working: Working, pointer = ''): void {
  const { status } = working.state;
  if (status !== 'open') breakRule('status_forbids', pointer, `The request is ${inWords(status)}.`);
}

export function demandDraft(working: Working): void {
  const { status } = working.state;
  if (status !== 'draft') {
    breakRule('status_forbids', '', `The request is ${inWords(status)}, not a draft.`);
  }
}

/**
 * The requester may neither answer nor check on the own request, whoever they act for, delegation included. Who enters what
 * the record says decides nothing.
 */
export function forbidOwnRequest(working: Working, ...people: (string | null)[]): void {
  if (isPast(working.state)) return;
  if (people.includes(working.state.requestedBy.personId)) {
    breakRule('own_request', '', 'Nobody decides on a request that they have made themselves.');
  }
}

/** A second person is somebody else. */
export function demandSecondPerson(first: Actor | null, by: Actor, message: string): void {
  if (first?.personId === by.personId) breakRule('own_record', '', message);
}

export function demandParty(leg: LegState, by: Actor): void {
  if (leg.partyId !== by.partyId) {
    breakRule('not_your_leg', '/legId', `This leg is for ${leg.partyId} to answer.`);
  }
}

export function forbidClaimedByOther(working: Working, by: Actor, which: (task: TaskState) => boolean): void {
  for (const task of Object.values(working.state.tasks)) {
    if (isLive(task) && which(task) && task.claimedBy !== null && task.claimedBy !== by.personId) {
      breakRule(
        'claimed_by_other',
        '',
        'Another person of this party has claimed the task; ask them to release it.',
      );
    }
  }
}
