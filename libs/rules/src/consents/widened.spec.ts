import * as fc from 'fast-check';
import type { RequestContent, UnitLineAsked } from '#libs/contracts';
import { uncoveredOf, widened } from '#libs/rules';
import { anyAsk, changeOf } from '../../../../tests/support/machine/asks.js';
import { helicopters, mi24, mi8, noLimits } from '../../../../tests/support/machine/process-mi24.js';

const all = () => true;
const withLine = (change: Partial<UnitLineAsked>): RequestContent => ({
  ...helicopters,
  lines: [{ ...mi24, ...change }],
});

describe('a consent to an ask covers a changed one unless it became wider', () => {
  const people = (military: number, police: number, civilian = 0) => ({ military, police, civilian });
  const cases: [string, Partial<UnitLineAsked>, Partial<UnitLineAsked>, string[]][] = [
    ['nothing changed', {}, {}, []],
    ['more persons', {}, { persons: people(80, 0) }, ['mi-24: 80 military persons instead of 60']],
    ['fewer persons', {}, { persons: people(40, 0) }, []],
    [
      'police in the place of military',
      { persons: people(60, 10) },
      { persons: people(40, 20) },
      ['mi-24: 20 police persons instead of 10'],
    ],
    ['more of the unit', {}, { count: 4 }, ['mi-24: 4 of the unit instead of 3']],
    ['fewer of the unit', {}, { count: 2 }, []],
    ['another unit', {}, { unitId: 'mi-35' }, ['mi-24: the unit mi-35 instead of mi-24']],
    [
      'an earlier start',
      { from: '2011-02-01' },
      { from: '2011-01-31' },
      ['mi-24: from 2011-01-31 instead of from 2011-02-01'],
    ],
    ['a later start', { from: '2011-02-01' }, { from: '2011-02-02' }, []],
    ['a stated start instead of the decision', {}, { from: '2011-02-02' }, []],
    [
      'a start with the decision instead of a stated one',
      { from: '2011-02-01' },
      {},
      ['mi-24: from the decision of the Council instead of from 2011-02-01'],
    ],
    [
      'a later end',
      { to: '2011-03-01' },
      { to: '2011-03-02' },
      ['mi-24: to 2011-03-02 instead of to 2011-03-01'],
    ],
    ['an earlier end', { to: '2011-03-01' }, { to: '2011-02-28' }, []],
    ['a stated end instead of none', {}, { to: '2011-12-31' }, []],
    [
      'no end of its own any more',
      { to: '2011-03-01' },
      {},
      ['mi-24: as long as the decision of the Council lets it stay instead of to 2011-03-01'],
    ],
    ['a smaller area', { area: ['Abidjan', 'Bouaké'] }, { area: ['bouake\u0301 '] }, []],
    ['an area instead of all', {}, { area: ['Abidjan'] }, []],
    ['another area', { area: ['Abidjan'] }, { area: ['Man'] }, ['mi-24: area: Man instead of Abidjan']],
    [
      'all of the mission',
      { area: ['Abidjan', 'Man'] },
      {},
      ['mi-24: area: all of the receiving mission instead of Abidjan, Man'],
    ],
    [
      'more tasks',
      { tasks: ['escort'] },
      { tasks: ['escort', 'attack'] },
      ['mi-24: tasks: escort, attack instead of escort'],
    ],
    ['another readiness', {}, { readiness: { notBefore: '2011-02-01', notAfter: null } }, []],
  ];

  it.each(cases)('%s', (_name, before, after, words) => {
    expect(widened(withLine(before), withLine(after), all)).toEqual(words);
  });

  const frames: [string, Partial<RequestContent>, string[]][] = [
    ['another sending mission', { sendingMission: 'unmis' }, ['from the mission unmis instead of unmil']],
    [
      'another receiving mission',
      { receivingMission: 'monusco' },
      ['to the mission monusco instead of unoci'],
    ],
    [
      'another authority',
      { authorityId: 's-res-1968-2011' },
      ['on the authority s-res-1968-2011 instead of s-res-1967-2011'],
    ],
    [
      'another purpose',
      { purpose: 'Attack.' },
      ['purpose: “Attack.” instead of “Deter attacks on civilians and on the Golf Hotel.”'],
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

  it.each(frames)('%s', (_name, change, words) => {
    expect(widened(helicopters, { ...helicopters, ...change }, all)).toEqual(words);
  });

  it('says where two long texts differ', () => {
    const scope = (end: string) => ({ ...helicopters, scope: `${'All the same. '.repeat(80)}${end}` });
    const [words] = widened(scope('By day.'), scope('By day and by night.'), all);
    expect(words).toContain('By day and by night.');
    expect(words?.length).toBeLessThan(400);
  });

  it('a text that was only cut short is quoted with its end', () => {
    const before = { ...helicopters, scope: 'Three Mi-24 with crews, only by day.' };
    expect(widened(before, { ...helicopters, scope: 'Three Mi-24 with crews' }, all)).toEqual([
      'scope: “Three Mi-24 with crews” instead of “Three Mi-24 with crews, only by day.”',
    ]);
  });

  it('a new line, for those only whom it concerns', () => {
    const both = { ...helicopters, lines: [mi24, mi8] };
    expect(widened(helicopters, both, all)).toEqual([
      'mi-8: a new line, 2 of the unit mi-8 with 40 military persons',
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
