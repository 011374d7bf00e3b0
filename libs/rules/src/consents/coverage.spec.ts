import type { Caps, Gap, UnitLineAsked } from '#libs/contracts';
import { mi24, noLimits } from '../../../../tests/support/machine/process-mi24.js';
import { uncovered } from './coverage.js';

const ADOPTED = '2011-01-19';

/** A gap in an ask of one line. */
const gap = (code: Gap['code'], params: Record<string, unknown>) =>
  ({ code, params: { ...(code === 'gap.persons' ? { lines: 1 } : { line: null }), ...params } }) as Gap;

describe('the caps of a consent', () => {
  const cases: [string, Partial<Caps>, Partial<UnitLineAsked>, Gap[]][] = [
    ['without limits cover all', {}, {}, []],
    ['on just so many persons cover them', { persons: 60 }, {}, []],
    ['on fewer persons do not', { persons: 59 }, {}, [gap('gap.persons', { consented: 59, asked: 60 })]],
    [
      'count all categories of persons',
      { persons: 60 },
      { persons: { military: 59, police: 1, civilian: 1 } },
      [gap('gap.persons', { consented: 60, asked: 61 })],
    ],
    [
      'on fewer machines do not',
      { equipment: [{ unitId: 'mi-24', count: 2 }] },
      {},
      [gap('gap.equipment', { consented: 2, asked: 3 })],
    ],
    [
      'on another unit only do not',
      { equipment: [{ unitId: 'mi-8', count: 9 }] },
      {},
      [gap('gap.equipment', { consented: 0, asked: 3 })],
    ],
    ['on an area cover an ask within it', { area: ['Abidjan', 'Bouaké'] }, { area: ['Abidjan'] }, []],
    [
      'on an area do not cover another',
      { area: ['Abidjan'] },
      { area: ['Bouaké'] },
      [gap('gap.area_missing', { missing: ['Bouaké'] })],
    ],
    [
      'on an area do not cover the whole mission',
      { area: ['Abidjan'] },
      {},
      [gap('gap.area', { consented: ['Abidjan'] })],
    ],
    ['on no task cover none', { tasks: [] }, {}, [gap('gap.tasks', { consented: [] })]],
    ['from the adoption on cover a line from the decision', { from: ADOPTED }, {}, []],
    [
      'from a later day do not',
      { from: '2011-01-20' },
      {},
      [gap('gap.start', { consented: '2011-01-20', asked: ADOPTED })],
    ],
    ['to an early end only bring a line without an end forward', { to: '2011-02-01' }, {}, []],
    [
      'to an early end do not cover a stated one',
      { to: '2011-02-01' },
      { to: '2011-02-02' },
      [gap('gap.end', { consented: '2011-02-01', asked: '2011-02-02' })],
    ],
    ['to the stated end cover it', { to: '2011-02-02' }, { to: '2011-02-02' }, []],
  ];

  it.each(cases)('%s', (_name, caps, line, gaps) => {
    expect(uncovered({ ...noLimits, ...caps }, { ...mi24, ...line }, ADOPTED)).toEqual(gaps);
  });

  it('with a start do not cover a line whose own start nobody knows yet', () => {
    expect(uncovered({ ...noLimits, from: ADOPTED }, mi24, null)).toEqual([
      gap('gap.start', { consented: ADOPTED, asked: null }),
    ]);
  });
});
