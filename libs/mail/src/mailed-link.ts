import { createHash, createHmac, hkdfSync, randomUUID, timingSafeEqual } from 'node:crypto';
import { MailedLinkEntity, runPrepared } from '#libs/store';
import type { DataSource, EntityManager } from 'typeorm';

/*
 * The links that are mailed to people without an account. Both kinds are rows of one table and are made in one way; each kind has
 * a key of its own, so that no token of one kind opens a page of the other.
 */

/** The key that makes the tokens of links; its id is stored, the key is not. */
export interface LinkKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** A genuine link. A revoked one still names its purpose. */
export interface MailedLink {
  readonly tokenId: string;
  readonly personId: string;
  readonly requestId: string;
  readonly revokedAt: string | null;
}

/** Whom a sign-off link is for: one person, one round. */
export interface SignOffTarget {
  readonly personId: string;
  readonly requestId: string;
  readonly legId: string;
  readonly round: number;
}

/** A sign-off link that is genuine. */
export type SignOffToken = MailedLink & SignOffTarget;

/** Whom the link in a receipt is for: one person, one record. */
export interface ContestTarget {
  readonly personId: string;
  readonly requestId: string;
  readonly decisionId: string;
}

/** A link to a record that is genuine. */
export type ContestToken = MailedLink & ContestTarget;

function keyFrom(secret: string, purpose: string): LinkKey {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 16), secret: key };
}

/** The key of sign-off links, derived from the installation's secret. */
export function signOffKeyFrom(secret: string): LinkKey {
  return keyFrom(secret, 'countersign sign-off links');
}

/** The key of the links in receipts, derived from the installation's secret. */
export function contestKeyFrom(secret: string): LinkKey {
  return keyFrom(secret, 'countersign contest links');
}

/**
 * The token for a person's link to a round. The same call gives the same token, so that a mail sent again holds the
 * same link, and the database never holds it.
 */
export async function signOffTokenFor(
  tx: EntityManager,
  key: LinkKey,
  { personId, requestId, legId, round }: SignOffTarget,
): Promise<string> {
  // After a change of keys the row keeps its id: the old link goes on under the old key, new mails hold the new one.
  const rows = await runPrepared<{ id: string }>(
    tx,
    `INSERT INTO mailed_link (id, kind, key_id, person_id, request_id, leg_id, round)
     VALUES ($1, 'sign_off', $2, $3, $4, $5, $6)
     ON CONFLICT (request_id, leg_id, round, person_id) DO UPDATE SET key_id = excluded.key_id RETURNING id`,
    [randomUUID(), key.id, personId, requestId, legId, round],
  );
  return tokenOfRow(key, rows);
}

/** The token for a person's link to a record, in the same way. */
export async function contestTokenFor(
  tx: EntityManager,
  key: LinkKey,
  { personId, requestId, decisionId }: ContestTarget,
): Promise<string> {
  const rows = await runPrepared<{ id: string }>(
    tx,
    `INSERT INTO mailed_link (id, kind, key_id, person_id, request_id, decision_id)
     VALUES ($1, 'contest', $2, $3, $4, $5)
     ON CONFLICT (decision_id, person_id) DO UPDATE SET key_id = excluded.key_id RETURNING id`,
    [randomUUID(), key.id, personId, requestId, decisionId],
  );
  return tokenOfRow(key, rows);
}

function tokenOfRow(key: LinkKey, [row]: readonly { id: string }[]): string {
  if (row === undefined) throw new Error('the store gave no row for a mailed link');
  return tokenOf(key, row.id);
}

/**
 * Reads the token of a sign-off link.
 * @param keys the current key and those before it whose links still count
 * @returns null for anything that is not a token of such a link made by one of the keys
 */
export async function readSignOffToken(
  dataSource: DataSource,
  keys: readonly LinkKey[],
  token: string,
): Promise<SignOffToken | null> {
  const row = await linkOf(dataSource, keys, token);
  if (row?.kind !== 'sign_off' || row.legId === null || row.round === null) return null;
  const { id: tokenId, personId, requestId, legId, round, revokedAt } = row;
  return { tokenId, personId, requestId, legId, round, revokedAt };
}

/** Reads the token of a link in a receipt, in the same way. */
export async function readContestToken(
  dataSource: DataSource,
  keys: readonly LinkKey[],
  token: string,
): Promise<ContestToken | null> {
  const row = await linkOf(dataSource, keys, token);
  if (row?.kind !== 'contest' || row.decisionId === null) return null;
  const { id: tokenId, personId, requestId, decisionId, revokedAt } = row;
  return { tokenId, personId, requestId, decisionId, revokedAt };
}

async function linkOf(
  dataSource: DataSource,
  keys: readonly LinkKey[],
  token: string,
): Promise<MailedLinkEntity | null> {
  const id = idOfToken(keys, token);
  return id === null ? null : dataSource.manager.findOneBy(MailedLinkEntity, { id });
}

/** The text of a link's token. */
function tokenOf(key: LinkKey, id: string): string {
  return `${id}.${macOf(key, id).toString('base64url')}`;
}

/** The id in a token; null for anything that is not a token made by one of the keys. */
function idOfToken(keys: readonly LinkKey[], token: string): string | null {
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

function macOf(key: LinkKey, id: string): Buffer {
  return createHmac('sha256', key.secret).update(id).digest();
}
