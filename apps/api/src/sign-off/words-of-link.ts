import { type Words, languageOf, wordsIn } from '#libs/words';

/** The words of a page behind a mailed link: those of the language in which its party was asked. */
export function wordsOfLink({ leg }: { leg: { detail: { ask: { language: string } } } }): Words {
  return wordsIn(languageOf([leg.detail.ask.language]));
}
