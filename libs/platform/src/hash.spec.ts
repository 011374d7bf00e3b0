import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { canonicalJson } from './hash.js';

describe('canonical JSON', () => {
  it('writes what the library of the standard writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('orders fields by UTF-16 code units, numbers among them as texts', () => {
    const value = { '\u20ac': 1, '\r': 2, '10': 3, '9': 4, '\ud83d\ude00': 5, '\ufb33': 6, a: -0 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"10":3,"9":4,"a":0,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":6}');
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });

  it('takes fields that are undefined for absent, and writes what writes itself', () => {
    const value = { b: undefined, a: [undefined, new Date(0)] };
    expect(canonicalJson(value)).toBe('{"a":[null,"1970-01-01T00:00:00.000Z"]}');
  });

  it.each([Number.NaN, Infinity, '\ud800', { '\udc00': 1 }, undefined, [() => 1], 1n])(
    'refuses %p, which is not JSON',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
