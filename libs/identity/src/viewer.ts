import type { Role } from '#libs/contracts';
import type { EntityManager } from 'typeorm';

/** The person on whose behalf a call is made, with the memberships that are valid now. */
export interface Viewer {
  personId: string;
  name: string;
  memberships: { partyId: string; role: Role }[];
}

/** The parties for which a person acts in one of the roles. */
export function partiesOf(viewer: Viewer, roles: readonly Role[]): string[] {
  return [
    ...new Set(
      viewer.memberships.filter((entry) => roles.includes(entry.role)).map((entry) => entry.partyId),
    ),
  ];
}

/** One row for each membership that is valid now, or a single one without any; `p` is the person. */
export const VALID_MEMBERSHIPS = `LEFT JOIN membership m ON m.person_id = p.id AND m.valid_from <= clock_timestamp()
   AND (m.valid_to IS NULL OR m.valid_to > clock_timestamp())`;

/** A row of {@link VALID_MEMBERSHIPS}. */
export interface MembershipRow {
  person_id: string;
  name: string;
  party_id: string | null;
  role: Role | null;
}

/** The viewer that rows of one person are; null where there are none. */
export function viewerOfRows(rows: readonly MembershipRow[]): Viewer | null {
  const [first] = rows;
  if (first === undefined) return null;
  const memberships = rows.flatMap(({ party_id: partyId, role }) =>
    partyId === null || role === null ? [] : [{ partyId, role }],
  );
  return { personId: first.person_id, name: first.name, memberships };
}

/** A person with the memberships that are valid now; null where there is no such person. */
export async function viewerOf(manager: EntityManager, personId: string): Promise<Viewer | null> {
  const rows: MembershipRow[] = await manager.query(
    `SELECT p.id AS person_id, p.name, m.party_id, m.role FROM person p ${VALID_MEMBERSHIPS}
      WHERE p.id = $1 ORDER BY m.party_id, m.role`,
    [personId],
  );
  return viewerOfRows(rows);
}
