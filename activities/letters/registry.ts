import type { LetterKind, LetterRow } from './letter.js';
import { OF_TASKS } from './of-tasks.js';
import { ON_CONTESTS } from './on-contests.js';
import { ON_LINES } from './on-lines.js';
import { TO_MANAGERS } from './to-managers.js';
import { TO_PARTY } from './to-party.js';

/** Every letter that the product writes: to whom it goes, and what it says. A kind without its row does not compile. */
export const LETTERS: { readonly [K in LetterKind]: LetterRow<K> } = {
  ...TO_PARTY,
  ...ON_CONTESTS,
  ...TO_MANAGERS,
  ...ON_LINES,
  ...OF_TASKS,
};
