import { appendToSystemChain } from '#libs/audit';
import type { Authority, AuthorityInput } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { AuthorityEntity, MissionEntity, UnitEntity, insertRows } from '#libs/store';
import { type EntityManager, In } from 'typeorm';
import { refreshSearchOf } from '../lists/refresh-search.js';
import { actor } from '../writer/acts.js';
import { absent, reject, stale, taken, unknown } from '../errors.js';

/** Checks that the missions and units that an act names are known. */
async function assertKnown(tx: EntityManager, { directions, units }: AuthorityInput): Promise<void> {
  const missions = await tx.findBy(MissionEntity, {
    partyId: In(directions.flatMap(({ from, to }) => [from, to])),
  });
  for (const [index, direction] of directions.entries()) {
    for (const end of ['from', 'to'] as const) {
      if (missions.some((mission) => mission.partyId === direction[end])) continue;
      reject('unknown_reference', `/directions/${index}/${end}`, unknown('mission', direction[end]));
    }
  }
  const known = await tx.findBy(UnitEntity, { id: In((units ?? []).map((unit) => unit.unitId)) });
  for (const [index, { unitId }] of (units ?? []).entries()) {
    if (known.some((unit) => unit.id === unitId)) continue;
    reject('unknown_reference', `/units/${index}/unitId`, unknown('unit', unitId));
  }
}

/** Enters an act of the Council on which arrangements can rest. */
export async function enterAuthority(
  tx: EntityManager,
  viewer: Viewer,
  authority: Authority,
): Promise<{ authorityId: string; version: number }> {
  const by = actor(viewer, 'administer');
  const { id } = authority;
  if (await tx.existsBy(AuthorityEntity, { id })) {
    reject('already_exists', '/id', taken('authority', id));
  }
  await assertKnown(tx, authority);
  await insertRows(tx, AuthorityEntity, [{ id, document: authority, version: 1 }]);
  await appendToSystemChain(tx, [
    { kind: 'authority_entered', authorityId: id, by: by.personId, after: authority },
  ]);
  return { authorityId: id, version: 1 };
}

/**
 * Corrects the data of an authority. Submitted requests keep the old data; an amendment takes the new ones.
 * @param expectedVersion the version that the caller has read
 */
export async function changeAuthority(
  tx: EntityManager,
  viewer: Viewer,
  authorityId: string,
  given: AuthorityInput,
  expectedVersion: number,
): Promise<{ version: number }> {
  const by = actor(viewer, 'administer');
  const found = await tx.findOne(AuthorityEntity, {
    where: { id: authorityId },
    lock: { mode: 'pessimistic_write' },
  });
  if (found === null) return reject('not_found', '', absent('authority'));
  if (found.version !== expectedVersion) {
    reject('stale_version', '', stale(found.version));
  }
  await assertKnown(tx, given);
  const version = found.version + 1;
  const after: Authority = { id: authorityId, ...given };
  await tx.query('UPDATE authority SET document = $2, version = $3 WHERE id = $1', [
    authorityId,
    JSON.stringify(after),
    version,
  ]);
  if (found.document.symbol !== after.symbol) await refreshSearchOf(tx, `authority:${authorityId}`);
  await appendToSystemChain(tx, [
    { kind: 'authority_changed', authorityId, by: by.personId, version, before: found.document, after },
  ]);
  return { version };
}
