import { breakRule } from '../shared/broken.js';
import type { Actor, RequestFact } from '../shared/facts.js';
import { isPast } from '../shared/past.js';
import type { LegState, TaskState } from '../shared/state.js';
import { type FoldContext, isLive } from './fold-context.js';

/** A fact of one kind. */
export type FactOf<K extends RequestFact['kind']> = Extract<RequestFact, { kind: K }>;

/** The person behind a fact that needs one. */
export function actorOf(fact: RequestFact): Actor {
  return fact.by ?? breakRule('status_forbids', '', 'This act needs a person who does it.');
}

/** A status, kind or standing as it reads in a sentence. */
export function labelOf(name: string): string {
  return name.replaceAll('_', ' ');
}

export function assertOpen(context: FoldContext, pointer = ''): void {
  const { status } = context.state;
  if (status !== 'open') breakRule('status_forbids', pointer, `The request is ${labelOf(status)}.`);
}

export function assertDraft(context: FoldContext): void {
  const { status } = context.state;
  if (status !== 'draft') {
    breakRule('status_forbids', '', `The request is ${labelOf(status)}, not a draft.`);
  }
}

/**
 * The requester may neither answer nor check on the own request, whoever they act for, delegation included. Who enters what
 * the record says decides nothing.
 */
export function assertNotOwnRequest(context: FoldContext, ...people: (string | null)[]): void {
  if (isPast(context.state)) return;
  if (people.includes(context.state.requestedBy.personId)) {
    breakRule('own_request', '', 'Nobody decides on a request that they have made themselves.');
  }
}

/** A second person is somebody else. */
export function assertSecondPerson(first: Actor | null, by: Actor, message: string): void {
  if (first?.personId === by.personId) breakRule('own_record', '', message);
}

export function assertParty(leg: LegState, by: Actor): void {
  if (leg.partyId !== by.partyId) {
    breakRule('not_your_leg', '/legId', `This leg is for ${leg.partyId} to answer.`);
  }
}

export function assertNotClaimedByOther(
  context: FoldContext,
  by: Actor,
  which: (task: TaskState) => boolean,
): void {
  for (const task of Object.values(context.state.tasks)) {
    if (isLive(task) && which(task) && task.claimedBy !== null && task.claimedBy !== by.personId) {
      breakRule(
        'claimed_by_other',
        '',
        'Another person of this party has claimed the task; ask them to release it.',
      );
    }
  }
}
