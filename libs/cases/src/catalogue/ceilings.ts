import { appendToSystemChain } from '#libs/audit';
import { type CeilingInput, messageOf } from '#libs/contracts';
import type { Viewer } from '#libs/identity';
import { endOfDay, startOfDay } from '#libs/rules';
import { MissionEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { actor } from '../writer/acts.js';
import { reject, unknown } from '../errors.js';
import { lockByName } from '../writer/reservations.js';

/** A ceiling as it is shown. */
export const ceilingViewSchema = z.object({
  mission: z.object({ id: z.string(), name: z.string() }),
  category: z.enum(['military', 'police']),
  amount: z.int(),
  occupied: z.int().describe('persons who count under it other than by loans known here'),
  held: z.int().describe('persons who count under it now by loans known here'),
  from: z.iso.datetime(),
  to: z.iso.datetime().nullable().describe('exclusive; null: open'),
  authority: z.string().describe('the act that set it'),
});

/** Ceilings of cases whose clock nobody moved; the others have none. */
const LIVE = 'live';

/**
 * Enters the strength that the Council allows a mission from a day on. One that was open until now ends there. Arrangements
 * keep the places that they have reserved, even if the new ceiling is lower: people have to settle that.
 */
export async function enterCeiling(
  tx: EntityManager,
  viewer: Viewer,
  given: CeilingInput,
): Promise<{ missionId: string }> {
  const by = actor(viewer, 'administer');
  const { missionId, category, amount, occupied, authority } = given;
  if (!(await tx.existsBy(MissionEntity, { partyId: missionId }))) {
    reject('unknown_reference', '/missionId', unknown('mission', missionId));
  }
  const [from, to] = [startOfDay(given.from), given.to === null ? null : endOfDay(given.to)];
  // Whoever reserves places under this ceiling holds the same lock.
  await lockByName(tx, `ceiling/${LIVE}/${missionId}/${category}`);
  await tx.query(
    `UPDATE ceiling SET during = tstzrange(lower(during), $4)
      WHERE world = $1 AND mission_id = $2 AND category = $3 AND upper_inf(during) AND lower(during) < $4`,
    [LIVE, missionId, category, from],
  );
  const others: { from: Date }[] = await tx.query(
    `SELECT lower(during) AS from FROM ceiling
      WHERE world = $1 AND mission_id = $2 AND category = $3 AND during && tstzrange($4, $5)`,
    [LIVE, missionId, category, from, to],
  );
  if (others.length > 0) {
    reject('already_exists', '/from', messageOf('case_refusals.ceiling_overlaps'));
  }
  await tx.query(
    `INSERT INTO ceiling (world, mission_id, category, amount, occupied, during, authority)
     VALUES ($1, $2, $3, $4, $5, tstzrange($6, $7), $8)`,
    [LIVE, missionId, category, amount, occupied, from, to, authority],
  );
  await appendToSystemChain(tx, [{ kind: 'ceiling_entered', by: by.personId, after: given }]);
  return { missionId };
}

/** All ceilings, by mission, category and time. */
export async function listCeilings(manager: EntityManager): Promise<z.infer<typeof ceilingViewSchema>[]> {
  return manager.query(
    `SELECT jsonb_build_object('id', p.id, 'name', p.name) AS mission, c.category, c.amount, c.occupied,
            lower(c.during) AS "from", upper(c.during) AS "to", c.authority,
            (SELECT coalesce(sum(r.persons), 0)::int FROM ceiling_reservation r
              WHERE r.world = c.world AND r.mission_id = c.mission_id AND r.category = c.category
                AND r.during @> clock_timestamp() AND c.during @> clock_timestamp()) AS held
       FROM ceiling c JOIN party p ON p.id = c.mission_id WHERE c.world = $1
      ORDER BY p.name, c.category, lower(c.during)`,
    [LIVE],
  );
}
