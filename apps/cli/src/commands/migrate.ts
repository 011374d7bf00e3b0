import { loadConfig } from '#libs/platform';
import { migrate } from '#libs/store';
import { ownerConfigSchema } from '../config.js';
import { exitCodes, type CommandResult } from '../output.js';

/** Brings the database of DATABASE_URL to the present schema. */
export async function migrateCommand(): Promise<CommandResult> {
  const { DATABASE_URL } = loadConfig(ownerConfigSchema, process.env);
  const { applied } = await migrate(DATABASE_URL);
  return {
    exitCode: exitCodes.done,
    text: applied.length === 0 ? 'The schema is already the present one.' : `Applied: ${applied.join(', ')}.`,
    data: { applied },
  };
}
