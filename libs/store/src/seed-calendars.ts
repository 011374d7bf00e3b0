import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Calendar, calendarSchema } from '#libs/calendars';
import { projectRoot } from '#libs/platform';
import type { EntityManager } from 'typeorm';
import { parse } from 'yaml';
import { z } from 'zod';
import { CalendarEntity } from './entities/standing-consents.js';

const FOLDER = 'data/calendars';

/** Every calendar of `data/calendars`. @throws Error naming the file that is not valid */
export async function readCalendars(): Promise<Calendar[]> {
  const folder = join(projectRoot(), FOLDER);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const result = calendarSchema.safeParse(parse(await readFile(join(folder, file), 'utf8')));
      if (!result.success) {
        throw new Error(`${FOLDER}/${file} is not valid:\n${z.prettifyError(result.error)}`);
      }
      return result.data;
    }),
  );
}

/**
 * Enters the calendars that the store does not know yet. A known one may have been corrected by an administrator and is left
 * as it is.
 */
export async function insertCalendars(tx: EntityManager, calendars: readonly Calendar[]): Promise<void> {
  for (const document of calendars) {
    if (await tx.existsBy(CalendarEntity, { id: document.id })) continue;
    await tx.insert(CalendarEntity, { id: document.id, version: 1, document });
  }
}
