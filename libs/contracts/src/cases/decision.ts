import { z } from 'zod';
import { VOTES } from './decision-rule.js';
import { instrumentSchema } from './instrument.js';
import { calendarDateSchema, isoDurationSchema } from '../time.js';
import { keySchema, personsSchema, textSchema } from './request.js';
import { ANSWERS } from '../vocabulary.js';
import { issueAt, says } from '../field-faults.js';
import { messageOf } from '../message.js';

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
    error: says('fields.end_before_start'),
    path: ['to'],
  });
export type Caps = z.infer<typeof capsSchema>;

/**
 * How long a Council act lets an arrangement last. A term counts from the adoption (S/RES/1951, 1967); one that extends counts from
 * the previous expiry (S/RES/1962 ran from 22 December 2010).
 */
export const termSchema = z.union([
  z.strictObject({ for: isoDurationSchema }),
  z.strictObject({ until: calendarDateSchema }),
]);
export type Term = z.infer<typeof termSchema>;

/** What an act allows on one line; never more than was asked. */
const allowedLineSchema = z.strictObject({
  lineId: keySchema,
  count: z.int().min(0).max(1000).describe('0: the act does not allow the line'),
  persons: personsSchema.nullable().describe('null: as asked'),
  to: calendarDateSchema.nullable().describe('null: as asked, within the term'),
});
export type AllowedLine = z.infer<typeof allowedLineSchema>;

/** The form in which the Council decides; it makes no legal difference. */
const COUNCIL_FORMS = [
  'resolution',
  'presidential_statement',
  'exchange_of_letters',
  'written_vote',
  'existing_authority',
] as const;
export type CouncilForm = (typeof COUNCIL_FORMS)[number];

/** The symbol of an act of the Council: a resolution, a presidential statement or a letter. */
export const councilSymbolSchema = z
  .string()
  .trim()
  .regex(
    /^(S\/RES\/\d{1,4} \(\d{4}\)|S\/PRST\/\d{4}\/\d+|S\/(19|20)\d{2}\/\d+)$/u,
    says('fields.council_symbol'),
  );

/** The Council's act as recorded on the Council's leg. */
export const councilActSchema = z.strictObject({
  symbol: councilSymbolSchema,
  adoptedOn: calendarDateSchema,
  term: termSchema.nullable().describe('null: the term of the authority that the request names'),
  form: z.enum(COUNCIL_FORMS).default('resolution'),
  allows: z
    .array(allowedLineSchema)
    .max(50)
    .nullable()
    .default(null)
    .describe('null: all that was asked; otherwise only the lines that the act allows'),
  votes: z
    .array(z.strictObject({ member: keySchema, vote: z.enum(VOTES) }))
    .max(15)
    .nullable()
    .default(null)
    .describe("null: the members' votes are not recorded"),
});
export type CouncilAct = z.infer<typeof councilActSchema>;

/** Who answers for a party, as the answer says: the only names of people that an answer holds. */
export const signatureSchema = z.strictObject({ name: textSchema(200), title: textSchema(200) });
export type Signature = z.infer<typeof signatureSchema>;

/** One answer as people give it, whatever the channel. */
export const answerInputSchema = z
  .strictObject({
    answer: z.enum(ANSWERS),
    instrument: instrumentSchema.nullable().default(null),
    caps: capsSchema.nullable().default(null),
    conditions: textSchema(4000).nullable().default(null).describe('conditions in the words of the party'),
    act: councilActSchema.nullable().default(null),
    reason: textSchema(4000).nullable().default(null),
    signedBy: signatureSchema
      .nullable()
      .default(null)
      .describe('who answers for the party, if that is not the person signed in'),
    seat: keySchema
      .nullable()
      .default(null)
      .describe(
        'the seat that answers; may be left out if the leg has one seat, or the person sits on only one',
      ),
    lastDay: calendarDateSchema
      .nullable()
      .default(null)
      .describe('with a withdrawal: the last day on which the consent still holds; null: it ends at once'),
    corrects: z
      .string()
      .regex(/^[\w-]{1,100}$/u, says('fields.decision_id'))
      .nullable()
      .default(null)
      .describe('the decision that this one corrects'),
  })
  .superRefine((input, context) => {
    if (input.answer === 'consent_with_conditions' && input.caps === null && input.conditions === null) {
      context.addIssue(issueAt(['conditions'], messageOf('fields.conditions_missing')));
    }
    if (input.answer !== 'consent_with_conditions' && (input.caps !== null || input.conditions !== null)) {
      context.addIssue(issueAt(['answer'], messageOf('fields.conditions_elsewhere')));
    }
    if (input.lastDay !== null && input.answer !== 'withdraw') {
      context.addIssue(issueAt(['lastDay'], messageOf('fields.last_day_elsewhere')));
    }
    if (['withdraw', 'suspend', 'object'].includes(input.answer) && input.reason === null) {
      context.addIssue(issueAt(['reason'], messageOf('fields.reason_missing')));
    }
    if (input.answer === 'adopted' && input.act === null) {
      context.addIssue(issueAt(['act'], messageOf('fields.act_missing')));
    }
    if (input.answer !== 'adopted' && input.act !== null) {
      context.addIssue(issueAt(['act'], messageOf('fields.act_elsewhere')));
    }
    if (input.answer === 'notice_given' && input.instrument?.reference == null) {
      context.addIssue(issueAt(['instrument'], messageOf('fields.notice_symbol')));
    }
  });
export type AnswerInput = z.infer<typeof answerInputSchema>;
