import { type Words, languageOf, wordsIn } from '#libs/words';

/** The words of what is behind a mailed link, and of the mails that go with it: those of the language in which its person reads. */
export function wordsOfLink({ person }: { person: { language: string } }): Words {
  return wordsIn(languageOf([person.language]));
}
