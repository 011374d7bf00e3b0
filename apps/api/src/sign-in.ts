import { randomUUID } from 'node:crypto';
import { SYSTEM_CHAIN, appendToChain } from '#libs/audit';
import { makeSignInToken, openSession, redeemSignInToken } from '#libs/identity';
import type { EntityManager } from 'typeorm';
import type { Services } from './services.js';

/** Opens a session for a person and writes that down in the chain of what belongs to no case. */
export async function signIn(services: Services, personId: string, how: 'persona'): Promise<string> {
  return services.dataSource.transaction((tx) => openAudited(tx, personId, how));
}

/**
 * Uses a mailed link up and opens the session of its person.
 * @returns null where the link is unknown, used or too old
 */
export async function signInByLink(services: Services, token: string): Promise<string | null> {
  return services.dataSource.transaction(async (tx) => {
    const personId = await redeemSignInToken(tx, token);
    return personId === null ? null : openAudited(tx, personId, 'link');
  });
}

async function openAudited(tx: EntityManager, personId: string, how: 'persona' | 'link'): Promise<string> {
  // One writer at a time, else two sign-ins would fork the chain.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`chain/${SYSTEM_CHAIN}`]);
  const token = await openSession(tx, personId);
  await appendToChain(tx, SYSTEM_CHAIN, [
    { kind: 'signed_in', personId, how, recordedAt: new Date().toISOString() },
  ]);
  return token;
}

/** Makes and mails a sign-in link for an address behind the caller's back; failures go into the log. */
export function mailSignInLink(services: Services, address: string): void {
  const { dataSource, mailer, config, logger } = services;
  const work = async () => {
    const made = await makeSignInToken(dataSource.manager, address);
    if (made === null) return;
    await mailer.send({
      to: { name: made.person.name, address: made.person.address },
      subject: 'Your sign-in link for Countersign',
      text: [
        `${made.person.name},`,
        '',
        'open this link within 15 minutes and press the button there to sign in to Countersign:',
        '',
        `${config.PUBLIC_URL}/sign-in/${made.token}`,
        '',
        'The link works once. If you did not ask for it, you need not do anything.',
        '',
      ].join('\n'),
      messageId: `sign-in.${randomUUID()}@${mailer.domain}`,
    });
  };
  work().catch((error: unknown) => logger.error({ error }, 'a sign-in link could not be mailed'));
}
