import { z } from 'zod';
import { VOTES } from './decision-rule.js';
import { instrumentSchema } from './instrument.js';
import { calendarDateSchema, isoDurationSchema } from '../time.js';
import { keySchema, personsSchema, textSchema } from './request.js';
import { ANSWERS, type Answer } from '../vocabulary.js';
import { issueAt, says } from '../field-faults.js';
import { type CodedMessage, messageOf } from '../message.js';

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

/** The parts of an answer that depend on what is answered, by their fields. `conditions` are in words, as `caps`, or both. */
export const ANSWER_PARTS = ['conditions', 'lastDay', 'reason', 'act', 'instrument'] as const;
export type AnswerPart = (typeof ANSWER_PARTS)[number];

/** What an answer cannot do without, and what else it can have. */
interface PartsOfAnswer {
  readonly needs: readonly AnswerPart[];
  readonly takes: readonly AnswerPart[];
}

const NEEDS_NOTHING: PartsOfAnswer = { needs: [], takes: ['reason', 'instrument'] };
const NEEDS_A_REASON: PartsOfAnswer = { needs: ['reason'], takes: ['instrument'] };

/** The parts of each answer. Whether a kind of leg asks for an instrument is the word of its row. */
export const PARTS_OF_ANSWERS: Readonly<Record<Answer, PartsOfAnswer>> = {
  notice_given: { needs: ['instrument'], takes: ['reason'] },
  consent: NEEDS_NOTHING,
  consent_with_conditions: { needs: ['conditions'], takes: ['reason', 'instrument'] },
  in_principle: NEEDS_NOTHING,
  provisional: NEEDS_NOTHING,
  refuse: NEEDS_NOTHING,
  object: NEEDS_A_REASON,
  abstain: NEEDS_NOTHING,
  withdraw: { needs: ['reason'], takes: ['lastDay', 'instrument'] },
  suspend: NEEDS_A_REASON,
  notified: NEEDS_NOTHING,
  consulted: NEEDS_NOTHING,
  adopted: { needs: ['act'], takes: ['reason', 'instrument'] },
  not_adopted: NEEDS_NOTHING,
};

/** An answer as far as its parts go. */
interface GivenParts {
  caps: object | null;
  conditions: string | null;
  lastDay: string | null;
  reason: string | null;
  act: object | null;
  instrument: { reference: string | null } | null;
}

/** What is said of a part that is missing, and of one that does not belong to the answer. */
const FAULTS_OF_PARTS: Readonly<
  Record<
    AnswerPart,
    {
      isGiven: (input: GivenParts) => boolean;
      missing?: CodedMessage;
      elsewhere?: CodedMessage;
      /** The field that is at fault where the part does not belong to the answer, if not the part itself. */
      elsewhereAt?: string;
    }
  >
> = {
  conditions: {
    isGiven: ({ caps, conditions }) => caps !== null || conditions !== null,
    missing: messageOf('fields.conditions_missing'),
    elsewhere: messageOf('fields.conditions_elsewhere'),
    elsewhereAt: 'answer',
  },
  lastDay: { isGiven: ({ lastDay }) => lastDay !== null, elsewhere: messageOf('fields.last_day_elsewhere') },
  reason: { isGiven: ({ reason }) => reason !== null, missing: messageOf('fields.reason_missing') },
  act: {
    isGiven: ({ act }) => act !== null,
    missing: messageOf('fields.act_missing'),
    elsewhere: messageOf('fields.act_elsewhere'),
  },
  instrument: {
    isGiven: ({ instrument }) => instrument !== null && instrument.reference !== null,
    missing: messageOf('fields.notice_symbol'),
  },
};

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
    const { needs, takes } = PARTS_OF_ANSWERS[input.answer];
    for (const part of ANSWER_PARTS) {
      const { isGiven, missing, elsewhere, elsewhereAt } = FAULTS_OF_PARTS[part];
      const given = isGiven(input);
      if (!given && needs.includes(part) && missing !== undefined) {
        context.addIssue(issueAt([part], missing));
      }
      if (given && !needs.includes(part) && !takes.includes(part) && elsewhere !== undefined) {
        context.addIssue(issueAt([elsewhereAt ?? part], elsewhere));
      }
    }
  });
export type AnswerInput = z.infer<typeof answerInputSchema>;
