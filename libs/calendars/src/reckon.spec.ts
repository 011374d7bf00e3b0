import * as fc from 'fast-check';
import {
  type AnyCalendar,
  type Assumption,
  type Calendar,
  type DurationSpec,
  LONGEST_WALK_DAYS,
  addDuration,
  addWorkingDays,
  addWorkingHours,
  formatAssumption,
  calendarSchema,
  intersection,
  isWorkingDay,
  nextWorkingDay,
  subtractDuration,
  workingDaysBetween,
  workingTimeBetween,
} from './index.js';

const marks = { verified: true, sources: ['made up for this test'] };

function calendarOf(
  id: string,
  zone: string,
  weekend: number[],
  holidays: string[] = [],
  hours = { from: '09:00', to: '17:00' },
): Calendar {
  return calendarSchema.parse({
    id,
    zone,
    weekends: [{ from: null, days: weekend, ...marks }],
    workingHours: { ...hours, ...marks },
    holidays: [2019, 2020, 2021].map((year) => ({
      year,
      complete: true,
      days: holidays
        .filter((date) => date.startsWith(`${year}`))
        .map((date) => ({ date, name: 'a holiday' })),
      ...marks,
    })),
  });
}

const newYork = calendarOf(
  'new-york',
  'America/New_York',
  [6, 7],
  ['2020-01-01', '2020-05-25', '2020-12-25'],
);
const dhaka = calendarOf('dhaka', 'Asia/Dhaka', [5, 6], ['2020-12-16']);
const monrovia = calendarOf('monrovia', 'Africa/Monrovia', [7]);
const shared = intersection(newYork, dhaka, monrovia);
/** Works round the clock, every day. */
const always = calendarOf('always', 'America/New_York', [], [], { from: '00:00', to: '24:00' });

/** Moments given in the wall-clock time of New York in winter, with the offset that holds. */
const utc = (text: string) => new Date(text).toISOString();

describe('adding working days', () => {
  it.each([
    ['keeps the time of day over a weekend', '2020-01-10T15:00-05:00', 1, '2020-01-13T15:00-05:00'],
    ['goes over the end of a year', '2019-12-31T15:00-05:00', 1, '2020-01-02T15:00-05:00'],
    ['keeps the time of day into summer time', '2020-03-06T15:00-05:00', 1, '2020-03-09T15:00-04:00'],
    ['keeps the time of day out of summer time', '2020-10-30T15:00-04:00', 1, '2020-11-02T15:00-05:00'],
    ['gives whole days from within a weekend', '2020-01-11T09:00-05:00', 1, '2020-01-14T00:00-05:00'],
    ['gives whole days from a 00:00', '2020-01-13T00:00-05:00', 1, '2020-01-14T00:00-05:00'],
    ['ends on 24:00 of a Friday', '2020-01-13T00:00-05:00', 5, '2020-01-18T00:00-05:00'],
    ['goes on from 24:00 of a Friday', '2020-01-18T00:00-05:00', 1, '2020-01-21T00:00-05:00'],
    ['gives whole days from a holiday', '2020-05-25T12:00-04:00', 2, '2020-05-28T00:00-04:00'],
    ['goes back over a weekend', '2020-01-13T15:00-05:00', -1, '2020-01-10T15:00-05:00'],
    ['goes back whole days from 24:00', '2020-01-14T00:00-05:00', -1, '2020-01-13T00:00-05:00'],
    ['goes back whole days from a weekend', '2020-01-11T09:00-05:00', -1, '2020-01-10T00:00-05:00'],
    ['stays for 0, even on a weekend', '2020-01-11T09:00-05:00', 0, '2020-01-11T09:00-05:00'],
  ])('%s', (_rule, from, n, to) => {
    expect(addWorkingDays(newYork, utc(from), n)).toEqual({ at: utc(to), assumptions: [] });
    expect(workingDaysBetween(newYork, utc(from), utc(to)).days).toBe(n);
  });

  it('counts only full days between moments', () => {
    const days = (from: string, to: string) => workingDaysBetween(newYork, utc(from), utc(to)).days;
    expect(days('2020-01-10T15:00-05:00', '2020-01-13T14:59-05:00')).toBe(0);
    expect(days('2020-01-10T15:00-05:00', '2020-01-11T00:00-05:00')).toBe(0);
    expect(days('2020-01-13T14:59-05:00', '2020-01-10T15:00-05:00')).toBe(0);
    expect(days('2020-01-10T00:00-05:00', '2020-01-11T00:00-05:00')).toBe(1);
  });

  it('is another day where a holiday is added to the list', () => {
    const corrected = calendarOf('new-york', 'America/New_York', [6, 7], ['2020-01-13']);
    expect(addWorkingDays(corrected, utc('2020-01-10T15:00-05:00'), 1).at).toBe(
      utc('2020-01-14T15:00-05:00'),
    );
  });

  it.each([
    ['a part of a day', 1.5],
    ['more than any deadline', LONGEST_WALK_DAYS + 1],
    ['no number', Number.NaN],
  ])('refuses %s', (_name, n) => {
    expect(() => addWorkingDays(newYork, '2020-01-10T20:00:00.000Z', n)).toThrow(RangeError);
  });

  it('ends with an error where the parties share no day', () => {
    const never = intersection(
      calendarOf('early', 'UTC', [1, 2, 3, 4]),
      calendarOf('late', 'UTC', [5, 6, 7]),
    );
    expect(() => addWorkingDays(never, '2020-01-10T20:00:00.000Z', 1)).toThrow(
      'no end within 3660 days (early, late)',
    );
    expect(() => addWorkingHours(never, '2020-01-10T20:00:00.000Z', -1)).toThrow(RangeError);
    expect(() => nextWorkingDay(never, '2020-01-10')).toThrow(RangeError);
  });
});

describe('working hours', () => {
  it.each([
    ['run within a day', '2020-01-10T10:00-05:00', 2, '2020-01-10T12:00-05:00'],
    [
      'end at the close of a day, not the next morning',
      '2020-01-10T10:00-05:00',
      7,
      '2020-01-10T17:00-05:00',
    ],
    ['go on after a weekend', '2020-01-10T16:30-05:00', 1, '2020-01-13T09:30-05:00'],
    ['begin when work begins', '2020-01-11T22:00-05:00', 0.5, '2020-01-13T09:30-05:00'],
    ['go back over a weekend', '2020-01-13T09:30-05:00', -1, '2020-01-10T16:30-05:00'],
    ['go back to the opening of a day', '2020-01-13T17:00-05:00', -8, '2020-01-13T09:00-05:00'],
    ['keep to the wall clock in summer time', '2020-03-06T16:00-05:00', 2, '2020-03-09T10:00-04:00'],
  ])('%s', (_rule, from, hours, to) => {
    expect(addWorkingHours(newYork, utc(from), hours)).toEqual({ at: utc(to), assumptions: [] });
    expect(workingTimeBetween(newYork, utc(from), utc(to))).toEqual({
      ms: hours * 3_600_000,
      assumptions: [],
    });
  });

  it.each([
    ['23 hours when clocks go forward', '2020-03-08T05:00:00.000Z', '2020-03-09T04:00:00.000Z', 23],
    ['25 hours when clocks go back', '2020-11-01T04:00:00.000Z', '2020-11-02T05:00:00.000Z', 25],
  ])('of a day from 00:00 to 24:00 are %s', (_name, from, to, hours) => {
    expect(workingTimeBetween(always, from, to).ms).toBe(hours * 3_600_000);
    expect(addWorkingHours(always, from, hours).at).toBe(to);
    expect(addWorkingDays(always, from, 1).at).toBe(to);
  });

  it('of a shared deadline are those of the first calendar, on days that all work', () => {
    // Friday and Saturday are the weekend in Dhaka, Saturday and Sunday in New York.
    expect(addWorkingHours(shared, utc('2020-01-09T16:00-05:00'), 2).at).toBe(utc('2020-01-13T10:00-05:00'));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e9])('refuse %d', (hours) => {
    expect(() => addWorkingHours(newYork, '2020-01-10T20:00:00.000Z', hours)).toThrow(RangeError);
  });

  it('between moments too far apart are refused, not counted for long', () => {
    const [from, to] = ['1990-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z'];
    expect(() => workingTimeBetween(newYork, from, to)).toThrow(
      '1989-12-31 to 2019-12-31 is longer than the limit',
    );
    expect(() => workingDaysBetween(newYork, from, to)).toThrow(RangeError);
  });

  it('of ten years take no time worth naming', () => {
    const before = performance.now();
    workingTimeBetween(shared, '2011-01-01T00:00:00.000Z', '2020-12-31T00:00:00.000Z');
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('a duration', () => {
  it.each<[string, DurationSpec, string, string]>([
    [
      'a day of calendar time keeps the wall clock',
      { calendarTime: 'P1D' },
      '2020-03-07T15:00-05:00',
      '2020-03-08T15:00-04:00',
    ],
    ['24 hours elapse', { calendarTime: 'PT24H' }, '2020-03-07T15:00-05:00', '2020-03-08T16:00-04:00'],
    [
      '14 days of calendar time pass over holidays',
      { calendarTime: 'P14D' },
      '2020-05-18T15:00-04:00',
      '2020-06-01T15:00-04:00',
    ],
    ['working days', { workingDays: 5 }, '2020-05-20T15:00-04:00', '2020-05-28T15:00-04:00'],
    ['working hours', { workingHours: 8 }, '2020-05-22T13:00-04:00', '2020-05-26T13:00-04:00'],
  ])('%s, forwards and back', (_rule, spec, from, to) => {
    expect(addDuration(newYork, utc(from), spec)).toEqual({ at: utc(to), assumptions: [] });
    expect(subtractDuration(newYork, utc(to), spec)).toEqual({ at: utc(from), assumptions: [] });
  });

  it('of calendar time is over 24:00 of the last day as 00:00 of the next', () => {
    expect(addDuration(newYork, '2020-02-17T05:00:00.000Z', { calendarTime: 'P4W' }).at).toBe(
      '2020-03-16T04:00:00.000Z',
    );
  });

  it.each([
    ['no duration', '2020-01-10T20:00:00.000Z', 'four weeks'],
    ['no moment', 'tomorrow', 'P1D'],
    ['a moment past all calendars', '2020-01-10T20:00:00.000Z', 'P999999Y'],
  ])('refuses %s', (_name, at, calendarTime) => {
    expect(() => addDuration(newYork, at, { calendarTime })).toThrow(RangeError);
  });
});

describe('what is not known', () => {
  const unsure = calendarSchema.parse({
    id: 'unsure',
    zone: 'Africa/Abidjan',
    weekends: [{ from: null, days: [6, 7], verified: false, sources: ['hearsay'] }],
    holidays: [
      {
        year: 2020,
        complete: true,
        verified: false,
        sources: ['hearsay'],
        days: [{ date: '2020-08-07', name: 'Independence Day' }],
      },
    ],
  });

  it('is said once each, in words', () => {
    const { assumptions } = addWorkingHours(unsure, '2019-12-30T08:00:00.000Z', 40);
    expect(assumptions.map(formatAssumption)).toEqual([
      'No complete list of the holidays of 2019 (unsure): days outside the weekend count as working days.',
      'The list of the holidays of 2020 (unsure) is not verified.',
      'The working hours (unsure) are not verified.',
      'The weekend (unsure) is not verified.',
    ]);
    const later: Assumption = { kind: 'weekend_unverified', calendar: 'x', from: '2022-01-01' };
    expect(formatAssumption(later)).toBe('The weekend from 2022-01-01 on (x) is not verified.');
  });

  it('does not matter on a day on which another surely rests', () => {
    const both = intersection(newYork, unsure);
    expect(isWorkingDay(both, '2020-05-25')).toMatchObject({ outcome: 'holiday', assumptions: [] });
    expect(isWorkingDay(both, '2020-01-11')).toMatchObject({ calendars: ['new-york'], assumptions: [] });
    expect(isWorkingDay(both, '2019-01-11')).toMatchObject({
      outcome: 'holidays_unknown',
      calendars: ['unsure'],
    });
  });

  it.each(['2020-02-30', '2020-1-1', 'today', '2020-01-01T00:00:00.000Z'])(
    'is not what day %s is',
    (date) => {
      expect(() => isWorkingDay(newYork, date)).toThrow(`${date} is not a date`);
    },
  );
});

describe('a calendar', () => {
  const good = { id: 'x', zone: 'UTC', weekends: [{ from: null, days: [7], ...marks }] };
  const list = (year: number, ...dates: string[]) => ({
    year,
    complete: true,
    days: dates.map((date) => ({ date, name: 'a day' })),
    ...marks,
  });

  it('works from 9 to 5 unless it says otherwise, which is not verified', () => {
    expect(calendarSchema.parse(good).workingHours).toMatchObject({
      from: '09:00',
      to: '17:00',
      verified: false,
    });
  });

  it.each([
    ['a zone that is none', { ...good, zone: 'Mars/Olympus' }],
    ['a first weekend with a date', { ...good, weekends: [{ ...good.weekends[0], from: '2020-01-01' }] }],
    [
      'two weekends from one day',
      {
        ...good,
        weekends: [null, '2020-01-01', '2020-01-01'].map((from) => ({ ...good.weekends[0], from })),
      },
    ],
    ['a later weekend without a date', { ...good, weekends: [good.weekends[0], good.weekends[0]] }],
    [
      'weekends out of order',
      {
        ...good,
        weekends: [null, '2020-01-01', '2019-01-01'].map((from) => ({ ...good.weekends[0], from })),
      },
    ],
    [
      'a weekend of a whole week',
      { ...good, weekends: [{ from: null, days: [1, 2, 3, 4, 5, 6, 7], ...marks }] },
    ],
    ['a weekday named twice', { ...good, weekends: [{ from: null, days: [7, 7], ...marks }] }],
    ['hours that end before they begin', { ...good, workingHours: { from: '17:00', to: '09:00', ...marks } }],
    ['a holiday outside its year', { ...good, holidays: [list(2020, '2021-01-01')] }],
    ['a holiday twice', { ...good, holidays: [list(2020, '2020-01-01', '2020-01-01')] }],
    ['two lists of a year', { ...good, holidays: [list(2020), list(2020)] }],
    [
      'a mark without a source',
      { ...good, weekends: [{ from: null, days: [7], verified: true, sources: [] }] },
    ],
  ])('may not have %s', (_name, value) => {
    expect(calendarSchema.safeParse(value).success).toBe(false);
  });
});

describe('for any moment and number', () => {
  const anyCalendar = fc.constantFrom<AnyCalendar>(newYork, dhaka, monrovia, shared);
  const anyMoment = fc
    .date({ min: new Date('2019-03-01'), max: new Date('2021-10-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const anyCount = fc.integer({ min: -120, max: 120 });

  it('as many working days lie between as were added', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyCount, (calendar, at, n) => {
        const end = addWorkingDays(calendar, at, n).at;
        expect(workingDaysBetween(calendar, at, end).days).toBe(n);
        expect(workingDaysBetween(calendar, end, at).days).toBe(n === 0 ? 0 : -n);
      }),
    );
  });

  it('more working days, or a later start, never end earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, anyMoment, anyCount, anyCount, (calendar, a, b, n, m) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const [few, many] = n <= m ? [n, m] : [m, n];
        expect(addWorkingDays(calendar, first, few).at <= addWorkingDays(calendar, first, many).at).toBe(
          true,
        );
        if (n === 0) return;
        expect(addWorkingDays(calendar, first, n).at <= addWorkingDays(calendar, second, n).at).toBe(true);
      }),
    );
  });

  it('working hours are those between, add up, and never end earlier for a later start', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyMoment,
        anyMoment,
        fc.integer({ min: -9600, max: 9600 }),
        (calendar, a, b, minutes) => {
          const [first, second] = a <= b ? [a, b] : [b, a];
          const hours = minutes / 60;
          const end = addWorkingHours(calendar, first, hours).at;
          const ms = (from: string, to: string) => workingTimeBetween(calendar, from, to).ms;
          expect(ms(first, end)).toBe(minutes === 0 ? 0 : minutes * 60_000);
          expect(ms(first, second) + ms(second, end)).toBe(ms(first, end));
          expect(end <= addWorkingHours(calendar, second, hours).at || minutes === 0).toBe(true);
        },
      ),
    );
  });

  it('a day shared is a working day of each', () => {
    fc.assert(
      fc.property(anyMoment, (at) => {
        const date = at.slice(0, 10);
        const each = [newYork, dhaka, monrovia].map((one) => isWorkingDay(one, date).outcome === 'working');
        expect(isWorkingDay(shared, date).outcome === 'working').toBe(each.every(Boolean));
      }),
    );
  });

  it('the next working day is one, with none before it', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, (calendar, at) => {
        const { date } = nextWorkingDay(calendar, at.slice(0, 10));
        expect(isWorkingDay(calendar, date).outcome).toBe('working');
        for (let ms = Date.parse(at.slice(0, 10)) + 86_400_000; ms < Date.parse(date); ms += 86_400_000) {
          expect(isWorkingDay(calendar, new Date(ms).toISOString().slice(0, 10)).outcome).not.toBe('working');
        }
      }),
    );
  });
});
