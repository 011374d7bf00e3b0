import type { UnLanguage } from '#libs/contracts';
import type { EntityManager } from 'typeorm';
import { absent, reject, stale } from '../errors.js';

/** How a person wants to read and to see times. */
export interface Settings {
  language: UnLanguage;
  /** An IANA time zone. */
  zone: string;
  version: number;
}

/** The settings of a person. */
export async function readSettings(manager: EntityManager, personId: string): Promise<Settings> {
  const [row]: Settings[] = await manager.query(
    'SELECT language, zone, settings_version AS version FROM person WHERE id = $1',
    [personId],
  );
  return row ?? reject('not_found', '', absent('person'));
}

/** Changes the caller's own settings, as seen at a version. */
async function changeSettings(
  tx: EntityManager,
  personId: string,
  { language, zone }: Omit<Settings, 'version'>,
  expected: number,
): Promise<Settings> {
  const [rows]: [Settings[], number] = await tx.query(
    `UPDATE person SET language = $2, zone = $3, settings_version = settings_version + 1
      WHERE id = $1 AND settings_version = $4 RETURNING language, zone, settings_version AS version`,
    [personId, language, zone, expected],
  );
  const [changed] = rows;
  if (changed !== undefined) return changed;
  const { version } = await readSettings(tx, personId);
  return reject('stale_version', '', stale(version));
}

/** What people set for themselves. */
export const settings = { readSettings, changeSettings };
