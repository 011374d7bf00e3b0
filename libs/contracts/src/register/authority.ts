import { z } from 'zod';
import { termSchema } from '../cases/decision.js';
import { keySchema, textSchema } from '../cases/request.js';
import { calendarDateSchema } from '../time.js';
import { COUNTING_MODELS } from '../vocabulary.js';

/** The Council act that an arrangement rests on: what it allows, in which direction, for how long. */
export const authoritySchema = z.strictObject({
  id: keySchema,
  symbol: textSchema(100),
  adoptedOn: calendarDateSchema,
  kind: z.enum(['framework', 'specific', 'extension', 'transfer', 'pre_delegated', 'explore']),
  directions: z.array(z.strictObject({ from: keySchema, to: keySchema })),
  units: z
    .array(
      z.strictObject({
        unitId: keySchema,
        count: z.int().min(1),
        persons: z.int().min(1).nullable(),
        words: textSchema(500),
      }),
    )
    .nullable()
    .describe('null: the act names no units'),
  term: termSchema.nullable(),
  countingModel: z.enum(COUNTING_MODELS),
  conditions: z
    .array(textSchema(500))
    .max(20)
    .optional()
    .describe('conditions of the act, as text; what is used in calculations is in the other fields'),
  sources: z.array(textSchema(500)).min(1),
});
export type Authority = z.infer<typeof authoritySchema>;
