// `npm run fuzz`: tries the API out by its description for as long as one has time for; the first argument is in minutes.
import { join } from 'node:path';
import { BootstrapError, main, root, runInForeground } from './common.mjs';
import { findFuzzer } from './fuzzer.mjs';
import { prepare } from './prepare.mjs';

const minutes = Number(process.argv[2] ?? 10);

await main(async () => {
  if (!(minutes > 0)) throw new BootstrapError('Usage: npm run fuzz [-- MINUTES]');
  const { node, env } = await prepare({ temporal: true });
  const fuzzer = await findFuzzer();
  if (fuzzer === undefined) throw new BootstrapError('Without Schemathesis there is nothing to run.');
  const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--testPathPatterns', 'integration/fuzz'];
  return runInForeground(node, jest, {
    ...env,
    COUNTERSIGN_SCHEMATHESIS: fuzzer,
    COUNTERSIGN_FUZZ_MINUTES: String(minutes),
    NODE_OPTIONS: [process.env.NODE_OPTIONS, ...options].filter(Boolean).join(' '),
  });
});
