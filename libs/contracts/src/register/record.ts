import { z } from 'zod';
import { answerInputSchema } from '../cases/decision.js';
import {
  clearanceSchema,
  conversionSchema,
  discontinuationSchema,
  incrementSchema,
  pauseOfLinesSchema,
  rulingSchema,
} from '../cases/arrangement.js';
import { keySchema, readinessSchema, requestContentSchema, textSchema } from '../cases/request.js';
import { dateOrRangeSchema, instantSchema } from '../time.js';
import { says } from '../field-faults.js';

/** The source of a fact of the record. */
export const recordSourceSchema = z.strictObject({
  symbol: textSchema(200).describe('the document, by its symbol, e.g. S/RES/1967 (2011)'),
  note: textSchema(2000).nullable().default(null).describe('the place in it, and what is doubtful'),
});
export type RecordSource = z.infer<typeof recordSourceSchema>;

/** When a fact of the record happened: a moment, a day or between two days. */
const recordDateSchema = z.union([z.strictObject({ at: instantSchema }), dateOrRangeSchema]);
export type RecordDate = z.infer<typeof recordDateSchema>;

const ofRequest = { requestId: z.uuid() };
const ofLeg = {
  ...ofRequest,
  legId: z.string().regex(/^[a-z_]{1,40}:[a-z0-9-]{1,80}$/u, says('fields.leg')),
};
const ofLine = { lineId: keySchema };
const reason = { reason: textSchema(4000) };
const ofDecision = { ...ofRequest, decisionId: z.string().max(100), ...reason };

/** One fact of the record: what parties were asked and answered, and what happened to the arrangement. */
const recordFactSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('asked'), ...ofLeg }),
  answerInputSchema.safeExtend({ kind: z.literal('decided'), ...ofLeg }),
  z.strictObject({ kind: z.literal('not_in_record'), ...ofLeg, ...reason }),
  z.strictObject({ kind: z.literal('waived'), ...ofLeg, instrument: textSchema(200), ...reason }),
  z.strictObject({ kind: z.literal('late_answer_noted'), ...ofDecision }),
  z.strictObject({ kind: z.literal('late_answer_reinstated'), ...ofDecision }),
  z.strictObject({ kind: z.literal('refusal_accepted'), ...ofLeg, ...reason }),
  z.strictObject({ kind: z.literal('asked_again'), ...ofLeg, ...reason }),
  z.strictObject({ kind: z.literal('line_dropped'), ...ofRequest, ...ofLine, ...reason }),
  z.strictObject({ kind: z.literal('withdrawn'), ...ofRequest, ...reason }),
  z.strictObject({ kind: z.literal('overtaken'), ...ofRequest, ...reason }),
  z.strictObject({ kind: z.literal('readiness_stated'), ...ofLine, readiness: readinessSchema }),
  clearanceSchema.safeExtend({ kind: z.literal('clearance_recorded'), ...ofLine }),
  z.strictObject({ kind: z.literal('departed'), ...ofLine }),
  z.strictObject({
    kind: z.literal('arrived'),
    ...ofLine,
    increment: incrementSchema.nullable().default(null).describe('what arrived this time; null: all of it'),
    complete: z.boolean().default(false).describe('whether it was the last of it'),
  }),
  z.strictObject({ kind: z.literal('authority_transferred'), ...ofLine, certificate: textSchema(200) }),
  z.strictObject({ kind: z.literal('returned'), ...ofLine }),
  z.strictObject({ kind: z.literal('repatriated'), ...ofLine }),
  pauseOfLinesSchema.safeExtend({ kind: z.literal('suspended') }),
  pauseOfLinesSchema.safeExtend({ kind: z.literal('resumed') }),
  discontinuationSchema.safeExtend({ kind: z.literal('discontinued') }),
  rulingSchema.safeExtend({ kind: z.literal('in_flight_ruled'), ...ofLine }),
  conversionSchema.safeExtend({ kind: z.literal('converted') }),
]);
export type RecordFact = z.infer<typeof recordFactSchema>;

/** One fact with its date and its source. */
export const recordEntryInputSchema = z.strictObject({
  effectiveAt: recordDateSchema
    .nullable()
    .default(null)
    .describe('when it happened; null: not known, or, with an answer, as its act or instrument says'),
  source: recordSourceSchema,
  fact: recordFactSchema,
});
export type RecordEntryInput = z.infer<typeof recordEntryInputSchema>;

/** A request of the record. */
export const recordOpeningSchema = z.strictObject({
  content: requestContentSchema,
  effectiveAt: recordDateSchema.describe(
    'when it was put forward; the time of the request starts at its upper bound',
  ),
  source: recordSourceSchema,
});
export type RecordOpeningInput = z.infer<typeof recordOpeningSchema>;
