import { type Words, formatInstrument } from '#libs/words';
import type { Draft } from './open-link.js';

/** What is about to be signed, in words, line by line. */
export function formatReviewed(words: Words, reviewed: Draft): [name: string, text: string][] {
  if (reviewed.what === 'question') {
    return [[words.format('pages.sign_off.reviewed.question'), reviewed.text]];
  }
  const { answer, conditions, reason, instrument, signedBy, act, corrects } = reviewed.input;
  const lines = [
    ['answer', words.format(`labels.given.${answer}`)],
    ['conditions', conditions],
    ['reason', reason],
    [
      'act',
      act === null
        ? null
        : words.format('pages.sign_off.act_adopted', { act: { symbol: act.symbol }, day: act.adoptedOn }),
    ],
    ['instrument', instrument === null ? null : formatInstrument(words, instrument)],
    ['answered_by', signedBy === null ? null : words.format('pages.sign_off.person', signedBy)],
    ['corrects', corrects === null ? null : words.format('pages.sign_off.earlier_answer')],
  ] as const;
  return lines.flatMap(([name, text]) =>
    text === null ? [] : [[words.format(`pages.sign_off.reviewed.${name}`), text]],
  );
}
