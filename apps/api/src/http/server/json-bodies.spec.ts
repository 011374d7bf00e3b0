import * as fc from 'fast-check';
import { fieldNamedTwice } from './json-bodies.js';

describe('a body in JSON', () => {
  it.each([
    ['{"answer":"refuse","answer":"consent"}', '/answer'],
    ['{"answer":"refuse","\\u0061nswer":"consent"}', '/answer'],
    ['{"content":{"lines":[{"id":"a"},{"id":"b","id":"c"}]}}', '/content/lines/1/id'],
    ['{"a/b":1,"c":{"a/b":2},"a/b":3}', '/a~1b'],
    ['{"__proto__":1,"__proto__":2}', '/__proto__'],
    ['{"a":1,"a":', '/a'],
  ])('that names a field twice is found out: %s', (text, pointer) => {
    expect(fieldNamedTwice(text)).toBe(pointer);
  });

  it.each([
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":1}},"A":2}',
    '{"a":"b","b":"a","c":["a","a"]}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    '"text"',
    '}{',
    '',
  ])('that names each field once is not', (text) => {
    expect(fieldNamedTwice(text)).toBeNull();
  });

  it('names each field once where a program wrote it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(fieldNamedTwice(text)).toBeNull();
      }),
    );
  });
});
