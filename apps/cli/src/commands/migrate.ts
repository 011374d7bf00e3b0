import { loadConfig } from '#libs/platform';
import { UnknownStoreError, migrate } from '#libs/store';
import { ownerConfigSchema } from '../config.js';
import { WrongUseError, exitCodes, type CommandResult } from '../output.js';

/** Brings the database of DATABASE_URL to the present schema. */
export async function migrateCommand(): Promise<CommandResult> {
  const { DATABASE_URL } = loadConfig(ownerConfigSchema, process.env);
  const { applied } = await migrateStore(DATABASE_URL);
  return {
    exitCode: exitCodes.done,
    text: applied.length === 0 ? 'The schema is already the present one.' : `Applied: ${applied.join(', ')}.`,
    data: { applied },
  };
}

/**
 * Brings a store to the present schema.
 * @throws WrongUseError where another version of the product made it; nothing has been changed then
 */
export async function migrateStore(ownerUrl: string): Promise<{ applied: string[] }> {
  return migrate(ownerUrl).catch((error: unknown) => {
    if (error instanceof UnknownStoreError) throw new WrongUseError(error.message, { cause: error });
    throw error;
  });
}
