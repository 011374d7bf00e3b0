import type { Role } from '#libs/contracts';

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
