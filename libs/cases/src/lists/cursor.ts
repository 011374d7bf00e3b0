import { instantSchema } from '#libs/contracts';
import { canonicalJson, sha256 } from '#libs/platform';
import { z } from 'zod';
import { reject } from '../errors.js';

/** The kinds of values by which a list is ordered. */
export type KeyKind = 'moment' | 'day' | 'text' | 'uuid' | 'number' | 'flag';

/**
 * What a cursor belongs to: the list, its order and its filters. A cursor of one query means nothing to another with a
 * different order, and would silently lose or repeat rows.
 */
export type CursorOf = readonly unknown[];

const KEY_SCHEMAS = {
  moment: z.union([instantSchema, z.literal(['infinity', '-infinity'])]),
  // The database accepts no text with U+0000.
  text: z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u),
  day: z.iso.date(),
  uuid: z.uuid(),
  number: z.string().regex(/^\d{1,9}$/u),
  flag: z.enum(['false', 'true']),
} as const;

/** Detects cursors of other queries, and damaged ones. It protects no secret: the query decides what a page shows. */
function sealOf(of: CursorOf, values: readonly string[]): string {
  return sha256(canonicalJson([of, values])).slice(0, 16);
}

/** The place in a list after which the next page begins; opaque to callers. */
function cursorOf(of: CursorOf, values: readonly string[]): string {
  return Buffer.from(JSON.stringify([...values, sealOf(of, values)]), 'utf8').toString('base64url');
}

/**
 * Reads a cursor back.
 * @param of what the query asks for now
 * @throws CaseError 422 if this query did not return it
 */
export function readCursor(
  cursor: string | null | undefined,
  kinds: readonly KeyKind[],
  of: CursorOf = [],
): string[] | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const given: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const texts = z
      .array(z.string())
      .length(kinds.length + 1)
      .parse(given);
    const values = kinds.map((kind, index) => KEY_SCHEMAS[kind].parse(texts[index]));
    if (texts.at(-1) === sealOf(of, values)) return values;
  } catch {
    // An unreadable cursor is not one of ours either.
  }
  return reject('cursor_invalid', '/cursor');
}

/** Cuts off the extra row that showed whether there is a next page. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  item: (row: R) => T,
  key: (row: R) => string[],
  of: CursorOf = [],
): { items: T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? cursorOf(of, key(last)) : null,
  };
}

/** A moment as a key: a text that sorts and reads as the moment, or one of the two ends of time. */
export function keyInSql(moment: string): string {
  return `CASE WHEN isfinite(${moment}) THEN to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
               ELSE ${moment}::text END`;
}
