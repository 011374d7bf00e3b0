import type { QueryRunner } from 'typeorm';

/** What of a connection of `pg` is used here. */
export interface Connection {
  query(statement: string | { name: string; text: string; values: readonly unknown[] }): Promise<{
    rows: unknown[];
    command: string;
  }>;
  /** Its stream to the database. */
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/**
 * The connection of a runner. What is sent on it before this thread waits for the next answer leaves in one piece: each piece wakes
 * the database, and that costs more than all that is in it.
 */
export async function connectionOf(runner: QueryRunner): Promise<Connection> {
  const connection = (await runner.connect()) as Connection;
  const { stream } = connection.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return connection;
}
