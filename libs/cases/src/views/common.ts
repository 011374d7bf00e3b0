import { ACTS, type ActSubject, recordSourceSchema } from '#libs/contracts';
import { z } from 'zod';

/*
 * What all views have in common: moments, ranges, names and sources. The description of the API is made from the schemas of
 * these views, and so are the types of the code.
 */

export const moment = z.iso.datetime().describe('RFC 3339, UTC');

export const range = z
  .object({ from: moment.nullable(), to: moment.nullable() })
  .describe('not before, not after; null: not known');

export const named = z.object({ id: z.string(), name: z.string() });

/** What the reader of a view may do on what it shows. */
export function allowedActsOn<S extends ActSubject>(subject: S) {
  return z
    .array(z.enum(ACTS[subject]))
    .describe('what you may do on it now, by the names of the operations; what is not named is refused');
}

export const sourceView = z
  .object({ entry: z.int(), kind: z.string(), source: recordSourceSchema, effective: range })
  .describe('the source of something that was entered from the record');

/** A party, mission, unit or person by key and name. */
export type Named = z.infer<typeof named>;

export const span = z.object({ from: moment, to: moment.nullable().describe('null: it is still running') });

/** A page of a list, with the cursor of what follows. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
