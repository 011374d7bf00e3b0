import { AuthorityEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Authority, PARTY_KINDS, type Policy, authoritySchema, policySchema } from '#libs/contracts';
import { pageByKey } from '../lists/by-key.js';
import type { Paging } from '../lists/lists.js';
import type { Page } from '../views/common.js';

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

const UNIT_COLUMNS = `u.id, u.version, u.name, u.sources, jsonb_build_object('id', c.id, 'name', c.name) AS contributor,
  jsonb_build_object('id', m.id, 'name', m.name) AS mission`;
const UNITS = 'unit u JOIN party c ON c.id = u.contributor_party_id JOIN party m ON m.id = u.mission_id';

interface ByName {
  id: string;
  name: string;
}

/** The keys of what is listed by name; names may be the same. */
function byName<R extends ByName>(as: string) {
  return [
    { column: `${as}.name`, kind: 'text', of: (row: R) => row.name },
    { column: `${as}.id`, kind: 'text', of: (row: R) => row.id },
  ] as const;
}

/** All parties by name. */
export async function listParties(manager: EntityManager, paging: Paging): Promise<Page<PartyRow>> {
  const columns = 'p.id, p.kind, p.name, p.language, p.zone';
  const list = {
    columns,
    from: 'party p',
    keys: byName<PartyRow>('p'),
    of: ['parties'],
    item: (row: PartyRow) => row,
  };
  return pageByKey(manager, list, paging);
}

/** All missions by name, with their hosts. */
export async function listMissions(manager: EntityManager, paging: Paging): Promise<Page<MissionRow>> {
  const list = {
    columns: `p.id, p.name, m.full_name AS "fullName", jsonb_build_object('id', h.id, 'name', h.name) AS host`,
    from: 'party p JOIN mission m ON m.party_id = p.id JOIN party h ON h.id = m.host_party_id',
    where: () => `p.kind = 'mission'`,
    keys: byName<MissionRow>('p'),
    of: ['missions'],
    item: (row: MissionRow) => row,
  };
  return pageByKey(manager, list, paging);
}

/** All units that can be lent, by name. */
export async function listUnits(manager: EntityManager, paging: Paging): Promise<Page<UnitRow>> {
  const list = {
    columns: UNIT_COLUMNS,
    from: UNITS,
    keys: byName<UnitRow>('u'),
    of: ['units'],
    item: (row: UnitRow) => row,
  };
  return pageByKey(manager, list, paging);
}

/** One unit; null where there is none. */
export async function readUnit(manager: EntityManager, unitId: string): Promise<UnitRow | null> {
  const [row]: UnitRow[] = await manager.query(`SELECT ${UNIT_COLUMNS} FROM ${UNITS} WHERE u.id = $1`, [
    unitId,
  ]);
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
export async function listAuthorities(manager: EntityManager, paging: Paging): Promise<Page<Authority>> {
  const list = {
    columns: 'a.id, a.document',
    from: 'authority a',
    keys: [{ column: 'a.id', kind: 'text', of: (row: { id: string }) => row.id }] as const,
    of: ['authorities'],
    item: (row: { id: string; document: Authority }) => row.document,
  };
  return pageByKey(manager, list, paging);
}

/** The newest version of every policy, by key. */
export async function listPolicies(manager: EntityManager, paging: Paging): Promise<Page<Policy>> {
  const list = {
    columns: 'v.policy_id, v.document',
    from: 'policy_version v',
    where: () =>
      'NOT EXISTS (SELECT FROM policy_version w WHERE w.policy_id = v.policy_id AND w.version > v.version)',
    keys: [
      { column: 'v.policy_id', kind: 'text', of: (row: { policy_id: string }) => row.policy_id },
    ] as const,
    of: ['policies'],
    item: (row: { policy_id: string; document: Policy }) => row.document,
  };
  return pageByKey(manager, list, paging);
}
