import type { Role } from '#libs/contracts';
import type { Viewer } from './viewer.js';

/** How a party stands to what an act is done on; the act is for people of parties that stand so to it. */
export type Relation =
  /** The unit of the Secretariat that manages the request, or a request of the arrangement. */
  | 'managing_unit'
  /** Any unit of the Secretariat. */
  | 'secretariat'
  /** The party of which the leg asks something. */
  | 'asked_party'
  /** The mission that lends or borrows. */
  | 'mission_of_arrangement'
  /** The party whose own affairs these are, such as a consent that it gives in advance. */
  | 'party_itself';

/** Who may do an act: people who hold one of the roles for a party that stands in one of the relations to it. */
interface Grant {
  roles: readonly Role[];
  of: readonly Relation[];
  /** The same in words; ends a sentence that begins "This is for". */
  whom: string;
}

/**
 * Who may do what. This table is the only place that says so: verbs ask it under the lock, the API asks it before it looks
 * into a body, lists ask it for the parties of their conditions, and the API's description quotes it.
 */
const GRANTS = {
  draft_request: { roles: ['manager'], of: ['secretariat'], whom: 'managers of the Secretariat' },
  manage_request: {
    roles: ['manager'],
    of: ['managing_unit'],
    whom: 'managers of the unit of the Secretariat that manages the request',
  },
  answer: {
    roles: ['approver', 'signatory'],
    of: ['asked_party'],
    whom: 'those who answer for the party that is asked',
  },
  receive_ask: {
    roles: ['approver', 'focal_point'],
    of: ['asked_party'],
    whom: 'approvers and focal points of the party that is asked',
  },
  record_paper: {
    roles: ['focal_point'],
    of: ['asked_party', 'managing_unit'],
    whom: 'focal points of the party that is asked, or of the unit that manages the request',
  },
  contest_record: {
    roles: ['approver', 'signatory', 'focal_point'],
    of: ['asked_party'],
    whom: 'those who answer for the party that is asked, and its focal points',
  },
  secretariat_task: {
    roles: ['focal_point', 'manager'],
    of: ['managing_unit'],
    whom: 'focal points and managers of the unit that manages the request',
  },
  review: {
    roles: ['focal_point', 'manager'],
    of: ['managing_unit'],
    whom: 'focal points and managers of the unit that manages the request',
  },
  waive: {
    roles: ['manager'],
    of: ['managing_unit'],
    whom: 'managers of the unit that manages the request',
  },
  oversee_process: {
    roles: ['manager', 'administrator'],
    of: ['managing_unit'],
    whom: 'managers and administrators of the unit that manages the request',
  },
  override_process: {
    roles: ['administrator'],
    of: ['managing_unit'],
    whom: 'administrators of the unit that manages the request',
  },
  enter_record: {
    roles: ['administrator'],
    of: ['secretariat'],
    whom: 'administrators of the Secretariat',
  },
  move_unit: {
    roles: ['focal_point', 'manager'],
    of: ['managing_unit', 'mission_of_arrangement'],
    whom: 'focal points and managers of the managing unit, or of a mission of the loan',
  },
  rule_on_arrangement: {
    roles: ['manager'],
    of: ['managing_unit'],
    whom: 'managers of the unit of the Secretariat that manages the loan',
  },
  move_clock: {
    roles: ['manager', 'focal_point', 'approver'],
    of: ['managing_unit', 'mission_of_arrangement'],
    whom: 'the unit of the Secretariat that manages the loan, or a mission of it',
  },
  keep_consents: {
    roles: ['focal_point'],
    of: ['party_itself', 'secretariat'],
    whom: 'focal points of the party or of the Secretariat',
  },
  keep_webhooks: {
    roles: ['approver', 'focal_point', 'manager', 'administrator'],
    of: ['party_itself'],
    whom: 'approvers, focal points, managers and administrators of the party',
  },
  read_all_consents: {
    roles: ['manager', 'focal_point', 'administrator', 'auditor'],
    of: ['secretariat'],
    whom: 'people of the Secretariat',
  },
  administer: {
    roles: ['administrator'],
    of: ['secretariat'],
    whom: 'administrators of the Secretariat',
  },
  see_what_unit_manages: {
    roles: ['manager', 'focal_point'],
    of: ['managing_unit'],
    whom: 'managers and focal points of the unit that manages the request',
  },
  see_every_case: {
    roles: ['administrator', 'auditor'],
    of: ['secretariat'],
    whom: 'administrators and auditors of the Secretariat',
  },
} as const satisfies Record<string, Grant>;

/** Something that people may do, or may not. */
export type Act = keyof typeof GRANTS;

/** Which parties stand how to what an act is done on. Who is of the Secretariat is known from the memberships. */
export type PartiesConcerned = Partial<Record<Exclude<Relation, 'secretariat'>, readonly string[]>>;

/** How the table words the party of which a leg asks something. */
const ASKED = 'the party that is asked';

/** Whom an act is for, in words that end a sentence such as "This is for …"; the party that is asked by key, if it is known. */
export function whomFor(act: Act, { asked_party: asked = [] }: PartiesConcerned = {}): string {
  return asked.length === 1 ? GRANTS[act].whom.replace(ASKED, asked.join('')) : GRANTS[act].whom;
}

/** The parties for which a person holds a role of an act, however these stand to what it is done on. */
export function partiesFor(viewer: Viewer, act: Act): string[] {
  const { roles }: Grant = GRANTS[act];
  const held = viewer.memberships.filter((entry) => roles.includes(entry.role));
  return [...new Set(held.map((entry) => entry.partyId))];
}

/**
 * The party for which a person may do an act, the first by key where there are several.
 * @returns null where the person may not
 */
export function actsFor(viewer: Viewer, act: Act, concerned: PartiesConcerned = {}): string | null {
  const { roles, of }: Grant = GRANTS[act];
  const membership = viewer.memberships.find(
    ({ partyId, partyKind, role }) =>
      roles.includes(role) &&
      of.some((relation) =>
        relation === 'secretariat'
          ? partyKind === 'secretariat'
          : concerned[relation]?.includes(partyId) === true,
      ),
  );
  return membership?.partyId ?? null;
}
