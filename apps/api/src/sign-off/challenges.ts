import { CODE_MINUTES, type CodeVerdict, type SigningChallenge } from '#libs/identity';
import type { OutgoingMail } from '#libs/mail';
import { reject } from '../http/problems/problems.js';
import type { Services } from '../services.js';
import { messageOf } from '#libs/contracts';

/** Why nothing was signed. `changed`: what was to be signed is no longer what the page showed. */
export type SigningFault = Exclude<CodeVerdict, 'right'> | 'changed';

/** A statement by a mailed link that waits for its signature. */
interface Said {
  linkId: string;
  caseId: string;
  said: object;
  /** The mail with the code that signs it; null if it needs none. */
  mail: ((code: string) => OutgoingMail) | null;
}

/**
 * Stores a statement for its signature and mails the code that signs it.
 * @throws ProblemException 429 after too many codes or wrong ones, 503 if the mail server does not accept the code
 */
export async function openChallenge(
  { limits, mailer, logger }: Services,
  challenge: SigningChallenge,
  { linkId, caseId, said, mail }: Said,
): Promise<void> {
  // Otherwise whoever has the link could flood the mailbox of its person.
  if (mail !== null) await limits.assertAllowed('code_mail', linkId);
  const opened = await challenge.open(linkId, said, mail !== null);
  if (!opened.opened) {
    const reason = messageOf('calls.too_many_wrong_codes', { wait: { duration: `PT${CODE_MINUTES}M` } });
    reject(429, 'too_many_codes', { reason, headers: await retryAfter(challenge, linkId) });
  }
  if (opened.code === null || mail === null) return;
  try {
    await mailer.send(mail(opened.code));
  } catch (error) {
    logger.error({ error, caseId }, 'a code that signs could not be mailed');
    reject(503, 'mail_unavailable', { reason: messageOf('calls.no_code_sent') });
  }
}

/** When a code can be tried again, as the header Retry-After. */
export async function retryAfter(
  challenge: SigningChallenge,
  linkId: string,
): Promise<Record<string, string>> {
  return { 'retry-after': String(await challenge.retryAfterSeconds(linkId)) };
}
