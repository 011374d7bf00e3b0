import { z } from 'zod';
import type { CodedMessage } from './message.js';

/** Something to be said, as the API holds it: which message it is, and what it names. */
export const messageSchema: z.ZodType<CodedMessage> = z.object({
  code: z.string().describe('which message it is'),
  params: z.record(z.string(), z.any()).optional().describe('what it names, by its arguments'),
}) as unknown as z.ZodType<CodedMessage>;
