import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';

/**
 * How many events the history of a leg without reminders has: asked, answered, closed. Counted in the newest recording of
 * such a leg under `tests/replay/`, which shows what a real server wrote.
 */
export function historyEventsOfALeg(): number {
  const folder = join(projectRoot(), 'tests/replay/histories');
  const recordings = readdirSync(folder).toSorted((a, b) => Number(a) - Number(b));
  const path = join(folder, recordings.at(-1) ?? '', 'advance-notice.given.json');
  const history: { events: unknown[] } = JSON.parse(readFileSync(path, 'utf8'));
  return history.events.length;
}
