import type { PartyKind, Role } from '#libs/contracts';
import type { EntityManager } from 'typeorm';

/** The person on whose behalf a call is made, with the memberships that are valid now. */
export interface Viewer {
  personId: string;
  name: string;
  memberships: { partyId: string; partyKind: PartyKind; role: Role }[];
}

/** One row for each membership that is valid now, or a single one without any; `p` is the person. */
export const VALID_MEMBERSHIPS = `LEFT JOIN membership m ON m.person_id = p.id AND m.valid_from <= clock_timestamp()
   AND (m.valid_to IS NULL OR m.valid_to > clock_timestamp()) LEFT JOIN party mp ON mp.id = m.party_id`;

/** What is selected of {@link VALID_MEMBERSHIPS}; see {@link MembershipRow}. */
export const MEMBERSHIP_COLUMNS =
  'p.id AS person_id, p.name, p.language, m.party_id, mp.kind AS party_kind, m.role';

/** A row of {@link VALID_MEMBERSHIPS}. */
export interface MembershipRow {
  person_id: string;
  name: string;
  /** In which the person reads. */
  language: string;
  party_id: string | null;
  party_kind: PartyKind | null;
  role: Role | null;
}

/** The viewer made from one person's rows; null if there are none. */
export function viewerOfRows(rows: readonly MembershipRow[]): Viewer | null {
  const [first] = rows;
  if (first === undefined) return null;
  const memberships = rows.flatMap(({ party_id: partyId, party_kind: partyKind, role }) =>
    partyId === null || partyKind === null || role === null ? [] : [{ partyId, partyKind, role }],
  );
  return { personId: first.person_id, name: first.name, memberships };
}

/** A person with the memberships that are valid now; null where there is no such person. */
export async function viewerOf(manager: EntityManager, personId: string): Promise<Viewer | null> {
  const rows: MembershipRow[] = await manager.query(
    `SELECT ${MEMBERSHIP_COLUMNS} FROM person p ${VALID_MEMBERSHIPS}
      WHERE p.id = $1 ORDER BY m.party_id, m.role`,
    [personId],
  );
  return viewerOfRows(rows);
}

/** People with the memberships that are valid now, by key; those who are not known are left out. */
export async function viewersOf(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<Map<string, Viewer>> {
  const viewers = new Map<string, Viewer>();
  if (personIds.length === 0) return viewers;
  const rows: MembershipRow[] = await manager.query(
    `SELECT ${MEMBERSHIP_COLUMNS} FROM person p ${VALID_MEMBERSHIPS}
      WHERE p.id = ANY($1::text[]) ORDER BY m.party_id, m.role`,
    [[...new Set(personIds)]],
  );
  for (const [personId, own] of Map.groupBy(rows, (row) => row.person_id)) {
    const viewer = viewerOfRows(own);
    if (viewer !== null) viewers.set(personId, viewer);
  }
  return viewers;
}
