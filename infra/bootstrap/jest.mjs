// Runs Jest for every command that runs tests. Plain JavaScript without dependencies, for Node 18 and newer.
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { root, runInForeground } from './common.mjs';
import { findFuzzer } from './fuzzer.mjs';
import { prepare } from './prepare.mjs';

/**
 * Prepares all that the tests need and runs Jest.
 * @param {string[]} args as Jest takes them
 * @param {{ env?: Record<string, string>, needsFuzzer?: boolean }} [options]
 * @returns {Promise<number>} the exit code; null if the fuzzer is needed and not available
 */
export async function runJest(args, { env: further = {}, needsFuzzer = false } = {}) {
  const startedAt = Date.now();
  // The tests start a Temporal server of their own even where the environment names one.
  const { node, env } = await prepare({ temporal: true });
  const browser = await findBrowser();
  const fuzzer = await findFuzzer();
  if (needsFuzzer && fuzzer === undefined) return null;
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  return runInForeground(node, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
    ...env,
    ...(browser ? { COUNTERSIGN_BROWSER: browser } : {}),
    ...(fuzzer ? { COUNTERSIGN_SCHEMATHESIS: fuzzer } : {}),
    COUNTERSIGN_TEST_PREPARED_MS: String(Date.now() - startedAt),
    NODE_OPTIONS: [process.env.NODE_OPTIONS, ...options].filter(Boolean).join(' '),
    ...further,
  });
}
