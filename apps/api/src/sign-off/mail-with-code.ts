import { randomUUID } from 'node:crypto';
import type { NamedPerson } from '#libs/identity';
import type { OutgoingMail } from '#libs/mail';
import type { Words } from '#libs/words';

/**
 * The mail with the code that signs what was said by a link. It repeats what the code signs, so that nobody signs by mistake.
 *
 * @param signs the lines that say what is signed
 * @param minutes how long the code works
 */
export function mailWithCode(
  words: Words,
  { name, title, address }: NamedPerson,
  { subject, signs }: { readonly subject: string; readonly signs: readonly string[] },
  { code, minutes, domain }: { readonly code: string; readonly minutes: number; readonly domain: string },
): OutgoingMail {
  return {
    to: { name, address },
    subject,
    text: [
      words.format('link_mails.code.person', { name, title }),
      '',
      words.format('link_mails.code.code', { code, minutes }),
      '',
      ...signs,
      '',
      words.format('link_mails.code.not_you'),
      '',
    ].join('\n'),
    messageId: `code.${randomUUID()}@${domain}`,
  };
}
