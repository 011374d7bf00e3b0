import { foldAll, lifeWith } from '../../../tests/bench/run-machine.js';

/** Beside one leg for each contributor there are the notice, two hosts and the Council. */
const CONTRIBUTORS = 56;
const LARGEST_BYTES = 200_000;

describe('the state of a request of sixty legs', () => {
  it('stays under 200 kB once all has been asked, answered and granted', () => {
    const state = foldAll(lifeWith(CONTRIBUTORS));
    const bytes = Buffer.byteLength(JSON.stringify(state));
    process.stdout.write(`state of ${Object.keys(state.legs).length} legs: ${bytes} bytes\n`);
    expect(Object.keys(state.legs)).toHaveLength(60);
    expect(bytes).toBeLessThan(LARGEST_BYTES);
  });
});
