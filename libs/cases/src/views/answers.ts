import { ANSWERS, CHANNELS, answerInputSchema, reportingDelaySchema } from '#libs/contracts';
import { z } from 'zod';
import { moment, range, named, allowedActsOn } from './common.js';

/* What was answered, recorded, contested and asked on the legs of a request. */

export const decisionView = z.object({
  id: z.string(),
  legId: z.string(),
  receipt: z.int(),
  round: z.int().nullable(),
  askHash: z.string().nullable().describe('the ask that it answers; null: nothing had been asked'),
  textHash: z.string().nullable().describe('SHA-256 of the text that was read'),
  ...answerInputSchema.shape,
  signatureErased: z.boolean().describe("whether the signature was erased at the person's request"),
  answer: z.enum(ANSWERS),
  revision: z.int().nullable(),
  by: named.nullable(),
  onBehalfOf: named.nullable().describe('the person for whom it was given'),
  channel: z.enum(CHANNELS),
  at: moment,
  decidedAt: range,
  recordedAt: moment,
  status: z.enum(['counts', 'late', 'noted', 'superseded', 'contested', 'struck']),
  reportingDelay: reportingDelaySchema,
  asked: z
    .object({ revision: z.int().nullable(), language: z.string(), text: z.string() })
    .nullable()
    .describe(
      'the text that was asked; its SHA-256 is `textHash`. Null: nothing had been asked, or it was not kept',
    ),
  allowedActs: allowedActsOn('decision'),
});
export type DecisionView = z.infer<typeof decisionView>;

export const paperView = z.object({
  id: z.string(),
  legId: z.string(),
  given: answerInputSchema,
  signatureErased: z.boolean(),
  decidedAt: range,
  recordedBy: named,
  recordedAt: moment,
  status: z.enum(['to_countersign', 'countersigned', 'sent_back']),
  countersignedBy: named.nullable(),
  correctionReason: z.string().nullable(),
  reportingDelay: reportingDelaySchema,
  allowedActs: allowedActsOn('paper'),
});

export const contestView = z.object({
  id: z.string(),
  legId: z.string(),
  decisionId: z.string(),
  reason: z.string(),
  by: named,
  at: moment,
  status: z.enum(['open', 'withdrawn', 'corrected', 'answered', 'asked_again', 'struck', 'noted']),
  rests: z.boolean().describe('whether the leg waits for the settlement; if not, the contest is only filed'),
  settledAt: moment.nullable(),
  settledBy: named.nullable(),
  settledBecause: z.string().nullable(),
  successorId: z.string().nullable().describe('the decision that replaced the record'),
  allowedActs: allowedActsOn('contest'),
});
export type ContestView = z.infer<typeof contestView>;

export const questionView = z.object({
  id: z.string(),
  legId: z.string(),
  text: z.string(),
  askedBy: named,
  askedAt: moment,
  replyDueAt: moment,
  pausesUntil: moment
    .nullable()
    .describe(
      "until when at the latest it stops the party's clock; null: the policy does not let it stop the clock",
    ),
  replyOverdue: z.boolean(),
  reply: z.object({ text: z.string(), by: named, at: moment }).nullable(),
  allowedActs: allowedActsOn('question'),
});
export type QuestionView = z.infer<typeof questionView>;
