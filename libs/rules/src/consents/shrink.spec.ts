import * as fc from 'fast-check';
import { requestContentSchema } from '#libs/contracts';
import type { AllowedLine, RequestContent } from '#libs/contracts';
import { shrink, widened } from '#libs/rules';

import { anyAsk } from '../../../../tests/support/machine/asks.js';
import { helicopters, mi24, mi8 } from '../../../../tests/support/machine/process-mi24.js';
import { written } from '../../../../tests/support/written.js';

const both: RequestContent = { ...helicopters, lines: [mi24, mi8] };
const lets = (lineId: string, change: Partial<AllowedLine> = {}): AllowedLine => ({
  lineId,
  count: lineId === 'mi-24' ? 3 : 2,
  persons: null,
  to: null,
  ...change,
});
const military = (number: number) => ({ military: number, police: 0, civilian: 0 });

describe('an act of the Council', () => {
  it('that names no lines allows the whole ask', () => {
    expect(shrink(both, null)).toEqual({ content: both, cut: [], faults: [] });
  });

  it('that names all as asked cuts nothing', () => {
    expect(shrink(both, [lets('mi-8'), lets('mi-24', { persons: military(60) })])).toEqual({
      content: both,
      cut: [],
      faults: [],
    });
  });

  it('that allows less leaves less, and says what was cut', () => {
    const act = [
      lets('mi-24', { count: 2, persons: military(40), to: '2011-02-16' }),
      lets('mi-8', { count: 0 }),
    ];
    expect(shrink(both, act)).toEqual({
      content: { ...both, lines: [{ ...mi24, count: 2, persons: military(40), to: '2011-02-16' }] },
      cut: [
        { code: 'ask.count', params: { line: 'mi-24', becomes: 2, was: 3 } },
        { code: 'ask.persons', params: { line: 'mi-24', category: 'military', becomes: 40, was: 60 } },
        { code: 'ask.end', params: { line: 'mi-24', becomes: '2011-02-16', was: null } },
        { code: 'cut.none_of_unit', params: { line: 'mi-8' } },
      ],
      faults: [],
    });
  });

  it('that names some lines allows no other', () => {
    const { content, cut } = shrink(both, [lets('mi-8')]);
    expect(content?.lines).toEqual([mi8]);
    expect(cut).toEqual([{ code: 'cut.not_named', params: { line: 'mi-24' } }]);
  });

  it('that ends a line before its start leaves nothing of it', () => {
    const late = { ...helicopters, lines: [{ ...mi24, from: '2011-03-01' }] };
    expect(shrink(late, [lets('mi-24', { to: '2011-02-28' })])).toEqual({
      content: null,
      cut: [
        {
          code: 'cut.ends_before_start',
          params: { line: 'mi-24', ends: '2011-02-28', starts: '2011-03-01' },
        },
      ],
      faults: [],
    });
  });

  it('that ends a line on its first day leaves that day', () => {
    const late = { ...helicopters, lines: [{ ...mi24, from: '2011-03-01' }] };
    expect(shrink(late, [lets('mi-24', { to: '2011-03-01' })]).content?.lines[0]?.to).toBe('2011-03-01');
  });

  it('that allows nothing leaves nothing', () => {
    expect(shrink(both, []).content).toBeNull();
  });

  it('cannot allow more than was asked, nor what nobody asked for', () => {
    const dated = { ...both, lines: [{ ...mi24, to: '2011-03-01' }, mi8] };
    const police = { military: 10, police: 1, civilian: 0 };
    const act = [
      lets('mi-24', { count: 4, persons: police, to: '2011-03-02' }),
      lets('mi-35'),
      lets('mi-8'),
      lets('mi-8'),
    ];
    expect(written(shrink(dated, act))).toEqual({
      content: dated,
      cut: [],
      faults: [
        {
          pointer: '/allows/0/count',
          rule: 'allows_more_than_asked',
          reason: 'The act would allow more than was asked for mi-24: 4 of the unit instead of 3.',
        },
        {
          pointer: '/allows/0/persons/police',
          rule: 'allows_more_than_asked',
          reason: 'The act would allow more than was asked for mi-24: 1 police person instead of 0.',
        },
        {
          pointer: '/allows/0/to',
          rule: 'allows_more_than_asked',
          reason:
            'The act would allow more than was asked for mi-24: to 2 March 2011 instead of to 1 March 2011.',
        },
        {
          pointer: '/allows/1/lineId',
          rule: 'line_unknown',
          reason: 'The act names the line mi-35; the request has none of that name.',
        },
        {
          pointer: '/allows/3/lineId',
          rule: 'line_repeated',
          reason: 'The act names the line mi-8 more than once.',
        },
      ],
    });
  });
});

describe('for any ask and any act', () => {
  const few = fc.integer({ min: 0, max: 3 });
  const anyAct = fc.array(
    fc.record<AllowedLine>({
      lineId: fc.constantFrom('mi-24', 'mi-8', 'fpu'),
      count: few,
      persons: fc.option(
        fc
          .record({ military: few, police: few, civilian: few })
          .filter((all) => Object.values(all).some((n) => n > 0)),
      ),
      to: fc.option(fc.constantFrom('2011-01-09', '2011-01-19', '2011-03-31')),
    }),
    { maxLength: 3 },
  );

  it('an act at fault cuts nothing', () => {
    fc.assert(
      fc.property(anyAsk, anyAct, (ask, act) => {
        const { content, cut, faults } = shrink(ask, act);
        fc.pre(faults.length > 0);
        expect([content, cut]).toEqual([ask, []]);
      }),
    );
  });

  it('what is left is a sound ask, never wider, and is said to be cut where it is narrower', () => {
    fc.assert(
      fc.property(anyAsk, anyAct, (ask, act) => {
        const { content, cut, faults } = shrink(ask, act);
        fc.pre(faults.length === 0 && content !== null);
        if (content === null) return;
        expect(requestContentSchema.safeParse(content).success).toBe(true);
        expect(widened(ask, content, () => true)).toEqual([]);
        expect(cut.length > 0).toBe(JSON.stringify(content.lines) !== JSON.stringify(ask.lines));
        const named = act.filter((allowed) => content.lines.some((line) => line.id === allowed.lineId));
        expect(shrink(content, named)).toEqual({ content, cut: [], faults: [] });
      }),
      { numRuns: 300 },
    );
  });
});
