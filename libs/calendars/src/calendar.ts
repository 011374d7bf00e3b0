import { IANAZone } from 'luxon';
import { z } from 'zod';
import { calendarDateSchema, issueAt, keySchema, messageOf, says, textSchema } from '#libs/contracts';

const marks = {
  verified: z.boolean().describe('false: not read in a source that says so of these very days'),
  sources: z.array(textSchema(400)).min(1),
};

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, says('fields.clock_time'));

const isoWeekdaySchema = z.int().min(1).max(7).describe('ISO 8601: 1 is Monday, 7 is Sunday');

const workingHoursSchema = z
  .strictObject({
    from: clockTime,
    to: clockTime.or(z.literal('24:00')),
    ...marks,
  })
  .refine((hours) => hours.from < hours.to, {
    error: says('fields.working_day_ends'),
    path: ['to'],
  })
  .describe('local wall-clock time of every working day, from inclusive, to exclusive');

const holidayListSchema = z
  .strictObject({
    year: z.int().min(1900).max(2200),
    complete: z
      .boolean()
      .describe('false: the days below are holidays, nothing is known of the others of that year'),
    days: z.array(z.strictObject({ date: calendarDateSchema, name: textSchema(200) })),
    ...marks,
  })
  .superRefine(({ year, days }, context) => {
    const seen = new Set<string>();
    for (const [index, { date }] of days.entries()) {
      const path = ['days', index, 'date'];
      if (!date.startsWith(`${year}-`)) {
        context.addIssue(issueAt(path, messageOf('fields.holiday_of_other_year', { year: String(year) })));
      }
      if (seen.has(date)) context.addIssue(issueAt(path, messageOf('fields.holiday_twice')));
      seen.add(date);
    }
  });

/**
 * The calendar of one party or of headquarters, as a value: nothing in it is computed. Holidays come from published lists; a
 * year without a list is unknown, and is never taken to have no holidays (see docs/decisions/0021).
 */
export const calendarSchema = z.strictObject({
  id: keySchema,
  zone: z.string().refine((zone) => IANAZone.isValidZone(zone), says('fields.zone')),
  weekends: z
    .array(
      z.strictObject({
        from: calendarDateSchema.nullable().describe('first day of validity; null: as far back as asked'),
        days: z.array(isoWeekdaySchema).max(6),
        ...marks,
      }),
    )
    .min(1)
    .superRefine((rows, context) => {
      for (const [index, { from, days }] of rows.entries()) {
        const before = rows[index - 1];
        if ((from === null) !== (before === undefined)) {
          context.addIssue(issueAt([index, 'from'], messageOf('fields.first_weekend')));
        } else if (before !== undefined && from !== null && before.from !== null && from <= before.from) {
          context.addIssue(issueAt([index, 'from'], messageOf('fields.weekend_order')));
        }
        if (new Set(days).size !== days.length) {
          context.addIssue(issueAt([index, 'days'], messageOf('fields.weekday_twice')));
        }
      }
    })
    .describe('from which day on which weekdays are the weekend, oldest row first'),
  workingHours: workingHoursSchema.default({
    from: '09:00',
    to: '17:00',
    verified: false,
    sources: ['assumed where no source is at hand'],
  }),
  holidays: z
    .array(holidayListSchema)
    .default([])
    .superRefine((lists, context) => {
      const seen = new Set<number>();
      for (const [index, { year }] of lists.entries()) {
        if (seen.has(year)) {
          context.addIssue(issueAt([index, 'year'], messageOf('fields.year_twice')));
        }
        seen.add(year);
      }
    })
    .describe('one list a year; years without a list are unknown'),
});
export type Calendar = z.infer<typeof calendarSchema>;

/**
 * Several calendars as one: a day is a working day only if it is one for all. Zone and working hours are those of the first,
 * since capitals half a world apart share days but not office hours.
 */
interface SharedCalendar {
  lead: Calendar;
  others: readonly Calendar[];
}

/** What the functions of this lib count in. */
export type AnyCalendar = Calendar | SharedCalendar;

/** The calendar in which a day counts only if it counts for all; `lead` gives the zone and the hours. */
export function intersection(lead: Calendar, ...others: readonly Calendar[]): SharedCalendar {
  return { lead, others };
}

/** The calendar that gives zone and hours. */
export function leadOf(calendar: AnyCalendar): Calendar {
  return 'lead' in calendar ? calendar.lead : calendar;
}

/** All calendars that have a say on a day. */
export function membersOf(calendar: AnyCalendar): readonly Calendar[] {
  return 'lead' in calendar ? [calendar.lead, ...calendar.others] : [calendar];
}
