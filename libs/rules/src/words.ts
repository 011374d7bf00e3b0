import { DateTime, Duration } from 'luxon';
import type { CalendarDate, IsoDuration, Persons } from '#libs/contracts';
import { PERSON_KINDS } from './authorities/scope.js';

/** A day as texts to parties write it, e.g. `19 January 2011`. */
export function formatDay(day: CalendarDate): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB' }).toFormat('d MMMM yyyy');
}

/** A duration as texts to parties write it, e.g. `4 weeks`. */
export function formatDuration(duration: IsoDuration): string {
  return Duration.fromISO(duration, { locale: 'en-GB' }).toHuman({ showZeros: false });
}

/** Strength as texts to parties write it, e.g. `up to 60 persons (50 military, 10 police)`. */
export function formatPersons(persons: Persons): string {
  const kinds = PERSON_KINDS.filter((kind) => persons[kind] > 0);
  const total = persons.military + persons.police + persons.civilian;
  return `up to ${total} ${total === 1 ? 'person' : 'persons'} (${kinds.map((kind) => `${persons[kind]} ${kind}`).join(', ')})`;
}

const TAKES_ARTICLE =
  /^(Government|Office|Executive Office|Department|Security Council|Permanent Mission|Republic|Kingdom|United) /u;

/** A party's name as it stands inside a sentence: `the Government of Liberia`, but `Ukraine`. */
export function partyInSentence(name: string): string {
  return TAKES_ARTICLE.test(`${name} `) ? `the ${name}` : name;
}
