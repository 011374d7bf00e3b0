import { contestKeyFrom, contestTokenFor, signOffKeyFrom, signOffTokenFor } from '#libs/mail';
import type { EntityManager } from 'typeorm';
import type { TestApi } from './running-api.js';

/** The path of the link by which a person is asked, as their mail holds it. */
export async function signOffLink(
  { config }: TestApi,
  tx: EntityManager,
  target: { personId: string; requestId: string; legId: string; round?: number },
): Promise<string> {
  const key = signOffKeyFrom(config.COUNTERSIGN_SECRET);
  return `/sign-off/${await signOffTokenFor(tx, key, { round: 1, ...target })}`;
}

/** The path of the link in a receipt by which a person may contest what was recorded. */
export async function recordLink(
  { config }: TestApi,
  tx: EntityManager,
  target: { personId: string; requestId: string; decisionId: string },
): Promise<string> {
  return `/records/${await contestTokenFor(tx, contestKeyFrom(config.COUNTERSIGN_SECRET), target)}`;
}
