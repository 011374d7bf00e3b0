import { lagBetween, lags } from './lags.js';
import { rangeOf } from './time.js';

const on = (date: string) => rangeOf({ on: date });
const at = (moment: string) => ({ from: moment, to: moment });

describe('a lag', () => {
  it('reads "before" where the law of Ukraine of 4 November 2010 came 20 days before resolution 1951', () => {
    expect(lags.consentAfterAuthority(on('2010-11-24'), on('2010-11-04'))).toEqual({
      known: true,
      before: true,
    });
  });

  it('is not known, never zero, where the day of asking is not known', () => {
    const unknown = { known: false, atLeastDays: null, reason: 'the day of asking is not known' };
    expect(lags.consent(null, on('2011-02-04'))).toEqual(unknown);
    expect(lags.consent({ from: null, to: '2011-01-19T05:00:00.000Z' }, on('2011-02-04'))).toEqual(unknown);
  });

  it('is not known where the end is not, and names which', () => {
    expect(lags.arrival(on('2011-01-19'), on('2011-02-04'), null)).toEqual({
      known: false,
      atLeastDays: null,
      reason: 'the day of arrival is not known',
    });
  });

  it('has two bounds where days are known and not hours', () => {
    expect(lags.consentAfterAuthority(on('2011-01-19'), on('2011-02-04'))).toEqual({
      known: true,
      fromDays: 15,
      toDays: 17,
    });
    expect(lags.consent(on('2011-01-19'), on('2011-01-19'))).toEqual({ known: true, fromDays: 0, toDays: 1 });
  });

  it('is exact between moments, and nothing between a moment and itself', () => {
    const asked = at('2011-01-05T15:00:00.000Z');
    expect(lags.consent(asked, at('2011-01-07T03:00:00.000Z'))).toEqual({
      known: true,
      fromDays: 1.5,
      toDays: 1.5,
    });
    expect(lags.consent(asked, asked)).toEqual({ known: true, fromDays: 0, toDays: 0 });
    expect(lags.consent(asked, at('2011-01-05T14:59:59.999Z'))).toEqual({ known: true, before: true });
  });

  it('is at least so long where the end is only known not to be before a day', () => {
    const names = { start: 'the start', end: 'the end' };
    expect(lagBetween(on('2011-01-19'), rangeOf({ notBefore: '2011-01-30', notAfter: null }), names)).toEqual(
      {
        known: false,
        atLeastDays: 10,
        reason: 'the exact day of the end is not known',
      },
    );
  });

  it('of arrival counts from the last of adoption and consents', () => {
    expect(
      lags.arrival(on('2011-01-19'), at('2011-02-04T12:00:00.000Z'), at('2011-02-06T12:00:00.000Z')),
    ).toEqual({
      known: true,
      fromDays: 2,
      toDays: 2,
    });
    expect(lags.arrival(null, on('2011-02-04'), on('2011-02-06'))).toMatchObject({ known: false });
  });
});
