import type { OutgoingMail } from '#libs/mail';
import type { Draft, OpenLink } from './open-link.js';
import { formatReviewed } from './in-words.js';
import { mailWithCode } from './mail-with-code.js';
import { wordsOfLink } from './words-of-link.js';

/** The mail with the code that signs an answer. It repeats the answer, so that nobody signs by mistake. */
export function codeMail(
  { person, view, leg }: OpenLink,
  reviewed: Draft,
  code: string,
  minutes: number,
  domain: string,
): OutgoingMail {
  const { reference } = view;
  const words = wordsOfLink({ person });
  const subject = words.format('pages.sign_off.code_mail.subject', { reference });
  const signs = [
    words.format('pages.sign_off.code_mail.signs', { party: { name: leg.party.name }, reference }),
    '',
    ...formatReviewed(words, reviewed).map(([line, text]) => `  ${line}: ${text}`),
  ];
  return mailWithCode(words, person, { subject, signs }, { code, minutes, domain });
}
