import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import { runPrepared } from './prepared.js';

/** How rows are written to one table. */
interface Write {
  table: string;
  /** The fields of the rows, with their types in the database. */
  fields: string;
  /** The statement that takes them from the set `rows_<table>`. */
  statement: string;
}

/** A write to the table of an entity, with the names of the fields in its rows. */
interface EntityWrite extends Write {
  properties: readonly string[];
  names: readonly string[];
}

// Made once: the texts never change, and making them costs more than sending them.
const made = new WeakMap<EntityMetadata, Map<string, EntityWrite>>();

/**
 * Writes to several tables as one statement, in one round trip. No table may be written to twice. Writes without rows stay
 * in, so that the text of the statement is the same every time and the database plans it once.
 */
export class Batch {
  private readonly writes: Write[] = [];
  private readonly values: string[] = [];
  private readonly tx: EntityManager;

  constructor(tx: EntityManager) {
    this.tx = tx;
  }

  /**
   * Adds rows with all their columns but those that the database makes.
   * @param returning columns that the answer of {@link send} may read from the set `added_<table>`
   */
  insert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: readonly Partial<E>[],
    returning: readonly string[] = [],
  ): this {
    const back = returning.length === 0 ? '' : ` RETURNING ${returning.join(', ')}`;
    return this.addRows(entity, rows, `insert${back}`, writable, (table, names) => {
      const columns = names.join(', ');
      return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM rows_${table}${back}`;
    });
  }

  /** Adds rows with all their columns, or replaces what they say where a row with the same key is there. */
  upsert<E extends ObjectLiteral>(entity: EntityTarget<E>, rows: readonly E[]): this {
    const keys = this.tx.connection.getMetadata(entity).primaryColumns.map((column) => column.databaseName);
    return this.addRows(entity, rows, 'upsert', writable, (table, names) => {
      const columns = names.join(', ');
      const set = names.filter((name) => !keys.includes(name)).map((name) => `${name} = excluded.${name}`);
      return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM rows_${table}
        ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${set.join(', ')}`;
    });
  }

  /** Changes some columns of the rows with these ids. */
  update<E extends ObjectLiteral & { id: string }, K extends keyof E & string>(
    entity: EntityTarget<E>,
    properties: readonly K[],
    rows: readonly Pick<E, K | 'id'>[],
  ): this {
    const changed = () => ['id', ...properties];
    return this.addRows(entity, rows, `update ${properties.join()}`, changed, (table, [id, ...names]) => {
      const set = names.map((name) => `${name} = source.${name}`);
      // By the list of ids: the database takes a set of rows for a hundred, and would look through a table of a few thousand.
      return `UPDATE ${table} SET ${set.join(', ')} FROM rows_${table} source
        WHERE ${table}.${id} = source.${id} AND ${table}.${id} = ANY (ARRAY(SELECT ${id} FROM rows_${table}))`;
    });
  }

  /** Adds a write with its own SQL. */
  add(write: Write, rows: readonly object[]): this {
    this.writes.push(write);
    this.values.push(JSON.stringify(rows));
    return this;
  }

  /**
   * Sends all collected writes.
   * @param answer a query for the result, from the sets named `added_<table>`
   */
  async send<R>(answer: string): Promise<R[]> {
    const sets = this.writes.map(
      ({ table, fields, statement }, index) =>
        `rows_${table} AS (SELECT * FROM json_to_recordset($${index + 1}::json) AS r(${fields})),
         added_${table} AS (${statement})`,
    );
    return runPrepared<R>(this.tx, `WITH ${sets.join(', ')} ${answer}`, this.values);
  }

  private addRows<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    rows: readonly ObjectLiteral[],
    key: string,
    propertiesOf: (metadata: EntityMetadata) => readonly string[],
    statementOf: (table: string, names: readonly string[]) => string,
  ): this {
    const metadata = this.tx.connection.getMetadata(entity);
    const ofEntity = made.get(metadata) ?? new Map<string, EntityWrite>();
    made.set(metadata, ofEntity);
    const write = ofEntity.get(key) ?? entityWrite(metadata, propertiesOf(metadata), statementOf);
    ofEntity.set(key, write);
    return this.add(
      write,
      rows.map((row) => underNames(row, write)),
    );
  }
}

function writable(metadata: EntityMetadata): string[] {
  return metadata.columns.filter((column) => !column.isGenerated).map((column) => column.propertyName);
}

function entityWrite(
  metadata: EntityMetadata,
  properties: readonly string[],
  statementOf: (table: string, names: readonly string[]) => string,
): EntityWrite {
  const columns = properties.map((property) => {
    const column = metadata.findColumnWithPropertyName(property);
    if (column === undefined) throw new Error(`${metadata.tableName} has no column for ${property}`);
    return column;
  });
  const names = columns.map((column) => column.databaseName);
  return {
    table: metadata.tableName,
    fields: columns
      .map((column) => `${column.databaseName} ${String(column.type)}${column.isArray ? '[]' : ''}`)
      .join(', '),
    statement: statementOf(metadata.tableName, names),
    properties,
    names,
  };
}

/** A row under the names of its columns. An instant is a text in both, which the database reads. */
function underNames(row: ObjectLiteral, { properties, names }: EntityWrite): Record<string, unknown> {
  const under: Record<string, unknown> = {};
  names.forEach((name, index) => {
    under[name] = row[properties[index] ?? name] ?? null;
  });
  return under;
}
