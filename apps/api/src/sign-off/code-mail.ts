import type { OutgoingMail } from '#libs/mail';
import { randomUUID } from 'node:crypto';
import type { Draft, OpenLink } from './open-link.js';
import { formatReviewed } from './in-words.js';
import { wordsOfLink } from './words-of-link.js';

/** The mail with the code that signs an answer. It repeats the answer, so that nobody signs by mistake. */
export function codeMail(
  { person, view, leg }: OpenLink,
  reviewed: Draft,
  code: string,
  minutes: number,
  domain: string,
): OutgoingMail {
  const { name, title, address } = person;
  const { reference } = view;
  const words = wordsOfLink({ person });
  return {
    to: { name, address },
    subject: words.format('pages.sign_off.code_mail.subject', { reference }),
    text: [
      words.format('pages.sign_off.person', { name, title }),
      '',
      words.format('pages.sign_off.code_mail.code', { code, minutes }),
      '',
      words.format('pages.sign_off.code_mail.signs', { party: { name: leg.party.name }, reference }),
      '',
      ...formatReviewed(words, reviewed).map(([line, text]) => `  ${line}: ${text}`),
      '',
      words.format('pages.sign_off.code_mail.not_you'),
      '',
    ].join('\n'),
    messageId: `code.${randomUUID()}@${domain}`,
  };
}
