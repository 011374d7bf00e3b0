import type { CalendarDate, Instant, Lag, TimeRange } from '#libs/contracts';
import { dayOf, daysBetween, latestOf, startOfDay } from './time.js';

/** A moment that a lag is counted from or to: the last of adoption and consents is `complete`. */
type Mark = 'asked' | 'decided' | 'adopted' | 'reported' | 'complete' | 'arrived';

/** The first day that a range can mean; null: not known. */
export function firstDay(range: TimeRange): CalendarDate | null {
  return range.from === null ? null : dayOf(range.from);
}

/** The last day that a range can mean; its upper bound is the 24:00 of that day, unless it is an exact moment. */
export function lastDay(range: TimeRange): CalendarDate | null {
  if (range.to === null) return null;
  if (range.to === range.from) return dayOf(range.to);
  return dayOf(justBefore(range.to));
}

function justBefore(moment: Instant): Instant {
  return new Date(Date.parse(moment) - 1).toISOString();
}

/** Whole days; a change of clocks makes a day an hour longer or shorter, hence the rounding. */
function daysApart(from: CalendarDate, to: CalendarDate): number {
  return Math.round(daysBetween(startOfDay(from), startOfDay(to)));
}

function unknown(mark: Mark): Lag {
  return { known: false, atLeastDays: null, reason: { code: `lag.${mark}_unknown` } };
}

function inexact(mark: Mark, atLeastDays: number | null): Lag {
  return { known: false, atLeastDays, reason: { code: `lag.${mark}_inexact` } };
}

/**
 * How many days after `start` the day `end` came, by the calendar of headquarters.
 * Unknown start gives unknown, never zero; an end that surely came first is `before`.
 */
function lagBetween(start: TimeRange | null, end: TimeRange | null, marks: { start: Mark; end: Mark }): Lag {
  if (start === null || (start.from === null && start.to === null)) return unknown(marks.start);
  if (end === null || (end.from === null && end.to === null)) return unknown(marks.end);
  const [startFirst, startLast] = [firstDay(start), lastDay(start)];
  const [endFirst, endLast] = [firstDay(end), lastDay(end)];
  if (startFirst !== null && endLast !== null && endLast < startFirst) return { known: true, before: true };
  const atLeast =
    startLast !== null && endFirst !== null ? Math.max(0, daysApart(startLast, endFirst)) : null;
  if (startFirst === null || startLast === null) return inexact(marks.start, atLeast);
  if (endFirst === null || endLast === null) return inexact(marks.end, atLeast);
  return { known: true, fromDays: atLeast ?? 0, toDays: daysApart(startFirst, endLast) };
}

/** The lags of one leg and one line, see `docs/architecture.md`, vocabulary. */
export const lags = {
  /** From asking a party to its decision. */
  consent: (asked: TimeRange | null, decided: TimeRange | null): Lag =>
    lagBetween(asked, decided, { start: 'asked', end: 'decided' }),
  /** From the act of the Council to the decision of a party. */
  consentAfterAuthority: (adopted: TimeRange | null, decided: TimeRange | null): Lag =>
    lagBetween(adopted, decided, { start: 'adopted', end: 'decided' }),
  /** From a decision to the day on which it was reported. */
  reportingDelay: (decided: TimeRange | null, reported: TimeRange | null): Lag =>
    lagBetween(decided, reported, { start: 'decided', end: 'reported' }),
  /** From the moment when nothing more was missing, adopted and consented, to arrival. */
  arrival: (adopted: TimeRange | null, lastConsent: TimeRange | null, arrived: TimeRange | null): Lag =>
    lagBetween(adopted === null || lastConsent === null ? null : latestOf([adopted, lastConsent]), arrived, {
      start: 'complete',
      end: 'arrived',
    }),
};
