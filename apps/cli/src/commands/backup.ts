import { resolve } from 'node:path';
import { writeBackup } from '#libs/store';
import { exitCodes, type CommandResult } from '../output.js';
import { storeUrl } from './store-url.js';

/** Writes all that the store holds, as of one moment, into a file; the product may go on meanwhile. */
export async function backupCommand(file: string): Promise<CommandResult> {
  const path = resolve(file);
  const { takenAt, tables } = await writeBackup(storeUrl('back up'), path);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    exitCode: exitCodes.done,
    text: [
      `${path}: ${tables.length} tables with ${rows} rows, as they were at ${takenAt}.`,
      'The links that were mailed need COUNTERSIGN_SECRET too, which is not in the file: keep it in another place.',
    ].join('\n'),
    data: { file: path, takenAt, tables: tables.length, rows },
  };
}
