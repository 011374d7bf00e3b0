import type { DateOrRange, Instrument } from '#libs/contracts';
import type { Words } from './words.js';

/**
 * How records and mails cite an instrument: `note verbale NV/7 of 4 February 2011`, `law of Verkhovna Rada, between 2 and 4
 * February 2011`. What is not known is left out.
 */
export function formatInstrument(words: Words, { kind, reference, organ, date }: Instrument): string {
  const name = kind === 'other' ? words.format('citation.some') : words.format(`labels.instrument.${kind}`);
  const title = reference === null ? name : words.format('citation.numbered', { kind: name, reference });
  const whole = organ === null ? title : words.format('citation.of_organ', { title, organ: { name: organ } });
  const when = date === null ? null : dateOf(words, date);
  if (when === null) return whole;
  return words.format(organ === null && when.exact ? 'citation.dated' : 'citation.also_dated', {
    title: whole,
    date: when.text,
  });
}

function dateOf(words: Words, date: DateOrRange): { text: string; exact: boolean } | null {
  if ('on' in date) return { text: words.date(date.on), exact: true };
  const { notBefore, notAfter } = date;
  if (notBefore !== null && notBefore === notAfter) return { text: words.date(notBefore), exact: true };
  if (notBefore !== null && notAfter !== null) {
    return { text: words.between(notBefore, notAfter), exact: false };
  }
  if (notBefore !== null) {
    return { text: words.format('citation.not_before', { day: notBefore }), exact: false };
  }
  return notAfter === null
    ? null
    : { text: words.format('citation.not_after', { day: notAfter }), exact: false };
}
