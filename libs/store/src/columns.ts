import type { ColumnOptions, ValueTransformer } from 'typeorm';
import { DefaultNamingStrategy } from 'typeorm';

const instantTransformer: ValueTransformer = {
  from: (value: Date | null) => (value === null ? null : value.toISOString()),
  to: (value: string | null | undefined) => (value == null ? value : new Date(value)),
};

/** A moment: `timestamptz` in the database, an RFC 3339 text in UTC in the code. */
export function instant(options: Pick<ColumnOptions, 'nullable'> = {}): ColumnOptions {
  return { type: 'timestamptz', precision: 3, transformer: instantTransformer, ...options };
}

/** Columns are named in snake case, as PostgreSQL's tools show them. */
export class SnakeCaseNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  }
}
