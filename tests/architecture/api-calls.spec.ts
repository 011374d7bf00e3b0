import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** An address of the API, written by hand. */
const BY_HAND = /\/api\/v1\b/u;
/** A type that hides from the compiler what was answered. */
const UNTYPED = /\bany\b(?=[[;,)>\]|]|\s*=)|<any\b|as any\b|no-explicit-any/u;

/** Where addresses are written by hand, and why (decision 91). Everybody else calls operations by their names. */
const BY_HAND_IN: Readonly<Record<string, string>> = {
  'tests/architecture/pages.spec.ts': 'looks for such addresses in pages',
  'tests/integration/api/api-client.spec.ts': 'says which addresses the client makes',
  'tests/integration/api/api-headers.spec.ts':
    'asks every route for its headers, with methods and bodies that are wrong',
  'tests/integration/api/bad-input.spec.ts': 'sends what the types do not let pass',
  'tests/integration/api/bad-input-generated.spec.ts': 'sends what the types do not let pass',
  'tests/integration/api/bad-input-process.spec.ts': 'sends what the types do not let pass',
  'tests/integration/api/draining.spec.ts': 'writes calls to a socket, byte by byte',
  'tests/integration/identity/api-sign-in.spec.ts': 'asks whatever address there is by GET and HEAD',
  'tests/bench/caller.ts': 'measures calls, of another product too, without what a client does',
  'tests/bench/peer/products.ts': 'measures the same calls at another product',
  'tests/bench/prepare-leg.ts': 'prepares what is measured, by the caller that measures',
  'tests/bench/report.ts': 'names in a report what was measured',
  'tests/bench/run-bench.ts': 'measures calls',
  'tests/bench/scale/run-http.ts': 'measures calls',
  'tests/bench/run-inbox.ts': 'measures calls',
  'tests/support/api/authorisation-world.ts': 'calls every operation of the table as everybody',
  'tests/support/api/promises.ts': 'finds the operation that a call was meant for',
};

async function sources(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const tree of ['tests', 'apps/cli/src']) {
    for await (const file of glob(`${tree}/**/*.ts`, { cwd: ROOT })) {
      if (file !== 'tests/architecture/api-calls.spec.ts') {
        found.set(file, await readFile(join(ROOT, file), 'utf8'));
      }
    }
  }
  return found;
}

describe('tests and the demonstration', () => {
  it('call operations of the API by their names, and not by addresses', async () => {
    const all = await sources();
    expect(all.size).toBeGreaterThan(100);
    const found = [...all].filter(([, text]) => BY_HAND.test(text)).map(([file]) => file);
    expect(found.filter((file) => !Object.hasOwn(BY_HAND_IN, file))).toEqual([]);
    expect(Object.keys(BY_HAND_IN).filter((file) => !found.includes(file))).toEqual([]);
  });

  it('read what is answered as what it is', async () => {
    const all = [...(await sources())].filter(([file]) => file.startsWith('tests/'));
    const code = (text: string) =>
      text.replaceAll(/\/\*[\s\S]*?\*\/|'[^'\n]*'|`[^`]*`|(?<=\s)\/\/ (?!oxlint).*/gu, '');
    expect(all.filter(([, text]) => UNTYPED.test(code(text))).map(([file]) => file)).toEqual([]);
  });
});
