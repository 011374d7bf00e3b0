import { keySchema, textSchema } from '#libs/contracts';
import { z } from 'zod';

/** Path parameters; a value that does not match cannot exist. */
export const requestParams = z.strictObject({ requestId: z.uuid() });
export const requestLineParams = z.strictObject({ requestId: z.uuid(), lineId: keySchema });
export const legParams = z.strictObject({
  requestId: z.uuid(),
  legId: z.string().regex(/^[a-z_]{1,40}:[a-z0-9-]{1,80}$/u),
});
export const taskParams = z.strictObject({
  requestId: z.uuid(),
  taskId: z.string().regex(/^t\d{1,9}-\d{1,9}$/u),
});
export const arrangementParams = z.strictObject({ arrangementId: z.uuid() });
export const lineParams = z.strictObject({ arrangementId: z.uuid(), lineId: keySchema });

/** The page of a list that is asked for. */
export const pagingShape = {
  cursor: z.string().max(500).optional().describe('where the previous page ended, from its Link header'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** A list as it is answered. */
export function listOf<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('cursor of the next page; null at the end'),
  });
}

export const versionAnswer = z.object({
  version: z.int().describe('the case after this change; also its ETag'),
});
export const reasonBody = z.strictObject({ reason: textSchema(4000) });
export const emptyBody = z.strictObject({});

/** The address of the next page (RFC 8288), where there is one. */
export function linkTo(
  path: string,
  query: Record<string, unknown>,
  next: string | null,
): Record<string, string> {
  if (next === null) return {};
  const given = Object.entries({ ...query, cursor: next }).flatMap(([name, value]) =>
    value === undefined || value === null
      ? []
      : [[name, `${value as string | number | boolean}`] as [string, string]],
  );
  return { link: `</api/v1${path}?${new URLSearchParams(given).toString()}>; rel="next"` };
}
