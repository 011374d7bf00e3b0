// `npm run test:model`: runs random sequences through the writer and the pure machine side by side; the first argument says
// how many.
import { BootstrapError, main } from './common.mjs';
import { runJest } from './jest.mjs';

const runs = Number(process.argv[2] ?? 300);

await main(() => {
  if (!(runs > 0)) throw new BootstrapError('Usage: npm run test:model [-- SEQUENCES]');
  return runJest(['--testPathPatterns', 'integration/cases/model'], { env: { MODEL_RUNS: String(runs) } });
});
