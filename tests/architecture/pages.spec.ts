import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OPERATIONS } from '../../apps/api/src/operations.js';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = ['apps/api/src/web', 'apps/api/src/sign-off'];

async function pages(): Promise<[file: string, text: string][]> {
  const found: [string, string][] = [];
  for (const tree of PAGES) {
    for await (const file of glob(`${tree}/**/*.{ts,tsx}`, { cwd: ROOT })) {
      if (!/\.spec\.tsx?$/u.test(file)) found.push([file, await readFile(join(ROOT, file), 'utf8')]);
    }
  }
  return found;
}

/** An operation that is looked up by its name, in a table or by a call. */
const LOOKED_UP = new RegExp(
  `Operations\\[|(\\[|\\(|operation: )'(${OPERATIONS.map(({ id }) => id).join('|')})'`,
  'u',
);
/** The acts that a view allows, and those of people, are codes that are named like the operations. */
const ACTS = /\.includes\('\w+'\)|permittedActs\([^)]*\)/gu;

/** What pages take from the rules: how things are named and laid out, and nothing about what may be done. */
const OF_RULES = ['HEADQUARTERS_ZONE', 'isAnsweredByAct', 'legKind', 'messageOfFinding'];

function importsOf(text: string, from: string): string[] {
  const found = new RegExp(`import (?:type )?\\{([^}]*)\\} from '${from}'`, 'gu');
  return [...text.matchAll(found)].flatMap(([, names = '']) =>
    names.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim().replace(/^type /u, '')])),
  );
}

describe('pages', () => {
  it('call operations as objects, by no name and no address', async () => {
    const all = await pages();
    expect(all.length).toBeGreaterThan(40);
    const byAddress = all.filter(([, text]) => text.includes('/api/v1'));
    const byName = all.filter(([, text]) => LOOKED_UP.test(text.replaceAll(ACTS, '')));
    expect([...byAddress, ...byName].map(([file]) => file)).toEqual([]);
  });

  it('judge no status of a leg and no role: the view says what its reader may do', async () => {
    const judges = (await pages()).flatMap(([file, text]) => [
      ...importsOf(text, '#libs/rules')
        .filter((name) => !OF_RULES.includes(name))
        .map((name) => `${file}: ${name}`),
      ...(/\bleg\.status [!=]==|\brole [!=]==|\.outcomeOf\b/u.test(text) ? [`${file}: compares`] : []),
    ]);
    expect(judges).toEqual([]);
  });
});
