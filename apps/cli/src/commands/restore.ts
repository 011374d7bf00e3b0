import { resolve } from 'node:path';
import { loadConfig } from '#libs/platform';
import { RestoreRefused, createDataSource, restoreBackup } from '#libs/store';
import { restoreConfigSchema } from '../config.js';
import { WrongUseError, type CommandResult } from '../output.js';
import { verifyStore } from './verify.js';

/** Restores a backup into the empty database of DATABASE_URL, then verifies every chain and folds every case again. */
export async function restoreCommand(file: string): Promise<CommandResult> {
  const { DATABASE_URL } = loadConfig(restoreConfigSchema, process.env);
  if (DATABASE_URL === undefined) {
    throw new WrongUseError(
      'Name the empty database in DATABASE_URL, as its owner. Where the product keeps its own database, start it with ' +
        `npm start -- --reset --restore ${file}, which removes what is there.`,
    );
  }
  return restoreInto(DATABASE_URL, file);
}

/**
 * Restores a backup and verifies the result.
 * @throws WrongUseError where the backup cannot be restored there; nothing has been changed then
 */
export async function restoreInto(ownerUrl: string, file: string): Promise<CommandResult> {
  const path = resolve(file);
  const { takenAt, tables } = await restoreBackup(ownerUrl, path).catch((error: unknown) => {
    if (error instanceof RestoreRefused) throw new WrongUseError(error.message, { cause: error });
    throw error;
  });
  const dataSource = await createDataSource(ownerUrl, {
    poolSize: 1,
    name: 'countersign-verify',
  }).initialize();
  try {
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const verified = await verifyStore(dataSource);
    return {
      exitCode: verified.exitCode,
      text: [
        `Restored ${rows} rows of ${tables.length} tables, as they were at ${takenAt}.`,
        verified.text,
        'Everybody signs in again. The worker starts what was open within a minute of its own start.',
      ].join('\n'),
      data: { file: path, takenAt, tables: tables.length, rows, verified: verified.data },
    };
  } finally {
    await dataSource.destroy();
  }
}
