import { z } from 'zod';

/** The name of the first entry in every backup. */
export const MANIFEST_NAME = 'manifest.json';

/** The form of backups that this release writes, and the latest that it reads. */
export const BACKUP_FORM = 1;

const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/u, 'must be the name of a table, column or sequence');

/**
 * What a backup says about itself. A backup is a gzipped tar archive: this manifest, then one file for each table in the
 * text form of PostgreSQL's COPY, so that common tools can read it.
 */
export const manifestSchema = z.strictObject({
  form: z.literal(BACKUP_FORM),
  takenAt: z.iso.datetime().describe("the database's clock at the one moment that all tables show"),
  migrations: z
    .array(z.strictObject({ name: z.string(), sha256: z.string().nullable() }))
    .describe('those that had made the schema, in their order'),
  tables: z
    .array(
      z.strictObject({
        name: identifier,
        columns: z.array(identifier),
        rows: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/u),
      }),
    )
    .describe('in an order in which every row finds those that it refers to'),
  sequences: z.array(
    z.strictObject({ name: identifier, lastValue: z.string().regex(/^-?\d+$/u), used: z.boolean() }),
  ),
});

/** {@link manifestSchema}. */
export type Manifest = z.output<typeof manifestSchema>;

/** The place of a table in the archive. */
export function fileOf(table: string): string {
  return `tables/${table}.copy`;
}
