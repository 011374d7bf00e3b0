import type { CalendarDate } from '#libs/contracts';
import type { Calendar } from './calendar.js';
import { dateOf, dayNumberOf, isWorkingDay } from './days.js';

/** Days that a corrected calendar changes. */
export interface CalendarChange {
  what: 'zone' | 'hours' | 'weekend' | 'holiday' | 'holiday_list';
  /** The first day concerned; null: from the beginning. */
  from: CalendarDate | null;
  /** The last day concerned, inclusive; null: without end. */
  to: CalendarDate | null;
  /** What held, in a form to be shown: a zone, hours, ISO weekdays, the outcome of the day, or the state of the list. */
  before: string;
  after: string;
}

function listStateOf(calendar: Calendar, year: number): 'none' | 'partial' | 'complete' {
  const list = calendar.holidays.find((candidate) => candidate.year === year);
  if (list === undefined) return 'none';
  return list.complete ? 'complete' : 'partial';
}

function weekendAt(calendar: Calendar, from: CalendarDate | null): string {
  const row = calendar.weekends.findLast((one) => one.from === null || (from !== null && one.from <= from));
  return (row?.days ?? []).toSorted((a, b) => a - b).join(', ');
}

function weekendChanges(before: Calendar, after: Calendar): CalendarChange[] {
  const starts = [...before.weekends, ...after.weekends].map(({ from }) => from);
  const dates = [...new Set(starts.filter((from) => from !== null))].toSorted();
  return [null, ...dates].flatMap((from, index) => {
    const next = dates[index];
    const [was, is] = [weekendAt(before, from), weekendAt(after, from)];
    const to = next === undefined ? null : dateOf(dayNumberOf(next) - 1);
    return was === is ? [] : [{ what: 'weekend' as const, from, to, before: was, after: is }];
  });
}

/**
 * Which days a corrected calendar changes, by day, so that deadlines that run over one of them can be planned again: a
 * deadline is unaffected unless it lies in, or was counted across, a span given here. A listed holiday on a weekend changes
 * nothing, nor do names, sources and marks. A list that comes, goes or is completed changes its whole year, since days turn
 * from unknown to known. Throws a RangeError where the two are not versions of one calendar.
 */
export function diffOf(before: Calendar, after: Calendar): CalendarChange[] {
  if (before.id !== after.id) throw new RangeError(`${before.id} and ${after.id} are two calendars`);
  const changes: CalendarChange[] = [];
  const always = { from: null, to: null };
  if (before.zone !== after.zone) {
    changes.push({ what: 'zone', ...always, before: before.zone, after: after.zone });
  }
  const [was, is] = [before, after].map(({ workingHours: { from, to } }) => `${from}–${to}`);
  if (was !== undefined && is !== undefined && was !== is) {
    changes.push({ what: 'hours', ...always, before: was, after: is });
  }
  changes.push(...weekendChanges(before, after));
  const lists = [...before.holidays, ...after.holidays];
  for (const year of [...new Set(lists.map((list) => list.year))].toSorted((a, b) => a - b)) {
    const [had, has] = [listStateOf(before, year), listStateOf(after, year)];
    if (had === has) continue;
    changes.push({
      what: 'holiday_list',
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      before: had,
      after: has,
    });
  }
  const dates = new Set(lists.flatMap(({ days }) => days.map(({ date }) => date)));
  for (const date of [...dates].toSorted()) {
    const [old, now] = [isWorkingDay(before, date).outcome, isWorkingDay(after, date).outcome];
    if (old === now || (old !== 'holiday' && now !== 'holiday')) continue;
    changes.push({ what: 'holiday', from: date, to: date, before: old, after: now });
  }
  return changes;
}
