import type { Channel, Instant, Policy, TimeRange } from '#libs/contracts';
import type { Actor, ArrangementFact, Chronicle, GivenFact, RequestFact } from '#libs/process';
import type { EntityManager } from 'typeorm';
import { type AbsentKind, reject, stale } from '../errors.js';
import { ArrangementAggregate, lockAggregate } from './aggregate.js';
import { type LockedRecord, lockRecord } from '../history/locked.js';
import { type NewEntry, type Written, writeRecord } from '../history/write.js';
import { save } from './save.js';

type Payload<F> = F extends unknown ? Omit<F, 'at' | 'by' | 'channel' | 'effective'> : never;

/** What a person, a mail or the shell sends to a case; the writer sets its moment. */
export interface IncomingFact<F extends RequestFact | ArrangementFact = RequestFact | ArrangementFact> {
  payload: Payload<F>;
  by: Actor | null;
  channel: Channel;
  effective?: TimeRange;
}

/**
 * The only way in which a case changes. In the caller's transaction: locks the arrangement and its requests, reads now,
 * folds one due fact for every wake-up that has come, in due order and each at its own moment; runs the caller's work on the
 * case; folds what is due then; and writes log, snapshot, projections, evidence and effects.
 * @param caseId a request or an arrangement
 * @throws CaseError where a fact breaks a rule; the caller's transaction must then be rolled back
 */
export async function withCase<T>(
  tx: EntityManager,
  caseId: string,
  work: (opened: ArrangementAggregate) => T | Promise<T>,
  what: AbsentKind = 'arrangement',
): Promise<T> {
  const aggregate = await lockAggregate(tx, caseId, what);
  await aggregate.fold();
  return written(tx, aggregate, work);
}

/** An arrangement that is not there yet, with its first request. */
interface NewArrangement {
  id: string;
  world: string;
  clockOffsetMs: number;
  readAt: Instant;
  requestId: string;
  policy: Policy;
}

/** As {@link withCase}, for an arrangement whose rows the caller has just made: nobody else can know it, so nothing is locked. */
export async function withNewCase<T>(
  tx: EntityManager,
  { requestId, policy, readAt, ...arrangement }: NewArrangement,
  work: (opened: ArrangementAggregate) => T | Promise<T>,
): Promise<T> {
  const aggregate = new ArrangementAggregate(tx, arrangement, readAt);
  aggregate.expect(requestId, policy);
  return written(tx, aggregate, work);
}

async function written<T>(
  tx: EntityManager,
  aggregate: ArrangementAggregate,
  work: (opened: ArrangementAggregate) => T | Promise<T>,
): Promise<T> {
  const result = await work(aggregate);
  // A fact may set a moment that has already passed, such as an act recorded after its own term.
  await aggregate.fold();
  await save(tx, aggregate);
  return result;
}

/**
 * As {@link withCase}, for a record case: what is entered is folded from the first entry on, and written in the generation
 * in which it stands.
 * @param record a case of the record by its id, or one whose rows the caller has just made
 */
export async function withRecordCase(
  tx: EntityManager,
  record: string | LockedRecord,
  work: (locked: LockedRecord) => Promise<{ entry: NewEntry | null; chronicle: Chronicle }>,
): Promise<{ locked: LockedRecord; chronicle: Chronicle; written: Written }> {
  const locked = typeof record === 'string' ? await lockRecord(tx, record) : record;
  const { entry, chronicle } = await work(locked);
  return { locked, chronicle, written: await writeRecord(tx, locked, entry, chronicle) };
}

/**
 * The everyday form of {@link withCase}: folds given facts into one case. With no facts it is a tick.
 * @param collectFacts the given facts, made from the case under the lock
 * @param what what a caller is told to be missing where there is no such case
 */
export async function advance(
  tx: EntityManager,
  caseId: string,
  collectFacts: (
    aggregate: ArrangementAggregate,
  ) => readonly IncomingFact[] | Promise<readonly IncomingFact[]> = () => [],
  what: AbsentKind = 'arrangement',
): Promise<ArrangementAggregate> {
  const work = async (aggregate: ArrangementAggregate) => {
    await bring(aggregate, caseId, ...(await collectFacts(aggregate)));
    return aggregate;
  };
  return withCase(tx, caseId, work, what);
}

/** Folds given facts into one of the cases, each at the arrangement's present moment. */
export async function bring(
  aggregate: ArrangementAggregate,
  caseId: string,
  ...brought: readonly IncomingFact[]
): Promise<void> {
  if (brought.length > 0) await aggregate.fold(brought.map((given) => incoming(caseId, given)));
}

function incoming(caseId: string, { payload, by, channel, effective }: IncomingFact): GivenFact {
  const said = effective === undefined ? {} : { effective };
  return { caseId, fact: (at) => ({ ...payload, at, by, channel, ...said }) };
}

/** Breaks off where a draft has changed since the caller read it. */
export function assertVersion(
  aggregate: ArrangementAggregate,
  requestId: string,
  expected: number | null,
): void {
  // As the caller could read it: an upgrade by this process changed nothing in it.
  const { factCount } = aggregate.before.get(requestId) ?? aggregate.request(requestId);
  if (expected !== null && expected !== factCount) {
    reject('stale_version', '', stale(factCount));
  }
}
