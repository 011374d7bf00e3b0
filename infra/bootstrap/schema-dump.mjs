// `npm run schema:dump`: writes libs/store/schema.sql from a database that the migrations have made.
import { join } from 'node:path';
import { main, root, runInForeground } from './common.mjs';
import { prepare } from './prepare.mjs';

await main(async () => {
  const { node, env } = await prepare({ temporal: true });
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--testPathPatterns', 'store/schema'];
  return runInForeground(node, jest, {
    ...env,
    COUNTERSIGN_WRITE_SCHEMA: 'yes',
    NODE_OPTIONS: [process.env.NODE_OPTIONS, ...options].filter(Boolean).join(' '),
  });
});
