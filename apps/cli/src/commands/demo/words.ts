import type { LegView } from '#libs/cases';
import type { Holder, Lag, UsableWindow } from '#libs/contracts';
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

const days = (count: number) => String(Math.round(count * 10) / 10);

/** A lag: a number, a range, "before …", or why it is not known. Never zero for what is not known. */
export function lag(value: Lag, before: string): string {
  if (!value.known) {
    const atLeast = value.atLeastDays === null ? '' : `, at least ${days(value.atLeastDays)} days`;
    return `not known: ${english.say(value.reason)}${atLeast}`;
  }
  if ('before' in value) return `before ${before}`;
  const [from, to] = [days(value.fromDays), days(value.toDays)];
  return from === to ? `${from} days` : `${from} to ${to} days`;
}

/** A usable window: best and worst case, and the verdict. */
export function usableWindow({ bestDays, worstDays, verdict }: UsableWindow): string {
  const best = bestDays === null ? 'not known' : `${days(bestDays)} days`;
  const worst = worstDays === null ? 'not known' : `${days(worstDays)} days`;
  return `${best} at best, ${worst} at worst: ${verdict.replaceAll('_', ' ')}`;
}

const HOLDERS: Readonly<Record<Holder, string>> = {
  party: 'held by the party',
  secretariat: 'held by the Secretariat',
  council: 'held by the Council',
  paused: 'its clock stands still',
};

/** The status of a leg, who holds it and since when, and by when an answer is due. */
export function legStatus({ status, detail }: LegView): string {
  const words = english.format(`labels.leg_status.${status}`);
  if (detail === null) return words;
  const { satisfied, holder, heldSince, dueAt, overdueSince, closedAt } = detail;
  const unsettled = status.startsWith('obtained') && !satisfied ? ', not satisfied yet' : '';
  const held = holder === null || heldSince === null ? '' : `, ${HOLDERS[holder]} since ${moment(heldSince)}`;
  if (closedAt !== null) return `${words}${unsettled}${held}`;
  const overdue = overdueSince === null ? '' : `, OVERDUE since ${moment(overdueSince)}, not consented`;
  const due = overdueSince === null && status === 'asked' && dueAt !== null ? `, due ${moment(dueAt)}` : '';
  return `${words}${unsettled}${held}${due}${overdue}`;
}
