import { DateTime } from 'luxon';
import type { CalendarDate } from '#libs/contracts';

/** A day as texts to parties write it, e.g. `19 January 2011`. */
export function formatDay(day: CalendarDate): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMMM yyyy');
}

const TAKES_ARTICLE =
  /^(Government|Office|Executive Office|Department|Security Council|Permanent Mission|Republic|Kingdom|United) /u;

/** A party's name as it stands inside a sentence: `the Government of Liberia`, but `Ukraine`. */
export function partyInSentence(name: string): string {
  return TAKES_ARTICLE.test(`${name} `) ? `the ${name}` : name;
}

/** A number with its noun: `1 seat`, `5 seats`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Names as they stand in a sentence: `A, B and C`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
