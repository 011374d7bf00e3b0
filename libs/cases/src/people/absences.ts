import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import type { Instant } from '#libs/contracts';
import { type Viewer, actsFor, viewerOf } from '#libs/identity';
import { AbsenceEntity, PersonEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { reject } from '../errors.js';
import { realNow } from '../writer/aggregate.js';
import { assertSomebodyLeft } from '../register/left.js';

/** A person is away from–to, and another acts for them; in real time, whatever the clock of a case. */
export interface Absence {
  personId: string;
  from: Instant;
  to: Instant;
  coveredBy: string;
}

/** Records who covers an absence: one's own, or as an administrator that of anybody. */
async function recordAbsence(
  tx: EntityManager,
  viewer: Viewer,
  { personId, from, to, coveredBy }: Absence,
): Promise<{ absenceId: string }> {
  if (personId !== viewer.personId && actsFor(viewer, 'administer') === null) {
    reject('role_missing', '/personId', 'An absence is recorded by the person, or by an administrator.');
  }
  if (from >= to) reject('ends_before_start', '/to', 'The absence would end before it begins.');
  if (coveredBy === personId) reject('no_cover', '/coveredBy', 'Nobody covers their own absence.');
  const people = { personId, coveredBy };
  for (const field of ['personId', 'coveredBy'] as const) {
    if (!(await tx.existsBy(PersonEntity, { id: people[field] }))) {
      reject('unknown_reference', `/${field}`, `There is no person ${people[field]}.`);
    }
  }
  await assertSomebodyLeft(tx, { personId, from, to, coveredBy }, '/coveredBy');
  const absenceId = randomUUID();
  await insertRows(tx, AbsenceEntity, [
    {
      id: absenceId,
      personId,
      fromAt: from,
      toAt: to,
      coveredBy,
      recordedBy: viewer.personId,
      cancelledAt: null,
      cancelledBy: null,
    },
  ]);
  await appendToSystemChain(tx, [
    {
      kind: 'absence_recorded',
      absenceId,
      personId,
      by: viewer.personId,
      after: { from, to, coveredBy },
    },
  ]);
  return { absenceId };
}

/** Takes an absence back: one's own, or as an administrator that of anybody. What was done meanwhile stands. */
async function cancelAbsence(
  tx: EntityManager,
  viewer: Viewer,
  absenceId: string,
): Promise<{ absenceId: string }> {
  const found = await tx.findOne(AbsenceEntity, {
    where: { id: absenceId },
    lock: { mode: 'pessimistic_write' },
  });
  const mayCancel = found?.personId === viewer.personId || actsFor(viewer, 'administer') !== null;
  if (found === null || !mayCancel) return reject('not_found', '', 'You have no such absence.');
  if (found.cancelledAt !== null) reject('status_forbids', '', `It was cancelled at ${found.cancelledAt}.`);
  await tx.update(
    AbsenceEntity,
    { id: absenceId },
    { cancelledAt: await realNow(tx), cancelledBy: viewer.personId },
  );
  await appendToSystemChain(tx, [
    { kind: 'absence_cancelled', absenceId, personId: found.personId, by: viewer.personId },
  ]);
  return { absenceId };
}

/** Whom a person stands in for now, by id. */
export async function absentFor(tx: EntityManager, personId: string): Promise<string[]> {
  const rows = await tx
    .createQueryBuilder(AbsenceEntity, 'a')
    .where('a.coveredBy = :personId', { personId })
    .andWhere('a.cancelledAt IS NULL AND a.fromAt <= clock_timestamp() AND a.toAt > clock_timestamp()')
    .getMany();
  return [...new Set(rows.map((row) => row.personId))];
}

/**
 * Checks that a person really stands in for another: an absence says so now, and the absent person could answer for the
 * party. Who stands in needs a role of their own for the party as well; that is for the caller to check.
 * @throws CaseError 403 where it is not so
 */
export async function assertCover(
  tx: EntityManager,
  viewer: Viewer,
  { absentId, partyId }: { absentId: string; partyId: string },
): Promise<void> {
  if (!(await absentFor(tx, viewer.personId)).includes(absentId)) {
    reject('no_cover', '/onBehalfOf', `No absence says that you act for ${absentId} now.`);
  }
  const absent = await viewerOf(tx, absentId);
  if (absent === null || actsFor(absent, 'answer', { asked_party: [partyId] }) === null) {
    reject('no_cover', '/onBehalfOf', `${absentId} does not answer for ${partyId}.`);
  }
}

/** Who stands in for whom. */
export const absences = { recordAbsence, cancelAbsence };
