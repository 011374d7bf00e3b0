import { createHash, hkdfSync, randomUUID } from 'node:crypto';
import { ContestTokenEntity, runPrepared } from '#libs/store';
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
  const [row] = await runPrepared<{ id: string }>(
    tx,
    `INSERT INTO contest_token (id, key_id, person_id, request_id, decision_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (decision_id, person_id) DO UPDATE SET key_id = excluded.key_id RETURNING id`,
    [randomUUID(), key.id, personId, requestId, decisionId],
  );
  if (row === undefined) throw new Error('the store gave no row for a link to a record');
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
