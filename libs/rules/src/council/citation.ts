import type { CalendarDate, DateOrRange, Instrument } from '#libs/contracts';
import { formatDay, partyInSentence } from '../words.js';

const KINDS: Readonly<Record<Instrument['kind'], string>> = {
  note_verbale: 'note verbale',
  law: 'law',
  decree: 'decree',
  letter: 'letter',
  resolution: 'resolution',
  presidential_statement: 'presidential statement',
  minutes: 'minutes',
  communique: 'communiqué',
  other: 'instrument',
};

/**
 * The words by which records and mails cite an instrument: `note verbale NV/7 of 4 February 2011`,
 * `law of Verkhovna Rada, between 2 and 4 February 2011`. What is not known is left out.
 */
export function citesAs({ kind, reference, organ, date }: Instrument): string {
  const title = reference === null ? KINDS[kind] : `${KINDS[kind]} ${reference}`;
  const whole = organ === null ? title : `${title} of ${partyInSentence(organ)}`;
  const when = date === null ? null : formatDate(date);
  if (when === null) return whole;
  return organ === null && when.exact ? `${whole} of ${when.words}` : `${whole}, ${when.words}`;
}

function formatDate(date: DateOrRange): { words: string; exact: boolean } | null {
  if ('on' in date) return { words: formatDay(date.on), exact: true };
  const { notBefore, notAfter } = date;
  if (notBefore !== null && notBefore === notAfter) return { words: formatDay(notBefore), exact: true };
  if (notBefore !== null && notAfter !== null) {
    return { words: formatBetween(notBefore, notAfter), exact: false };
  }
  if (notBefore !== null) return { words: `not before ${formatDay(notBefore)}`, exact: false };
  return notAfter === null ? null : { words: `not after ${formatDay(notAfter)}`, exact: false };
}

/** Two days as one phrase, which says their common month and year once: `between 2 and 4 February 2011`. */
export function formatBetween(notBefore: CalendarDate, notAfter: CalendarDate): string {
  const first = formatDay(notBefore).split(' ');
  const last = formatDay(notAfter).split(' ');
  while (first.length > 1 && first.at(-1) === last[first.length - 1]) first.pop();
  return `between ${first.join(' ')} and ${last.join(' ')}`;
}
