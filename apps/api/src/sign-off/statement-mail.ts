import { randomUUID } from 'node:crypto';
import { CODE_MINUTES, type NamedPerson } from '#libs/identity';
import type { OutgoingMail } from '#libs/mail';
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
  const { name, title, address } = person;
  const words = wordsOfLink({ person });
  const receipt = String(decision.receipt);
  const about = { party: leg.party.name, receipt };
  const subject = words.format('link_mails.code.statement_subject', { receipt });
  return {
    to: { name, address },
    subject: `[${view.reference}] ${subject}`,
    text: [
      words.format('link_mails.code.person', { name, title }),
      '',
      words.format('link_mails.code.code', { code, minutes: CODE_MINUTES }),
      '',
      what === 'contest'
        ? words.format('link_mails.code.contests', about)
        : words.format('link_mails.code.lets_stand', about),
      ...(reason === null ? [] : ['', `  ${reason}`]),
      '',
      words.format('link_mails.code.not_you'),
      '',
    ].join('\n'),
    messageId: `code.${randomUUID()}@${domain}`,
  };
}
