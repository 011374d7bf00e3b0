import { randomUUID } from 'node:crypto';
import type { Instant } from '#libs/contracts';
import { type Viewer, actsFor, viewerOf } from '#libs/identity';
import { AbsenceEntity, PersonEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { refuse } from './errors.js';

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
    refuse('role_missing', '/personId', 'An absence is recorded by the person, or by an administrator.');
  }
  if (from >= to) refuse('ends_before_start', '/to', 'The absence would end before it begins.');
  if (coveredBy === personId) refuse('no_cover', '/coveredBy', 'Nobody covers their own absence.');
  const people = { personId, coveredBy };
  for (const field of ['personId', 'coveredBy'] as const) {
    if (!(await tx.existsBy(PersonEntity, { id: people[field] }))) {
      refuse('unknown_reference', `/${field}`, `There is no person ${people[field]}.`);
    }
  }
  const absenceId = randomUUID();
  await insertRows(tx, AbsenceEntity, [{ id: absenceId, personId, fromAt: from, toAt: to, coveredBy }]);
  return { absenceId };
}

/** Whom a person stands in for now, by id. */
export async function absentFor(tx: EntityManager, personId: string): Promise<string[]> {
  const rows = await tx
    .createQueryBuilder(AbsenceEntity, 'a')
    .where('a.coveredBy = :personId', { personId })
    .andWhere('a.fromAt <= clock_timestamp() AND a.toAt > clock_timestamp()')
    .getMany();
  return [...new Set(rows.map((row) => row.personId))];
}

/**
 * Checks that a person really stands in for another: an absence says so now, and the absent person could answer for the
 * party. Who stands in needs a role of their own for the party as well; that is for the caller to check.
 * @throws CaseError 403 where it is not so
 */
export async function demandCover(
  tx: EntityManager,
  viewer: Viewer,
  { absentId, partyId }: { absentId: string; partyId: string },
): Promise<void> {
  if (!(await absentFor(tx, viewer.personId)).includes(absentId)) {
    refuse('no_cover', '/onBehalfOf', `No absence says that you act for ${absentId} now.`);
  }
  const absent = await viewerOf(tx, absentId);
  if (absent === null || actsFor(absent, 'answer', { asked_party: [partyId] }) === null) {
    refuse('no_cover', '/onBehalfOf', `${absentId} does not answer for ${partyId}.`);
  }
}

/** Who stands in for whom. */
export const absences = { recordAbsence };
