import { PARTY_KINDS, ROLES, type CalendarDate, type Instant, type Role } from '#libs/contracts';
import { type Viewer, actsFor, scopeOf } from '#libs/identity';
import { HostRepresentationEntity, MissionEntity, PartyEntity } from '#libs/store';
import { type EntityManager, In, IsNull } from 'typeorm';
import { z } from 'zod';
import { type Asked, pageByKey, pageOfSome } from '../lists/by-key.js';
import type { Conditions } from '../lists/conditions.js';
import type { Paging } from '../lists/lists.js';
import type { Page } from '../views/common.js';

const named = z.object({ id: z.string(), name: z.string() });
const moment = z.iso.datetime();

/** A party as the register shows it. */
export const partyViewSchema = z.object({
  id: z.string(),
  version: z.int(),
  kind: z.enum(PARTY_KINDS),
  name: z.string(),
  language: z.string(),
  zone: z.string(),
  sources: z.array(z.string()),
  mission: z
    .object({
      fullName: z.string(),
      host: z.string(),
      openedOn: z.string().nullable(),
      closedOn: z.string().nullable(),
      mandateEndsOn: z.string().nullable(),
      regionalBody: z.string().nullable(),
    })
    .nullable(),
});

/** Who is recognised as speaking for a host government; days inclusive. */
export const representationViewSchema = z.object({
  id: z.string(),
  speaker: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  source: z.string(),
  endedSource: z.string().nullable(),
  withdrawnReason: z.string().nullable().describe('why it was taken back as an error; null: it is valid'),
});

/** A membership, with who gave and who ended it. */
const membershipViewSchema = z.object({
  id: z.string(),
  party: named,
  role: z.enum(ROLES),
  seat: z.string().nullable(),
  from: moment,
  to: moment.nullable(),
  now: z.boolean().describe('whether it is valid now'),
  givenBy: named.nullable(),
  endedBy: named.nullable(),
  endedReason: z.string().nullable(),
});

/** A person as the register shows them. */
export const personViewSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  title: z.string(),
  address: z.string(),
  language: z.string(),
  memberships: z.array(membershipViewSchema).describe('including past ones, newest first'),
});

/** An absence with who stands in. */
export const absenceViewSchema = z.object({
  id: z.string(),
  person: named,
  from: moment,
  to: moment,
  coveredBy: named,
  cancelledAt: moment.nullable(),
});

/** A person in a list. */
export const personRowSchema = personViewSchema.omit({ memberships: true, version: true });

type PartyView = z.infer<typeof partyViewSchema>;
type RepresentationView = z.infer<typeof representationViewSchema>;
type PersonView = z.infer<typeof personViewSchema>;
type PersonRow = z.infer<typeof personRowSchema>;
type AbsenceView = z.infer<typeof absenceViewSchema>;

/** A party of the register; null where there is none. */
export async function readParty(manager: EntityManager, partyId: string): Promise<PartyView | null> {
  const party = await manager.findOneBy(PartyEntity, { id: partyId });
  if (party === null) return null;
  const mission = await manager.findOneBy(MissionEntity, { partyId });
  const { id, version, kind, name, language, zone, sources } = party;
  return {
    id,
    version,
    kind,
    name,
    language,
    zone,
    sources,
    mission:
      mission === null
        ? null
        : {
            fullName: mission.fullName,
            host: mission.hostPartyId,
            openedOn: mission.openedOn,
            closedOn: mission.closedOn,
            mandateEndsOn: mission.mandateEndsOn,
            regionalBody: mission.regionalBodyPartyId,
          },
  };
}

function representationView(row: HostRepresentationEntity): RepresentationView {
  const { id, speaker, fromOn, toOn, source, endedSource, withdrawnReason } = row;
  return { id, speaker, from: fromOn, to: toOn, source, endedSource, withdrawnReason };
}

/** Who was and is recognised as speaking for a host government, earliest first; including errors that were taken back. */
export async function listRepresentations(
  manager: EntityManager,
  partyId: string,
): Promise<RepresentationView[]> {
  const rows = await manager.find(HostRepresentationEntity, {
    where: { partyId },
    order: { fromOn: 'ASC', id: 'ASC' },
  });
  return rows.map(representationView);
}

/** Who was recognised as speaking for host governments, as entered and not taken back; see {@link speakerOn}. */
export async function speakersFor(
  manager: EntityManager,
  partyIds: readonly string[],
): Promise<HostRepresentationEntity[]> {
  if (partyIds.length === 0) return [];
  return manager.findBy(HostRepresentationEntity, { partyId: In([...partyIds]), withdrawnReason: IsNull() });
}

/** Who was recognised as speaking for a party at a moment, by the day in UTC; null where nothing is entered. */
export function speakerOn(
  entries: readonly HostRepresentationEntity[],
  partyId: string,
  at: Instant,
): { speaker: string; from: CalendarDate; source: string } | null {
  const on = at.slice(0, 10);
  const found = entries.find(
    (entry) => entry.partyId === partyId && entry.fromOn <= on && (entry.toOn === null || on <= entry.toOn),
  );
  return found === undefined ? null : { speaker: found.speaker, from: found.fromOn, source: found.source };
}

const PERSON = 'p.id, p.name, p.title, p.address, p.language';
/**
 * Whom a viewer may know: `$1` all people, otherwise themselves (`$2`) and those who act or acted for one of their parties
 * (`$3`).
 */
const KNOWN_PERSON = `($1::boolean OR p.id = $2 OR EXISTS (
  SELECT FROM membership k WHERE k.person_id = p.id AND k.party_id = ANY($3::text[])))`;

function knownTo(viewer: Viewer): [boolean, string, string[]] {
  const parties = [...new Set(viewer.memberships.map((entry) => entry.partyId))];
  return [actsFor(viewer, 'administer') !== null, viewer.personId, parties];
}

/** The ids of the people whom a viewer may know as colleagues, and of themselves. */
function colleagues(viewer: Viewer, conditions: Conditions, asked: Asked = (table) => table): string {
  const {
    parties,
    viewer: { personId },
  } = scopeOf(viewer);
  return `SELECT ${conditions.place(personId, 'text')} AS id
    UNION ALL SELECT k.person_id FROM ${asked('membership', 'person_id')} k WHERE k.party_id = ANY(${conditions.place(parties, 'text[]')})`;
}

/** People whom a viewer may know, by name: administrators know all, others those of their own parties. */
export async function listPeople(
  manager: EntityManager,
  viewer: Viewer,
  { cursor, limit, partyId, role }: Paging & { partyId: string | null; role: Role | null },
): Promise<Page<PersonRow>> {
  const list = {
    columns: PERSON,
    keys: [
      { column: 'p.name', kind: 'text', of: (row: PersonRow) => row.name },
      { column: 'p.id', kind: 'text', of: (row: PersonRow) => row.id },
    ] as const,
    of: ['people', partyId, role],
    item: (row: PersonRow) => row,
  };
  const paging = { cursor, limit };
  const knowsAll = actsFor(viewer, 'administer') !== null;
  if (knowsAll && partyId === null && role === null) {
    return pageByKey(manager, { ...list, from: 'person p' }, paging);
  }
  // Whoever acts for a party of the viewer is a colleague.
  const isOwn = partyId !== null && scopeOf(viewer).parties.includes(partyId);
  const some = (conditions: Conditions, asked: Asked) => {
    if (partyId === null && role === null) return colleagues(viewer, conditions, asked);
    const of = (column: string, value: string | null) =>
      value === null ? '' : ` AND m.${column} = ${conditions.place(value, 'text')}`;
    const known = knowsAll || isOwn ? '' : ` AND m.person_id IN (${colleagues(viewer, conditions, asked)})`;
    return `SELECT m.person_id AS id FROM ${asked('membership', 'person_id')} m
      WHERE m.valid_from <= clock_timestamp() AND (m.valid_to IS NULL OR m.valid_to > clock_timestamp())
        ${of('party_id', partyId)}${of('role', role)}${known}`;
  };
  return pageOfSome(manager, { ...list, table: 'person', as: 'p', from: '' }, some, paging);
}

/**
 * A person with their present and past roles. Colleagues see the roles for the parties that they share.
 * @returns null where the person is unknown to the viewer
 */
export async function readPerson(
  manager: EntityManager,
  viewer: Viewer,
  personId: string,
): Promise<PersonView | null> {
  const known = knownTo(viewer);
  const rows: Omit<PersonView, 'memberships'>[] = await manager.query(
    `SELECT ${PERSON}, p.version FROM person p WHERE p.id = $4 AND ${KNOWN_PERSON}`,
    [...known, personId],
  );
  const [person] = rows;
  if (person === undefined) return null;
  const memberships: (Omit<PersonView['memberships'][number], 'from' | 'to'> & {
    from: Date;
    to: Date | null;
  })[] = await manager.query(
    `SELECT m.id, m.role, m.seat, m.valid_from AS from, m.valid_to AS to, m.ended_reason AS "endedReason",
            m.valid_from <= clock_timestamp() AND (m.valid_to IS NULL OR m.valid_to > clock_timestamp()) AS now,
            jsonb_build_object('id', q.id, 'name', q.name) AS party,
            CASE WHEN g.id IS NOT NULL THEN jsonb_build_object('id', g.id, 'name', g.name) END AS "givenBy",
            CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('id', e.id, 'name', e.name) END AS "endedBy"
       FROM membership m JOIN party q ON q.id = m.party_id
       LEFT JOIN person g ON g.id = m.given_by LEFT JOIN person e ON e.id = m.ended_by
      WHERE m.person_id = $4 AND ($1::boolean OR $2 = $4 OR m.party_id = ANY($3::text[]))
      ORDER BY m.valid_from DESC, m.id`,
    [...known, personId],
  );
  return {
    ...person,
    memberships: memberships.map(({ from, to, ...membership }) => ({
      ...membership,
      from: from.toISOString(),
      to: to?.toISOString() ?? null,
    })),
  };
}

interface AbsenceRow {
  id: string;
  person: AbsenceView['person'];
  coveredBy: AbsenceView['coveredBy'];
  from: Date;
  to: Date;
  cancelled_at: Date | null;
}

/** Absences that a viewer may know of: their own, those that they cover, and those of people of their own parties. */
export async function listAbsences(
  manager: EntityManager,
  viewer: Viewer,
  paging: Paging,
): Promise<Page<AbsenceView>> {
  const people = 'JOIN person p ON p.id = a.person_id JOIN person c ON c.id = a.covered_by';
  const list = {
    columns: `a.id, a.from_at AS from, a.to_at AS to, a.cancelled_at,
      jsonb_build_object('id', p.id, 'name', p.name) AS person,
      jsonb_build_object('id', c.id, 'name', c.name) AS "coveredBy"`,
    keys: [
      { column: 'a.from_at', kind: 'moment', of: (row: AbsenceRow) => row.from.toISOString() },
      { column: 'a.id', kind: 'uuid', of: (row: AbsenceRow) => row.id },
    ] as const,
    of: ['absences'],
    item: ({ id, person, coveredBy, from, to, cancelled_at: cancelledAt }: AbsenceRow) => ({
      id,
      person,
      coveredBy,
      from: from.toISOString(),
      to: to.toISOString(),
      cancelledAt: cancelledAt?.toISOString() ?? null,
    }),
  };
  if (actsFor(viewer, 'administer') !== null) {
    return pageByKey(manager, { ...list, from: `absence a ${people}` }, paging);
  }
  const some = (conditions: Conditions, asked: Asked) => {
    const absence = asked('absence', 'id');
    const self = conditions.place(viewer.personId, 'text');
    return `SELECT b.id FROM ${absence} b WHERE b.covered_by = ${self}
      UNION ALL SELECT b.id FROM ${absence} b WHERE b.person_id IN (${colleagues(viewer, conditions)})`;
  };
  return pageOfSome(manager, { ...list, table: 'absence', as: 'a', from: people }, some, paging);
}
