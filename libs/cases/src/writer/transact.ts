import type { Viewer } from '#libs/identity';
import { inOneTransaction, runPrepared, together } from '#libs/store';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { CaseError, reject } from '../errors.js';

/** Who repeats which call: the key is the caller's, the hash says whether it is the same call. */
export interface Idempotency {
  /** Keys of different people never meet. */
  scope: string;
  key: string;
  route: string;
  bodyHash: string;
}

/** The answer to a call, and whether it is that of an earlier, equal call. */
export interface Answered<T> {
  status: number;
  body: T;
  replayed: boolean;
}

/** The answer that an earlier call with the same key was given. */
interface StoredAnswer {
  route: string;
  bodyHash: string;
  status: number;
  body: unknown;
}

/** Deadlock and serialization failure: the whole unit of work can be tried again (PostgreSQL, appendix A). */
const RETRYABLE = ['40P01', '40001'];
/** An equal call has meanwhile stored an answer for the key. */
const ANSWERED_MEANWHILE = { code: '23505', constraint: 'idempotency_pkey' };
const TRIES = 3;

/** The SQLSTATE of a database error; null for any other error. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code } = error.driverError as { code?: unknown };
  return typeof code === 'string' ? code : null;
}

function canRetry(error: unknown): boolean {
  if (error instanceof CaseError) return error.rule === 'caller_changed';
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { code?: unknown; constraint?: unknown };
  if (code === ANSWERED_MEANWHILE.code) return constraint === ANSWERED_MEANWHILE.constraint;
  return typeof code === 'string' && RETRYABLE.includes(code);
}

/** Runs a unit of work in one transaction, up to three times where the database asks for it. */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inOneTransaction(dataSource, work);
    } catch (error) {
      if (attempt === TRIES || !canRetry(error)) throw error;
    }
  }
}

/**
 * Reads who acts, and what they may do, as of now.
 * @throws if nobody may act any more: the session or token was revoked, the link was replaced
 */
export type WhoActs = (tx: EntityManager) => Promise<Viewer>;

/** How somebody acts. */
export interface Acting {
  whoActs: WhoActs;
  /** Whether the act itself can change who may do what, so that the caller's own rights may change with it. */
  changesCallers?: boolean;
}

/**
 * Runs a call of somebody once for its key. The caller's rights were read when the call came in; its body may have come
 * minutes later, and its turn later still. So they are read again here, and once more before the commit: a call whose rights
 * were revoked while it waited for a lock is refused.
 */
export async function transactAs<T>(
  dataSource: DataSource,
  { whoActs, changesCallers = false }: Acting,
  idempotency: Idempotency | null,
  work: (tx: EntityManager, viewer: Viewer) => Promise<{ status: number; body: T }>,
): Promise<Answered<T>> {
  return inTransaction(dataSource, async (tx) => {
    const [viewer, earlier] = await together([whoActs(tx), claim<T>(tx, idempotency)]);
    const answer = earlier ?? (await work(tx, viewer));
    const storing = earlier === null ? store(tx, idempotency, answer) : null;
    const [now] = await together([changesCallers ? viewer : whoActs(tx), storing]);
    if (!isSame(viewer, now)) {
      reject('caller_changed', '');
    }
    return { replayed: false, ...answer };
  });
}

function isSame(before: Viewer, now: Viewer): boolean {
  return (
    before.personId === now.personId && JSON.stringify(before.memberships) === JSON.stringify(now.memberships)
  );
}

/**
 * Runs a call once for its key: its answer is stored in the same transaction as what it changed, so that a call
 * repeated after a lost answer gets the same receipt.
 * @throws CaseError 409 while the first call still runs, 422 where the key was used for another call
 */
export async function transact<T>(
  dataSource: DataSource,
  idempotency: Idempotency | null,
  work: (tx: EntityManager) => Promise<{ status: number; body: T }>,
): Promise<Answered<T>> {
  return inTransaction(dataSource, async (tx) => {
    const earlier = await claim<T>(tx, idempotency);
    if (earlier !== null) return earlier;
    const answer = await work(tx);
    await store(tx, idempotency, answer);
    return { ...answer, replayed: false };
  });
}

/** Stores what a call was answered, for its repeats. */
async function store(
  tx: EntityManager,
  idempotency: Idempotency | null,
  answer: { status: number; body: unknown },
): Promise<void> {
  if (idempotency === null) return;
  const { scope, key, route, bodyHash } = idempotency;
  await runPrepared(
    tx,
    `INSERT INTO idempotency (scope, key, route, body_hash, status, body) VALUES ($1, $2, $3, $4, $5, $6)`,
    [scope, key, route, bodyHash, answer.status, JSON.stringify(answer.body ?? null)],
  );
}

/**
 * The answer to an equal call with the same key, for a call that is not a single transaction.
 * @returns null where there was none
 * @throws CaseError 409 while the first call still runs, 422 where the key was used for another call
 */
export async function answeredBefore<T>(
  dataSource: DataSource,
  idempotency: Idempotency,
): Promise<Answered<T> | null> {
  return inTransaction(dataSource, (tx) => claim<T>(tx, idempotency));
}

async function claim<T>(tx: EntityManager, idempotency: Idempotency | null): Promise<Answered<T> | null> {
  if (idempotency === null) return null;
  const { scope, key, route, bodyHash } = idempotency;
  // One statement looks and locks. What is stored between its two halves it does not see: then the answer is stored a
  // second time, which the database refuses, and the call is tried again.
  const [found] = await runPrepared<{ free: boolean } & (StoredAnswer | Record<keyof StoredAnswer, null>)>(
    tx,
    `SELECT claimed.free, i.route, i.body_hash AS "bodyHash", i.status, i.body
       FROM (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free) claimed
       LEFT JOIN idempotency i ON i.scope = $2 AND i.key = $3`,
    [`idempotency/${scope}/${key}`, scope, key],
  );
  if (found?.free !== true) {
    reject('idempotency_running', '');
  }
  if (found.route === null) return null;
  if (found.route !== route || found.bodyHash !== bodyHash) {
    reject('idempotency_reused', '');
  }
  return { status: found.status, body: found.body as T, replayed: true };
}
