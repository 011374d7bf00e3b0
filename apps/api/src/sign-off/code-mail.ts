import type { OutgoingMail } from '#libs/mail';
import { randomUUID } from 'node:crypto';
import type { Draft, OpenLink } from './sign-off.js';
import { formatReviewed } from './in-words.js';

/** The mail with the code that signs an answer. It repeats the answer, so that nobody signs by mistake. */
export function codeMail(
  { person, view, leg }: OpenLink,
  reviewed: Draft,
  code: string,
  minutes: number,
  domain: string,
): OutgoingMail {
  return {
    to: { name: person.name, address: person.address },
    subject: `[${view.reference}] Code for your answer`,
    text: [
      `${person.name}, ${person.title}`,
      '',
      `The code is ${code}. It works for ${minutes} minutes, on the page from which it was asked for.`,
      '',
      `It signs this answer for ${leg.party.name} to request ${view.reference}:`,
      '',
      ...formatReviewed(reviewed).map(([name, words]) => `  ${name}: ${words}`),
      '',
      'If you did not ask for it, somebody else has the link that was mailed to you: do not give the code to anybody, and tell the Secretariat.',
      '',
    ].join('\n'),
    messageId: `code.${randomUUID()}@${domain}`,
  };
}
