import { createHash, hkdfSync, randomUUID } from 'node:crypto';
import { ContestTokenEntity } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';
import { type SignOffKey, idOfToken, tokenOf } from './sign-off-token.js';

/** Whom the link in a receipt is for: one person, one record. */
export interface ContestTarget {
  readonly personId: string;
  readonly requestId: string;
  readonly decisionId: string;
}

/** The token of such a link, if it is genuine. */
export interface ContestToken extends ContestTarget {
  readonly tokenId: string;
}

/** The key of the links in receipts, derived from the installation's secret. */
export function contestKeyFrom(secret: string): SignOffKey {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'countersign contest links', 32));
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 16), secret: key };
}

/** The token for a person's link to a record; the same call gives the same token, and the database never holds it. */
export async function contestTokenFor(
  tx: EntityManager,
  key: SignOffKey,
  { personId, requestId, decisionId }: ContestTarget,
): Promise<string> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(ContestTokenEntity)
    .values({ id: randomUUID(), keyId: key.id, personId, requestId, decisionId })
    .orIgnore()
    .execute();
  const row = await tx.findOneByOrFail(ContestTokenEntity, { personId, decisionId });
  return tokenOf(key, row.id);
}

/** Reads the token of a link in a receipt; null for anything that is not a token made by one of the keys. */
export async function readContestToken(
  dataSource: DataSource,
  keys: readonly SignOffKey[],
  token: string,
): Promise<ContestToken | null> {
  const id = idOfToken(keys, token);
  const row = id === null ? null : await dataSource.manager.findOneBy(ContestTokenEntity, { id });
  if (row === null) return null;
  const { personId, requestId, decisionId } = row;
  return { tokenId: row.id, personId, requestId, decisionId };
}
