import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm';

/** Adds rows, without reading anything back. */
export async function insertRows<E extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<E>,
  rows: readonly Partial<E>[],
): Promise<void> {
  if (rows.length === 0) return;
  // TypeORM's type for values does not know columns of free JSON; the rows are typed by the entity already.
  const values = rows as unknown as QueryDeepPartialEntity<E>[];
  await tx.createQueryBuilder().insert().into(entity).values(values).updateEntity(false).execute();
}

/** Adds rows, or replaces what they say where a row with the same key is there. */
export async function upsertRows<E extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<E>,
  keys: readonly (keyof E & string)[],
  rows: readonly Partial<E>[],
): Promise<void> {
  if (rows.length === 0) return;
  const metadata = tx.connection.getMetadata(entity);
  const columnOf = (property: string) =>
    metadata.findColumnWithPropertyName(property)?.databaseName ?? property;
  const keyColumns = keys.map(columnOf);
  const others = metadata.columns
    .map((column) => column.databaseName)
    .filter((name) => !keyColumns.includes(name));
  const values = rows as unknown as QueryDeepPartialEntity<E>[];
  await tx
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(values)
    .orUpdate(others, keyColumns)
    .updateEntity(false)
    .execute();
}
