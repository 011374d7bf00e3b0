import { actsFor, partiesFor } from './authorise.js';
import type { Viewer } from './viewer.js';

/** What a person may see of the cases; goes into the SQL of every list and look-up. */
export interface Scope {
  viewer: Viewer;
  /** The units of the Secretariat whose requests the person sees whole; null: of every unit. */
  units: string[] | null;
  /** The parties of whose legs the person sees all. */
  parties: string[];
}

/**
 * The scope of a person. Managers and focal points of a unit see whole what their unit manages; administrators and
 * auditors of the Secretariat see every case. All others, whatever their role, see what concerns their own party: so do
 * those who have left the Secretariat, also of requests that they made themselves.
 */
export function scopeOf(viewer: Viewer): Scope {
  return {
    viewer,
    units: actsFor(viewer, 'see_every_case') === null ? partiesFor(viewer, 'see_what_unit_manages') : null,
    parties: [...new Set(viewer.memberships.map((entry) => entry.partyId))],
  };
}

/** The condition under which a viewer sees the whole of a request `r`. Its values are {@link scopeValues}. */
export const WHOLE_REQUEST = `($1::text[] IS NULL OR r.managed_by = ANY($1::text[]))`;

/**
 * The condition under which a viewer sees a request `r`: the whole of it, or because their party is asked something, or is a
 * mission that lends or borrows. What is entered from the record of the past is for those who see the whole. Its values are
 * {@link scopeValues}, the first two of the query.
 */
export const VISIBLE_REQUEST = `(${WHOLE_REQUEST} OR NOT r.of_record AND (EXISTS (
  SELECT FROM leg v WHERE v.request_id = r.id AND v.party_id = ANY($2::text[]))
  OR r.submitted_at IS NOT NULL
    AND (r.sending_mission = ANY($2::text[]) OR r.receiving_mission = ANY($2::text[]))))`;

/** The values of {@link VISIBLE_REQUEST}. */
export function scopeValues(scope: Scope): [string[] | null, string[]] {
  return [scope.units, scope.parties];
}
