import type { RequestContent } from '#libs/contracts';
import { MissionEntity, UnitEntity, findPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';

/** The missions between which a request is. */
export async function missionsOf(
  tx: EntityManager,
  { sendingMission, receivingMission }: Pick<RequestContent, 'sendingMission' | 'receivingMission'>,
): Promise<MissionEntity[]> {
  return findPrepared(tx, MissionEntity, 'WHERE party_id = ANY($1)', [[sendingMission, receivingMission]]);
}

/** The units for which a request asks. */
export async function unitsOf(
  tx: EntityManager,
  { lines }: Pick<RequestContent, 'lines'>,
): Promise<UnitEntity[]> {
  return findPrepared(tx, UnitEntity, 'WHERE id = ANY($1)', [lines.map((line) => line.unitId)]);
}
