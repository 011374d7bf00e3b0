// `npm start`: from a fresh clone to the running product. Plain JavaScript without dependencies, for Node 18 and newer.
import { join } from 'node:path';
import { main, root, runInForeground } from './common.mjs';
import { prepare } from './prepare.mjs';

await main(async () => {
  const { node, env } = await prepare({ temporal: !process.env.TEMPORAL_ADDRESS });
  const program = join(root, 'dist/apps/cli/src/main.js');
  return runInForeground(node, [program, 'dev', ...process.argv.slice(2)], env);
});
