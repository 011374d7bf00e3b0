import { sha256 } from '#libs/platform';
import { QueryFailedError, type EntityManager } from 'typeorm';

/** What is needed of a `pg` connection to run a named statement. */
interface NamedQueries {
  query(statement: { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
}

const names = new Map<string, string>();

/** The name of a prepared statement, derived from its text, so that one name never stands for two. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `countersign_${sha256(text).slice(0, 16)}`;
  names.set(text, name);
  return name;
}

/**
 * Runs a statement that the database reads and plans once for each connection. For the few that every answer runs; their
 * texts must be constant, since each stays prepared for as long as its connection lives.
 * @param manager of the transaction in which it runs; one of no transaction lends a connection for this statement alone
 * @throws QueryFailedError as every other query does
 */
export async function runPrepared<R>(
  manager: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<R[]> {
  const own = manager.queryRunner;
  const runner = own ?? manager.connection.createQueryRunner();
  try {
    const connection = (await runner.connect()) as NamedQueries;
    return (await connection.query({ name: nameOf(text), text, values })).rows as R[];
  } catch (error) {
    throw new QueryFailedError(text, [...values], error as Error);
  } finally {
    if (own === undefined) await runner.release();
  }
}
