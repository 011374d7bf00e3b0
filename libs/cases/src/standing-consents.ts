import { randomUUID } from 'node:crypto';
import { type StandingConsent, standingConsentSchema } from '#libs/contracts';
import { StandingConsentEntity } from '#libs/store';
import { In, type EntityManager } from 'typeorm';

/** What parties consented to in advance and have not taken back, each with the id under which it may come to count. */
export async function standingConsentsOf(
  tx: EntityManager,
  partyIds: readonly string[],
): Promise<{ consent: StandingConsent; decisionId: string }[]> {
  const found = await tx.find(StandingConsentEntity, {
    where: { partyId: In([...partyIds]) },
    order: { id: 'ASC' },
  });
  return found
    .map(({ document }) => standingConsentSchema.parse(document))
    .filter((consent) => consent.withdrawnAt === null)
    .map((consent) => ({ consent, decisionId: randomUUID() }));
}
