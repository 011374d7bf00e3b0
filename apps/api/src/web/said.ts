import type { CodedMessage } from '#libs/contracts';
import { type Finding, messageOfFinding } from '#libs/rules';
import { wordsIn } from '#libs/words';

/** The language of the pages. */
const words = wordsIn('en');

/** What a code and its parameters say on a page. */
export function said(message: CodedMessage): string {
  return words.say(message);
}

/** A finding as it stands on a page. */
export function saidFinding(finding: Finding): string {
  return said(messageOfFinding(finding));
}
