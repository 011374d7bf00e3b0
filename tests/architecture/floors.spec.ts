import { join } from 'node:path';
import { type ICruiseResult, cruise } from 'dependency-cruiser';

const ROOT = join(import.meta.dirname, '../..');
/** The longest way down through the machine, file by file. It may become shorter, and not longer. */
const FLOORS = 13;

/** The value imports of each file of the machine, by file. */
async function importsOfMachine(): Promise<Map<string, string[]>> {
  const { output } = await cruise(['libs/process/src'], {
    baseDir: ROOT,
    exclude: { path: '\\.spec\\.ts$' },
    includeOnly: { path: '^libs/process/src/' },
    tsPreCompilationDeps: true,
  });
  return new Map(
    (output as ICruiseResult).modules.map(({ source, dependencies }) => [
      source,
      dependencies
        .filter(({ dependencyTypes }) => !dependencyTypes.includes('type-only'))
        .map(({ resolved }) => resolved),
    ]),
  );
}

/** The longest chain of imports that begins with a file. */
function longestFrom(
  file: string,
  imports: ReadonlyMap<string, string[]>,
  known: Map<string, string[]>,
): string[] {
  const found = known.get(file);
  if (found !== undefined) return found;
  const below = (imports.get(file) ?? []).map((next) => longestFrom(next, imports, known));
  const chain = [
    file,
    ...below.reduce((longest, each) => (each.length > longest.length ? each : longest), []),
  ];
  known.set(file, chain);
  return chain;
}

describe('the machine', () => {
  it(`is no tower: the longest way down its imports has ${FLOORS} floors at most`, async () => {
    const imports = await importsOfMachine();
    const known = new Map<string, string[]>();
    const chains = [...imports.keys()]
      .filter((file) => !file.endsWith('/index.ts'))
      .map((file) => longestFrom(file, imports, known));
    const longest = chains.reduce((found, chain) => (chain.length > found.length ? chain : found), []);
    expect(imports.size).toBeGreaterThan(50);
    expect(longest.slice(FLOORS)).toEqual([]);
  });
});
