import { appendToSystemChain } from '#libs/audit';
import { type NewParty, type PartyInput, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { MissionEntity, PartyEntity, insertRows } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { actor } from '../writer/acts.js';
import { refreshSearchOf } from '../lists/refresh-search.js';
import { absent, reject, stale, taken, unknown } from '../errors.js';

/** Kinds with only one party, which requests need not name. */
const ONE_OF_A_KIND: readonly string[] = ['council', 'executive_office'];

type Mission = NonNullable<PartyInput['mission']>;

/** A party as the audit chain records it, before or after a change. */
type Entry = Pick<PartyEntity, 'name' | 'language' | 'zone' | 'sources'> & { mission: Mission | null };

/** Checks that a mission's host is a state, and its regional body one. */
async function assertAround(tx: EntityManager, mission: Mission | null): Promise<void> {
  if (mission === null) return;
  const around = { host: 'state', regionalBody: 'regional_body' } as const;
  for (const field of ['host', 'regionalBody'] as const) {
    const id = mission[field];
    if (id === null) continue;
    const pointer = `/mission/${field}`;
    const party = await tx.findOneBy(PartyEntity, { id });
    if (party === null) return reject('unknown_reference', pointer, unknown('party', id));
    if (party.kind !== around[field]) {
      reject(
        'wrong_kind_of_party',
        pointer,
        messageOf('case_refusals.party_not_of_kind', { party: party.name, kind: around[field] }),
      );
    }
  }
}

function missionRow(partyId: string, mission: Mission): MissionEntity {
  const { fullName, host, openedOn, closedOn, mandateEndsOn, regionalBody } = mission;
  return {
    partyId,
    fullName,
    hostPartyId: host,
    openedOn,
    closedOn,
    mandateEndsOn,
    regionalBodyPartyId: regionalBody,
  };
}

async function entryOf(tx: EntityManager, party: PartyEntity): Promise<Entry> {
  const mission = await tx.findOneBy(MissionEntity, { partyId: party.id });
  const { name, language, zone, sources } = party;
  return {
    name,
    language,
    zone,
    sources,
    mission:
      mission === null
        ? null
        : {
            fullName: mission.fullName,
            host: mission.hostPartyId,
            openedOn: mission.openedOn,
            closedOn: mission.closedOn,
            mandateEndsOn: mission.mandateEndsOn,
            regionalBody: mission.regionalBodyPartyId,
          },
  };
}

/** Enters a party into the register. */
export async function enterParty(
  tx: EntityManager,
  viewer: Viewer,
  { id, kind, mission, ...given }: NewParty,
): Promise<{ partyId: string; version: number }> {
  const by = actor(viewer, 'administer');
  if (await tx.existsBy(PartyEntity, { id })) {
    reject('already_exists', '/id', taken('party', id));
  }
  if (ONE_OF_A_KIND.includes(kind) && (await tx.existsBy(PartyEntity, { kind }))) {
    reject('already_exists', '/kind', messageOf('case_refusals.one_of_a_kind', { kind }));
  }
  await assertAround(tx, mission);
  await insertRows(tx, PartyEntity, [{ id, kind, ...given, version: 1 }]);
  if (mission !== null) await insertRows(tx, MissionEntity, [missionRow(id, mission)]);
  await appendToSystemChain(tx, [
    { kind: 'party_entered', partyId: id, partyKind: kind, by: by.personId, after: { ...given, mission } },
  ]);
  return { partyId: id, version: 1 };
}

/**
 * Changes the data of a party. Requests under way keep the parties with which they were submitted.
 * @param expectedVersion the version that the caller has read
 */
export async function changeParty(
  tx: EntityManager,
  viewer: Viewer,
  partyId: string,
  { mission, ...given }: PartyInput,
  expectedVersion: number,
): Promise<{ version: number }> {
  const by = actor(viewer, 'administer');
  const party = await tx.findOne(PartyEntity, {
    where: { id: partyId },
    lock: { mode: 'pessimistic_write' },
  });
  if (party === null) return reject('not_found', '', absent('party'));
  if (party.version !== expectedVersion) {
    reject('stale_version', '', stale(party.version));
  }
  if ((party.kind === 'mission') !== (mission !== null)) {
    reject('wrong_kind_of_party', '/mission', messageOf('case_refusals.mission_details'));
  }
  await assertAround(tx, mission);
  const before = await entryOf(tx, party);
  const version = party.version + 1;
  await tx.update(PartyEntity, { id: partyId }, { ...given, version });
  if (mission !== null) {
    const { partyId: _key, ...row } = missionRow(partyId, mission);
    await tx.update(MissionEntity, { partyId }, row);
  }
  if (party.name !== given.name || before.mission?.fullName !== mission?.fullName) {
    await refreshSearchOf(tx, `party:${partyId}`);
  }
  await appendToSystemChain(tx, [
    { kind: 'party_changed', partyId, by: by.personId, before, after: { ...given, mission } },
  ]);
  return { version };
}
