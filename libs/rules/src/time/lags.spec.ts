import { exactly, lags, rangeOf } from '#libs/rules';

const on = (day: string) => rangeOf({ on: day });
const between = (notBefore: string | null, notAfter: string | null) => rangeOf({ notBefore, notAfter });

describe('lags', () => {
  it('counts days as people count them: the law of 4 February 2011 came on day 16 of resolution 1967', () => {
    expect(lags.consentAfterAuthority(on('2011-01-19'), on('2011-02-04'))).toEqual({
      known: true,
      fromDays: 16,
      toDays: 16,
    });
  });

  it('reads "before", never a negative number, where a party decided before the act: Ukraine 20 days before 1951', () => {
    expect(lags.consentAfterAuthority(on('2010-11-24'), on('2010-11-04'))).toEqual({
      known: true,
      before: true,
    });
  });

  it('gives a range where a day is known as a range: first sorties between 17 February and 5 March', () => {
    expect(lags.arrival(on('2011-01-19'), on('2011-02-04'), between('2011-02-17', '2011-03-05'))).toEqual({
      known: true,
      fromDays: 13,
      toDays: 29,
    });
  });

  it('gives unknown, never zero, for an unknown start', () => {
    expect(lags.consent(null, on('2011-02-04'))).toEqual({
      known: false,
      atLeastDays: null,
      reason: { code: 'lag.asked_unknown' },
    });
  });

  it('says how long at least where only one bound is known', () => {
    expect(lags.consent(on('2011-01-07'), between('2011-01-19', null))).toEqual({
      known: false,
      atLeastDays: 12,
      reason: { code: 'lag.decided_inexact' },
    });
  });

  it('counts the days of moments by the calendar of New York, over a change of clocks', () => {
    expect(lags.consent(exactly('2011-03-12T20:00:00.000Z'), exactly('2011-03-15T03:00:00.000Z'))).toEqual({
      known: true,
      fromDays: 2,
      toDays: 2,
    });
  });

  it('is zero on the same day, and never less', () => {
    expect(lags.consent(exactly('2011-01-07T20:00:00.000Z'), exactly('2011-01-07T21:00:00.000Z'))).toEqual({
      known: true,
      fromDays: 0,
      toDays: 0,
    });
    expect(lags.consent(between('2011-01-05', '2011-01-09'), between('2011-01-06', '2011-01-08'))).toEqual({
      known: true,
      fromDays: 0,
      toDays: 3,
    });
  });
});
