import { type Authority, type RequestContent, messageOf } from '#libs/contracts';
import { AuthorityEntity, findPrepared, together } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { reject, unknown } from '../errors.js';
import { missionsOf, unitsOf } from './spoken-of.js';

/** The authority under which a request is made; null where there is none of the id. */
export async function authorityOf(
  tx: EntityManager,
  { authorityId }: Pick<RequestContent, 'authorityId'>,
): Promise<AuthorityEntity | null> {
  return (await findPrepared(tx, AuthorityEntity, 'WHERE id = $1', [authorityId]))[0] ?? null;
}

/** Checks that the missions, units and authority of a request exist. @returns the authority */
export async function assertKnown(tx: EntityManager, content: RequestContent): Promise<Authority> {
  const [missions, units, authority] = await together([
    missionsOf(tx, content),
    unitsOf(tx, content),
    authorityOf(tx, content),
  ]);
  for (const field of ['sendingMission', 'receivingMission'] as const) {
    const mission = missions.find(({ partyId }) => partyId === content[field]);
    if (mission === undefined) {
      return reject('unknown_reference', `/${field}`, unknown('mission', content[field]));
    }
    const { openedOn, closedOn, fullName } = mission;
    if (openedOn !== null && content.neededBy < openedOn) {
      reject(
        'mission_not_there',
        `/${field}`,
        messageOf('case_refusals.mission_opens', { mission: fullName, day: openedOn }),
      );
    }
    if (closedOn !== null && content.neededBy > closedOn) {
      reject(
        'mission_not_there',
        `/${field}`,
        messageOf('case_refusals.mission_closed', { mission: fullName, day: closedOn }),
      );
    }
  }
  content.lines.forEach((line, index) => {
    const unit = units.find((candidate) => candidate.id === line.unitId);
    const pointer = `/lines/${index}/unitId`;
    if (unit === undefined) {
      return reject('unknown_reference', pointer, unknown('unit', line.unitId));
    }
    if (unit.missionId !== content.sendingMission) {
      reject(
        'unit_elsewhere',
        pointer,
        messageOf('case_refusals.unit_elsewhere', {
          unit: unit.name,
          mission: unit.missionId,
          sender: content.sendingMission,
        }),
      );
    }
  });
  if (authority === null) {
    return reject('unknown_reference', '/authorityId', unknown('authority', content.authorityId));
  }
  return authority.document;
}
