/** The types to which values are cast, where the database could not tell them by their place. */
type Base = 'text' | 'uuid' | 'timestamptz' | 'date' | 'int' | 'boolean';
export type ScalarType = Base;
export type SqlType = Base | `${Base}[]`;

/**
 * The conditions of a query built from a caller's filters. Every value is a parameter of the query and never part of its
 * text.
 */
export class Conditions {
  readonly values: unknown[];
  private readonly types: SqlType[];
  private readonly texts: string[] = [];

  /** @param first the values that the fixed parts of the query name by place, from `$1` on */
  constructor(first: readonly unknown[] = []) {
    this.values = [...first];
    this.types = first.map(() => 'text');
  }

  /** Names every value once, the first ones as texts, so that the database knows the type also of one that a statement has no use for. */
  get mentioned(): string {
    const named = this.types.map((type, index) => `$${index + 1}::${type} IS NULL`);
    return `ARRAY[${named.join(', ')}]::boolean[]`;
  }

  /** The place of a value in the query, with its type. */
  place(value: unknown, type: SqlType): string {
    this.values.push(value);
    this.types.push(type);
    return `$${this.values.length}::${type}`;
  }

  /** Adds a condition. */
  add(text: string): this {
    this.texts.push(`(${text})`);
    return this;
  }

  /** Adds a condition on a value, where there is one. */
  given(value: unknown, type: SqlType, text: (place: string) => string): this {
    return value === null || value === undefined ? this : this.add(text(this.place(value, type)));
  }

  /** Adds a condition where it is asked for. */
  when(asked: boolean | undefined, text: string): this {
    return asked === true ? this.add(text) : this;
  }

  /** All of them, as one. */
  get sql(): string {
    return this.texts.length === 0 ? 'true' : this.texts.join(' AND ');
  }
}

/** The condition that a row lies after the last one of the previous page. */
export function afterRow(columns: readonly string[], places: readonly string[], descending = false): string {
  return `(${columns.join(', ')}) ${descending ? '<' : '>'} (${places.join(', ')})`;
}
