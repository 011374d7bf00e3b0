import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  type Calendar,
  addWorkingDays,
  calendarSchema,
  diffOf,
  intersection,
  isWorkingDay,
  nextWorkingDay,
} from './index.js';

const folder = join(import.meta.dirname, '../../../data/calendars');
const files = readdirSync(folder).toSorted();

function shipped(id: string): Calendar {
  return calendarSchema.parse(parse(readFileSync(join(folder, `${id}.yaml`), 'utf8')));
}

const unhq = shipped('unhq');
const outcomeAt = (id: string, date: string) => isWorkingDay(shipped(id), date).outcome;

describe('the calendars shipped', () => {
  it.each(files)('%s is a calendar, named for its id', (file) => {
    const calendar = shipped(file.replace(/\.yaml$/u, ''));
    expect(`${calendar.id}.yaml`).toBe(file);
    expect(diffOf(calendar, calendar)).toEqual([]);
  });

  it('have one for each party whose clock may run', () => {
    expect(files).toEqual(
      expect.arrayContaining(['cote-divoire.yaml', 'liberia.yaml', 'ukraine.yaml', 'unhq.yaml']),
    );
  });
});

describe('the official holidays at headquarters', () => {
  it.each([
    ['2017-01-02', "New Year's Day (observed)"],
    ['2017-04-14', 'Good Friday'],
    ['2017-06-26', 'Eid al-Fitr'],
    ['2017-09-01', 'Eid al-Adha'],
    ['2020-05-25', 'Memorial Day'],
    ['2020-05-26', 'Eid al-Fitr'],
    ['2020-07-03', 'Independence Day'],
    ['2020-12-25', 'Christmas Day'],
    ['2005-01-03', "New Year's Day"],
  ])('%s is %s', (date, holiday) => {
    expect(isWorkingDay(unhq, date)).toMatchObject({ outcome: 'holiday', calendars: ['unhq'], holiday });
  });

  it.each([2017, 2020])('are nine in %i, none of them on a weekend', (year) => {
    const days = unhq.holidays.find((list) => list.year === year)?.days ?? [];
    expect(days).toHaveLength(9);
    expect(days.map(({ date }) => isWorkingDay(unhq, date).outcome)).toEqual(days.map(() => 'holiday'));
  });

  it('let five working days over Eid 2020 end a week and two days later', () => {
    // Thursday 21 May 2020, 15:00 in New York; Monday and Tuesday are holidays.
    expect(addWorkingDays(unhq, '2020-05-21T19:00:00.000Z', 5).at).toBe('2020-06-01T19:00:00.000Z');
    expect(nextWorkingDay(unhq, '2020-05-22').date).toBe('2020-05-27');
  });

  it.each(['2005-01-04', '2011-01-03', '2019-12-25', '2021-07-05'])(
    'are unknown on %s, which no complete list covers',
    (date) => {
      expect(isWorkingDay(unhq, date)).toMatchObject({
        outcome: 'holidays_unknown',
        holiday: null,
        assumptions: [{ kind: 'holidays_unknown', calendar: 'unhq', year: Number(date.slice(0, 4)) }, {}],
      });
    },
  );

  it('are said to be unknown by a deadline that runs over such a year', () => {
    const { at, assumptions } = addWorkingDays(unhq, '2019-12-30T15:00:00.000Z', 3);
    expect(at).toBe('2020-01-03T15:00:00.000Z');
    expect(assumptions).toContainEqual({ kind: 'holidays_unknown', calendar: 'unhq', year: 2019 });
    expect(assumptions).not.toContainEqual({ kind: 'holidays_unknown', calendar: 'unhq', year: 2020 });
  });
});

describe('the weekend by date', () => {
  it.each([
    ['united-arab-emirates', '2021-12-31', 'weekend'],
    ['united-arab-emirates', '2022-01-07', 'holidays_unknown'],
    ['united-arab-emirates', '2021-12-26', 'holidays_unknown'],
    ['united-arab-emirates', '2022-01-02', 'weekend'],
    ['saudi-arabia', '2013-06-27', 'weekend'],
    ['saudi-arabia', '2013-06-22', 'holidays_unknown'],
    ['saudi-arabia', '2013-06-29', 'weekend'],
    ['saudi-arabia', '2013-07-04', 'holidays_unknown'],
    ['nepal', '2011-01-02', 'holidays_unknown'],
    ['nepal', '2011-01-01', 'weekend'],
    ['nepal', '2022-05-22', 'weekend'],
    ['nepal', '2022-06-12', 'holidays_unknown'],
    ['sudan', '2014-01-03', 'weekend'],
    ['democratic-republic-of-the-congo', '2014-01-04', 'holidays_unknown'],
  ])('%s on %s: %s', (id, date, outcome) => {
    expect(outcomeAt(id, date)).toBe(outcome);
  });

  it('leaves three days of the week to headquarters, Riyadh and Kathmandu together until 2013', () => {
    const all = intersection(unhq, shipped('saudi-arabia'), shipped('nepal'));
    const week = [6, 7, 8, 9, 10, 11, 12].map((day) => `2012-02-${String(day).padStart(2, '0')}`);
    expect(week.filter((date) => isWorkingDay(all, date).outcome !== 'weekend')).toEqual([
      '2012-02-06',
      '2012-02-07',
      '2012-02-08',
    ]);
  });
});
