import { LEG_READERS, REQUEST_READERS, WHOLE_READERS, type Reader, requestReaders } from './readers.js';
import type { Viewer } from './viewer.js';

/** What of the cases a person may see; goes into the SQL of every look-up of a single case. */
export interface Scope {
  viewer: Viewer;
  /** As which readers the person looks into the requests. */
  readers: Reader[];
  /** The parties of whose legs the person sees all. */
  parties: string[];
}

/** The scope of a person, see {@link requestReaders}; those who have left the Secretariat no longer see what they requested themselves. */
export function scopeOf(viewer: Viewer): Scope {
  return {
    viewer,
    readers: requestReaders(viewer),
    parties: [...new Set(viewer.memberships.map((entry) => entry.partyId))],
  };
}

function isReader(readers: string): string {
  return `EXISTS (SELECT FROM (${readers}) AS k WHERE k.reader = ANY($1::text[]))`;
}

/** The condition under which a viewer sees the whole of a request `r`. `$1` are the readers that they are. */
export const WHOLE_REQUEST = isReader(WHOLE_READERS);

/** The condition under which a viewer sees a request `r`. `$1` are the readers that they are. */
export const VISIBLE_REQUEST = isReader(REQUEST_READERS);

/** The condition under which a viewer who sees a request `r` may know how its leg `l` stands. `$1` are the readers that they are. */
export const KNOWN_LEG = isReader(LEG_READERS);
