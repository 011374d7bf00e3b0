// `npm run fuzz`: fuzzes the API from its OpenAPI description; the first argument is the time in minutes.
import { BootstrapError, main } from './common.mjs';
import { runJest } from './jest.mjs';

const minutes = Number(process.argv[2] ?? 10);

await main(async () => {
  if (!(minutes > 0)) throw new BootstrapError('Usage: npm run fuzz [-- MINUTES]');
  const code = await runJest(['--testPathPatterns', 'integration/api/fuzz'], {
    env: { COUNTERSIGN_FUZZ_MINUTES: String(minutes) },
    needsFuzzer: true,
  });
  if (code === null) throw new BootstrapError('Without Schemathesis there is nothing to run.');
  return code;
});
