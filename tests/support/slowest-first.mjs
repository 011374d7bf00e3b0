import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// Jest brings it; it is no dependency of ours.
const { default: Sequencer } = createRequire(require.resolve('jest'))('@jest/test-sequencer');

/**
 * The files that take longest, the longest first. A file that takes minutes must not be the last to begin, when all others have
 * ended. Jest remembers how long a file took, but on a fresh clone it knows only how large a file is.
 */
const SLOWEST = [
  'api/fuzz',
  'api/bad-input-generated',
  'acceptance/demo',
  'cases/model',
  'browser/pages',
  'mail/webhooks',
  'store/backup',
  'store/unknown-store',
  'acceptance/failures-of-the-world',
  'acceptance/chain-1951-1968',
];

/** Begins with the slowest files. */
export default class SlowestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = SLOWEST.findIndex((name) => path.endsWith(`${name}.spec.ts`));
      return index === -1 ? SLOWEST.length : index;
    };
    // The order that Jest gives by itself comes from a method that is only called like that of arrays.
    const usual = super.sort([...tests]); // oxlint-disable-line unicorn/no-array-sort
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
