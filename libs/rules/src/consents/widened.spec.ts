import * as fc from 'fast-check';
import type { AskDifference, RequestContent, UnitLineAsked } from '#libs/contracts';
import { uncoveredOf, widened } from '#libs/rules';
import { anyAsk, changeOf } from '../../../../tests/support/machine/asks.js';
import { helicopters, mi24, mi8, noLimits } from '../../../../tests/support/machine/process-mi24.js';

const all = () => true;
const withLine = (change: Partial<UnitLineAsked>): RequestContent => ({
  ...helicopters,
  lines: [{ ...mi24, ...change }],
});

/** A difference in the one line. */
const ofLine = (code: AskDifference['code'], params: Record<string, unknown>) =>
  ({ code, params: { line: 'mi-24', ...params } }) as AskDifference;
/** A difference in what concerns every line. */
const ofAll = (code: AskDifference['code'], becomes: string, was: string) =>
  ({ code, params: { becomes, was } }) as AskDifference;

describe('a consent to an ask covers a changed one unless it became wider', () => {
  const people = (military: number, police: number, civilian = 0) => ({ military, police, civilian });
  const cases: [string, Partial<UnitLineAsked>, Partial<UnitLineAsked>, AskDifference[]][] = [
    ['nothing changed', {}, {}, []],
    [
      'more persons',
      {},
      { persons: people(80, 0) },
      [ofLine('ask.persons', { category: 'military', becomes: 80, was: 60 })],
    ],
    ['fewer persons', {}, { persons: people(40, 0) }, []],
    [
      'police in the place of military',
      { persons: people(60, 10) },
      { persons: people(40, 20) },
      [ofLine('ask.persons', { category: 'police', becomes: 20, was: 10 })],
    ],
    ['more of the unit', {}, { count: 4 }, [ofLine('ask.count', { becomes: 4, was: 3 })]],
    ['fewer of the unit', {}, { count: 2 }, []],
    ['another unit', {}, { unitId: 'mi-35' }, [ofLine('ask.unit', { becomes: 'mi-35', was: 'mi-24' })]],
    [
      'an earlier start',
      { from: '2011-02-01' },
      { from: '2011-01-31' },
      [ofLine('ask.start', { becomes: '2011-01-31', was: '2011-02-01' })],
    ],
    ['a later start', { from: '2011-02-01' }, { from: '2011-02-02' }, []],
    ['a stated start instead of the decision', {}, { from: '2011-02-02' }, []],
    [
      'a start with the decision instead of a stated one',
      { from: '2011-02-01' },
      {},
      [ofLine('ask.start', { becomes: null, was: '2011-02-01' })],
    ],
    [
      'a later end',
      { to: '2011-03-01' },
      { to: '2011-03-02' },
      [ofLine('ask.end', { becomes: '2011-03-02', was: '2011-03-01' })],
    ],
    ['an earlier end', { to: '2011-03-01' }, { to: '2011-02-28' }, []],
    ['a stated end instead of none', {}, { to: '2011-12-31' }, []],
    [
      'no end of its own any more',
      { to: '2011-03-01' },
      {},
      [ofLine('ask.end', { becomes: null, was: '2011-03-01' })],
    ],
    ['a smaller area', { area: ['Abidjan', 'Bouaké'] }, { area: ['bouake\u0301 '] }, []],
    ['an area instead of all', {}, { area: ['Abidjan'] }, []],
    [
      'another area',
      { area: ['Abidjan'] },
      { area: ['Man'] },
      [ofLine('ask.area', { becomes: ['Man'], was: ['Abidjan'] })],
    ],
    [
      'all of the mission',
      { area: ['Abidjan', 'Man'] },
      {},
      [ofLine('ask.area', { becomes: null, was: ['Abidjan', 'Man'] })],
    ],
    [
      'more tasks',
      { tasks: ['escort'] },
      { tasks: ['escort', 'attack'] },
      [ofLine('ask.tasks', { becomes: ['escort', 'attack'], was: ['escort'] })],
    ],
    ['another readiness', {}, { readiness: { notBefore: '2011-02-01', notAfter: null } }, []],
  ];

  it.each(cases)('%s', (_name, before, after, found) => {
    expect(widened(withLine(before), withLine(after), all)).toEqual(found);
  });

  const frames: [string, Partial<RequestContent>, AskDifference[]][] = [
    [
      'another sending mission',
      { sendingMission: 'unmis' },
      [ofAll('ask.sending_mission', 'unmis', 'unmil')],
    ],
    [
      'another receiving mission',
      { receivingMission: 'monusco' },
      [ofAll('ask.receiving_mission', 'monusco', 'unoci')],
    ],
    [
      'another authority',
      { authorityId: 's-res-1968-2011' },
      [ofAll('ask.authority', 's-res-1968-2011', 's-res-1967-2011')],
    ],
    [
      'another purpose',
      { purpose: 'Attack.' },
      [ofAll('ask.purpose', 'Attack.', 'Deter attacks on civilians and on the Golf Hotel.')],
    ],
    [
      'a purpose broken into other lines',
      { purpose: 'Deter attacks on civilians\r\nand on the Golf Hotel.' },
      [],
    ],
    [
      'another day by which it is needed, another policy',
      { neededBy: '2011-01-15', policyId: 'emergency' },
      [],
    ],
  ];

  it.each(frames)('%s', (_name, change, found) => {
    expect(widened(helicopters, { ...helicopters, ...change }, all)).toEqual(found);
  });

  it('says where two long texts differ', () => {
    const scope = (end: string) => ({ ...helicopters, scope: `${'All the same. '.repeat(80)}${end}` });
    expect(widened(scope('By day.'), scope('By day and by night.'), all)).toEqual([
      ofAll(
        'ask.scope',
        '… the same. All the same. By day and by night.',
        '… the same. All the same. By day.',
      ),
    ]);
  });

  it('a text that was only cut short is quoted with its end', () => {
    const before = { ...helicopters, scope: 'Three Mi-24 with crews, only by day.' };
    expect(widened(before, { ...helicopters, scope: 'Three Mi-24 with crews' }, all)).toEqual([
      ofAll('ask.scope', 'Three Mi-24 with crews', 'Three Mi-24 with crews, only by day.'),
    ]);
  });

  it('a new line, for those only whom it concerns', () => {
    const both = { ...helicopters, lines: [mi24, mi8] };
    expect(widened(helicopters, both, all)).toEqual([
      {
        code: 'ask.line_added',
        params: { line: 'mi-8', unit: 'mi-8', count: 2, persons: { military: 40, police: 0, civilian: 0 } },
      },
    ]);
    expect(widened(helicopters, both, (lineId) => lineId === 'mi-24')).toEqual([]);
  });

  it('nothing of what does not concern the party, and nothing at all where no line does', () => {
    const changed = { ...withLine({ count: 9 }), purpose: 'Something else.' };
    expect(widened(helicopters, changed, () => false)).toEqual([]);
  });
});

describe('for any two asks', () => {
  it('an ask covers itself, and each of its parts', () => {
    fc.assert(
      fc.property(anyAsk, fc.nat(), (ask, pick) => {
        const part = { ...ask, lines: ask.lines.filter((_line, index) => index !== pick % ask.lines.length) };
        expect(widened(ask, ask, all)).toEqual([]);
        expect(widened(ask, part, all)).toEqual([]);
      }),
    );
  });

  const change = anyAsk.chain((ask) => fc.tuple(fc.constant(ask), changeOf(ask)));
  const covers = (before: RequestContent, after: RequestContent) => widened(before, after, all).length === 0;

  it('what is covered twice over is covered', () => {
    const twice = change.chain(([a, b]) => fc.tuple(fc.constant(a), fc.constant(b), changeOf(b)));
    fc.assert(
      fc.property(twice, ([a, b, c]) => {
        fc.pre(covers(a, b) && covers(b, c));
        expect(covers(a, c)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('two asks that cover each other are the same, but for a start that comes with the decision anyway', () => {
    fc.assert(
      fc.property(change, ([before, after]) => {
        fc.pre(covers(before, after) && covers(after, before));
        const scopes = (ask: RequestContent) =>
          ask.lines.map(({ area, tasks, from: _from, ...rest }) => ({
            ...rest,
            area: area?.toSorted() ?? null,
            tasks: tasks?.toSorted() ?? null,
          }));
        expect(scopes(after)).toEqual(scopes(before));
      }),
      { numRuns: 300 },
    );
  });

  it('caps drawn up from a line cover every line that is not wider', () => {
    fc.assert(
      fc.property(change, ([before, after]) => {
        fc.pre(covers(before, after));
        for (const [index, { unitId, count, persons, area, tasks, to }] of before.lines.entries()) {
          const caps = {
            ...noLimits,
            persons: persons.military + persons.police + persons.civilian,
            equipment: [{ unitId, count }],
            area,
            tasks,
            to,
          };
          expect(uncoveredOf(caps, after.lines.slice(index, index + 1), null)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
