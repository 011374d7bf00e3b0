import { instantSchema } from '#libs/contracts';
import { z } from 'zod';
import { refuse } from '../errors.js';

/** The place in a list after which the next page begins; opaque to callers. */
function cursorOf(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/**
 * Reads a cursor back.
 * @throws CaseError 422 where it is none of ours
 */
export function readCursor(
  cursor: string | null,
  kinds: readonly ('moment' | 'text' | 'uuid')[],
): string[] | null {
  if (cursor === null) return null;
  const schemas = {
    moment: z.union([instantSchema, z.literal('infinity')]),
    // The database takes no text with U+0000.
    text: z
      .string()
      .max(200)
      .regex(/^\P{Cc}*$/u),
    uuid: z.uuid(),
  };
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const texts = z.array(z.string()).length(kinds.length).parse(values);
    return kinds.map((kind, index) => schemas[kind].parse(texts[index]));
  } catch {
    return refuse('unknown_reference', '/cursor', 'This cursor is none of ours; start again without it.');
  }
}

/** Cuts the one row too many off that told whether there is a next page. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  item: (row: R) => T,
  key: (row: R) => string[],
): { items: T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    next: rows.length > limit && last !== undefined ? cursorOf(key(last)) : null,
  };
}
