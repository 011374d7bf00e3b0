import { CODE_MINUTES, type NamedPerson } from '#libs/identity';
import type { OutgoingMail } from '#libs/mail';
import { mailWithCode } from './mail-with-code.js';
import { wordsOfLink } from './words-of-link.js';

/** What of a record is needed to write about it. */
interface Recorded {
  readonly person: NamedPerson;
  readonly view: { readonly reference: string };
  readonly leg: { readonly party: { readonly name: string } };
  readonly decision: { readonly receipt: number };
}

/** What is said about it. */
interface Said {
  readonly what: 'contest' | 'let_stand';
  readonly reason: string | null;
}

/** The mail with the code that signs a statement about a record, in the language of its reader. It repeats the statement. */
export function statementMail(
  { person, view, leg, decision }: Recorded,
  { what, reason }: Said,
  code: string,
  domain: string,
): OutgoingMail {
  const words = wordsOfLink({ person });
  const receipt = String(decision.receipt);
  const about = { party: leg.party.name, receipt };
  const subject = `[${view.reference}] ${words.format('link_mails.code.statement_subject', { receipt })}`;
  const signs = [
    what === 'contest'
      ? words.format('link_mails.code.contests', about)
      : words.format('link_mails.code.lets_stand', about),
    ...(reason === null ? [] : ['', `  ${reason}`]),
  ];
  return mailWithCode(words, person, { subject, signs }, { code, minutes: CODE_MINUTES, domain });
}
