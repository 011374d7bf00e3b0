import { type CodedMessage, type Role, messageOf } from '#libs/contracts';
import type { Viewer } from './viewer.js';

/** The relation of a party to the object of an act; the act is for people of parties in that relation. */
export type Relation =
  /** The unit of the Secretariat that manages the request, or a request of the arrangement. */
  | 'managing_unit'
  /** Any unit of the Secretariat. */
  | 'secretariat'
  /** The party that the leg asks. */
  | 'asked_party'
  /** The mission that lends or borrows. */
  | 'mission_of_arrangement'
  /** The party whose own affairs these are, such as a consent that it gives in advance. */
  | 'party_itself';

/** Who may do an act: people who hold one of the roles for a party that stands in one of the relations to it. */
interface Grant {
  roles: readonly Role[];
  of: readonly Relation[];
}

/**
 * Who may do what. This table is the only place that says so: verbs ask it under the lock, the API asks it before it reads a
 * body, lists ask it for the parties of their conditions, and the API's description quotes it.
 */
const GRANTS = {
  draft_request: { roles: ['manager'], of: ['secretariat'] },
  manage_request: {
    roles: ['manager'],
    of: ['managing_unit'],
  },
  answer: {
    roles: ['approver', 'signatory'],
    of: ['asked_party'],
  },
  receive_ask: {
    roles: ['approver', 'focal_point'],
    of: ['asked_party'],
  },
  record_paper: {
    roles: ['focal_point'],
    of: ['asked_party', 'managing_unit'],
  },
  contest_record: {
    roles: ['approver', 'signatory', 'focal_point'],
    of: ['asked_party'],
  },
  secretariat_task: {
    roles: ['focal_point', 'manager'],
    of: ['managing_unit'],
  },
  review: {
    roles: ['focal_point', 'manager'],
    of: ['managing_unit'],
  },
  waive: {
    roles: ['manager'],
    of: ['managing_unit'],
  },
  oversee_process: {
    roles: ['manager', 'administrator'],
    of: ['managing_unit'],
  },
  override_process: {
    roles: ['administrator'],
    of: ['managing_unit'],
  },
  enter_record: {
    roles: ['administrator'],
    of: ['secretariat'],
  },
  move_unit: {
    roles: ['focal_point', 'manager'],
    of: ['managing_unit', 'mission_of_arrangement'],
  },
  rule_on_arrangement: {
    roles: ['manager'],
    of: ['managing_unit'],
  },
  move_clock: {
    roles: ['manager', 'focal_point', 'approver'],
    of: ['managing_unit', 'mission_of_arrangement'],
  },
  keep_consents: {
    roles: ['focal_point'],
    of: ['party_itself', 'secretariat'],
  },
  keep_webhooks: {
    roles: ['approver', 'focal_point', 'manager', 'administrator'],
    of: ['party_itself'],
  },
  read_all_consents: {
    roles: ['manager', 'focal_point', 'administrator', 'auditor'],
    of: ['secretariat'],
  },
  administer: {
    roles: ['administrator'],
    of: ['secretariat'],
  },
  see_what_unit_manages: {
    roles: ['manager', 'focal_point'],
    of: ['managing_unit'],
  },
  see_every_case: {
    roles: ['administrator', 'auditor'],
    of: ['secretariat'],
  },
} as const satisfies Record<string, Grant>;

/** Something that people may do, or may not. */
export type Act = keyof typeof GRANTS;

/** The relations of parties to the object of an act. Who belongs to the Secretariat is known from the memberships. */
export type PartiesConcerned = Partial<Record<Exclude<Relation, 'secretariat'>, readonly string[]>>;

/** Whom an act is for, as a message that ends a sentence such as "This is for …"; the party that is asked by key, if it is known. */
export function whomFor(act: Act, { asked_party: asked = [] }: PartiesConcerned = {}): CodedMessage {
  const party = asked.length === 1 ? asked.join('') : messageOf('whom.asked_party');
  return { code: `whom.${act}`, params: { party } };
}

/** The parties for which a person holds a role of an act, whatever their relation to its object. */
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
