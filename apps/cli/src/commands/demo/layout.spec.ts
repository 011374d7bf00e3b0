import { WIDTH, heading, wrapped } from './layout.js';

describe('the layout of what is printed', () => {
  it('breaks at spaces, never inside a word, and moves what follows in', () => {
    const lines = wrapped('source    ', 'word '.repeat(40));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.length <= WIDTH)).toBe(true);
    expect(lines.slice(1).every((line) => /^ {10}\S/u.test(line))).toBe(true);
    expect(lines.join(' ').match(/word/gu)).toHaveLength(40);
  });

  it('leaves a word that is longer than a line whole', () => {
    const address = `http://127.0.0.1:8080/${'a'.repeat(WIDTH)}`;
    expect(wrapped('at ', `${address} now`)).toEqual([`at ${address}`, '   now']);
  });

  it('underlines a heading by its length', () => {
    expect(heading('Now')).toEqual(['', 'Now', '===']);
  });
});
