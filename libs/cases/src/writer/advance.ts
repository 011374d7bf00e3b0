import type { Channel, TimeRange } from '#libs/contracts';
import type { Actor, ArrangementFact, RequestFact } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { reject } from '../errors.js';
import { type ArrangementAggregate, lockAggregate } from './aggregate.js';
import { save } from './save.js';

type Payload<F> = F extends unknown ? Omit<F, 'at' | 'by' | 'channel' | 'effective'> : never;

/** What a person, a mail or the shell brings to a case; the moment is the writer's to set. */
export interface IncomingFact<F extends RequestFact | ArrangementFact = RequestFact | ArrangementFact> {
  payload: Payload<F>;
  by: Actor | null;
  channel: Channel;
  effective?: TimeRange;
}

/**
 * The only way in which a case changes. In the caller's transaction: locks the arrangement and its requests, reads now, folds
 * one due fact for every wake-up that has come, in due order and each at its own moment, then the given facts, and
 * writes log, snapshot, projections, evidence and effects. With no facts it is a tick.
 * @param caseId a request or an arrangement
 * @param brings the given facts, drawn from the case as it stands under the lock
 * @throws CaseError where a given fact breaks a rule; the caller's transaction must then be rolled back
 */
export async function advance(
  tx: EntityManager,
  caseId: string,
  collectFacts: (
    aggregate: ArrangementAggregate,
  ) => readonly IncomingFact[] | Promise<readonly IncomingFact[]> = () => [],
): Promise<ArrangementAggregate> {
  const aggregate = await lockAggregate(tx, caseId);
  await aggregate.foldDue();
  for (const given of await collectFacts(aggregate)) await foldIncoming(aggregate, caseId, given);
  // A fact may bring a moment that has passed already, such as an act recorded after its own term.
  await aggregate.foldDue();
  await save(tx, aggregate);
  return aggregate;
}

/** Folds one given fact at the arrangement's present moment. */
export async function foldIncoming(
  aggregate: ArrangementAggregate,
  caseId: string,
  given: IncomingFact,
): Promise<void> {
  const { payload, by, channel, effective } = given;
  const fact = {
    ...payload,
    at: aggregate.now(),
    by,
    channel,
    ...(effective === undefined ? {} : { effective }),
  };
  await aggregate.fold(caseId, fact);
}

/** Breaks off where a draft has changed since the caller read it. */
export function assertVersion(
  aggregate: ArrangementAggregate,
  requestId: string,
  expected: number | null,
): void {
  // As the caller could read it: that this process took the case over from an earlier version changed nothing in it.
  const { factCount } = aggregate.before.get(requestId) ?? aggregate.request(requestId);
  if (expected !== null && expected !== factCount) {
    reject(
      'stale_version',
      '',
      `The request is at version ${factCount}; you have read version ${expected}. Read it again.`,
    );
  }
}
