import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#libs/platform';

const folder = join(projectRoot(), 'docs/decisions');
const files = readdirSync(folder).filter((file) => /^\d{4}-.*\.md$/u.test(file));
const numbers = files.map((file) => Number(file.slice(0, 4)));

const STATUS =
  /^Status: (?:accepted, \d{4}-\d\d-\d\d(?:; superseded (?:in part )?by (\d+))?|proposed, \d{4}-\d\d-\d\d)$/mu;

describe('the decisions', () => {
  it('have a number each', () => {
    expect(numbers).toEqual([...new Set(numbers)]);
  });

  it.each(files)('%s has the one form', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text.split('\n')[0]).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. \\S`, 'u'));
    const status = STATUS.exec(text);
    expect(text.slice(0, text.indexOf('\n## '))).toMatch(STATUS);
    // One that was superseded names one that is there.
    expect([...numbers, undefined]).toContain(status?.[1] === undefined ? undefined : Number(status[1]));
    expect([...text.matchAll(/^## (.*)$/gmu)].map(([, name]) => name)).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ]);
  });
});
