#!/usr/bin/env node
// `npx countersign`: the command line. Plain JavaScript without dependencies, for Node 18 and newer.
import { join } from 'node:path';
import { main, root, runInForeground } from './common.mjs';
import { prepare } from './prepare.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  const { node, env } = await prepare({ temporal: args[0] === 'dev' && !process.env.TEMPORAL_ADDRESS });
  return runInForeground(node, [join(root, 'dist/apps/cli/src/main.js'), ...args], env);
});
