import { boundedBy, rangeOf, reportingDelayOf } from '#libs/rules';

const TOLD = '2011-02-09T15:00:00.000Z';
const wordsOf = (date: Parameters<typeof rangeOf>[0]) =>
  reportingDelayOf(boundedBy(rangeOf(date), TOLD), TOLD).words;

describe('the day of an instrument beside the day on which it was told', () => {
  it.each([
    [{ on: '2011-02-04' }, 'decided 4 February 2011, told 9 February 2011, 5 days later'],
    [{ on: '2011-02-08' }, 'decided 8 February 2011, told 9 February 2011, 1 day later'],
    [{ on: '2011-02-09' }, 'decided 9 February 2011, told 9 February 2011, the same day'],
    [
      { notBefore: '2011-02-02', notAfter: '2011-02-04' },
      'decided between 2 and 4 February 2011, told 9 February 2011, 5 to 7 days later',
    ],
    [
      { notBefore: '2011-02-04', notAfter: null },
      'decided between 4 and 9 February 2011, told 9 February 2011, 0 to 5 days later',
    ],
    [
      { notBefore: null, notAfter: '2011-02-04' },
      'decided not after 4 February 2011, told 9 February 2011, at least 5 days later',
    ],
  ])('%j: %s', (date, words) => {
    expect(wordsOf(date)).toBe(words);
  });

  it('stays unknown where the day is', () => {
    expect(reportingDelayOf({ from: null, to: TOLD }, TOLD)).toEqual({
      lag: { known: false, atLeastDays: 0, reason: 'the exact day of the decision is not known' },
      words: 'decided not after 9 February 2011, told 9 February 2011',
    });
    expect(reportingDelayOf({ from: null, to: null }, TOLD).words).toBe(
      'decided on a day that is not known, told 9 February 2011',
    );
  });
});
