import type { RequestContent } from '#libs/contracts';
import { MissionEntity, PartyEntity, UnitEntity } from '#libs/store';
import { In, type EntityManager } from 'typeorm';

/** The names that a request's asks use for its parties, missions and units. */
export async function namesFor(tx: EntityManager, content: RequestContent) {
  const parties = await tx.find(PartyEntity);
  const missions = await tx.find(MissionEntity);
  const units = await tx.findBy(UnitEntity, { id: In(content.lines.map((line) => line.unitId)) });
  return {
    parties: Object.fromEntries(parties.map((party) => [party.id, party.name])),
    missions: Object.fromEntries(missions.map((mission) => [mission.partyId, mission.fullName])),
    units: Object.fromEntries(units.map((unit) => [unit.id, unit.name])),
  };
}
