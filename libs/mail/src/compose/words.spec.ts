import { formatDeadline, formatDistance, formatList, formatMoment } from './words.js';

describe('momentInWords', () => {
  it.each([
    ['2011-02-03T19:05:00.000Z', undefined, '3 February 2011, 14:05 in New York'],
    ['2011-02-03T19:05:00.000Z', 'Europe/Kyiv', '3 February 2011, 21:05 in Kyiv'],
    ['2011-02-17T05:00:00.000Z', undefined, '16 February 2011, 24:00 in New York'],
    ['2011-07-01T04:00:00.000Z', undefined, '30 June 2011, 24:00 in New York'],
  ])('writes %s in %s as %s', (at, zone, words) => {
    expect(zone === undefined ? formatMoment(at) : formatMoment(at, zone)).toBe(words);
  });
});

describe('distanceInWords', () => {
  it.each([
    ['2011-01-19T15:00:00.000Z', 'now'],
    ['2011-01-19T15:00:59.000Z', 'now'],
    ['2011-01-19T15:01:00.000Z', 'in 1 minute'],
    ['2011-01-19T17:59:59.000Z', 'in 2 hours'],
    ['2011-01-21T14:59:00.000Z', 'in 47 hours'],
    ['2011-02-02T15:00:00.000Z', 'in 14 days'],
    ['2011-01-16T15:00:00.000Z', '3 days ago'],
  ])('says how far %s is', (at, words) => {
    expect(formatDistance(at, '2011-01-19T15:00:00.000Z')).toBe(words);
  });
});

describe('deadlineInWords', () => {
  const at = '2011-02-02T15:00:00.000Z';
  const now = '2011-01-19T15:00:00.000Z';

  it("adds the party's own clock where it differs", () => {
    expect(formatDeadline(at, now, 'Europe/Kyiv')).toBe(
      '2 February 2011, 10:00 in New York (2 February 2011, 17:00 in Kyiv), in 14 days',
    );
  });

  it('says it once where the clocks agree', () => {
    expect(formatDeadline(at, now, 'America/Port-au-Prince')).toBe(
      '2 February 2011, 10:00 in New York, in 14 days',
    );
  });
});

it('joins names as a sentence does', () => {
  expect(formatList(['Ukraine', 'Liberia', 'the Council'])).toBe('Ukraine, Liberia and the Council');
});
