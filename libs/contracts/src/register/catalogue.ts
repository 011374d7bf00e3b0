import { z } from 'zod';
import { authoritySchema } from './authority.js';
import { councilSymbolSchema } from '../cases/decision.js';
import { keySchema, textSchema } from '../cases/request.js';
import { calendarDateSchema } from '../time.js';
import { says } from '../field-faults.js';

const sources = z.array(textSchema(500)).min(1).max(20).describe('the sources of these data');

/** What can be changed about a unit; its contributor is fixed. */
export const unitInputSchema = z.strictObject({
  name: textSchema(300).describe(
    'count, kind and distinguishing details, e.g. 3 armed helicopters (Mi-24) with crews',
  ),
  missionId: keySchema.describe('the mission to which it belongs'),
  sources,
});
export type UnitInput = z.output<typeof unitInputSchema>;

/** A unit as it is entered. */
export const newUnitSchema = z.strictObject({
  id: keySchema,
  contributorId: keySchema.describe('the state that contributes it'),
  ...unitInputSchema.shape,
});
export type NewUnit = z.output<typeof newUnitSchema>;

/** What can be changed about an authority. Requests under way keep the one with which they were submitted. */
export const authorityInputSchema = authoritySchema.omit({ id: true });
export type AuthorityInput = z.output<typeof authorityInputSchema>;

/**
 * What a contributor has said it would lend if asked: a promise to consider, never a consent. It answers no leg; it says
 * whom to ask first.
 */
export const pledgeInputSchema = z
  .strictObject({
    unitId: keySchema,
    receivingMissions: z
      .array(keySchema)
      .min(1, says('fields.no_mission_or_null'))
      .max(200)
      .nullable()
      .describe('null: wherever it is needed'),
    readyInDays: z.int().min(0).max(365).nullable().describe('from being asked to moving; null: not stated'),
    from: calendarDateSchema,
    to: calendarDateSchema.nullable().describe('its last day; null: until taken back'),
    words: textSchema(2000).describe('what was said'),
    source: textSchema(500),
  })
  .refine(({ from, to }) => to === null || from <= to, {
    error: says('fields.end_before_start'),
    path: ['to'],
  });
export type PledgeInput = z.output<typeof pledgeInputSchema>;

/** The strength that the Council allows a mission from a given day; the previous ceiling ends there. */
export const ceilingInputSchema = z
  .strictObject({
    missionId: keySchema,
    category: z.enum(['military', 'police']),
    amount: z.int().min(0).max(100_000).describe('persons'),
    occupied: z
      .int()
      .min(0)
      .max(100_000)
      .default(0)
      .describe('persons who count under it other than by loans known here'),
    from: calendarDateSchema.describe('the first day, from 00:00 in New York'),
    to: calendarDateSchema
      .nullable()
      .default(null)
      .describe('the last day, to 24:00 in New York; null: open'),
    authority: councilSymbolSchema.describe('the act that set it'),
  })
  .refine(({ from, to }) => to === null || from <= to, {
    error: says('fields.end_before_start'),
    path: ['to'],
  });
export type CeilingInput = z.output<typeof ceilingInputSchema>;
