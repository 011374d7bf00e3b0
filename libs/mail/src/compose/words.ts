import type { Instant } from '#libs/contracts';
import { HEADQUARTERS_ZONE, partyInSentence } from '#libs/rules';
import { DateTime } from 'luxon';

/** A moment with its zone, e.g. `3 February 2011, 14:05 in New York`; midnight belongs to the day that it ends. */
export function formatMoment(at: Instant, zone = HEADQUARTERS_ZONE): string {
  const local = DateTime.fromISO(at, { zone, locale: 'en-GB' });
  const endsDay = local.valueOf() === local.startOf('day').valueOf();
  const day = (endsDay ? local.minus({ days: 1 }) : local).toFormat('d MMMM yyyy');
  return `${day}, ${endsDay ? '24:00' : local.toFormat('HH:mm')} in ${placeOf(zone)}`;
}

/** A moment at headquarters and, where the clocks there differ, at the party, and how far away it is. */
export function formatDeadline(at: Instant, now: Instant, zone: string): string {
  const sameClock =
    DateTime.fromISO(at, { zone }).offset === DateTime.fromISO(at, { zone: HEADQUARTERS_ZONE }).offset;
  const there = sameClock ? '' : ` (${formatMoment(at, zone)})`;
  return `${formatMoment(at)}${there}, ${formatDistance(at, now)}`;
}

/** How far a moment lies from now, e.g. `in 14 days`, `in 5 hours`, `3 days ago`; whole units, never rounded up. */
export function formatDistance(at: Instant, now: Instant): string {
  const ms = Date.parse(at) - Date.parse(now);
  const size = Math.abs(ms);
  const [unitMs, unit] =
    size >= 2 * 86_400_000
      ? [86_400_000, 'day']
      : size >= 2 * 3_600_000
        ? [3_600_000, 'hour']
        : [60_000, 'minute'];
  const count = Math.floor(size / unitMs);
  if (count === 0) return 'now';
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return ms > 0 ? `in ${words}` : `${words} ago`;
}

/** Names in a row: `a`, `a and b`, `a, b and c`. */
export function formatList(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}

/** Indented, so that nothing people write can pass for a heading of ours. */
export function indent(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => `  ${line}`)
    .join('\n');
}

/** A party's name at the start of a sentence, e.g. `The Government of Liberia`. */
export function partyAtStart(name: string): string {
  return partyInSentence(name).replace(/^the /u, 'The ');
}

function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
