import type { EffectKind, EffectOf, Subject, SubjectView } from '#libs/contracts';
import { subjectOf, workflowIdOf } from '#libs/contracts';
import { type ArrangementState, type CaseState, type RequestState, effectStillValid } from '#libs/process';
import { ArrangementEntity, EffectEntity, PartyEntity, RequestEntity } from '#libs/store';
import { DateTime } from 'luxon';
import type { DataSource, EntityManager } from 'typeorm';
import { advance } from '../writer/advance.js';
import { CaseError } from '../errors.js';
import { machineOf, readable, storedState } from '../writer/machine.js';
import { namedSubjects } from '../writer/projections.js';
import { queueTargets } from '../writer/save.js';
import { inTransaction } from '../writer/transact.js';

/** One effect with all that is needed to carry it out. */
export type EffectForDelivery<K extends EffectKind = EffectKind> = EffectOf<K> & {
  effectId: string;
  caseId: string;
  /** Null where the effect belongs to the arrangement and not to one of its requests. */
  request: RequestState | null;
  arrangement: ArrangementState;
  requestReference: string | null;
  arrangementReference: string;
};

/** How many cases are read at once where all are gone through. */
const CASES_AT_ONCE = 200;

const NOTHING: SubjectView = { closed: true, wakeInMs: null, todo: [], details: 'no such case' };

/** Lets time do its part on a case, and tells a workflow what there is to do for its subject. */
export async function look(dataSource: DataSource, subject: Subject): Promise<SubjectView> {
  const caseId = subject.kind === 'arrangement' ? subject.arrangementId : subject.requestId;
  return inTransaction(dataSource, async (tx) => {
    const aggregate = await advance(tx, caseId).catch((error: unknown) => {
      if (error instanceof CaseError && error.rule === 'not_found') return null;
      throw error;
    });
    const target = workflowIdOf(subject);
    const state = aggregate?.all().find((candidate) => candidate.id === caseId);
    const entry =
      state === undefined ? undefined : namedSubjects(state).find((candidate) => candidate.target === target);
    if (aggregate === null || state === undefined || entry === undefined) return NOTHING;
    const pending = await tx.find(EffectEntity, {
      where: { target, status: 'pending' },
      order: { number: 'ASC', index: 'ASC' },
    });
    const wakeInMs =
      entry.wakeAt === null ? null : Math.max(0, Date.parse(entry.wakeAt) - Date.parse(aggregate.now()));
    return {
      closed: !entry.open,
      wakeInMs,
      todo: pending.map((effect) => ({ effectId: effect.id, kind: effect.kind })),
      details: await detailsOf(tx, state, subject, entry.waitsFor),
    };
  });
}

/** Says for Temporal's own pages whom the subject waits for since when, in names instead of keys. */
async function detailsOf(
  tx: EntityManager,
  state: CaseState,
  subject: Subject,
  waitsFor: string,
): Promise<string> {
  if (state.case !== 'request' || subject.kind !== 'round') return waitsFor;
  const leg = Object.values(state.legs).find((candidate) => candidate.id === subject.legId);
  const span = leg?.ledger.at(-1);
  if (leg === undefined || span === undefined || span.to !== null) return waitsFor;
  const party = await tx.findOneBy(PartyEntity, { id: leg.partyId });
  const since = DateTime.fromISO(span.from, { zone: 'utc' }).toFormat("d LLLL yyyy, HH:mm 'UTC'");
  const holder =
    span.holder === 'party' || span.holder === 'council' ? (party?.name ?? leg.partyId) : 'the Secretariat';
  return `waits for ${holder} since ${since}`;
}

/**
 * An effect whose reason still stands, with the states as they are now; null where it has been done, or where the
 * reason is gone, in which case it is cancelled.
 */
export async function effectForDelivery(
  dataSource: DataSource,
  effectId: string,
): Promise<EffectForDelivery | null> {
  return inTransaction(dataSource, async (tx) => {
    const effect = await tx.findOne(EffectEntity, {
      where: { id: effectId },
      lock: { mode: 'pessimistic_write' },
    });
    if (effect === null || effect.status !== 'pending') return null;
    const caseState = await storedState(tx, effect.caseId);
    const what = { kind: effect.kind, about: effect.about } as unknown as EffectOf;
    if (!effectStillValid(caseState, what)) {
      await close(tx, effectId, 'cancelled');
      return null;
    }
    const request = caseState.case === 'request' ? caseState : null;
    const arrangementId = request?.arrangementId ?? effect.caseId;
    const arrangement =
      caseState.case === 'arrangement'
        ? caseState
        : ((await storedState(tx, arrangementId)) as ArrangementState);
    const arrangementRow = await tx.findOneByOrFail(ArrangementEntity, { id: arrangementId });
    const requestId = request?.id ?? arrangement.requestIds.at(-1) ?? null;
    const requestRow = requestId === null ? null : await tx.findOneBy(RequestEntity, { id: requestId });
    return {
      ...what,
      effectId,
      caseId: effect.caseId,
      request: request ?? (requestId === null ? null : ((await storedState(tx, requestId)) as RequestState)),
      arrangement,
      requestReference: requestRow?.reference ?? null,
      arrangementReference: arrangementRow.reference,
    };
  });
}

/** Records that an effect has been carried out. */
export async function finishEffect(dataSource: DataSource, effectId: string): Promise<void> {
  await close(dataSource.manager, effectId, 'done');
}

async function close(tx: EntityManager, effectId: string, status: 'done' | 'cancelled'): Promise<void> {
  await tx.query(
    `UPDATE effect SET status = $2, done_at = clock_timestamp() WHERE id = $1 AND status = 'pending'`,
    [effectId, status],
  );
}

/** All subjects that ought to have a workflow now: open ones, and closed ones with something left to do. */
export async function openSubjects(dataSource: DataSource): Promise<Subject[]> {
  const { manager } = dataSource;
  const { version } = machineOf(manager);
  const targets = new Set<string>();
  // By pages: the states of all open cases at once may be more than a process can hold.
  for (let after: string | null = null; ;) {
    const rows: { caseId: string; state: unknown; machineVersion: number }[] = await dataSource.query(
      `SELECT s.case_id AS "caseId", s.state, s.machine_version AS "machineVersion" FROM snapshot s
        WHERE s.case_id IN (SELECT id FROM request WHERE status = 'open' AND NOT of_record
                            UNION SELECT id FROM arrangement WHERE closed_at IS NULL AND record_until IS NULL)
          AND ($1::uuid IS NULL OR s.case_id > $1::uuid)
        ORDER BY s.case_id LIMIT $2`,
      [after, CASES_AT_ONCE],
    );
    for (const stored of rows) {
      // What a later version has taken over is for its own processes to look after.
      if (stored.machineVersion > version) continue;
      for (const entry of namedSubjects(readable(manager, stored))) if (entry.open) targets.add(entry.target);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < CASES_AT_ONCE) break;
    after = last.caseId;
  }
  const undone: { target: string }[] = await dataSource.query(
    `SELECT DISTINCT target FROM effect WHERE status = 'pending'`,
  );
  for (const { target } of undone) targets.add(target);
  return [...targets].map(subjectOf).filter((subject) => subject !== null);
}

/** Has the relay tell these workflows to look again. */
export async function nudge(dataSource: DataSource, subjects: readonly Subject[]): Promise<void> {
  await queueTargets(dataSource.manager, subjects.map(workflowIdOf));
}
