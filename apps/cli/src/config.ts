import {
  databaseVariables,
  embeddedStaysHere,
  embeddedVariables,
  httpVariables,
  loggingVariables,
  modeVariables,
  ownerDatabaseVariables,
  retentionVariables,
  secretVariables,
  smtpVariables,
  temporalVariables,
  versioningVariables,
  workerHealthVariables,
} from '#libs/platform';
import { z } from 'zod';

/** What `countersign migrate` and `seed` read. */
export const ownerConfigSchema = z.object(ownerDatabaseVariables);

/** What `countersign restore` reads: the owner's database, which must be empty. */
export const restoreConfigSchema = z.object({ DATABASE_URL: optional(ownerDatabaseVariables.DATABASE_URL) });

/** What `countersign verify` and `backup` read: a database that is named, or the one that `npm start` runs here. */
export const storeConfigSchema = z.object({
  DATABASE_APP_URL: databaseVariables.DATABASE_APP_URL.optional(),
});

/** What every command reads that looks for the product that `npm start` runs here. */
export const homeConfigSchema = z.object({ COUNTERSIGN_HOME: embeddedVariables.COUNTERSIGN_HOME });

/** What `countersign dev` (`npm start`) reads: everything has a preset, or is started or made here if it is not given. */
export const configSchema = z
  .object({
    ...httpVariables,
    ...workerHealthVariables,
    ...loggingVariables,
    ...embeddedVariables,
    ...temporalVariables,
    ...versioningVariables,
    ...retentionVariables,
    ...smtpVariables,
    COUNTERSIGN_MODE: z
      .literal('embedded', {
        error:
          'must be embedded or not set here: `npm start` is for trials, where anybody signs in as anybody. In production start the programs one by one, see docs/production.md',
      })
      .default('embedded')
      .meta(z.globalRegistry.get(modeVariables.COUNTERSIGN_MODE) ?? {}),
    PUBLIC_URL: optional(httpVariables.PUBLIC_URL),
    DATABASE_URL: optional(ownerDatabaseVariables.DATABASE_URL),
    DATABASE_APP_URL: optional(databaseVariables.DATABASE_APP_URL),
    TEMPORAL_ADDRESS: optional(temporalVariables.TEMPORAL_ADDRESS),
    SMTP_URL: optional(smtpVariables.SMTP_URL),
    COUNTERSIGN_SECRET: optional(secretVariables.COUNTERSIGN_SECRET),
    COUNTERSIGN_TEMPORAL_BINARY: z.string().optional().meta({
      description: 'The `temporal` command that `npm start` starts; the bootstrap finds it and sets this.',
    }),
  })
  .refine(
    ({ DATABASE_URL, DATABASE_APP_URL }) => (DATABASE_URL === undefined) === (DATABASE_APP_URL === undefined),
    {
      path: ['DATABASE_URL'],
      error:
        'and DATABASE_APP_URL must be given together: the owner migrates, the application has fewer rights',
      // Also when other variables are wrong, so that everything is listed at once.
      when: ({ value }) => typeof value === 'object',
    },
  )
  .superRefine(embeddedStaysHere);

/** The configuration of `countersign dev`. */
export type DevConfig = Readonly<z.output<typeof configSchema>>;

function optional<Schema extends z.ZodType>(schema: Schema) {
  const variable = schema.optional();
  z.globalRegistry.add(variable, z.globalRegistry.get(schema) ?? {});
  return variable;
}
