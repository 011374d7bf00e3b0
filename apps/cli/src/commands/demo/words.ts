import type { ApiSchemas } from '#libs/contracts/client';
import type { Lag, UsableWindow } from '#libs/contracts';
import { wordsIn } from '#libs/words';
import { DateTime } from 'luxon';

const HEADQUARTERS = 'America/New_York';

/** The demonstration speaks English. */
export const english = wordsIn('en');

/** A moment as headquarters reads it; midnight belongs to the day that it ends, as expiries do. */
export function moment(at: string): string {
  const local = DateTime.fromISO(at, { zone: HEADQUARTERS, locale: 'en-GB' });
  if (local.toMillis() === local.startOf('day').toMillis()) {
    return `${local.minus({ days: 1 }).toFormat('d MMMM yyyy')}, 24:00`;
  }
  return local.toFormat('d MMMM yyyy, HH:mm');
}

const rounded = (count: number) => Math.round(count * 10) / 10;

/** A number of days, to a tenth. */
export function days(count: number): string {
  return english.format('demo.days', { days: rounded(count) });
}

/** A number of days, or a range. */
export function span(from: number, to: number): string {
  const [least, most] = [rounded(from), rounded(to)];
  return least === most ? days(least) : english.format('demo.span', { least, most });
}

/** A lag: a number, a range, "before …", or why it is not known. Never zero for what is not known. */
export function lag(value: Lag, before: string): string {
  if (!value.known) {
    const reason = english.say(value.reason);
    return value.atLeastDays === null
      ? english.format('demo.lag.not_known', { reason })
      : english.format('demo.lag.not_known_at_least', { reason, time: days(value.atLeastDays) });
  }
  if ('before' in value) return english.format('demo.before', { what: before });
  return span(value.fromDays, value.toDays);
}

/** A usable window: best and worst case, and the verdict. */
export function usableWindow(
  { bestDays, worstDays, verdict }: UsableWindow,
  unknown = english.format('demo.not_known'),
): string {
  const [best, worst] = [bestDays, worstDays].map((count) => (count === null ? unknown : days(count)));
  return english.format('demo.window', {
    best: best ?? unknown,
    worst: worst ?? unknown,
    verdict: verdict.replaceAll('_', ' '),
  });
}

/** The status of a leg, who holds it and since when, and by when an answer is due. */
export function legStatus({ status, detail }: ApiSchemas['Request']['legs'][number]): string {
  const words = english.format(`labels.leg_status.${status}`);
  if (detail === null) return words;
  const { satisfied, holder, heldSince, dueAt, overdueSince, closedAt } = detail;
  const parts = [words];
  if (status.startsWith('obtained') && !satisfied) parts.push(english.format('demo.leg.unsettled'));
  if (holder !== null && heldSince !== null) {
    parts.push(english.format('demo.leg.held', { holder, at: moment(heldSince) }));
  }
  if (closedAt === null && overdueSince !== null) {
    parts.push(english.format('demo.leg.overdue', { at: moment(overdueSince) }));
  } else if (closedAt === null && status === 'asked' && dueAt !== null) {
    parts.push(english.format('demo.leg.due', { at: moment(dueAt) }));
  }
  return parts.join(', ');
}
