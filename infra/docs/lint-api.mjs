// Lints the API's description by the rules of redocly.yaml, without a running product and without the network.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { description } from './description.mjs';

const root = join(import.meta.dirname, '../..');
const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
const file = join(root, 'dist/openapi.json');
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(file, JSON.stringify(description, null, 2));
const { status } = spawnSync(
  process.execPath,
  [redocly, 'lint', file, '--config', join(root, 'redocly.yaml')],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  },
);
process.exitCode = status ?? 1;
