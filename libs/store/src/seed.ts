import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTY_KINDS, ROLES, authoritySchema, calendarDateSchema, keySchema } from '#libs/contracts';
import { projectRoot } from '#libs/platform';
import type { EntityManager } from 'typeorm';
import { parse } from 'yaml';
import { z } from 'zod';
import { createDataSource } from './data-source.js';
import {
  AuthorityEntity,
  HostRepresentationEntity,
  MembershipEntity,
  MissionEntity,
  PartyEntity,
  PersonEntity,
  UnitEntity,
} from './entities/parties.js';
import { insertCalendars, readCalendars } from './seed-calendars.js';
import { insertPolicies, readPolicies } from './seed-policies.js';

const sources = z.array(z.string().min(1)).min(1);

const partiesFile = z.strictObject({
  parties: z.array(
    z.strictObject({
      id: keySchema,
      kind: z.enum(PARTY_KINDS),
      name: z.string().min(1),
      language: z.string(),
      zone: z.string(),
      sources,
    }),
  ),
  missions: z.array(
    z.strictObject({
      id: keySchema,
      host: keySchema,
      fullName: z.string().min(1),
      mandateEndsOn: calendarDateSchema.optional(),
      regionalBody: keySchema.optional(),
    }),
  ),
  units: z.array(
    z.strictObject({
      id: keySchema,
      name: z.string().min(1),
      contributor: keySchema,
      mission: keySchema,
      sources,
    }),
  ),
  authorities: z.array(authoritySchema),
  representations: z.array(
    z.strictObject({
      party: keySchema,
      speaker: z.string().min(1),
      from: calendarDateSchema,
      to: calendarDateSchema.nullable(),
      source: z.string().min(1),
    }),
  ),
});

const personasFile = z.strictObject({
  personas: z.array(
    z.strictObject({
      id: keySchema,
      name: z.string().min(1),
      title: z.string().min(1),
      address: z.email(),
      memberships: z
        .array(z.strictObject({ party: keySchema, role: z.enum(ROLES), seat: keySchema.optional() }))
        .min(1),
    }),
  ),
});

async function readData<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const path = join(projectRoot(), 'data', file);
  const result = schema.safeParse(parse(await readFile(path, 'utf8')));
  if (!result.success) throw new Error(`data/${file} is not valid:\n${z.prettifyError(result.error)}`);
  return result.data;
}

/**
 * Enters what is not there yet from `data/`: calendars, parties, missions, units, authorities, the cast and versions of
 * policies. A release may add more of them to a database in use; what is there may have been corrected by people and stays
 * as it is.
 * @param ownerUrl a connection as the owner of the database
 * @param people whether the invented people of trials are entered, with the invented states and missions of the
 * demonstration
 * @returns `added` names the parties, missions, units, authorities and people that are new, `policiesAdded` the versions of
 * policies, as `id@version`
 */
export async function seed(
  ownerUrl: string,
  { people }: { readonly people: boolean } = { people: true },
): Promise<{ seeded: boolean; added: string[]; policiesAdded: string[] }> {
  const [world, inventedWorld, cast, calendars, policies] = await Promise.all([
    readData('parties.yaml', partiesFile),
    readData('demonstration.yaml', partiesFile),
    readData('personas.yaml', personasFile),
    readCalendars(),
    readPolicies(),
  ]);
  const dataSource = createDataSource(ownerUrl, { poolSize: 1, name: 'countersign-seed' });
  await dataSource.initialize();
  try {
    return await dataSource.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('countersign-seed'))`);
      await insertCalendars(tx, calendars);
      const seeded = !(await tx.exists(PartyEntity));
      const added = await insertWorld(tx, world);
      if (people) added.push(...(await insertWorld(tx, inventedWorld)), ...(await insertCast(tx, cast)));
      return { seeded, added, policiesAdded: await insertPolicies(tx, policies) };
    });
  } finally {
    await dataSource.destroy();
  }
}

/** The entries whose rows are missing. */
async function missing<T>(entries: readonly T[], isThere: (entry: T) => Promise<boolean>): Promise<T[]> {
  const found: T[] = [];
  for (const entry of entries) if (!(await isThere(entry))) found.push(entry);
  return found;
}

async function insertWorld(tx: EntityManager, world: z.infer<typeof partiesFile>): Promise<string[]> {
  const parties = await missing(world.parties, ({ id }) => tx.existsBy(PartyEntity, { id }));
  const missions = await missing(world.missions, ({ id }) => tx.existsBy(MissionEntity, { partyId: id }));
  const units = await missing(world.units, ({ id }) => tx.existsBy(UnitEntity, { id }));
  const authorities = await missing(world.authorities, ({ id }) => tx.existsBy(AuthorityEntity, { id }));
  await tx.insert(PartyEntity, parties);
  await tx.insert(
    MissionEntity,
    missions.map(({ id, host, fullName, mandateEndsOn, regionalBody }) => ({
      partyId: id,
      hostPartyId: host,
      fullName,
      mandateEndsOn: mandateEndsOn ?? null,
      regionalBodyPartyId: regionalBody ?? null,
    })),
  );
  await tx.insert(
    UnitEntity,
    units.map(({ id, name, contributor, mission, sources: from }) => ({
      id,
      name,
      contributorPartyId: contributor,
      missionId: mission,
      sources: from,
    })),
  );
  for (const authority of authorities) {
    await tx.insert(AuthorityEntity, { id: authority.id, document: authority });
  }
  // If anything is entered for a host, people keep the rest.
  const speakers = await missing(world.representations, ({ party }) =>
    tx.existsBy(HostRepresentationEntity, { partyId: party }),
  );
  await tx.insert(
    HostRepresentationEntity,
    speakers.map(({ party, speaker, from, to, source }) => ({
      partyId: party,
      speaker,
      fromOn: from,
      toOn: to,
      source,
    })),
  );
  return [
    ...parties.map(({ id }) => `party ${id}`),
    ...missions.map(({ id }) => `mission ${id}`),
    ...units.map(({ id }) => `unit ${id}`),
    ...authorities.map(({ id }) => `authority ${id}`),
  ];
}

async function insertCast(tx: EntityManager, cast: z.infer<typeof personasFile>): Promise<string[]> {
  const personas = await missing(cast.personas, ({ id }) => tx.existsBy(PersonEntity, { id }));
  for (const { id, name, title, address, memberships } of personas) {
    await tx.insert(PersonEntity, { id, name, title, address, language: 'en', persona: true });
    await tx.insert(
      MembershipEntity,
      memberships.map(({ party, role, seat }) => ({
        personId: id,
        partyId: party,
        role,
        seat: seat ?? null,
        // The demonstration also plays cases of the past, in which its people must already act.
        validFrom: '2000-01-01T00:00:00.000Z',
        validTo: null,
      })),
    );
  }
  return personas.map(({ id }) => `person ${id}`);
}
