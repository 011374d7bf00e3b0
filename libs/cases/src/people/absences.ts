import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { type Instant, messageOf } from '#libs/contracts';
import { type Viewer, actsFor, viewerOf } from '#libs/identity';
import { AbsenceEntity, PersonEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { absent, reject, unknown } from '../errors.js';
import { realNow } from '../writer/aggregate.js';
import { assertSomebodyLeft } from '../register/left.js';

/** A person is away from–to, and another acts for them; in real time, whatever the clock of a case. */
export interface Absence {
  personId: string;
  from: Instant;
  to: Instant;
  coveredBy: string;
}

/** Records who covers an absence: the caller's own, or for administrators anybody's. */
async function recordAbsence(
  tx: EntityManager,
  viewer: Viewer,
  { personId, from, to, coveredBy }: Absence,
): Promise<{ absenceId: string }> {
  if (personId !== viewer.personId && actsFor(viewer, 'administer') === null) {
    reject('role_missing', '/personId', messageOf('case_refusals.absence_by_whom'));
  }
  if (from >= to) reject('ends_before_start', '/to');
  if (coveredBy === personId) reject('no_cover', '/coveredBy', messageOf('case_refusals.own_cover'));
  const people = { personId, coveredBy };
  for (const field of ['personId', 'coveredBy'] as const) {
    if (!(await tx.existsBy(PersonEntity, { id: people[field] }))) {
      reject('unknown_reference', `/${field}`, unknown('person', people[field]));
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

/** Cancels an absence: the caller's own, or for administrators anybody's. What was done meanwhile stands. */
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
  if (found === null || !mayCancel) return reject('not_found', '', absent('absence'));
  if (found.cancelledAt !== null) {
    reject('status_forbids', '', messageOf('case_refusals.cancelled_at', { at: found.cancelledAt }));
  }
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
    reject('no_cover', '/onBehalfOf', messageOf('case_refusals.no_absence', { person: absentId }));
  }
  const away = await viewerOf(tx, absentId);
  if (away === null || actsFor(away, 'answer', { asked_party: [partyId] }) === null) {
    reject(
      'no_cover',
      '/onBehalfOf',
      messageOf('case_refusals.does_not_answer', { person: absentId, party: partyId }),
    );
  }
}

/** Who stands in for whom. */
export const absences = { recordAbsence, cancelAbsence };
