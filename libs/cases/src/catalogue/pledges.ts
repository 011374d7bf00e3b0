import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { type PledgeInput, messageOf } from '#libs/contracts';
import { type Viewer, actsFor, scopeOf } from '#libs/identity';
import { MissionEntity, UnitEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { pageByKey, pageOfParties } from '../lists/by-key.js';
import type { Conditions } from '../lists/conditions.js';
import type { Paging } from '../lists/lists.js';
import type { Page } from '../views/common.js';
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

type PledgeView = z.infer<typeof pledgeViewSchema>;

/** Pledges that a viewer may see, those that hold first, then by the key of the unit. */
export async function listPledges(
  manager: EntityManager,
  viewer: Viewer,
  { unitId, ...paging }: Paging & { unitId?: string | undefined },
): Promise<Page<PledgeView>> {
  const list = {
    columns: `g.id, jsonb_build_object('id', u.id, 'name', u.name) AS unit,
      jsonb_build_object('id', c.id, 'name', c.name) AS contributor,
      g.receiving_missions AS "receivingMissions", g.ready_in_days AS "readyInDays",
      g.from_on::text AS "from", g.to_on::text AS "to", g.words, g.source,
      g.recorded_at AS "recordedAt", g.withdrawn_at AS "withdrawnAt"`,
    from: 'pledge g JOIN unit u ON u.id = g.unit_id JOIN party c ON c.id = g.party_id',
    party: 'g.party_id',
    where: (conditions: Conditions) =>
      unitId === undefined ? 'true' : `g.unit_id = ${conditions.place(unitId, 'text')}`,
    keys: [
      { column: 'g.withdrawn', kind: 'flag', of: (row: PledgeView) => String(row.withdrawnAt !== null) },
      { column: 'g.unit_id', kind: 'text', of: (row: PledgeView) => row.unit.id },
      { column: 'g.from_on', kind: 'day', of: (row: PledgeView) => row.from },
      { column: 'g.id', kind: 'uuid', of: (row: PledgeView) => row.id },
    ] as const,
    of: ['pledges', unitId ?? null],
    item: (row: PledgeView) => row,
  };
  return actsFor(viewer, 'read_all_consents') === null
    ? pageOfParties(manager, list, scopeOf(viewer).parties, paging)
    : pageByKey(manager, list, paging);
}
