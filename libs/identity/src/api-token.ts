import { randomBytes } from 'node:crypto';
import type { Role } from '#libs/contracts';
import { runPrepared } from '#libs/store';
import type { EntityManager } from 'typeorm';
import { newToken, tokenHash } from './secrets.js';
import {
  MEMBERSHIP_COLUMNS,
  VALID_MEMBERSHIPS,
  viewerOfRows,
  type MembershipRow,
  type Viewer,
} from './viewer.js';

/** The longest life of a token. */
export const MAX_TOKEN_DAYS = 365;
/** The most tokens that one person can oversee. */
export const TOKENS_PER_PERSON = 20;
/** How long an unusable token is still listed, so that its users can be found. */
const SPENT_DAYS = 400;

/** What a token may be used for: `read` changes nothing. */
export type ApiTokenUse = 'read' | 'act';

/** A token as its person and administrators see it: all but the token. */
export interface ApiTokenView {
  id: string;
  /** The beginning of the token, by which a leaked one can be identified. */
  prefix: string;
  personId: string;
  name: string;
  may: ApiTokenUse;
  memberships: { partyId: string; role: Role }[];
  createdAt: string;
  expiresAt: string;
  /** To the minute; null where it was never used. */
  lastUsedAt: string | null;
  revokedAt: string | null;
  status: 'in_use' | 'expired' | 'revoked';
}

/** How a token begins, so that scanners can find leaked ones in code and logs. */
const PREFIX = 'cs_';

/** Whether a text has the form of a token, genuine or not. */
export function looksLikeApiToken(text: string): boolean {
  return /^cs_[0-9a-f]{12}_[\w-]{43}$/u.test(text);
}

const VIEW = `t.id, '${PREFIX}' || t.id AS prefix, t.person_id AS "personId", t.name, t.may, t.memberships,
  t.created_at AS "createdAt", t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt", t.revoked_at AS "revokedAt",
  CASE WHEN t.revoked_at IS NOT NULL THEN 'revoked' WHEN t.expires_at <= clock_timestamp() THEN 'expired' ELSE 'in_use' END AS status`;

type Moments = 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt';
type ViewRow = Omit<ApiTokenView, Moments> & {
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

function viewOf(row: ViewRow): ApiTokenView {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

/** The result of asking for a token. */
export type MadeApiToken =
  | { made: true; token: string; view: ApiTokenView }
  /** `repeated`: the same call made one before, whose text nobody has any more. */
  | { made: false; why: 'repeated' | 'too_many'; id: string | null };

/**
 * Makes a token for a person. The caller has checked that the person has the memberships.
 * @param madeByKey the key of the call, so that its repeat makes no second token
 * @returns the token itself, which is stored nowhere and cannot be shown again
 */
export async function makeApiToken(
  tx: EntityManager,
  personId: string,
  wanted: Pick<ApiTokenView, 'name' | 'may' | 'memberships'> & { expiresInDays: number },
  madeByKey: string,
): Promise<MadeApiToken> {
  // One call of a person at a time, or two could both find the last place free.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`api_token/${personId}`]);
  const [earlier]: { id: string }[] = await tx.query(
    'SELECT id FROM api_token WHERE person_id = $1 AND made_by_key = $2',
    [personId, madeByKey],
  );
  if (earlier !== undefined) return { made: false, why: 'repeated', id: earlier.id };
  const id = randomBytes(6).toString('hex');
  const token = `${PREFIX}${id}_${newToken()}`;
  const [row]: ViewRow[] = await tx.query(
    `INSERT INTO api_token AS t (id, person_id, name, hash, may, memberships, made_by_key, expires_at)
     SELECT $1, $2, $3, $4, $5, $6::jsonb, $7, clock_timestamp() + make_interval(days => $8)
      WHERE (SELECT count(*) FROM api_token o
              WHERE o.person_id = $2 AND o.revoked_at IS NULL AND o.expires_at > clock_timestamp()) < $9
     RETURNING ${VIEW}`,
    [
      id,
      personId,
      wanted.name,
      tokenHash(token),
      wanted.may,
      JSON.stringify(wanted.memberships),
      madeByKey,
      wanted.expiresInDays,
      TOKENS_PER_PERSON,
    ],
  );
  if (row === undefined) return { made: false, why: 'too_many', id: null };
  return { made: true, token, view: viewOf(row) };
}

/**
 * The person of a token, with those of their memberships that are valid now and that the token is for: never more than the
 * person may at this moment.
 * @param isCall whether it is used now; false if a call made with it is still being answered
 * @returns null where the token is unknown, revoked or expired
 */
export async function viewerOfApiToken(
  manager: EntityManager,
  token: string,
  isCall = true,
): Promise<{ viewer: Viewer; tokenId: string; may: ApiTokenUse; language: string } | null> {
  const rows = await runPrepared<
    MembershipRow & Pick<ApiTokenView, 'id' | 'may' | 'memberships'> & { stale: boolean }
  >(
    manager,
    `SELECT ${MEMBERSHIP_COLUMNS}, t.id, t.may, t.memberships,
            t.last_used_at IS NULL OR t.last_used_at < clock_timestamp() - interval '1 minute' AS stale
       FROM api_token t JOIN person p ON p.id = t.person_id ${VALID_MEMBERSHIPS}
      WHERE t.hash = $1 AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp()
      ORDER BY m.party_id, m.role`,
    [tokenHash(token)],
  );
  const viewer = viewerOfRows(rows);
  const [first] = rows;
  if (first === undefined || viewer === null) return null;
  if (isCall && first.stale) {
    await manager.query('UPDATE api_token SET last_used_at = clock_timestamp() WHERE id = $1', [first.id]);
  }
  const memberships = viewer.memberships.filter(({ partyId, role }) =>
    first.memberships.some((wanted) => wanted.partyId === partyId && wanted.role === role),
  );
  const { id: tokenId, may, language } = first;
  return { viewer: { ...viewer, memberships }, tokenId, may, language };
}

/**
 * Lists tokens by id, including those that can no longer be used.
 * @param of whose; null: everybody's
 * @param afterId the last one of the previous page
 */
export async function listApiTokens(
  manager: EntityManager,
  of: string | null,
  { afterId, limit }: { afterId: string | null; limit: number },
): Promise<ApiTokenView[]> {
  const rows: ViewRow[] = await manager.query(
    `SELECT ${VIEW} FROM api_token t
      WHERE t.id > $1 ${of === null ? '' : 'AND t.person_id = $3'} ORDER BY t.id LIMIT $2`,
    [afterId ?? '', limit, ...(of === null ? [] : [of])],
  );
  return rows.map(viewOf);
}

/**
 * Revokes a token; a second time changes nothing.
 * @param of whose it must be; null: anybody's
 * @returns whose it is, and whether it was in use until now; null where there is none
 */
export async function revokeApiToken(
  tx: EntityManager,
  tokenId: string,
  { of, by }: { of: string | null; by: string },
): Promise<{ personId: string; revoked: boolean } | null> {
  const [found]: { personId: string; revoked: boolean }[] = await tx.query(
    `SELECT person_id AS "personId", revoked_at IS NULL AS revoked FROM api_token
      WHERE id = $1 AND ($2::text IS NULL OR person_id = $2) FOR UPDATE`,
    [tokenId, of],
  );
  if (found === undefined) return null;
  if (found.revoked) {
    await tx.query('UPDATE api_token SET revoked_at = clock_timestamp(), revoked_by = $2 WHERE id = $1', [
      tokenId,
      by,
    ]);
  }
  return found;
}

/** Removes tokens that could not be used for a long time, some at a time; how many. What they did stays in the record. */
export async function removeSpentApiTokens(tx: EntityManager): Promise<number> {
  const [, removed]: [unknown, number] = await tx.query(
    `DELETE FROM api_token WHERE id IN (
       SELECT id FROM api_token WHERE least(expires_at, revoked_at) < clock_timestamp() - make_interval(days => $1)
        LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
    [SPENT_DAYS],
  );
  return removed;
}
