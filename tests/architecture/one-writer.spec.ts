import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** What only the one writer, or what it alone may call, does; by the file that may. */
const ONLY_THERE: readonly [what: string, pattern: RegExp, files: readonly string[]][] = [
  ['saves a case', /\bsave\(tx/u, ['libs/cases/src/writer/advance.ts', 'libs/cases/src/writer/save.ts']],
  [
    'writes a case of the record',
    /\bwriteRecord\(/u,
    ['libs/cases/src/writer/advance.ts', 'libs/cases/src/history/write.ts'],
  ],
  [
    'locks a case',
    /\blockAggregate\(/u,
    ['libs/cases/src/writer/advance.ts', 'libs/cases/src/writer/aggregate.ts'],
  ],
  [
    'locks a case of the record',
    /\blockRecord\(/u,
    ['libs/cases/src/writer/advance.ts', 'libs/cases/src/history/locked.ts'],
  ],
  [
    'opens a case',
    /\bnew ArrangementAggregate\(/u,
    ['libs/cases/src/writer/advance.ts', 'libs/cases/src/writer/aggregate.ts'],
  ],
  [
    'adds facts to the log',
    /\baddLog\(/u,
    ['libs/cases/src/writer/log-rows.ts', 'libs/cases/src/history/write.ts', 'libs/cases/src/writer/save.ts'],
  ],
  [
    'inserts facts, folds or snapshots',
    /(insert|upsert|insertRows|save)\([^)]*\b(Fact|Fold|Snapshot)Entity\b|INSERT INTO (fact|fold|snapshot)\b/u,
    ['libs/cases/src/writer/log-rows.ts'],
  ],
];

async function sources(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const tree of ['apps', 'libs', 'activities', 'workflows']) {
    for await (const file of glob(`${tree}/**/*.{ts,tsx}`, { cwd: ROOT })) {
      if (!/\.spec\.tsx?$/u.test(file)) found.set(file, await readFile(join(ROOT, file), 'utf8'));
    }
  }
  return found;
}

describe('the one writer', () => {
  it.each(ONLY_THERE)('alone %s', async (_what, pattern, files) => {
    const found = [...(await sources())].filter(([, text]) => pattern.test(text)).map(([file]) => file);
    expect(found.toSorted()).toEqual(files.toSorted());
  });
});
