import { type DataSource, type EntityManager, QueryFailedError, type QueryRunner } from 'typeorm';
import { type Connection, connectionOf } from './connection.js';

/** How TypeORM knows that a transaction runs: it looks before it locks rows, and makes an inner one a savepoint. */
const RUNNING = { isTransactionActive: true, transactionDepth: 1 };

/**
 * Runs work in one transaction. Its beginning goes to the database together with the first statement of the work, which saves a way
 * there and back.
 */
export async function inOneTransaction<T>(
  dataSource: DataSource,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const connection = await connectionOf(runner);
    // Handed over before the work begins, so that no statement of it can be before.
    const begun = say(connection, 'START TRANSACTION');
    Object.assign(runner, RUNNING);
    try {
      const [, result] = await together([begun, work(runner.manager)]);
      const ended = await say(connection, 'COMMIT');
      // PostgreSQL answers so, and not with an error, where a statement had failed.
      if (ended !== 'COMMIT') throw new Error('the transaction was rolled back');
      return result;
    } catch (error) {
      // Where the connection is gone the database rolls back by itself.
      await say(connection, 'ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await end(runner);
  }
}

async function say(connection: Connection, text: string): Promise<string> {
  try {
    return (await connection.query(text)).command;
  } catch (error) {
    throw new QueryFailedError(text, [], error as Error);
  }
}

async function end(runner: QueryRunner): Promise<void> {
  Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
  await runner.release();
}

/**
 * Waits for what runs side by side in one transaction: statements that do not wait for each other's answers are sent together.
 * When it settles all are over; where several failed, the first in the list counts, of which the others may be consequences.
 */
export async function together<const T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  const results: unknown[] = [];
  for (const one of work) results.push(await one);
  return results as { -readonly [K in keyof T]: Awaited<T[K]> };
}
