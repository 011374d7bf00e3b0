import type { Caps, UnitLineAsked } from '#libs/contracts';
import { mi24, noLimits } from '../../../../tests/support/machine/process-mi24.js';
import { uncovered } from './coverage.js';

const ADOPTED = '2011-01-19';

describe('the caps of a consent', () => {
  const cases: [string, Partial<Caps>, Partial<UnitLineAsked>, string[]][] = [
    ['without limits cover all', {}, {}, []],
    ['on just so many persons cover them', { persons: 60 }, {}, []],
    ['on fewer persons do not', { persons: 59 }, {}, ['persons: 59 consented of 60 asked']],
    [
      'count all categories of persons',
      { persons: 60 },
      { persons: { military: 59, police: 1, civilian: 1 } },
      ['persons: 60 consented of 61 asked'],
    ],
    [
      'on fewer machines do not',
      { equipment: [{ unitId: 'mi-24', count: 2 }] },
      {},
      ['equipment: 2 consented of 3 asked'],
    ],
    [
      'on another unit only do not',
      { equipment: [{ unitId: 'mi-8', count: 9 }] },
      {},
      ['equipment: 0 consented of 3 asked'],
    ],
    ['on an area cover an ask within it', { area: ['Abidjan', 'Bouaké'] }, { area: ['Abidjan'] }, []],
    [
      'on an area do not cover another',
      { area: ['Abidjan'] },
      { area: ['Bouaké'] },
      ['area: not consented to Bouaké'],
    ],
    [
      'on an area do not cover the whole mission',
      { area: ['Abidjan'] },
      {},
      ['area: consented to Abidjan, asked for all of the receiving mission'],
    ],
    [
      'on no task cover none',
      { tasks: [] },
      {},
      ['tasks: consented to nothing, asked for all tasks of the mandate'],
    ],
    ['from the adoption on cover a line from the decision', { from: ADOPTED }, {}, []],
    [
      'from a later day do not',
      { from: '2011-01-20' },
      {},
      [`start: consented from 2011-01-20, asked from ${ADOPTED}`],
    ],
    ['to an early end only bring a line without an end forward', { to: '2011-02-01' }, {}, []],
    [
      'to an early end do not cover a stated one',
      { to: '2011-02-01' },
      { to: '2011-02-02' },
      ['end: consented to 2011-02-01, asked to 2011-02-02'],
    ],
    ['to the stated end cover it', { to: '2011-02-02' }, { to: '2011-02-02' }, []],
  ];

  it.each(cases)('%s', (_name, caps, line, gaps) => {
    expect(uncovered({ ...noLimits, ...caps }, { ...mi24, ...line }, ADOPTED)).toEqual(gaps);
  });

  it('with a start do not cover a line whose own start nobody knows yet', () => {
    expect(uncovered({ ...noLimits, from: ADOPTED }, mi24, null)).toEqual([
      `start: consented from ${ADOPTED}, asked from the decision of the Council`,
    ]);
  });
});
