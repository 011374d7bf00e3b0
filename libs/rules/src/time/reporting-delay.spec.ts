import { boundedBy, rangeOf, reportingDelayOf } from '#libs/rules';
import { formatReportingDelay, wordsIn } from '#libs/words';

const REPORTED = '2011-02-09T15:00:00.000Z';
const words = wordsIn('en');
const textOf = (decided: Parameters<typeof reportingDelayOf>[0]) =>
  formatReportingDelay(words, reportingDelayOf(decided, REPORTED));

describe('the day of an instrument beside the day on which it was reported', () => {
  it.each([
    [{ on: '2011-02-04' }, 'decided 4 February 2011, reported 9 February 2011, 5 days later'],
    [{ on: '2011-02-08' }, 'decided 8 February 2011, reported 9 February 2011, 1 day later'],
    [{ on: '2011-02-09' }, 'decided 9 February 2011, reported 9 February 2011, the same day'],
    [
      { notBefore: '2011-02-02', notAfter: '2011-02-04' },
      'decided between 2 and 4 February 2011, reported 9 February 2011, 5 to 7 days later',
    ],
    [
      { notBefore: '2011-02-04', notAfter: null },
      'decided between 4 and 9 February 2011, reported 9 February 2011, 0 to 5 days later',
    ],
    [
      { notBefore: null, notAfter: '2011-02-04' },
      'decided not after 4 February 2011, reported 9 February 2011, at least 5 days later',
    ],
  ])('%j: %s', (date, text) => {
    expect(textOf(boundedBy(rangeOf(date), REPORTED))).toBe(text);
  });

  it('stays unknown where the day is', () => {
    expect(reportingDelayOf({ from: null, to: REPORTED }, REPORTED)).toEqual({
      decided: { notBefore: null, notAfter: '2011-02-09' },
      reportedOn: '2011-02-09',
      lag: { known: false, atLeastDays: 0, reason: { code: 'lag.decided_inexact' } },
    });
    expect(textOf({ from: null, to: null })).toBe(
      'decided on a day that is not known, reported 9 February 2011',
    );
  });
});
