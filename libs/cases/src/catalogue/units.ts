import { appendToSystemChain } from '#libs/audit';
import { type NewUnit, type UnitInput, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { MissionEntity, PartyEntity, UnitEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor } from '../writer/acts.js';
import { refreshSearchOf } from '../lists/refresh-search.js';
import { absent, reject, stale, taken, unknown } from '../errors.js';

async function assertMission(tx: EntityManager, missionId: string): Promise<void> {
  if (!(await tx.existsBy(MissionEntity, { partyId: missionId }))) {
    reject('unknown_reference', '/missionId', unknown('mission', missionId));
  }
}

/** Enters a unit that can be lent. */
export async function enterUnit(
  tx: EntityManager,
  viewer: Viewer,
  { id, contributorId, ...given }: NewUnit,
): Promise<{ unitId: string; version: number }> {
  const by = actor(viewer, 'administer');
  if (await tx.existsBy(UnitEntity, { id })) {
    reject('already_exists', '/id', taken('unit', id));
  }
  const contributor = await tx.findOneBy(PartyEntity, { id: contributorId });
  if (contributor === null) {
    return reject('unknown_reference', '/contributorId', unknown('party', contributorId));
  }
  if (contributor.kind !== 'state') {
    reject(
      'wrong_kind_of_party',
      '/contributorId',
      messageOf('case_refusals.party_not_of_kind', { party: contributor.name, kind: 'state' }),
    );
  }
  await assertMission(tx, given.missionId);
  await insertRows(tx, UnitEntity, [{ id, contributorPartyId: contributorId, ...given, version: 1 }]);
  await appendToSystemChain(tx, [
    { kind: 'unit_entered', unitId: id, by: by.personId, after: { contributorId, ...given } },
  ]);
  return { unitId: id, version: 1 };
}

/**
 * Changes the data of a unit; requests under way keep what they asked for.
 * @param expectedVersion the version that the caller has read
 */
export async function changeUnit(
  tx: EntityManager,
  viewer: Viewer,
  unitId: string,
  given: UnitInput,
  expectedVersion: number,
): Promise<{ version: number }> {
  const by = actor(viewer, 'administer');
  const unit = await tx.findOne(UnitEntity, { where: { id: unitId }, lock: { mode: 'pessimistic_write' } });
  if (unit === null) return reject('not_found', '', absent('unit'));
  if (unit.version !== expectedVersion) {
    reject('stale_version', '', stale(unit.version));
  }
  await assertMission(tx, given.missionId);
  const { name, missionId, sources } = unit;
  const version = unit.version + 1;
  await tx.update(UnitEntity, { id: unitId }, { ...given, version });
  if (name !== given.name) await refreshSearchOf(tx, `unit:${unitId}`);
  await appendToSystemChain(tx, [
    {
      kind: 'unit_changed',
      unitId,
      by: by.personId,
      version,
      before: { name, missionId, sources },
      after: given,
    },
  ]);
  return { version };
}
