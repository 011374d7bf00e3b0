import { lag, moment, usableWindow } from './words.js';

describe('the words of the story', () => {
  it('never shows what is not known as a number of days', () => {
    expect(lag({ known: false, atLeastDays: null, reason: { code: 'lag.asked_unknown' } }, 'asked')).toBe(
      'not known: when the party was asked is not known',
    );
    expect(lag({ known: false, atLeastDays: 3.04, reason: { code: 'lag.decided_inexact' } }, 'asked')).toBe(
      'not known: the exact day of the decision is not known, at least 3 days',
    );
  });

  it('shows a range as one, and what came first as "before"', () => {
    expect(lag({ known: true, fromDays: 13, toDays: 29.04 }, 'asked')).toBe('13 to 29 days');
    expect(lag({ known: true, fromDays: 16.01, toDays: 16.04 }, 'asked')).toBe('16 days');
    expect(lag({ known: true, before: true }, 'asked')).toBe('before asked');
  });

  it('gives midnight to the day that it ends', () => {
    expect(moment('2011-02-17T05:00:00.000Z')).toBe('16 February 2011, 24:00');
    expect(moment('2011-02-17T05:00:01.000Z')).toBe('17 February 2011, 00:00');
  });

  it('names the worst case of a window as not known where it is', () => {
    expect(usableWindow({ bestDays: 0, worstDays: null, verdict: 'lost', unknowns: [] })).toBe(
      '0 days at best, not known at worst: lost',
    );
  });
});
