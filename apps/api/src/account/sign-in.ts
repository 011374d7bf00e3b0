import { randomUUID } from 'node:crypto';
import { appendToSystemChain } from '#libs/audit';
import { LINK_MINUTES, keyedHash, makeSignInToken, redeemSignInToken } from '#libs/identity';
import { languageOf, wordsIn } from '#libs/words';
import { openAudited } from './sessions.js';
import type { SessionSlot } from '../http/operations/operation.js';
import type { Services } from '../services.js';

/** What is needed of a call to open a session for it. */
type Caller = Pick<SessionSlot, 'token' | 'device' | 'client'>;

/** Opens a session for one of the invented people and records it in the audit chain outside of cases. */
export async function signInAsPersona(services: Services, personId: string, caller: Caller): Promise<string> {
  return services.dataSource.transaction((tx) =>
    openAudited(tx, services, { personId, how: 'persona' }, caller),
  );
}

/**
 * Uses a mailed link and opens the session of its person. A refused link is recorded too, with its person if known.
 * @returns the session's token; null where the link is unknown, used or too old
 * @throws ProblemException 429 where too many attempts came from one network
 */
export async function signInByLink(
  services: Services,
  token: string,
  caller: Caller,
): Promise<string | null> {
  await services.limits.assertAllowed('sign_in_client', caller.client);
  return services.dataSource.transaction(async (tx) => {
    const redemption = await redeemSignInToken(tx, token);
    if (redemption.redeemed) {
      return openAudited(tx, services, { personId: redemption.personId, how: 'link' }, caller);
    }
    const { why, personId } = redemption;
    await appendToSystemChain(tx, [{ kind: 'sign_in_refused', why, personId }]);
    return null;
  });
}

/**
 * Makes and mails a sign-in link in the background, so that neither the answer nor its time reveals whether somebody has the
 * address; failures are logged.
 */
export function mailSignInLink(services: Services, address: string): void {
  const { dataSource, mailer, config, logger } = services;
  const work = async () => {
    const made = await dataSource.transaction(async (tx) => {
      const link = await makeSignInToken(tx, address);
      await appendToSystemChain(tx, [
        {
          kind: 'sign_in_requested',
          personId: link?.person.id ?? null,
          linkMade: link !== null,
          // Shows whether two requests were for one address, without keeping what strangers type.
          addressHash: keyedHash(config.COUNTERSIGN_SECRET, 'sign-in-address', address.toLowerCase()),
        },
      ]);
      return link;
    });
    if (made === null) return;
    const { person, token } = made;
    const words = wordsIn(languageOf([person.language]));
    await mailer.send({
      to: { name: person.name, address: person.address },
      subject: words.format('link_mails.sign_in.subject'),
      text: [
        words.format('link_mails.sign_in.greeting', { name: person.name }),
        '',
        words.format('link_mails.sign_in.open', { minutes: LINK_MINUTES }),
        '',
        `${config.PUBLIC_URL}/sign-in/${token}`,
        '',
        words.format('link_mails.sign_in.once'),
        '',
      ].join('\n'),
      messageId: `sign-in.${randomUUID()}@${mailer.domain}`,
    });
  };
  work().catch((error: unknown) => logger.error({ error }, 'a sign-in link could not be mailed'));
}
