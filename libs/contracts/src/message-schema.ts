import { z } from 'zod';
import type { CodedMessage, MessageValue } from './message.js';

const messageValueSchema: z.ZodType<MessageValue> = z
  .lazy(() =>
    z.union([
      z.string().describe('what people wrote, or a code by which the message chooses'),
      z.strictObject({ name: z.string() }).describe('the name of a party'),
      z.strictObject({ symbol: z.string() }).describe('the symbol of a document'),
      z.strictObject({ date: z.string() }),
      z.strictObject({ instant: z.string(), zone: z.string().exactOptional() }),
      z.strictObject({ duration: z.string() }).describe('ISO 8601'),
      z.strictObject({ all: z.array(messageValueSchema) }).describe('a list in which all are meant'),
      z.strictObject({ any: z.array(messageValueSchema) }).describe('a list in which one is meant'),
      messageSchema,
    ]),
  )
  .meta({ id: 'MessageValue', description: 'what stands for an argument of a message' });

/** Something to be said, as the API holds it: a code and its parameters, of which whoever shows it makes the text. */
export const messageSchema: z.ZodType<CodedMessage> = z
  .strictObject({
    code: z.string().describe('which message it is'),
    params: z
      .record(z.string(), z.union([messageValueSchema, z.number()]))
      .exactOptional()
      .describe('what it names, by its arguments'),
  })
  .meta({
    id: 'CodedMessage',
    description: 'something to be said, as a code and its parameters; whoever shows it makes the text',
  });
