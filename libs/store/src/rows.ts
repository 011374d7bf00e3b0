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
