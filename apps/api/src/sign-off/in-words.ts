import { ANSWER_LABELS, formatDay, formatInstrument } from '../web/words.js';
import type { Draft } from './sign-off.js';

/** What is about to be signed, as text, line by line. */
export function formatReviewed(reviewed: Draft): [name: string, words: string][] {
  if (reviewed.what === 'question') return [['Question', reviewed.text]];
  const { answer, conditions, reason, instrument, signedBy, act, corrects } = reviewed.input;
  const lines: [string, string | null][] = [
    ['Answer', ANSWER_LABELS[answer]],
    ['Conditions', conditions],
    ['Reason', reason],
    ['Act', act === null ? null : `${act.symbol}, adopted on ${formatDay(act.adoptedOn)}`],
    ['Instrument', instrument === null ? null : formatInstrument(instrument)],
    ['Answered by', signedBy === null ? null : `${signedBy.name}, ${signedBy.title}`],
    ['Corrects', corrects === null ? null : 'the earlier answer'],
  ];
  return lines.flatMap(([name, words]) => (words === null ? [] : [[name, words]]));
}
