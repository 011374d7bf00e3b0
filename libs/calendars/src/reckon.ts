import { DateTime, Duration } from 'luxon';
import type { CalendarDate, Instant, IsoDuration } from '#libs/contracts';
import type { Assumption } from './assumptions.js';
import { leadOf, type AnyCalendar } from './calendar.js';
import { dateOf, dayNumberOf, LONGEST_WALK_DAYS, Walk } from './days.js';

const HOUR_MS = 3_600_000;

/** A moment, and what it was assumed on. */
interface Reckoned {
  at: Instant;
  assumptions: Assumption[];
}

/** How long: in calendar time (ISO 8601), or in whole working days, or in working hours (fractions allowed). */
export type DurationSpec = { calendarTime: IsoDuration } | { workingDays: number } | { workingHours: number };

function momentIn(calendar: AnyCalendar, at: Instant): DateTime<true> {
  const moment = DateTime.fromISO(at, { zone: leadOf(calendar).zone });
  if (!moment.isValid) throw new RangeError(`${at}: ${moment.invalidExplanation ?? 'not a moment'}`);
  return moment;
}

function instantOf(moment: DateTime): Instant {
  const text = moment.toUTC().toISO({ suppressMilliseconds: false });
  if (text === null) throw new RangeError(moment.invalidExplanation ?? 'not a moment');
  return text;
}

function dayNumberAt(moment: DateTime<true>): number {
  return dayNumberOf(moment.toISODate());
}

/** The first moment of a day, which is also 24:00 of the day before. */
function startOf(calendar: AnyCalendar, dayNumber: number): DateTime {
  return DateTime.fromISO(dateOf(dayNumber), { zone: leadOf(calendar).zone }).startOf('day');
}

/** The moments in ms between which a working day is worked. */
function openingOf(calendar: AnyCalendar, dayNumber: number): { open: number; close: number } {
  const { zone, workingHours } = leadOf(calendar);
  const at = (time: string) =>
    time === '24:00'
      ? startOf(calendar, dayNumber + 1).toMillis()
      : DateTime.fromISO(`${dateOf(dayNumber)}T${time}`, { zone }).toMillis();
  return { open: at(workingHours.from), close: at(workingHours.to) };
}

function wholeNumber(n: number): void {
  if (!Number.isInteger(n)) throw new RangeError(`${n} is not a whole number of working days`);
  if (Math.abs(n) > LONGEST_WALK_DAYS) {
    throw new RangeError(`${n} working days are more than the limit of ${LONGEST_WALK_DAYS} days`);
  }
}

/**
 * The first working day after a day, exclusive. Throws a RangeError for what is not a date, and where there is none within
 * {@link LONGEST_WALK_DAYS}.
 */
export function nextWorkingDay(
  calendar: AnyCalendar,
  date: CalendarDate,
): { date: CalendarDate; assumptions: Assumption[] } {
  const walk = new Walk(calendar);
  const next = walk.nth(dayNumberOf(date) + 1, 1, 1);
  return { date: dateOf(next), assumptions: walk.assumptions() };
}

/**
 * A moment moved by `n` whole working days, backwards where `n` is negative; 0 leaves it where it is.
 *
 * From within a working day the wall-clock time of the zone is kept: Friday 15:00 and 1 give Monday 15:00. From 00:00 and
 * from within a day off, whole days are given: Saturday and 1 give Monday 24:00, as does Monday 00:00; backwards they end
 * on a 00:00. So 24:00 stays 24:00, and a deadline never falls on the 00:00 after a weekend.
 *
 * Never decreases in `n`, nor in the moment outside an hour that a change of clocks skips or repeats on a working day.
 * Throws a RangeError where `n` is not whole, the moment not valid, or the way longer than {@link LONGEST_WALK_DAYS}.
 */
export function addWorkingDays(calendar: AnyCalendar, at: Instant, n: number): Reckoned {
  wholeNumber(n);
  const moment = momentIn(calendar, at);
  if (n === 0) return { at: instantOf(moment), assumptions: [] };
  const walk = new Walk(calendar);
  const today = dayNumberAt(moment);
  const atStart = moment.toMillis() === startOf(calendar, today).toMillis();
  const within = !atStart && walk.isWorking(today);
  const count = Math.abs(n);
  let result: DateTime;
  if (within) {
    const direction = n > 0 ? 1 : -1;
    result = moment.plus({ days: walk.nth(today + direction, count, direction) - today });
  } else if (n > 0) {
    result = startOf(calendar, walk.nth(today, count, 1) + 1);
  } else {
    result = startOf(calendar, walk.nth(today - 1, count, -1));
  }
  return { at: instantOf(result), assumptions: walk.assumptions() };
}

/**
 * The whole working days from one moment to another, negative where the second comes first: how many may be added to the
 * first without passing the second, see {@link addWorkingDays}. Throws a RangeError past {@link LONGEST_WALK_DAYS}.
 */
export function workingDaysBetween(
  calendar: AnyCalendar,
  from: Instant,
  to: Instant,
): { days: number; assumptions: Assumption[] } {
  const [a, b] = [momentIn(calendar, from), momentIn(calendar, to)];
  if (b < a) {
    const { days, assumptions } = workingDaysBetween(calendar, to, from);
    return { days: days === 0 ? 0 : -days, assumptions };
  }
  const walk = new Walk(calendar);
  const timeOfDay = (moment: DateTime<true>, isWorking: boolean) =>
    isWorking ? ((moment.hour * 60 + moment.minute) * 60 + moment.second) * 1000 + moment.millisecond : 0;
  const [first, last] = [dayNumberAt(a), dayNumberAt(b)];
  limitDays(first, last);
  let days = 0;
  let started = 0;
  for (let day = first; day < last; day += 1) {
    const isWorking = walk.isWorking(day);
    if (isWorking) days += 1;
    if (day === first) started = timeOfDay(a, isWorking);
  }
  if (days > 0 && timeOfDay(b, walk.isWorking(last)) < started) days -= 1;
  return { days, assumptions: walk.assumptions() };
}

function limitDays(first: number, last: number): void {
  if (last - first > LONGEST_WALK_DAYS) {
    throw new RangeError(
      `${dateOf(first)} to ${dateOf(last)} is longer than the limit of ${LONGEST_WALK_DAYS} days`,
    );
  }
}

/**
 * A moment moved by working time, backwards where `hours` is negative; 0 leaves it where it is. Forwards the result may
 * be the close of a day, backwards its opening: never the other side of a night. Hours are elapsed ones, so a working day
 * in which clocks change is an hour longer or shorter. Throws a RangeError where `hours` is not finite or the way longer
 * than {@link LONGEST_WALK_DAYS}.
 */
export function addWorkingHours(calendar: AnyCalendar, at: Instant, hours: number): Reckoned {
  if (!Number.isFinite(hours)) throw new RangeError(`${hours} is not a number of hours`);
  if (Math.abs(hours) > LONGEST_WALK_DAYS * 24) {
    throw new RangeError(`${hours} working hours are more than the limit of ${LONGEST_WALK_DAYS} days`);
  }
  const moment = momentIn(calendar, at);
  let leftMs = Math.round(Math.abs(hours) * HOUR_MS);
  if (leftMs === 0) return { at: instantOf(moment), assumptions: [] };
  const walk = new Walk(calendar);
  walk.reliesOnHours();
  const startMs = moment.toMillis();
  const direction = hours > 0 ? 1 : -1;
  for (let day = dayNumberAt(moment); ; day += direction) {
    if (!walk.isWorking(day)) continue;
    const { open, close } = openingOf(calendar, day);
    const [from, to] = hours > 0 ? [Math.max(open, startMs), close] : [open, Math.min(close, startMs)];
    const availableMs = Math.max(0, to - from);
    if (leftMs <= availableMs) {
      const endMs = hours > 0 ? from + leftMs : to - leftMs;
      return { at: new Date(endMs).toISOString(), assumptions: walk.assumptions() };
    }
    leftMs -= availableMs;
  }
}

/**
 * The working time between two moments in ms, negative where the second comes first. Throws a RangeError past
 * {@link LONGEST_WALK_DAYS}.
 */
export function workingTimeBetween(
  calendar: AnyCalendar,
  from: Instant,
  to: Instant,
): { ms: number; assumptions: Assumption[] } {
  const [a, b] = [momentIn(calendar, from), momentIn(calendar, to)];
  if (b < a) {
    const { ms, assumptions } = workingTimeBetween(calendar, to, from);
    return { ms: ms === 0 ? 0 : -ms, assumptions };
  }
  const walk = new Walk(calendar);
  walk.reliesOnHours();
  const [first, last] = [dayNumberAt(a), dayNumberAt(b)];
  limitDays(first, last);
  let ms = 0;
  for (let day = first; day <= last; day += 1) {
    if (!walk.isWorking(day)) continue;
    const { open, close } = openingOf(calendar, day);
    ms += Math.max(0, Math.min(close, b.toMillis()) - Math.max(open, a.toMillis()));
  }
  return { ms, assumptions: walk.assumptions() };
}

function moved(calendar: AnyCalendar, at: Instant, spec: DurationSpec, sign: 1 | -1): Reckoned {
  if ('workingDays' in spec) return addWorkingDays(calendar, at, sign * spec.workingDays);
  if ('workingHours' in spec) return addWorkingHours(calendar, at, sign * spec.workingHours);
  const duration = Duration.fromISO(spec.calendarTime);
  if (!duration.isValid) throw new RangeError(`${spec.calendarTime} is not an ISO 8601 duration`);
  const moment = momentIn(calendar, at);
  return {
    at: instantOf(sign > 0 ? moment.plus(duration) : moment.minus(duration)),
    assumptions: [],
  };
}

/**
 * A moment with a duration added. Calendar time knows no holidays; days and longer keep the wall-clock time of the
 * calendar's zone over a change of clocks, hours elapse. Resolutions speak in calendar time ("four weeks"); working time
 * is used only where a rule says so. Throws a RangeError for what is no duration, and as {@link addWorkingDays} and
 * {@link addWorkingHours} do.
 */
export function addDuration(calendar: AnyCalendar, at: Instant, spec: DurationSpec): Reckoned {
  return moved(calendar, at, spec, 1);
}

/** A moment minus a duration, e.g. some time before the day of need or before an expiry; see {@link addDuration}. */
export function subtractDuration(calendar: AnyCalendar, at: Instant, spec: DurationSpec): Reckoned {
  return moved(calendar, at, spec, -1);
}
