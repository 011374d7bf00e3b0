import * as fc from 'fast-check';
import { DateTime, Duration } from 'luxon';
import {
  dateAfter,
  dayOf,
  daysBetween,
  endOfDay,
  furthestDayOf,
  latestOf,
  minusDuration,
  plusDuration,
  rangeOf,
  startOfDay,
} from './time.js';

describe('a bare date', () => {
  it.each([
    ['2011-02-16', '2011-02-16T05:00:00.000Z', '2011-02-17T05:00:00.000Z'],
    ['2011-05-16', '2011-05-16T04:00:00.000Z', '2011-05-17T04:00:00.000Z'],
    ['2011-03-13', '2011-03-13T05:00:00.000Z', '2011-03-14T04:00:00.000Z'],
    ['2011-11-06', '2011-11-06T04:00:00.000Z', '2011-11-07T05:00:00.000Z'],
    ['2010-12-31', '2010-12-31T05:00:00.000Z', '2011-01-01T05:00:00.000Z'],
  ])('%s runs from its 00:00 to its 24:00 in New York', (date, from, to) => {
    expect([startOfDay(date), endOfDay(date)]).toEqual([from, to]);
    expect(rangeOf({ on: date })).toEqual({ from, to });
    expect([dayOf(from), dayOf(new Date(Date.parse(to) - 1).toISOString())]).toEqual([date, date]);
  });

  it('between two days is known as far as they are', () => {
    expect(rangeOf({ notBefore: '2011-02-04', notAfter: null })).toEqual({
      from: '2011-02-04T05:00:00.000Z',
      to: null,
    });
    expect(rangeOf({ notBefore: null, notAfter: '2011-02-04' })).toEqual({
      from: null,
      to: '2011-02-05T05:00:00.000Z',
    });
  });

  it('has begun in the far east before it begins in New York', () => {
    expect(dayOf('2011-02-04T10:00:00.000Z')).toBe('2011-02-04');
    expect(furthestDayOf('2011-02-04T09:59:59.999Z')).toBe('2011-02-04');
    expect(furthestDayOf('2011-02-04T10:00:00.000Z')).toBe('2011-02-05');
  });
});

describe('a duration', () => {
  it.each([
    ['2011-03-12T15:00:00.000Z', 'P1D', '2011-03-13T14:00:00.000Z'],
    ['2011-03-12T15:00:00.000Z', 'PT24H', '2011-03-13T15:00:00.000Z'],
    ['2011-11-05T14:00:00.000Z', 'P1D', '2011-11-06T15:00:00.000Z'],
    ['2011-01-31T15:00:00.000Z', 'P1M', '2011-02-28T15:00:00.000Z'],
    ['2011-01-05T15:00:00.000Z', 'P4W', '2011-02-02T15:00:00.000Z'],
  ])('from %s, %s keeps the wall clock of New York: %s', (from, duration, to) => {
    expect(plusDuration(from, duration)).toBe(to);
  });

  it('is what the date library makes of it, in every zone and over every change of clocks', () => {
    const zones = ['America/New_York', 'Africa/Monrovia', 'Australia/Lord_Howe', 'Europe/Kyiv', 'utc'];
    const durations = ['P1D', 'P10D', 'P4W', 'P6M', 'P1DT2H', 'PT36H', 'P0D', 'P1Y2M3D'];
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        fc.constantFrom(...durations),
        (date, zone, duration) => {
          const from = date.toISOString();
          const moment = DateTime.fromISO(from, { zone });
          const [later, earlier] = [
            moment.plus(Duration.fromISO(duration)),
            moment.minus(Duration.fromISO(duration)),
          ];
          expect(plusDuration(from, duration, zone)).toBe(later.toUTC().toISO());
          expect(minusDuration(from, duration, zone)).toBe(earlier.toUTC().toISO());
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is taken off in the same way', () => {
    expect(minusDuration('2011-03-14T04:00:00.000Z', 'P1D')).toBe('2011-03-13T05:00:00.000Z');
    expect(dateAfter('2011-01-19', 'P4W')).toBe('2011-02-16');
  });

  it('between two moments may be part of a day, and negative', () => {
    expect(daysBetween('2011-01-01T00:00:00.000Z', '2011-01-02T12:00:00.000Z')).toBe(1.5);
    expect(daysBetween('2011-01-02T00:00:00.000Z', '2011-01-01T00:00:00.000Z')).toBe(-1);
  });
});

describe('the latest of uncertain moments', () => {
  it('has the latest of each bound, and no upper bound where one has none', () => {
    const a = { from: '2011-01-01T00:00:00.000Z', to: '2011-01-09T00:00:00.000Z' };
    const b = { from: '2011-01-03T00:00:00.000Z', to: '2011-01-04T00:00:00.000Z' };
    expect(latestOf([a, b])).toEqual({ from: b.from, to: a.to });
    expect(latestOf([a, { from: null, to: null }])).toEqual({ from: a.from, to: null });
    expect(latestOf([])).toEqual({ from: null, to: null });
  });
});
