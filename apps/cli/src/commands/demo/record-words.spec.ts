import {
  formatDay,
  daysAfter,
  formatDays,
  formatHolders,
  formatLag,
  formatSource,
  windowFrom,
} from './record-words.js';

const day = (from: string, to: string) => ({ from: `${from}T05:00:00.000Z`, to: `${to}T05:00:00.000Z` });
const law = day('2011-02-04', '2011-02-05');
const arrival = day('2011-02-17', '2011-03-06');

describe('the words of the record', () => {
  it('says a day, two days between which it was, a bound, or that it is unknown', () => {
    expect(formatDays(law)).toBe('4 February 2011');
    expect(formatDays(arrival)).toBe('between 17 February 2011 and 5 March 2011');
    expect(formatDays({ from: null, to: '2010-11-25T05:00:00.000Z' })).toBe('by 24 November 2010');
    expect(formatDays({ from: '2011-02-17T05:00:00.000Z', to: null })).toBe('not before 17 February 2011');
    expect(formatDays({ from: null, to: null })).toBe('unknown');
    expect(formatDays(null)).toBe('unknown');
    expect(formatDay('2011-02-04')).toBe('4 February 2011');
  });

  it('never shows what is not known as a number, nor what came first as a negative one', () => {
    expect(
      formatLag({ known: false, atLeastDays: null, reason: { code: 'lag.asked_unknown' } }, 'asked'),
    ).toBe('unknown');
    expect(
      formatLag({ known: false, atLeastDays: 3, reason: { code: 'lag.decided_inexact' } }, 'asked'),
    ).toBe('unknown, at least 3 days');
    expect(formatLag({ known: true, before: true }, 'asked')).toBe('before asked');
    expect(formatLag({ known: true, fromDays: 16, toDays: 16 }, 'asked')).toBe('16 days');
    expect(formatLag({ known: true, fromDays: 13, toDays: 29 }, 'asked')).toBe('13 to 29 days');
  });

  it('counts the arrival from a day as a range', () => {
    expect(daysAfter('2011-01-19', arrival)).toBe('29 to 45 days');
    expect(daysAfter('2011-02-04', arrival)).toBe('13 to 29 days');
    expect(daysAfter('2011-02-04', null)).toBe('unknown');
  });

  it('counts a window back from its end', () => {
    expect(windowFrom(arrival, '2011-02-17T05:00:00.000Z')).toBe('-17 to 0 days');
    expect(windowFrom(null, '2011-02-17T05:00:00.000Z')).toBe('unknown');
  });

  it('says who held a leg, or that it is unknown', () => {
    expect(formatHolders([])).toBe('unknown');
    expect(
      formatHolders([
        { holder: 'council', from: '2011-01-08T05:00:00.000Z', to: '2011-01-20T05:00:00.000Z' },
      ]),
    ).toBe('the Council from 7 January 2011, 24:00 to 19 January 2011, 24:00');
  });

  it('cites where it stands', () => {
    expect(formatSource({ symbol: 'S/2011/5', note: null })).toBe('S/2011/5');
    expect(formatSource({ symbol: 'S/PV.6886', note: 'Pakistan.' })).toBe('S/PV.6886: Pakistan.');
  });
});
