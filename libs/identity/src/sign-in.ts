import { PersonEntity } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { newToken, tokenHash } from './secrets.js';

/** How long a sign-in link lives. */
export const LINK_MINUTES = 15;
/** The most open links of a person, so that nobody's mailbox can be flooded from the sign-in page. */
const OPEN_LINKS = 5;
/** Roles with an account; a signatory answers from mail and has none. */
const HAS_ACCOUNT = `EXISTS (SELECT FROM membership m WHERE m.person_id = p.id AND m.role <> 'signatory'
  AND m.valid_from <= clock_timestamp() AND (m.valid_to IS NULL OR m.valid_to > clock_timestamp()))`;

/** A person as the sign-in page and the mails name them. */
export interface NamedPerson {
  id: string;
  name: string;
  title: string;
  address: string;
  /** The language in which the person reads. */
  language: string;
}

/**
 * Makes a sign-in link for an address.
 * @returns null where nobody with an account has the address, or where too many of their links are still open
 */
export async function makeSignInToken(
  manager: EntityManager,
  address: string,
): Promise<{ token: string; person: NamedPerson } | null> {
  const token = newToken();
  const rows: NamedPerson[] = await manager.query(
    `WITH person AS (
       SELECT p.id, p.name, p.title, p.address, p.language FROM person p
        WHERE lower(p.address) = lower($1) AND ${HAS_ACCOUNT}
          AND (SELECT count(*) FROM sign_in_token t
                WHERE t.person_id = p.id AND t.used_at IS NULL AND t.expires_at > clock_timestamp()) < $3
     ), made AS (
       INSERT INTO sign_in_token (hash, person_id, expires_at)
       SELECT $2, id, clock_timestamp() + make_interval(mins => $4) FROM person
     )
     SELECT * FROM person`,
    [address, tokenHash(token), OPEN_LINKS, LINK_MINUTES],
  );
  const person = rows[0];
  return person === undefined ? null : { token, person };
}

/** Whether a sign-in link can still be used; changes nothing. */
export async function isSignInTokenOpen(manager: EntityManager, token: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT 1 FROM sign_in_token WHERE hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()',
    [tokenHash(token)],
  );
  return rows.length > 0;
}

/** The result of using a sign-in link. */
export type Redemption =
  | { redeemed: true; personId: string }
  | { redeemed: false; why: 'unknown' | 'used' | 'expired'; personId: string | null };

/** Uses a sign-in link, once; returns why if it cannot be used. */
export async function redeemSignInToken(tx: EntityManager, token: string): Promise<Redemption> {
  const hash = tokenHash(token);
  const [redeemed]: [{ person_id: string }[], number] = await tx.query(
    `UPDATE sign_in_token SET used_at = clock_timestamp()
      WHERE hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp() RETURNING person_id`,
    [hash],
  );
  const [used] = redeemed;
  if (used !== undefined) return { redeemed: true, personId: used.person_id };
  const [spent]: { person_id: string; used_at: Date | null }[] = await tx.query(
    'SELECT person_id, used_at FROM sign_in_token WHERE hash = $1',
    [hash],
  );
  if (spent === undefined) return { redeemed: false, why: 'unknown', personId: null };
  return { redeemed: false, why: spent.used_at === null ? 'expired' : 'used', personId: spent.person_id };
}

/** How long an unusable link is kept, so that it can be told apart from an invented one. */
const SPENT_DAYS = 30;

/** Removes sign-in links that expired long ago, some at a time; how many. */
export async function removeSpentSignInTokens(tx: EntityManager): Promise<number> {
  const [, removed]: [unknown, number] = await tx.query(
    `DELETE FROM sign_in_token WHERE hash IN (
       SELECT hash FROM sign_in_token WHERE expires_at < clock_timestamp() - make_interval(days => $1)
        LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
    [SPENT_DAYS],
  );
  return removed;
}

/** The cast of the embedded demonstration: those with an account. */
export async function listPersonas(manager: EntityManager): Promise<(NamedPerson & { parties: string[] })[]> {
  return manager.query(
    `SELECT p.id, p.name, p.title, p.address, p.language,
            ARRAY(SELECT DISTINCT m.party_id FROM membership m WHERE m.person_id = p.id ORDER BY 1) AS parties
       FROM person p WHERE p.persona AND ${HAS_ACCOUNT} ORDER BY p.name`,
  );
}

/** Whether somebody may be signed in as a persona. */
export async function isPersona(manager: EntityManager, personId: string): Promise<boolean> {
  const personas = await listPersonas(manager);
  return personas.some((persona) => persona.id === personId);
}

/** A person by key. */
export async function personOf(manager: EntityManager, personId: string): Promise<NamedPerson | null> {
  return manager.findOneBy(PersonEntity, { id: personId });
}
