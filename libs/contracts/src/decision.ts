import { z } from 'zod';
import { instrumentSchema } from './instrument.js';
import { calendarDateSchema, isoDurationSchema } from './time.js';
import { keySchema, textSchema } from './request.js';
import { ANSWERS } from './vocabulary.js';

/** A condition on a consent, as data. Null or absent means: no limit on this. */
export const capsSchema = z
  .strictObject({
    persons: z.int().min(0).max(100_000).nullable(),
    equipment: z
      .array(z.strictObject({ unitId: keySchema, count: z.int().min(0).max(1000) }))
      .max(50)
      .nullable(),
    area: z.array(textSchema(200)).max(50).nullable(),
    tasks: z.array(textSchema(200)).max(50).nullable(),
    from: calendarDateSchema.nullable(),
    to: calendarDateSchema.nullable(),
  })
  .refine((caps) => caps.from === null || caps.to === null || caps.from <= caps.to, {
    error: 'the end lies before the start',
    path: ['to'],
  });
export type Caps = z.infer<typeof capsSchema>;

/** How long a Council act lets a loan last. A term counts from the adoption (S/RES/1951, 1962, 1967). */
export const termSchema = z.union([
  z.strictObject({ for: isoDurationSchema }),
  z.strictObject({ until: calendarDateSchema }),
]);
export type Term = z.infer<typeof termSchema>;

/** The Council's act as recorded on the Council's leg. */
export const councilActSchema = z.strictObject({
  symbol: z
    .string()
    .trim()
    .regex(
      /^(S\/RES\/\d{1,4} \(\d{4}\)|S\/PRST\/\d{4}\/\d+|S\/(19|20)\d{2}\/\d+)$/u,
      'must be the symbol of a Council act, e.g. S/RES/1967 (2011)',
    ),
  adoptedOn: calendarDateSchema,
  term: termSchema.nullable().describe('null: the term of the authority that the request names'),
});
export type CouncilAct = z.infer<typeof councilActSchema>;

/** One answer as people give it, whatever the channel. */
export const answerInputSchema = z
  .strictObject({
    answer: z.enum(ANSWERS),
    instrument: instrumentSchema.nullable().default(null),
    caps: capsSchema.nullable().default(null),
    conditions: textSchema(4000).nullable().default(null).describe('conditions in the words of the party'),
    act: councilActSchema.nullable().default(null),
    reason: textSchema(4000).nullable().default(null),
    signedBy: z
      .strictObject({ name: textSchema(200), title: textSchema(200) })
      .nullable()
      .default(null)
      .describe('who answers for the party, where that is not the person signed in'),
    corrects: z
      .string()
      .regex(/^[\w-]{1,100}$/u, 'must be the id of a decision')
      .nullable()
      .default(null)
      .describe('the decision that this one corrects'),
  })
  .superRefine((input, context) => {
    if (input.answer === 'consent_with_conditions' && input.caps === null && input.conditions === null) {
      context.addIssue({
        code: 'custom',
        path: ['conditions'],
        message: 'conditions must be stated where the consent is conditional',
      });
    }
    if (input.answer !== 'consent_with_conditions' && (input.caps !== null || input.conditions !== null)) {
      context.addIssue({
        code: 'custom',
        path: ['answer'],
        message: 'conditions go with the answer consent_with_conditions only',
      });
    }
    if (input.answer === 'adopted' && input.act === null) {
      context.addIssue({ code: 'custom', path: ['act'], message: 'the act that was adopted must be named' });
    }
    if (input.answer !== 'adopted' && input.act !== null) {
      context.addIssue({
        code: 'custom',
        path: ['act'],
        message: 'an act goes with the answer adopted only',
      });
    }
    if (input.answer === 'notice_given' && input.instrument?.reference == null) {
      context.addIssue({
        code: 'custom',
        path: ['instrument'],
        message: 'the letter that gives notice must be named by its symbol',
      });
    }
  });
export type AnswerInput = z.infer<typeof answerInputSchema>;
