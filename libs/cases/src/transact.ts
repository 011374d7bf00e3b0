import { IdempotencyEntity, insertRows } from '#libs/store';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { refuse } from './errors.js';

/** Who repeats which call: the key is the caller's, the hash says whether it is the same call. */
export interface Idempotency {
  /** Keys of different people never meet. */
  scope: string;
  key: string;
  route: string;
  bodyHash: string;
}

/** What a call was answered, and whether the answer is that of an earlier, equal call. */
export interface Answered<T> {
  status: number;
  body: T;
  replayed: boolean;
}

/** Deadlock and serialization failure: the whole unit of work can be tried anew (PostgreSQL, appendix A). */
const TRY_ANEW = ['40P01', '40001'];
const TRIES = 3;

/** The SQLSTATE of a database error, or null where it is none. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code } = error.driverError as { code?: unknown };
  return typeof code === 'string' ? code : null;
}

/** Runs a unit of work in one transaction, up to three times where the database asks for it. */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await dataSource.transaction(work);
    } catch (error) {
      if (attempt === TRIES || !TRY_ANEW.includes(sqlStateOf(error) ?? '')) throw error;
    }
  }
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
    if (idempotency === null) return { ...(await work(tx)), replayed: false };
    const earlier = await claim<T>(tx, idempotency);
    if (earlier !== null) return earlier;
    const answer = await work(tx);
    const { scope, key, route, bodyHash } = idempotency;
    await insertRows(tx, IdempotencyEntity, [
      { scope, key, route, bodyHash, status: answer.status, body: answer.body ?? null },
    ]);
    return { ...answer, replayed: false };
  });
}

async function claim<T>(
  tx: EntityManager,
  { scope, key, route, bodyHash }: Idempotency,
): Promise<Answered<T> | null> {
  const [lock]: { free: boolean }[] = await tx.query(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
    [`idempotency/${scope}/${key}`],
  );
  if (lock?.free !== true) {
    refuse(
      'idempotency_running',
      '',
      'A call with this Idempotency-Key is still running; repeat it in a moment.',
    );
  }
  const earlier = await tx.findOne(IdempotencyEntity, { where: { scope, key } });
  if (earlier === null) return null;
  if (earlier.route !== route || earlier.bodyHash !== bodyHash) {
    refuse('idempotency_reused', '', 'This Idempotency-Key was used for another call; use a new one.');
  }
  return { status: earlier.status, body: earlier.body as T, replayed: true };
}
