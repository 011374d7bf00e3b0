import { z } from 'zod';
import { messageSchema } from '../message-schema.js';
import { CLEARANCE_KINDS, CLEARANCE_STATUSES } from './arrangement.js';

/*
 * How long things took, how long they can still be used, and what was done although it should not have been: as data, from
 * which the text is made where it is shown. What is not known is marked as unknown, and is never zero.
 */

/**
 * Days between two uncertain days, as people count them: from 19 January to 4 February is 16. `before` means that the
 * second surely came first; a lag is never negative.
 */
export const lagSchema = z.union([
  z.object({ known: z.literal(true), fromDays: z.number(), toDays: z.number() }),
  z.object({ known: z.literal(true), before: z.literal(true) }),
  z.object({
    known: z.literal(false),
    atLeastDays: z.number().nullable(),
    reason: messageSchema.describe('why it is not known'),
  }),
]);
export type Lag = z.infer<typeof lagSchema>;

const day = z.string().nullable();

/** The days on which something was decided, and the day on which it was reported. */
export const reportingDelaySchema = z
  .object({
    decided: z.object({ notBefore: day, notAfter: day }).describe('null: not known'),
    reportedOn: z.string().describe('a day'),
    lag: lagSchema,
  })
  .describe('from the day of the instrument to the day on which it was reported');
export type ReportingDelay = z.infer<typeof reportingDelaySchema>;

/** How long a unit can be of use: line expiry − max(last consent, readiness), in days, as a range. */
export const usableWindowSchema = z
  .object({
    bestDays: z.number().nullable(),
    worstDays: z.number().nullable().describe('null: the worst case cannot be told'),
    verdict: z.enum(['unknown', 'open', 'possibly_lost', 'lost']),
    unknowns: z.array(messageSchema).describe('what is not known'),
  })
  .describe('usable window: expiry − max(last consent, readiness), in days');
export type UsableWindow = z.infer<typeof usableWindowSchema>;

/** Something that was done although it should not have been. */
export const cautionSchema = z.object({
  at: z.iso.datetime().describe('RFC 3339, UTC'),
  what: z.enum([
    'departed_without_clearance',
    'departed_while_suspended',
    'arrived_above_grant',
    'arrived_against_ruling',
  ]),
  clearance: z
    .object({
      clearance: z.enum(CLEARANCE_KINDS),
      issuer: z.string(),
      status: z.enum(CLEARANCE_STATUSES),
      validTo: z.string().nullable(),
    })
    .nullable()
    .describe('which clearance of whom was missing; null: it is about none'),
});
export type Caution = z.infer<typeof cautionSchema>;
