import * as fc from 'fast-check';
import {
  type Calendar,
  type CalendarChange,
  addWorkingDays,
  calendarSchema,
  diffOf,
  isWorkingDay,
} from './index.js';

const marks = { verified: true, sources: ['made up for this test'] };
const listOf = (year: number, complete: boolean, ...dates: string[]) => ({
  year,
  complete,
  days: dates.map((date) => ({ date, name: 'a holiday' })),
  ...marks,
});
const base = calendarSchema.parse({
  id: 'somewhere',
  zone: 'Africa/Monrovia',
  weekends: [{ from: null, days: [5, 6], ...marks }],
  holidays: [listOf(2020, true, '2020-05-25', '2020-07-24')],
});
const covers = ({ from, to }: CalendarChange, first: string, last: string) =>
  (from === null || from <= last) && (to === null || first <= to);
const corrected = (change: object): Calendar => calendarSchema.parse({ ...base, ...change });

describe('a corrected calendar', () => {
  it('says which holidays moved', () => {
    const after = corrected({ holidays: [listOf(2020, true, '2020-05-26')] });
    // 24 July 2020 was a Friday, a weekend there: taking it off the list changes nothing.
    expect(diffOf(base, after)).toEqual([
      { what: 'holiday', from: '2020-05-25', to: '2020-05-25', before: 'holiday', after: 'working' },
      { what: 'holiday', from: '2020-05-26', to: '2020-05-26', before: 'working', after: 'holiday' },
    ]);
  });

  it('says which years became known, which unknown', () => {
    const after = corrected({ holidays: [listOf(2021, true), listOf(2022, false, '2022-01-03')] });
    expect(diffOf(base, after)).toEqual([
      { what: 'holiday_list', from: '2020-01-01', to: '2020-12-31', before: 'complete', after: 'none' },
      { what: 'holiday_list', from: '2021-01-01', to: '2021-12-31', before: 'none', after: 'complete' },
      { what: 'holiday_list', from: '2022-01-01', to: '2022-12-31', before: 'none', after: 'partial' },
      { what: 'holiday', from: '2020-05-25', to: '2020-05-25', before: 'holiday', after: 'holidays_unknown' },
      { what: 'holiday', from: '2022-01-03', to: '2022-01-03', before: 'holidays_unknown', after: 'holiday' },
    ]);
  });

  it('says from when to when the weekend is another', () => {
    const after = corrected({
      weekends: [
        { from: null, days: [6, 5], ...marks },
        { from: '2021-01-01', days: [6, 7], ...marks },
        { from: '2021-03-01', days: [5, 6], ...marks },
        { from: '2022-01-01', days: [7], ...marks },
      ],
    });
    expect(diffOf(base, after)).toEqual([
      { what: 'weekend', from: '2021-01-01', to: '2021-02-28', before: '5, 6', after: '6, 7' },
      { what: 'weekend', from: '2022-01-01', to: null, before: '5, 6', after: '7' },
    ]);
  });

  it('concerns every day where zone or hours are others', () => {
    const after = corrected({ zone: 'Africa/Cairo', workingHours: { from: '08:00', to: '15:00', ...marks } });
    expect(diffOf(base, after)).toEqual([
      { what: 'zone', from: null, to: null, before: 'Africa/Monrovia', after: 'Africa/Cairo' },
      { what: 'hours', from: null, to: null, before: '09:00–17:00', after: '08:00–15:00' },
    ]);
  });

  it('changes no day where only marks, names and sources are others', () => {
    const unmarked = base.holidays.map((list) => ({ ...list, verified: false, sources: ['hearsay'] }));
    expect(diffOf(base, corrected({ holidays: unmarked }))).toEqual([]);
  });

  it('is a version of one calendar', () => {
    expect(() => diffOf(base, corrected({ id: 'elsewhere' }))).toThrow(
      'somewhere and elsewhere are two calendars',
    );
  });
});

describe('for any two versions', () => {
  const dayOf2020 = fc
    .integer({ min: 0, max: 365 })
    .map((day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10));
  const weekend = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 });
  const version = fc
    .record({
      first: weekend,
      second: weekend,
      from: dayOf2020,
      complete: fc.boolean(),
      days: fc.uniqueArray(dayOf2020, { maxLength: 12 }),
    })
    .map(({ first, second, from, complete, days }) =>
      corrected({
        weekends: [
          { from: null, days: first, ...marks },
          { from, days: second, ...marks },
        ],
        holidays: [listOf(2020, complete, ...days)],
      }),
    );

  it('every day that turns out otherwise lies in a span that is given', () => {
    fc.assert(
      fc.property(version, version, dayOf2020, (before, after, date) => {
        const given = diffOf(before, after).some((change) => covers(change, date, date));
        const differs = isWorkingDay(before, date).outcome !== isWorkingDay(after, date).outcome;
        expect(differs && !given).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('a deadline that runs over no span given stays where it is', () => {
    fc.assert(
      fc.property(version, fc.uniqueArray(dayOf2020, { maxLength: 6 }), dayOf2020, (before, added, date) => {
        const list = before.holidays[0];
        const dates = new Set([...(list?.days.map((day) => day.date) ?? []), ...added]);
        const after = corrected({ ...before, holidays: [listOf(2020, list?.complete ?? true, ...dates)] });
        const at = `${date}T12:00:00.000Z`;
        const end = addWorkingDays(before, at, 3).at;
        const touched = diffOf(before, after).some((change) => covers(change, date, end.slice(0, 10)));
        expect(touched || addWorkingDays(after, at, 3).at === end).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
