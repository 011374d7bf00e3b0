import { formatCode, formatMoment, formatSpan, ordinal } from './words.js';

describe("the words of Temporal's pages", () => {
  it('say spans, moments, codes and numbers as people do', () => {
    expect(['P14D', 'P1D', 'P2W', 'P1DT12H'].map(formatSpan)).toEqual([
      '14 days',
      '1 day',
      '2 weeks',
      'P1DT12H',
    ]);
    expect(formatMoment('2011-01-19T15:00:00.000Z')).toBe('19 Jan 2011, 15:00');
    expect(formatMoment(null)).toBe('');
    expect(['in_principle', 'mou_amendment'].map(formatCode)).toEqual(['in principle', 'MoU amendment']);
    expect([1, 2, 12].map(ordinal)).toEqual(['first', 'second', '12th']);
  });
});
