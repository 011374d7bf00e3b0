import { messageOf, type CodedMessage } from '#libs/contracts';
import { breakRule } from '../shared/broken.js';
import type { Actor, RequestFact } from '../shared/facts.js';
import { isPast } from '../shared/past.js';
import type { LegState, TaskState } from '../shared/state.js';
import { type FoldContext, isLive } from './fold-context.js';

/** A fact of one kind. */
export type FactOf<K extends RequestFact['kind']> = Extract<RequestFact, { kind: K }>;

/** The person behind a fact that needs one. */
export function actorOf(fact: RequestFact): Actor {
  return fact.by ?? breakRule('status_forbids', '', messageOf('refusals.needs_a_person'));
}

export function assertOpen(context: FoldContext, pointer = ''): void {
  const { status } = context.state;
  if (status !== 'open') {
    breakRule(
      'status_forbids',
      pointer,
      messageOf('refusals.request_status', { status: messageOf(`labels.request_status.${status}`) }),
    );
  }
}

export function assertDraft(context: FoldContext): void {
  const { status } = context.state;
  if (status !== 'draft') {
    breakRule(
      'status_forbids',
      '',
      messageOf('refusals.request_not_draft', { status: messageOf(`labels.request_status.${status}`) }),
    );
  }
}

/**
 * The requester may neither answer nor check on their own request, whoever they act for, delegation included. Entering the
 * record is not deciding.
 */
export function assertNotOwnRequest(context: FoldContext, ...people: (string | null)[]): void {
  if (isPast(context.state)) return;
  if (people.includes(context.state.requestedBy.personId)) {
    breakRule('own_request', '');
  }
}

/** A second person is somebody else. */
export function assertSecondPerson(first: Actor | undefined, by: Actor, reason: CodedMessage): void {
  if (first?.personId === by.personId) breakRule('own_record', '', reason);
}

export function assertParty(leg: LegState, by: Actor): void {
  if (leg.partyId !== by.partyId) {
    breakRule('not_your_leg', '/legId', messageOf('refusals.leg_of_party', { party: leg.partyId }));
  }
}

export function assertNotClaimedByOther(
  context: FoldContext,
  by: Actor,
  which: (task: TaskState) => boolean,
): void {
  for (const task of Object.values(context.state.tasks)) {
    if (isLive(task) && which(task) && task.claimedBy !== undefined && task.claimedBy !== by.personId) {
      breakRule('claimed_by_other', '', messageOf('refusals.ask_to_release'));
    }
  }
}
