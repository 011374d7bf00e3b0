import { AuthorityEntity, PolicyVersionEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { PARTY_KINDS, authoritySchema, policySchema } from '#libs/contracts';

const partyRowSchema = z.object({
  id: z.string(),
  kind: z.enum(PARTY_KINDS),
  name: z.string(),
  language: z.string(),
  zone: z.string(),
});
const missionRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  fullName: z.string(),
  host: z.object({ id: z.string(), name: z.string() }),
});
const unitRowSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  sources: z.array(z.string()),
  contributor: z.object({ id: z.string(), name: z.string() }),
  mission: z.object({ id: z.string(), name: z.string() }),
});

const authorityViewSchema = z.object({ ...authoritySchema.shape, version: z.int() });

/** What a new request can refer to, as lists. */
export const catalogueSchemas = {
  party: partyRowSchema,
  mission: missionRowSchema,
  unit: unitRowSchema,
  authority: authoritySchema,
  authorityView: authorityViewSchema,
  policy: policySchema,
};
type PartyRow = z.infer<typeof partyRowSchema>;
type MissionRow = z.infer<typeof missionRowSchema>;
type UnitRow = z.infer<typeof unitRowSchema>;

/** All parties by name. */
export async function listParties(manager: EntityManager): Promise<PartyRow[]> {
  return manager.query('SELECT id, kind, name, language, zone FROM party ORDER BY name, id');
}

/** All missions by name, with their hosts. */
export async function listMissions(manager: EntityManager): Promise<MissionRow[]> {
  return manager.query(
    `SELECT p.id, p.name, m.full_name AS "fullName", jsonb_build_object('id', h.id, 'name', h.name) AS host
       FROM mission m JOIN party p ON p.id = m.party_id JOIN party h ON h.id = m.host_party_id ORDER BY p.name`,
  );
}

const UNIT_ROWS = `SELECT u.id, u.version, u.name, u.sources, jsonb_build_object('id', c.id, 'name', c.name) AS contributor,
            jsonb_build_object('id', m.id, 'name', m.name) AS mission
       FROM unit u JOIN party c ON c.id = u.contributor_party_id JOIN party m ON m.id = u.mission_id`;

/** All units that can be lent, by name. */
export async function listUnits(manager: EntityManager): Promise<UnitRow[]> {
  return manager.query(`${UNIT_ROWS} ORDER BY u.name`);
}

/** One unit; null where there is none. */
export async function readUnit(manager: EntityManager, unitId: string): Promise<UnitRow | null> {
  const [row]: UnitRow[] = await manager.query(`${UNIT_ROWS} WHERE u.id = $1`, [unitId]);
  return row ?? null;
}

/** One authority with its version; null where there is none. */
export async function readAuthority(
  manager: EntityManager,
  authorityId: string,
): Promise<z.infer<typeof authorityViewSchema> | null> {
  const row = await manager.findOneBy(AuthorityEntity, { id: authorityId });
  return row === null ? null : { ...row.document, version: row.version };
}

/** All authorities, by key. */
export async function listAuthorities(manager: EntityManager) {
  const rows = await manager.find(AuthorityEntity, { order: { id: 'ASC' } });
  return rows.map((row) => row.document);
}

/** The newest version of every policy. */
export async function listPolicies(manager: EntityManager) {
  const rows = await manager.find(PolicyVersionEntity, { order: { policyId: 'ASC', version: 'DESC' } });
  return rows
    .filter((row, index) => rows.findIndex((other) => other.policyId === row.policyId) === index)
    .map((row) => row.document);
}
