import { createHash, createHmac, hkdfSync, randomUUID, timingSafeEqual } from 'node:crypto';
import { SignoffTokenEntity, runPrepared } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';

/** The key that makes the tokens of sign-off links; its id is stored, the key is not. */
export interface SignOffKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** Whom a sign-off link is for: one person, one round. */
export interface SignOffTarget {
  readonly personId: string;
  readonly requestId: string;
  readonly legId: string;
  readonly round: number;
}

/** A link's token that is genuine. A revoked one still names its purpose. */
export interface SignOffToken extends SignOffTarget {
  readonly tokenId: string;
  readonly revokedAt: string | null;
}

/** The key of sign-off links, derived from the installation's secret. */
export function signOffKeyFrom(secret: string): SignOffKey {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'countersign sign-off links', 32));
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 16), secret: key };
}

/**
 * The token for a person's link to a round. The same call gives the same token, so that a mail sent again holds the
 * same link, and the database never holds it.
 */
export async function signOffTokenFor(
  tx: EntityManager,
  key: SignOffKey,
  { personId, requestId, legId, round }: SignOffTarget,
): Promise<string> {
  // After a change of keys the row keeps its id: the old link goes on under the old key, new mails hold the new one.
  const [row] = await runPrepared<{ id: string }>(
    tx,
    `INSERT INTO signoff_token (id, key_id, person_id, request_id, leg_id, round) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (request_id, leg_id, round, person_id) DO UPDATE SET key_id = excluded.key_id RETURNING id`,
    [randomUUID(), key.id, personId, requestId, legId, round],
  );
  if (row === undefined) throw new Error('the store gave no row for a sign-off link');
  return tokenOf(key, row.id);
}

/**
 * Reads the token of a sign-off link.
 * @param keys the current key and those before it whose links still count
 * @returns null for anything that is not a token made by one of the keys
 */
export async function readSignOffToken(
  dataSource: DataSource,
  keys: readonly SignOffKey[],
  token: string,
): Promise<SignOffToken | null> {
  const id = idOfToken(keys, token);
  const row = id === null ? null : await dataSource.manager.findOneBy(SignoffTokenEntity, { id });
  if (row === null) return null;
  const { personId, requestId, legId, round, revokedAt } = row;
  return { tokenId: row.id, personId, requestId, legId, round, revokedAt };
}

/** The text of a link's token. */
export function tokenOf(key: SignOffKey, id: string): string {
  return `${id}.${macOf(key, id).toString('base64url')}`;
}

/** The id in a token; null for anything that is not a token made by one of the keys. */
export function idOfToken(keys: readonly SignOffKey[], token: string): string | null {
  const [id, mac, ...rest] = token.split('.');
  if (id === undefined || mac === undefined || rest.length > 0 || !/^[0-9a-f-]{36}$/u.test(id)) return null;
  const given = Buffer.from(mac, 'base64url');
  // Base64 has several spellings of the same bytes; only ours counts. All keys are tried, whatever the first says.
  const genuine = keys.map((key) => {
    const expected = macOf(key, id);
    return (
      given.length === expected.length &&
      timingSafeEqual(given, expected) &&
      expected.toString('base64url') === mac
    );
  });
  return genuine.includes(true) ? id : null;
}

function macOf(key: SignOffKey, id: string): Buffer {
  return createHmac('sha256', key.secret).update(id).digest();
}
