import { z } from 'zod';
import { says } from './field-faults.js';

/** Far from both ends of four-digit years, so that anything calculated from a date still sorts as text. */
const EARLIEST_DAY = '1945-01-01';
const LATEST_DAY = '2199-12-31';

export const instantSchema = z.iso
  .datetime({ offset: true, error: says('fields.instant') })
  .refine((text) => Number.isFinite(Date.parse(text)), says('fields.no_such_instant'))
  .refine(
    (text) => Date.parse(text) >= Date.parse(EARLIEST_DAY) && Date.parse(text) < Date.parse(LATEST_DAY),
    says('fields.out_of_years'),
  )
  .transform((text) => new Date(text).toISOString());

export const calendarDateSchema = z.iso
  .date({ error: says('fields.day') })
  .refine((date) => date >= EARLIEST_DAY && date <= LATEST_DAY, says('fields.out_of_years'));

export const isoDurationSchema = z.iso
  .duration({ error: says('fields.duration') })
  .refine((duration) => !/\d{5}|\d{4}Y/u.test(duration), says('fields.duration_too_long'));

/** A day known exactly (`{ on }`) or between two days (`{ notBefore, notAfter }`), both inclusive. */
export const dateOrRangeSchema = z.union([
  z.strictObject({ on: calendarDateSchema }),
  z
    .strictObject({ notBefore: calendarDateSchema.nullable(), notAfter: calendarDateSchema.nullable() })
    .refine(
      (range) => range.notBefore === null || range.notAfter === null || range.notBefore <= range.notAfter,
      {
        error: says('fields.last_before_first'),
        path: ['notAfter'],
      },
    ),
]);
export type DateOrRange = z.infer<typeof dateOrRangeSchema>;
