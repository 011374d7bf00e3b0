import type { Holder, Lag } from '#libs/contracts';
import { DateTime } from 'luxon';
import { days, english, moment, span } from './words.js';

/** When something happened, as far as the record says; both bounds null, or no range at all, if it does not. */
export interface Known {
  readonly from: string | null;
  readonly to: string | null;
}

const HEADQUARTERS = 'America/New_York';

/** A day, days between which something was, or "unknown"; as headquarters counts days. */
export function formatDays(range: Known | null): string {
  const first = range?.from == null ? null : DateTime.fromISO(range.from, { zone: HEADQUARTERS });
  // The upper bound of a day is its 24:00, which is the next day's 00:00.
  const last =
    range?.to == null ? null : DateTime.fromISO(range.to, { zone: HEADQUARTERS }).minus({ milliseconds: 1 });
  const day = (at: DateTime) => at.setLocale('en-GB').toFormat('d MMMM yyyy');
  if (first === null) {
    return last === null ? unknown() : english.format('demo.record.by_day', { day: day(last) });
  }
  if (last === null) return english.format('demo.record.not_before', { day: day(first) });
  return first.hasSame(last, 'day')
    ? day(first)
    : english.format('demo.record.between', { first: day(first), last: day(last) });
}

/** A lag: a number of days, a range, "before …", or "unknown"; never zero for what is not known. */
export function formatLag(value: Lag, before: string): string {
  if (!value.known) {
    return value.atLeastDays === null
      ? unknown()
      : english.format('demo.lag.unknown_at_least', { time: days(value.atLeastDays) });
  }
  if ('before' in value) return english.format('demo.before', { what: before });
  return span(value.fromDays, value.toDays);
}

/** A calendar day as text. */
export function formatDay(day: string): string {
  return DateTime.fromISO(day, { zone: HEADQUARTERS, locale: 'en-GB' }).toFormat('d MMMM yyyy');
}

/**
 * How many days after a day something came, counted by days; "unknown" where it is not known when.
 * @param day in New York, yyyy-mm-dd
 */
export function daysAfter(day: string, came: Known | null): string {
  if (came?.from == null || came.to === null) return unknown();
  const start = DateTime.fromISO(day, { zone: HEADQUARTERS });
  const since = (at: string) => DateTime.fromISO(at, { zone: HEADQUARTERS }).diff(start, 'days').days;
  return span(Math.floor(since(came.from)), Math.ceil(since(came.to)) - 1);
}

/** How long before an end something came, as a range of days; negative if it came after. */
export function windowFrom(came: Known | null, endsAt: string): string {
  if (came?.from == null || came.to === null) return unknown();
  const until = (at: string) => DateTime.fromISO(endsAt).diff(DateTime.fromISO(at), 'days').days;
  return span(until(came.to), until(came.from));
}

function unknown(): string {
  return english.format('demo.unknown');
}

/** Who held a leg from when to when; "unknown" if the record does not say. */
export function formatHolders(
  ledger: readonly { holder: Holder; from: string; to: string | null }[],
): string {
  if (ledger.length === 0) return unknown();
  return ledger
    .map(({ holder, from, to }) =>
      english.format('demo.record.held', {
        holder,
        from: moment(from),
        to: to === null ? english.format('demo.now') : moment(to),
      }),
    )
    .join('; ');
}

/** Where something stands. */
export function formatSource({ symbol, note }: { symbol: string; note: string | null }): string {
  return note === null ? symbol : english.format('demo.record.source', { symbol, note });
}
