import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { type CalendarDate, type RepresentationInput, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { HostRepresentationEntity, PartyEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor } from '../writer/acts.js';
import { absent, reject } from '../errors.js';

/** An entry of who is recognised as speaking for a host government. */
export interface RepresentationRef {
  partyId: string;
  representationId: string;
}

async function assertFree(
  tx: EntityManager,
  partyId: string,
  { from, to }: { from: CalendarDate; to: CalendarDate | null },
): Promise<void> {
  const [other]: { speaker: string }[] = await tx.query(
    `SELECT speaker FROM host_representation
      WHERE party_id = $1 AND withdrawn_reason IS NULL
        AND daterange(from_on, to_on, '[]') && daterange($2::date, $3::date, '[]') LIMIT 1`,
    [partyId, from, to],
  );
  if (other !== undefined) {
    reject(
      'already_exists',
      '/from',
      messageOf('case_refusals.representation_overlaps', { speaker: other.speaker }),
    );
  }
}

/** Records who is recognised as speaking for a host government, from–to, and by which act. */
export async function recordRepresentation(
  tx: EntityManager,
  viewer: Viewer,
  partyId: string,
  given: RepresentationInput,
): Promise<{ representationId: string }> {
  const by = actor(viewer, 'administer');
  const party = await tx.findOne(PartyEntity, {
    where: { id: partyId },
    lock: { mode: 'pessimistic_write' },
  });
  if (party === null) return reject('not_found', '', absent('party'));
  if (party.kind !== 'state') {
    reject('wrong_kind_of_party', '', messageOf('case_refusals.speaker_of_states'));
  }
  await assertFree(tx, partyId, given);
  const representationId = randomUUID();
  const { speaker, from, to, source } = given;
  await insertRows(tx, HostRepresentationEntity, [
    {
      id: representationId,
      partyId,
      speaker,
      fromOn: from,
      toOn: to,
      source,
      endedSource: null,
      recordedBy: by.personId,
      withdrawnBy: null,
      withdrawnReason: null,
    },
  ]);
  await appendToSystemChain(tx, [
    { kind: 'representation_recorded', partyId, representationId, by: by.personId, after: given },
  ]);
  return { representationId };
}

async function representationInForce(
  tx: EntityManager,
  { partyId, representationId }: RepresentationRef,
): Promise<HostRepresentationEntity> {
  const found = await tx.findOne(HostRepresentationEntity, {
    where: { id: representationId, partyId },
    lock: { mode: 'pessimistic_write' },
  });
  if (found === null) return reject('not_found', '', absent('representation'));
  if (found.withdrawnReason !== null) {
    reject('status_forbids', '', messageOf('case_refusals.taken_back_as_error'));
  }
  return found;
}

/** Records the last day on which somebody was recognised, and by which act that ended. */
export async function endRepresentation(
  tx: EntityManager,
  viewer: Viewer,
  ref: RepresentationRef,
  { to, source }: { to: CalendarDate; source: string },
): Promise<{ representationId: string }> {
  const by = actor(viewer, 'administer');
  const found = await representationInForce(tx, ref);
  if (found.toOn !== null) {
    reject('status_forbids', '', messageOf('case_refusals.ended_on', { day: found.toOn }));
  }
  if (to < found.fromOn) reject('ends_before_start', '/to');
  await tx.update(HostRepresentationEntity, { id: found.id }, { toOn: to, endedSource: source });
  await appendToSystemChain(tx, [
    { kind: 'representation_ended', ...ref, by: by.personId, before: { to: null }, after: { to, source } },
  ]);
  return { representationId: found.id };
}

/** Takes back an entry that was made in error; it stays readable, with the reason. */
export async function withdrawRepresentation(
  tx: EntityManager,
  viewer: Viewer,
  ref: RepresentationRef,
  reason: string,
): Promise<{ representationId: string }> {
  const by = actor(viewer, 'administer');
  const found = await representationInForce(tx, ref);
  await tx.update(
    HostRepresentationEntity,
    { id: found.id },
    { withdrawnBy: by.personId, withdrawnReason: reason },
  );
  await appendToSystemChain(tx, [{ kind: 'representation_withdrawn', ...ref, by: by.personId, reason }]);
  return { representationId: found.id };
}
