import type { RequestContent } from '#libs/contracts';
import { AuthorityEntity, MissionEntity, UnitEntity } from '#libs/store';
import { In, type EntityManager } from 'typeorm';
import { reject } from '../errors.js';

/** Checks that a request speaks of missions, units and an authority that there are. */
export async function assertKnown(tx: EntityManager, content: RequestContent): Promise<void> {
  for (const field of ['sendingMission', 'receivingMission'] as const) {
    const mission = await tx.findOneBy(MissionEntity, { partyId: content[field] });
    if (mission === null) {
      return reject('unknown_reference', `/${field}`, `There is no mission ${content[field]}.`);
    }
    const { openedOn, closedOn, fullName } = mission;
    if (openedOn !== null && content.neededBy < openedOn) {
      reject('mission_not_there', `/${field}`, `${fullName} opened on ${openedOn}.`);
    }
    if (closedOn !== null && content.neededBy > closedOn) {
      reject('mission_not_there', `/${field}`, `${fullName} closed on ${closedOn}.`);
    }
  }
  const units = await tx.findBy(UnitEntity, { id: In(content.lines.map((line) => line.unitId)) });
  content.lines.forEach((line, index) => {
    const unit = units.find((candidate) => candidate.id === line.unitId);
    const pointer = `/lines/${index}/unitId`;
    if (unit === undefined) {
      return reject('unknown_reference', pointer, `There is no unit ${line.unitId}.`);
    }
    if (unit.missionId !== content.sendingMission) {
      reject(
        'unit_elsewhere',
        pointer,
        `${unit.name} belongs to ${unit.missionId}, not to ${content.sendingMission}.`,
      );
    }
  });
  if ((await tx.findOneBy(AuthorityEntity, { id: content.authorityId })) === null) {
    reject('unknown_reference', '/authorityId', `There is no authority ${content.authorityId}.`);
  }
}
