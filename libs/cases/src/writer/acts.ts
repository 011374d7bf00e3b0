import type { Channel } from '#libs/contracts';
import { type Act, type PartiesConcerned, type Viewer, actsFor, whomFor } from '#libs/identity';
import type { Actor, LegId, LegState, RequestFact, RequestState } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { type IncomingFact, advance } from './advance.js';
import { type AbsentKind, absent, reject } from '../errors.js';
import type { ArrangementAggregate } from './aggregate.js';
import { messageOf } from '#libs/contracts';

/** A leg of a request. */
export interface LegRef {
  requestId: string;
  legId: string;
}

/** A task of a request. */
export interface TaskRef {
  requestId: string;
  taskId: string;
}

/** What a fact of a request says, besides who sends it and when. */
export type Payload = IncomingFact<RequestFact>['payload'];

/** The party that acts for the Secretariat on a request. */
export function secretariatOf(state: RequestState): string {
  return state.parties?.secretariat ?? state.requestedBy.partyId;
}

/** The leg of a request by the id that a caller gave. */
export function legOf(state: RequestState, legId: string): LegState {
  const leg = Object.values(state.legs).find((candidate) => candidate.id === legId);
  return leg ?? reject('not_found', '', absent('leg'));
}

/** The person as actor for the party for which they may do the act. @throws CaseError 403 where they may not */
export function actor(viewer: Viewer, act: Act, concerned: PartiesConcerned = {}): Actor {
  const partyId = actsFor(viewer, act, concerned);
  if (partyId === null) {
    return reject('role_missing', '', messageOf('case_refusals.for_whom', { whom: whomFor(act, concerned) }));
  }
  return { personId: viewer.personId, partyId };
}

/** The version of a request after what was folded. */
export function versionOf(aggregate: ArrangementAggregate, requestId: string): { version: number } {
  return { version: aggregate.request(requestId).factCount };
}

/** Folds what a person does to a request, made from the request under the lock. */
export async function fold(
  tx: EntityManager,
  requestId: string,
  channel: Channel,
  collectFacts: (
    state: RequestState,
  ) => Promise<{ payload: Payload; by: Actor }> | { payload: Payload; by: Actor },
  what: AbsentKind = 'request',
): Promise<ArrangementAggregate> {
  const collect = async (before: ArrangementAggregate) => [
    { ...(await collectFacts(before.request(requestId))), channel },
  ];
  return advance(tx, requestId, collect, what);
}

/** Folds an act of the Secretariat on a request. */
export async function bySecretariat(
  tx: EntityManager,
  viewer: Viewer,
  act: Act,
  requestId: string,
  payload: (state: RequestState) => Payload | Promise<Payload>,
): Promise<ArrangementAggregate> {
  return fold(tx, requestId, 'api', async (state) => {
    const by = actor(viewer, act, { managing_unit: [secretariatOf(state)] });
    return { payload: await payload(state), by };
  });
}

/** Folds an act of the Secretariat on one leg. */
export async function onLegBySecretariat(
  tx: EntityManager,
  viewer: Viewer,
  act: Act,
  { requestId, legId }: LegRef,
  payload: (legId: LegId, leg: LegState) => Payload | Promise<Payload>,
): Promise<{ version: number }> {
  const aggregate = await bySecretariat(tx, viewer, act, requestId, (before) => {
    const leg = legOf(before, legId);
    return payload(leg.id, leg);
  });
  return versionOf(aggregate, requestId);
}
