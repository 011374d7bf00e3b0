import { join } from 'node:path';
import { searchAttributeFlags } from '#libs/platform';
import { startChild, type Child } from './child.js';
import { until } from './until.js';

/** How a test has a Temporal server of its own. */
export interface OwnTemporalOptions {
  /** Folder of its data. */
  readonly home: string;
  readonly port: number;
  readonly uiPort: number;
  /** Settings of the server that differ from its presets, as `key=value`. */
  readonly settings?: readonly string[];
}

/** Starts a Temporal server that a test may kill or set otherwise; resolves when it serves. */
export async function startOwnTemporal(options: OwnTemporalOptions): Promise<Child> {
  const { home, port, uiPort, settings = [] } = options;
  const child = startChild(
    process.env['COUNTERSIGN_TEMPORAL_BINARY'] ?? 'temporal',
    [
      'server',
      'start-dev',
      '--ip=127.0.0.1',
      `--port=${port}`,
      `--ui-port=${uiPort}`,
      `--db-filename=${join(home, 'temporal.db')}`,
      ...searchAttributeFlags.map((flag) => `--search-attribute=${flag}`),
      ...settings.map((setting) => `--dynamic-config-value=${setting}`),
      '--log-level=error',
    ],
    process.env,
  );
  await until('Temporal serves its pages', async () => {
    if (!child.running()) throw new Error(`Temporal ended:\n${child.output()}`);
    return (await fetch(`http://127.0.0.1:${uiPort}`)).ok;
  });
  return child;
}
