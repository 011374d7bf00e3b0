import { z } from 'zod';

/**
 * Something to be said, as a code and parameters. State, facts, effects and the API's data hold this and never a sentence:
 * the text is made at the edge, in the reader's language.
 */
export function coded<const Code extends string, Params extends z.ZodRawShape>(code: Code, params: Params) {
  return z.strictObject({ code: z.literal(code), params: z.strictObject(params) });
}
