import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';

/**
 * How many events the history of a request of five legs without reminders has, from its submission to its grant. Counted in
 * the newest recording under `tests/replay/`, which shows what a real server wrote.
 */
export function historyEventsOfARequest(): number {
  const folder = join(projectRoot(), 'tests/replay/histories');
  const recordings = readdirSync(folder).toSorted((a, b) => Number(a) - Number(b));
  const newest = recordings
    .map((recording) => join(folder, recording, 'request.granted-without-reminders.json'))
    .findLast((path) => existsSync(path));
  if (newest === undefined) throw new Error('no recording holds a request without reminders');
  const history: { events: unknown[] } = JSON.parse(readFileSync(newest, 'utf8'));
  return history.events.length;
}
