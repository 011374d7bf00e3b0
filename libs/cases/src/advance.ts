import type { Channel, TimeRange } from '#libs/contracts';
import type { Actor, ArrangementFact, RequestFact } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { refuse } from './errors.js';
import { type Family, lockFamily } from './family.js';
import { save } from './save.js';

type Payload<F> = F extends unknown ? Omit<F, 'at' | 'by' | 'channel' | 'effective'> : never;

/** What a person, a mail or the shell brings to a case; the moment is the writer's to set. */
export interface Given<F extends RequestFact | ArrangementFact = RequestFact | ArrangementFact> {
  payload: Payload<F>;
  by: Actor | null;
  channel: Channel;
  effective?: TimeRange;
}

/**
 * The only way in which a case changes. In the caller's transaction: locks the loan and its requests, reads now, folds
 * one due fact for every wake-up that has come, in due order and each at its own moment, then the given facts, and
 * writes log, snapshot, projections, evidence and effects. With no facts it is a tick.
 * @param caseId a request or an arrangement
 * @param brings the given facts, drawn from the case as it stands under the lock
 * @throws CaseError where a given fact breaks a rule; the caller's transaction must then be rolled back
 */
export async function advance(
  tx: EntityManager,
  caseId: string,
  brings: (family: Family) => readonly Given[] | Promise<readonly Given[]> = () => [],
): Promise<Family> {
  const family = await lockFamily(tx, caseId);
  await family.foldDue();
  for (const given of await brings(family)) await foldGiven(family, caseId, given);
  // A fact may bring a moment that has passed already, such as an act recorded after its own term.
  await family.foldDue();
  await save(tx, family);
  return family;
}

/** Folds one given fact at the loan's present moment. */
export async function foldGiven(family: Family, caseId: string, given: Given): Promise<void> {
  const { payload, by, channel, effective } = given;
  const fact = {
    ...payload,
    at: family.now(),
    by,
    channel,
    ...(effective === undefined ? {} : { effective }),
  };
  await family.fold(caseId, fact);
}

/** Breaks off where a draft has changed since the caller read it. */
export function demandVersion(family: Family, requestId: string, expected: number | null): void {
  // As the caller could read it: that this process took the case over from an earlier version changed nothing in it.
  const { factCount } = family.before.get(requestId) ?? family.request(requestId);
  if (expected !== null && expected !== factCount) {
    refuse(
      'stale_version',
      '',
      `The request is at version ${factCount}; you have read version ${expected}. Read it again.`,
    );
  }
}
