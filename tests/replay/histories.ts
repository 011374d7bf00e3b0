import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';

/** Where the histories lie: a folder for each recording, numbered from 1. */
export const historiesFolder = join(projectRoot(), 'tests/replay/histories');

/** One history as it was recorded. */
export interface RecordedHistory {
  /** The recording, the workflow and the situation, e.g. `1/host-consent.lapsed`. */
  readonly name: string;
  readonly text: string;
}

/** All histories of all recordings. */
export function recordedHistories(): RecordedHistory[] {
  return recordings().flatMap((recording) =>
    readdirSync(join(historiesFolder, recording))
      .toSorted()
      .map((file) => ({
        name: `${recording}/${file.replace(/\.json$/u, '')}`,
        text: readFileSync(join(historiesFolder, recording, file), 'utf8'),
      })),
  );
}

/** The names of the recordings, the oldest first. */
export function recordings(): string[] {
  return readdirSync(historiesFolder).toSorted((a, b) => Number(a) - Number(b));
}
