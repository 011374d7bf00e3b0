import { DateTime, Duration } from 'luxon';
import type { CalendarDate, DateOrRange, Instant, IsoDuration, TimeRange } from '#libs/contracts';
import { zoneOf } from './zone.js';

/** The zone of headquarters: bare dates of Council acts and arrangements are read in it. */
export const HEADQUARTERS_ZONE = 'America/New_York';

function instant(moment: DateTime): Instant {
  return moment.isValid ? new Date(moment.toMillis()).toISOString() : fail(moment.invalidExplanation);
}

function fail(reason: string | null): never {
  throw new RangeError(reason ?? 'not a moment');
}

/** A moment on the clocks of a zone. An instant is always in one form, which the engine itself reads fastest. */
function at(moment: Instant, zone: string): DateTime {
  return DateTime.fromMillis(Date.parse(moment), { zone: zoneOf(zone) });
}

const REMEMBERED_DAYS = 4096;

/** Caches the moments of a day: the machine needs the same few days at every fact. */
function remembering(compute: (date: CalendarDate, by: string) => string) {
  const known = new Map<string, string>();
  return (date: CalendarDate, by: string): string => {
    const key = `${date}/${by}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const computed = compute(date, by);
    if (known.size === REMEMBERED_DAYS) known.clear();
    known.set(key, computed);
    return computed;
  };
}

interface ReadDuration {
  read: Duration;
  /** How many whole days it is; null where it is months, hours or anything else. */
  wholeDays: number | null;
}

const durations = new Map<IsoDuration, ReadDuration>();

/** Policies use a handful of durations, which need not be parsed again for every deadline. */
function durationOf(text: IsoDuration): ReadDuration {
  const known = durations.get(text);
  if (known !== undefined) return known;
  const read = Duration.fromISO(text);
  const duration = { read, wholeDays: wholeDaysOf(read) };
  if (durations.size === REMEMBERED_DAYS) durations.clear();
  durations.set(text, duration);
  return duration;
}

const firstMomentOf = remembering((date, zone) =>
  instant(DateTime.fromISO(date, { zone: zoneOf(zone) }).startOf('day')),
);
const lastMomentOf = remembering((date, zone) =>
  instant(
    DateTime.fromISO(date, { zone: zoneOf(zone) })
      .plus({ days: 1 })
      .startOf('day'),
  ),
);

const dayAfter = remembering(
  (date, duration) =>
    DateTime.fromISO(date, { zone: 'utc' }).plus(durationOf(duration).read).toISODate() ?? fail('not a date'),
);

/** The first moment of a day: what a bare date means as a lower bound. */
export function startOfDay(date: CalendarDate, zone = HEADQUARTERS_ZONE): Instant {
  return firstMomentOf(date, zone);
}

/** 24:00 of a day: what a bare date means as an upper bound or an expiry. */
export function endOfDay(date: CalendarDate, zone = HEADQUARTERS_ZONE): Instant {
  return lastMomentOf(date, zone);
}

/** The day on which a moment falls. */
export function dayOf(moment: Instant, zone = HEADQUARTERS_ZONE): CalendarDate {
  return at(moment, zone).toISODate() ?? fail('not a moment');
}

/** The day of which a moment is 24:00, or on which it falls: what was an expiry, as a day again. */
export function lastDayBefore(expiry: Instant, zone = HEADQUARTERS_ZONE): CalendarDate {
  return dayOf(new Date(Date.parse(expiry) - 1).toISOString(), zone);
}

/** The furthest day that has begun anywhere: a capital far to the east dates its papers before New York does. */
export function furthestDayOf(moment: Instant): CalendarDate {
  return dayOf(moment, 'Etc/GMT-14');
}

const DAY_MS = 86_400_000;

/** The whole days that a duration is; null where it is months, hours or anything else. */
function wholeDaysOf(duration: Duration): number | null {
  const { days = 0, weeks = 0, ...others } = duration.toObject();
  const isWhole = Number.isInteger(days) && Number.isInteger(weeks);
  return isWhole && Object.values(others).every((value) => value === 0) ? days + 7 * weeks : null;
}

/** A moment moved by whole days, where no clock was changed on the way; null where one was. */
function movedByDays(moment: Instant, days: number | null, zone: string): Instant | null {
  if (days === null) return null;
  const from = Date.parse(moment);
  const to = from + days * DAY_MS;
  const inZone = zoneOf(zone);
  return inZone.offset(from) === inZone.offset(to) ? new Date(to).toISOString() : null;
}

/** Adds a duration in calendar time: days and longer keep the wall-clock time of the zone over a change of clocks. */
export function plusDuration(moment: Instant, duration: IsoDuration, zone = HEADQUARTERS_ZONE): Instant {
  const { read, wholeDays } = durationOf(duration);
  return movedByDays(moment, wholeDays, zone) ?? instant(at(moment, zone).plus(read));
}

/** Subtracts a duration in calendar time, see {@link plusDuration}. */
export function minusDuration(moment: Instant, duration: IsoDuration, zone = HEADQUARTERS_ZONE): Instant {
  const { read, wholeDays } = durationOf(duration);
  const days = wholeDays === null ? null : -wholeDays;
  return movedByDays(moment, days, zone) ?? instant(at(moment, zone).minus(read));
}

/** A day moved by a duration of days or longer, e.g. 2011-01-19 and P4W give 2011-02-16. */
export function dateAfter(date: CalendarDate, duration: IsoDuration): CalendarDate {
  return dayAfter(date, duration);
}

/** Whole and part days from one moment to another; negative where the second comes first. */
export function daysBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The moments that a day, or a day between two days, stands for. */
export function rangeOf(date: DateOrRange, zone = HEADQUARTERS_ZONE): TimeRange {
  if ('on' in date) return { from: startOfDay(date.on, zone), to: endOfDay(date.on, zone) };
  return {
    from: date.notBefore === null ? null : startOfDay(date.notBefore, zone),
    to: date.notAfter === null ? null : endOfDay(date.notAfter, zone),
  };
}

/** The later of two moments. */
export function later(a: Instant, b: Instant): Instant {
  return a >= b ? a : b;
}

/** The earlier of two moments. */
export function earlier(a: Instant, b: Instant): Instant {
  return a <= b ? a : b;
}

/** A moment known exactly, as a range. */
export function exactly(moment: Instant): TimeRange {
  return { from: moment, to: moment };
}

/** The latest of several uncertain moments: each bound is the latest of that bound, unknown where one is unknown. */
export function latestOf(ranges: readonly TimeRange[]): TimeRange {
  let from: Instant | null = null;
  let to: Instant | null = null;
  let toKnown = ranges.length > 0;
  for (const range of ranges) {
    if (range.from !== null) from = from === null ? range.from : later(from, range.from);
    if (range.to === null) toKnown = false;
    else to = to === null ? range.to : later(to, range.to);
  }
  return { from, to: toKnown ? to : null };
}

/** No decision is later than the moment at which it reached us. */
export function boundedBy(range: TimeRange, now: Instant): TimeRange {
  const to = range.to === null || range.to > now ? now : range.to;
  return { from: range.from !== null && range.from > to ? to : range.from, to };
}
