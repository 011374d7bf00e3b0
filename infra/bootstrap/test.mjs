// `npm test`: from a fresh clone to the closing line. Plain JavaScript without dependencies, for Node 18 and newer.
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { main, root, runInForeground } from './common.mjs';
import { findFuzzer } from './fuzzer.mjs';
import { prepare } from './prepare.mjs';

const startedAt = Date.now();

await main(async () => {
  // The tests start a Temporal server of their own even where the environment names one.
  const { node, env } = await prepare({ temporal: true });
  const browser = await findBrowser();
  const fuzzer = await findFuzzer();
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return runInForeground(node, [join(root, 'node_modules/jest/bin/jest.js'), ...process.argv.slice(2)], {
    ...env,
    ...(browser ? { COUNTERSIGN_BROWSER: browser } : {}),
    ...(fuzzer ? { COUNTERSIGN_SCHEMATHESIS: fuzzer } : {}),
    COUNTERSIGN_TEST_PREPARED_MS: String(Date.now() - startedAt),
    NODE_OPTIONS: [process.env.NODE_OPTIONS, ...options].filter(Boolean).join(' '),
  });
});
