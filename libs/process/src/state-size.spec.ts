import { foldAll, lifeWith } from '../../../tests/bench/run-machine.js';

/** Beside one leg for each contributor there are the notice, two hosts and the Council. */
const CONTRIBUTORS = 56;
/** Where nobody asked back, and where each party has asked and was answered. */
const LARGEST_BYTES = 130_000;
const LARGEST_BYTES_WITH_QUESTIONS = 180_000;

function sizeOf(everyoneAsks: boolean): number {
  const state = foldAll(lifeWith(CONTRIBUTORS, everyoneAsks));
  expect(Object.keys(state.legs)).toHaveLength(60);
  const bytes = Buffer.byteLength(JSON.stringify(state));
  const asking = everyoneAsks ? ', each with a question and its reply' : '';
  process.stdout.write(`state of 60 legs${asking}: ${bytes} bytes\n`);
  return bytes;
}

describe('the state of a request of sixty legs', () => {
  it('stays under 130 kB once all has been asked, answered and granted', () => {
    expect(sizeOf(false)).toBeLessThan(LARGEST_BYTES);
  });

  it('stays under 180 kB where each party has also asked a question and got its reply', () => {
    expect(sizeOf(true)).toBeLessThan(LARGEST_BYTES_WITH_QUESTIONS);
  });
});
