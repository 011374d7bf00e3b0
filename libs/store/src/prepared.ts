import { sha256 } from '#libs/platform';
import {
  QueryFailedError,
  type EntityManager,
  type EntityMetadata,
  type EntityTarget,
  type ObjectLiteral,
} from 'typeorm';
import { connectionOf } from './connection.js';

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
  // Its connection may be another's by now.
  if (own?.isReleased === true) throw new Error('the transaction of this statement is over');
  const runner = own ?? manager.connection.createQueryRunner();
  try {
    const connection = await connectionOf(runner);
    return (await connection.query({ name: nameOf(text), text, values })).rows as R[];
  } catch (error) {
    throw new QueryFailedError(text, [...values], error as Error);
  } finally {
    if (own === undefined) await runner.release();
  }
}

// Made once: the texts never change, and to make them costs more than to send them.
const selections = new WeakMap<EntityMetadata, string>();

/**
 * Finds the rows of an entity by a statement that stays prepared.
 * @param tail all that follows FROM and the table; constant, as with {@link runPrepared}
 */
export async function findPrepared<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  tail: string,
  values: readonly unknown[],
): Promise<E[]> {
  const { driver } = manager.connection;
  const metadata = manager.connection.getMetadata(entity);
  const rows = await runPrepared<Record<string, unknown>>(
    manager,
    `${selectionOf(metadata)} ${tail}`,
    values,
  );
  return rows.map((row) => {
    const found = metadata.create() as Record<string, unknown>;
    for (const column of metadata.columns) {
      found[column.propertyName] = driver.prepareHydratedValue(row[column.databaseName], column) as unknown;
    }
    return found as E;
  });
}

function selectionOf(metadata: EntityMetadata): string {
  const known = selections.get(metadata);
  if (known !== undefined) return known;
  const columns = metadata.columns.map((column) => column.databaseName);
  const selection = `SELECT ${columns.join(', ')} FROM ${metadata.tableName}`;
  selections.set(metadata, selection);
  return selection;
}
