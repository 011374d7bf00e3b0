import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { type PledgeInput, messageOf } from '#libs/contracts';
import { type Viewer, actsFor, scopeOf } from '#libs/identity';
import { MissionEntity, UnitEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { actor } from '../writer/acts.js';
import { absent, reject, unknown } from '../errors.js';

/** A pledge as it is shown. */
export const pledgeViewSchema = z.object({
  id: z.uuid(),
  unit: z.object({ id: z.string(), name: z.string() }),
  contributor: z.object({ id: z.string(), name: z.string() }),
  receivingMissions: z.array(z.string()).nullable(),
  readyInDays: z.int().nullable(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  words: z.string(),
  source: z.string(),
  recordedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
});

/** Records what a contributor has said it would lend. It answers no leg. */
export async function recordPledge(
  tx: EntityManager,
  viewer: Viewer,
  pledge: PledgeInput,
): Promise<{ pledgeId: string }> {
  const unit = await tx.findOneBy(UnitEntity, { id: pledge.unitId });
  if (unit === null) return reject('unknown_reference', '/unitId', unknown('unit', pledge.unitId));
  const by = actor(viewer, 'keep_consents', { party_itself: [unit.contributorPartyId] });
  for (const [index, missionId] of (pledge.receivingMissions ?? []).entries()) {
    if (await tx.existsBy(MissionEntity, { partyId: missionId })) continue;
    reject('unknown_reference', `/receivingMissions/${index}`, unknown('mission', missionId));
  }
  const pledgeId = randomUUID();
  await tx.query(
    `INSERT INTO pledge (id, unit_id, party_id, receiving_missions, ready_in_days, from_on, to_on, words, source, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      pledgeId,
      unit.id,
      unit.contributorPartyId,
      pledge.receivingMissions,
      pledge.readyInDays,
      pledge.from,
      pledge.to,
      pledge.words,
      pledge.source,
      by.personId,
    ],
  );
  await appendToSystemChain(tx, [{ kind: 'pledge_recorded', pledgeId, by: by.personId, after: pledge }]);
  return { pledgeId };
}

/** Records that a contributor takes a pledge back. */
export async function withdrawPledge(
  tx: EntityManager,
  viewer: Viewer,
  pledgeId: string,
  reason: string,
): Promise<{ pledgeId: string }> {
  const [found]: { party_id: string; withdrawn_at: Date | null }[] = await tx.query(
    'SELECT party_id, withdrawn_at FROM pledge WHERE id = $1 FOR UPDATE',
    [pledgeId],
  );
  if (found === undefined || !seesPledgesOf(viewer, found.party_id)) {
    return reject('not_found', '', absent('pledge'));
  }
  const by = actor(viewer, 'keep_consents', { party_itself: [found.party_id] });
  if (found.withdrawn_at !== null) {
    reject(
      'status_forbids',
      '',
      messageOf('case_refusals.taken_back', { at: found.withdrawn_at.toISOString() }),
    );
  }
  await tx.query(
    `UPDATE pledge SET withdrawn_at = clock_timestamp(), withdrawn_by = $2, withdrawn_reason = $3 WHERE id = $1`,
    [pledgeId, by.personId, reason],
  );
  await appendToSystemChain(tx, [{ kind: 'pledge_withdrawn', pledgeId, by: by.personId, reason }]);
  return { pledgeId };
}

/** Only a state itself and the Secretariat know what it would lend. */
function seesPledgesOf(viewer: Viewer, partyId: string): boolean {
  return actsFor(viewer, 'read_all_consents') !== null || scopeOf(viewer).parties.includes(partyId);
}

/** Pledges that a viewer may see, current ones first, then by unit. */
export async function listPledges(
  manager: EntityManager,
  viewer: Viewer,
  { unitId }: { unitId?: string | undefined } = {},
): Promise<z.infer<typeof pledgeViewSchema>[]> {
  return manager.query(
    `SELECT g.id, jsonb_build_object('id', u.id, 'name', u.name) AS unit,
            jsonb_build_object('id', c.id, 'name', c.name) AS contributor,
            g.receiving_missions AS "receivingMissions", g.ready_in_days AS "readyInDays",
            g.from_on::text AS "from", g.to_on::text AS "to", g.words, g.source,
            g.recorded_at AS "recordedAt", g.withdrawn_at AS "withdrawnAt"
       FROM pledge g JOIN unit u ON u.id = g.unit_id JOIN party c ON c.id = g.party_id
      WHERE ($1 OR g.party_id = ANY ($2)) AND ($3::text IS NULL OR g.unit_id = $3)
      ORDER BY g.withdrawn_at IS NOT NULL, u.name, g.from_on, g.id`,
    [actsFor(viewer, 'read_all_consents') !== null, scopeOf(viewer).parties, unitId ?? null],
  );
}
