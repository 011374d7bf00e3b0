import { expiryOf, lastDayOf } from './expiry.js';

describe('the term of an act', () => {
  it.each([
    ['S/RES/1951 (2010)', '2010-11-24', { for: 'P4W' }, '2010-12-22'],
    ['S/RES/1962 (2010)', '2010-12-22', { for: 'P4W' }, '2011-01-19'],
    ['S/RES/1967 (2011)', '2011-01-19', { for: 'P4W' }, '2011-02-16'],
    ['S/RES/1968 (2011)', '2011-02-16', { for: 'P3M' }, '2011-05-16'],
    ['an act until a day', '2011-02-16', { until: '2011-06-30' }, '2011-06-30'],
  ])('%s counts from the day of adoption', (_symbol, adoptedOn, term, lastDay) => {
    expect(lastDayOf(adoptedOn, term)).toBe(lastDay);
  });
});

describe('the expiry of a line', () => {
  const council = { because: 'council_decision' as const, party: null, lastDay: '2011-02-16' };

  it('is the 24:00 in New York of the last day', () => {
    expect(expiryOf([council])).toEqual({ ...council, at: '2011-02-17T05:00:00.000Z' });
    expect(expiryOf([{ ...council, lastDay: '2011-05-16' }])?.at).toBe('2011-05-17T04:00:00.000Z');
  });

  it('is the earliest of all that bounds it, the first named where two fall together', () => {
    const consent = { because: 'consent' as const, party: 'ukraine', lastDay: '2011-02-10' };
    expect(expiryOf([council, consent])).toMatchObject({ because: 'consent', party: 'ukraine' });
    expect(expiryOf([consent, council])).toMatchObject({ because: 'consent' });
    expect(expiryOf([council, { ...consent, lastDay: council.lastDay }])).toMatchObject({
      because: 'council_decision',
    });
  });

  it('is not known where nothing bounds it', () => {
    expect(expiryOf([])).toBeNull();
  });
});
