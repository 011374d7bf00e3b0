import { z } from 'zod';
import { councilActSchema } from './decision.js';
import { keySchema, personsSchema, textSchema } from './request.js';
import { calendarDateSchema } from '../time.js';
import { says } from '../field-faults.js';

/** What a host or a state on the way must let pass. Consent to a unit covers none of them by itself. */
export const CLEARANCE_KINDS = ['personnel', 'weapons', 'aircraft', 'route'] as const;
export type ClearanceKind = (typeof CLEARANCE_KINDS)[number];

export const CLEARANCE_STATUSES = ['requested', 'granted', 'refused', 'withdrawn'] as const;
export type ClearanceStatus = (typeof CLEARANCE_STATUSES)[number];

/** The possible rulings on a unit that is moving when the Council ends its authority. */
export const IN_FLIGHT_RULINGS = ['turn_back', 'proceed'] as const;
export type InFlightRuling = (typeof IN_FLIGHT_RULINGS)[number];

/** What arrived with one movement of a unit that comes in several. */
export const incrementSchema = z
  .strictObject({
    count: z
      .int()
      .min(1)
      .max(1000)
      .nullable()
      .default(null)
      .describe('how many of the unit, e.g. 2 of 3 helicopters; null: not counted'),
    persons: personsSchema.nullable().default(null).describe('null: not counted'),
  })
  .refine((increment) => increment.count !== null || increment.persons !== null, {
    error: says('fields.increment_empty'),
    path: ['count'],
  });
export type Increment = z.infer<typeof incrementSchema>;

/** A clearance of a unit line, as it stands now. */
export const clearanceSchema = z
  .strictObject({
    clearance: z.enum(CLEARANCE_KINDS),
    issuer: textSchema(200).describe('whose clearance it is, e.g. Government of South Sudan'),
    status: z.enum(CLEARANCE_STATUSES),
    instrument: textSchema(200).nullable().default(null).describe('permit, note verbale or list number'),
    validTo: calendarDateSchema.nullable().default(null).describe('its last day; null: not limited'),
  })
  .refine((clearance) => clearance.validTo === null || clearance.status === 'granted', {
    error: says('fields.clearance_not_granted'),
    path: ['validTo'],
  });
export type ClearanceInput = z.infer<typeof clearanceSchema>;

/** The act of the Council that ends or converts an arrangement. */
const endingActSchema = z.strictObject({
  symbol: councilActSchema.shape.symbol,
  adoptedOn: calendarDateSchema,
});
export type EndingAct = z.infer<typeof endingActSchema>;

const lineIdsSchema = z
  .array(keySchema)
  .min(1)
  .max(50)
  .nullable()
  .default(null)
  .describe('null: all lines of the arrangement');

/** That lines are suspended or resumed. */
export const pauseOfLinesSchema = z.strictObject({ lineIds: lineIdsSchema, reason: textSchema(4000) });

/** That the Council ends the authority of lines, as S/RES/2155 (2014) ended the arrangement of S/RES/2132 (2013). */
export const discontinuationSchema = z.strictObject({
  lineIds: lineIdsSchema,
  act: endingActSchema,
  returnBy: calendarDateSchema
    .nullable()
    .default(null)
    .describe('the last day on which units may still be there; null: they must leave at once'),
  reason: textSchema(4000),
});
export type DiscontinuationInput = z.infer<typeof discontinuationSchema>;

/** That an act of the Council, such as S/RES/2295 (2016), transfers lines to the receiving mission for good. */
export const conversionSchema = z.strictObject({
  lineIds: lineIdsSchema,
  act: endingActSchema,
  reason: textSchema(4000),
});
export type ConversionInput = z.infer<typeof conversionSchema>;

/** A ruling on a moving unit. */
export const rulingSchema = z
  .strictObject({
    ruling: z.enum(IN_FLIGHT_RULINGS),
    instrument: textSchema(200).describe('what the ruling rests on, e.g. a letter or a resolution'),
    until: calendarDateSchema
      .nullable()
      .default(null)
      .describe('with proceed: the last day of the stay; null: as the line was granted'),
    reason: textSchema(4000),
  })
  .refine((given) => given.until === null || given.ruling === 'proceed', {
    error: says('fields.ruling_not_proceed'),
    path: ['until'],
  });
export type RulingInput = z.infer<typeof rulingSchema>;
