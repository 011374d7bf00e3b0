import { type RequestContent, messageOf } from '#libs/contracts';
import { AuthorityEntity, MissionEntity, UnitEntity } from '#libs/store';
import { In, type EntityManager } from 'typeorm';
import { reject, unknown } from '../errors.js';

/** Checks that the missions, units and authority of a request exist. */
export async function assertKnown(tx: EntityManager, content: RequestContent): Promise<void> {
  for (const field of ['sendingMission', 'receivingMission'] as const) {
    const mission = await tx.findOneBy(MissionEntity, { partyId: content[field] });
    if (mission === null) {
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
  const units = await tx.findBy(UnitEntity, { id: In(content.lines.map((line) => line.unitId)) });
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
  if ((await tx.findOneBy(AuthorityEntity, { id: content.authorityId })) === null) {
    reject('unknown_reference', '/authorityId', unknown('authority', content.authorityId));
  }
}
