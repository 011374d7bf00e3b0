import type { CalendarDate } from '#libs/contracts';
import { AssumptionSet, type Assumption } from './assumptions.js';
import { leadOf, membersOf, type AnyCalendar, type Calendar } from './calendar.js';

/** The most days that one calculation goes through, about ten years; beyond that it is an error rather than a long loop. */
export const LONGEST_WALK_DAYS = 3660;

const DAY_MS = 86_400_000;

/** What a day is: `holidays_unknown` if it is not on a weekend and there is no complete list for its year. */
type DayOutcome = 'working' | 'weekend' | 'holiday' | 'holidays_unknown';

/** What is known of one day, and whose calendar says so. */
interface DayAnswer {
  outcome: DayOutcome;
  /** The calendars that make the outcome: who rests, or whose list is missing; empty for a working day. */
  calendars: string[];
  /** The holiday's name, where it is one. */
  holiday: string | null;
  assumptions: Assumption[];
}

/** Days since 1 January 1970. Throws a RangeError for what is not a date `yyyy-mm-dd`. */
export function dayNumberOf(date: CalendarDate): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/u.test(date) ? Date.parse(`${date}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`${date} is not a date`);
  }
  return ms / DAY_MS;
}

/** The date of a day number, see {@link dayNumberOf}. */
export function dateOf(dayNumber: number): CalendarDate {
  const ms = dayNumber * DAY_MS;
  const text = Number.isFinite(new Date(ms).getTime()) ? new Date(ms).toISOString() : '';
  if (text.length !== 24) throw new RangeError('beyond the years 0000 to 9999');
  return text.slice(0, 10);
}

function weekendRowOf(calendar: Calendar, date: CalendarDate) {
  const row = calendar.weekends.findLast(({ from }) => from === null || from <= date);
  if (row === undefined) throw new RangeError(`${calendar.id} has no weekend for ${date}`);
  return row;
}

function dayOfOne(calendar: Calendar, date: CalendarDate, dayNumber: number): DayAnswer {
  const { id } = calendar;
  const weekend = weekendRowOf(calendar, date);
  const assumptions: Assumption[] = weekend.verified
    ? []
    : [{ kind: 'weekend_unverified', calendar: id, from: weekend.from }];
  // 1 January 1970 was a Thursday.
  const weekday = ((((dayNumber + 3) % 7) + 7) % 7) + 1;
  if (weekend.days.includes(weekday)) {
    return { outcome: 'weekend', calendars: [id], holiday: null, assumptions };
  }
  const year = Number(date.slice(0, 4));
  const list = calendar.holidays.find((candidate) => candidate.year === year);
  const holiday = list?.days.find((candidate) => candidate.date === date);
  if (list?.verified === false && (holiday !== undefined || list.complete)) {
    assumptions.push({ kind: 'holidays_unverified', calendar: id, year });
  }
  if (holiday !== undefined) {
    return { outcome: 'holiday', calendars: [id], holiday: holiday.name, assumptions };
  }
  if (list?.complete === true) return { outcome: 'working', calendars: [], holiday: null, assumptions };
  assumptions.push({ kind: 'holidays_unknown', calendar: id, year });
  return { outcome: 'holidays_unknown', calendars: [id], holiday: null, assumptions };
}

function dayOfAll(calendar: AnyCalendar, date: CalendarDate, dayNumber: number): DayAnswer {
  const answers = membersOf(calendar).map((member) => dayOfOne(member, date, dayNumber));
  // One calendar with a certain day off is enough, whatever is unknown of the others.
  const resting = answers
    .filter(({ outcome }) => outcome === 'weekend' || outcome === 'holiday')
    .toSorted((a, b) => a.assumptions.length - b.assumptions.length)[0];
  if (resting !== undefined) return resting;
  const all = new AssumptionSet();
  for (const { assumptions } of answers) all.add(assumptions);
  const calendars = answers.flatMap((answer) => answer.calendars);
  return {
    outcome: calendars.length === 0 ? 'working' : 'holidays_unknown',
    calendars,
    holiday: null,
    assumptions: all.list(),
  };
}

/**
 * Whether a day is a working day, as one of four outcomes; `holidays_unknown` is neither yes nor no, so the answer is not a
 * boolean. Throws a RangeError for what is not a date.
 */
export function isWorkingDay(calendar: AnyCalendar, date: CalendarDate): DayAnswer {
  return dayOfAll(calendar, date, dayNumberOf(date));
}

/**
 * One calculation: tells working days from others, remembers what it assumed, and fails beyond {@link LONGEST_WALK_DAYS}. A
 * day with unknown holidays counts as a working day, so that a deadline is never too late.
 */
export class Walk {
  readonly #calendar: AnyCalendar;
  readonly #assumptions = new AssumptionSet();
  #steps = 0;

  constructor(calendar: AnyCalendar) {
    this.#calendar = calendar;
  }

  isWorking(dayNumber: number): boolean {
    this.#steps += 1;
    // The days of the start and the end may each be looked up once more besides the days between.
    if (this.#steps > LONGEST_WALK_DAYS + 2) {
      const ids = membersOf(this.#calendar).map(({ id }) => id);
      throw new RangeError(`no end within ${LONGEST_WALK_DAYS} days (${ids.join(', ')})`);
    }
    const { outcome, assumptions } = dayOfAll(this.#calendar, dateOf(dayNumber), dayNumber);
    this.#assumptions.add(assumptions);
    return outcome === 'working' || outcome === 'holidays_unknown';
  }

  /** The nth working day from `dayNumber` on in the given direction, including that day. */
  nth(dayNumber: number, n: number, direction: 1 | -1): number {
    let day = dayNumber;
    for (let left = n; ; day += direction) {
      if (this.isWorking(day)) left -= 1;
      if (left === 0) return day;
    }
  }

  /** Notes that the result rests on the working hours. */
  reliesOnHours(): void {
    const { id, workingHours } = leadOf(this.#calendar);
    if (!workingHours.verified) this.#assumptions.add([{ kind: 'hours_unverified', calendar: id }]);
  }

  assumptions(): Assumption[] {
    return this.#assumptions.list();
  }
}
