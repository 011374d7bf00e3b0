import * as fc from 'fast-check';
import type { Caps, UnitLineAsked } from '#libs/contracts';
import { uncoveredOf } from '#libs/rules';
import { FIRST_DAY, anyAsk, anyCaps } from '../../../../tests/support/machine/asks.js';
import { mi24, mi8, noLimits } from '../../../../tests/support/machine/process-mi24.js';

const ADOPTED = '2011-01-19';
const caps = (limits: Partial<Caps>): Caps => ({ ...noLimits, ...limits });

describe('the caps of a consent to several lines', () => {
  it('hold the cap on persons against all lines together, as a law that caps a contingent does', () => {
    expect(uncoveredOf(caps({ persons: 100 }), [mi24, mi8], ADOPTED)).toEqual([]);
    expect(uncoveredOf(caps({ persons: 60 }), [mi24, mi8], ADOPTED)).toEqual([
      { code: 'gap.persons', params: { lines: 2, consented: 60, asked: 100 } },
    ]);
  });

  it('hold each count of equipment against its own unit, and name the line', () => {
    const equipment = [{ unitId: 'mi-24', count: 3 }];
    expect(uncoveredOf(caps({ equipment }), [mi24, mi8], ADOPTED)).toEqual([
      { code: 'gap.equipment', params: { line: 'mi-8', consented: 0, asked: 2 } },
    ]);
  });

  it('count the smaller number where a unit stands twice in the list', () => {
    const equipment = [2, 3].map((count) => ({ unitId: 'mi-24', count }));
    expect(uncoveredOf(caps({ equipment }), [mi24], ADOPTED)).toEqual([
      { code: 'gap.equipment', params: { line: null, consented: 2, asked: 3 } },
    ]);
  });

  it('cover nothing that starts after they have ended', () => {
    expect(uncoveredOf(caps({ to: '2011-01-18' }), [mi24], ADOPTED)).toEqual([
      {
        code: 'gap.ended_before_start',
        params: { line: null, consented: '2011-01-18', starts: '2011-01-19' },
      },
    ]);
    expect(uncoveredOf(caps({ to: '2011-01-18' }), [mi24], null)).toEqual([]);
  });

  it('take a place for the same however it is typed', () => {
    const line: UnitLineAsked = { ...mi24, area: ['bouake\u0301'] };
    expect(uncoveredOf(caps({ area: ['Bouaké '] }), [line], ADOPTED)).toEqual([]);
  });

  it('without lines leave nothing uncovered', () => {
    expect(uncoveredOf(caps({ persons: 0, equipment: [], area: [] }), [], ADOPTED)).toEqual([]);
  });

  it('never cover more when they are stricter, or when more is asked', () => {
    fc.assert(
      fc.property(anyAsk, anyCaps, anyCaps, ({ lines }, limits, more) => {
        const covers = (by: Caps, some: readonly UnitLineAsked[]) =>
          uncoveredOf(by, some, FIRST_DAY).length === 0;
        fc.pre(!covers(limits, lines.slice(0, 1)));
        expect(covers(limits, lines)).toBe(false);
        const persons = Math.min(limits.persons ?? Infinity, more.persons ?? 0);
        expect(covers({ ...limits, persons }, lines)).toBe(false);
      }),
    );
  });
});
