import { DateTime, Duration } from 'luxon';
import { type Amount, type Deadline, type MessageValue, messageOf } from '#libs/contracts';
import type { CalendarName } from './policy-words.js';
import { messageOfAmount, messageOfDeadline } from './policy-words.js';

/*
 * Which of two deadlines comes first, for every possible request. Calendar time is tried from days on which months and years
 * differ; working time is taken at its shortest and its longest.
 */

/** What a deadline counts from. */
export type Anchor = 'asked' | 'needed_by' | 'authority_expiry';

interface Step {
  amount: Amount;
  sign: 1 | -1;
  calendar: CalendarName;
}

/** A moment that a policy names: its anchor, and the steps that lead from there to it. */
export interface Point {
  anchor: Anchor;
  steps: readonly Step[];
  text: MessageValue;
  pointer: string;
}

/** A deadline with its place in the policy. */
export function pointOf(deadline: Deadline, pointer: string): Point {
  const text = messageOfDeadline(deadline);
  if (typeof deadline === 'string') {
    return {
      anchor: 'asked',
      steps: [{ amount: deadline, sign: 1, calendar: 'headquarters' }],
      text,
      pointer,
    };
  }
  const { time: amount, calendar } = deadline;
  return 'after' in deadline
    ? { anchor: 'asked', steps: [{ amount, sign: 1, calendar }], text, pointer }
    : { anchor: deadline.before, steps: [{ amount, sign: -1, calendar }], text, pointer };
}

/** The moment after another by a step, repeated a number of times. */
export function repeated(first: Point, every: Amount, times: number, pointer: string): Point {
  const calendar = first.steps[0]?.calendar ?? 'headquarters';
  const steps = Array.from({ length: times }, (): Step => ({ amount: every, sign: 1, calendar }));
  const text = messageOf('policies.repeated', {
    first: first.text,
    times,
    every: messageOfAmount(every, calendar),
  });
  return { anchor: first.anchor, steps: joined([...first.steps, ...steps]), text, pointer };
}

/** Consecutive working days, or hours, of one calendar add up to one step. */
function joined(steps: readonly Step[]): Step[] {
  const result: Step[] = [];
  for (const step of steps) {
    const last = result.at(-1);
    const sum = last?.calendar === step.calendar && last.sign === step.sign ? plus(last, step) : null;
    if (sum === null) result.push(step);
    else result[result.length - 1] = { ...step, amount: sum };
  }
  return result;
}

function plus({ amount: a }: Step, { amount: b }: Step): Amount | null {
  if (typeof a === 'string' || typeof b === 'string') return null;
  if ('workingDays' in a && 'workingDays' in b) return { workingDays: a.workingDays + b.workingDays };
  if ('workingHours' in a && 'workingHours' in b) return { workingHours: a.workingHours + b.workingHours };
  return null;
}

/** Why one moment may not come before another. */
export type Obstacle =
  /** It never does. */
  | { kind: 'never' }
  /** Not from, or back from, this day. */
  | { kind: 'day'; day: string }
  /** Not where a weekend lengthens the working time of the first. */
  | { kind: 'weekend' }
  /** Not where no day off lengthens the working time of the second. */
  | { kind: 'no_day_off' }
  /** Only if this many holidays fall in between. */
  | { kind: 'holidays'; atLeast: number };

/** A year and a leap year, and of each month the days from which months differ: between the 1st and the 28th all count alike. */
const YEARS = [2011, 2012];
const DAYS_OF_MONTH = [1, 28, 29, 30, 31];
const DAY_MS = 86_400_000;

/** The most holidays in a row that a calendar is assumed to have, weekends not counted. */
const MOST_HOLIDAYS = 10;
/** The fewest and the most hours that a working day is assumed to have. */
const SHORTEST_DAY_HOURS = 6;
const LONGEST_DAY_HOURS = 10;
/** A party's zone may change its clocks on another day than the policy's. */
const CLOCKS_MS = 3_600_000;

/** The fewest and the most working days that a week without holidays has. */
const WEEK: Readonly<Record<CalendarName, { fewest: number; most: number }>> = {
  headquarters: { fewest: 5, most: 5 },
  // Nepal's week has six working days.
  party: { fewest: 5, most: 6 },
  // Thursday and Friday on one side, as in Saudi Arabia until 2013, Saturday and Sunday on the other.
  both: { fewest: 3, most: 5 },
};

/** The shortest and the longest that a step can last, in days and hours of calendar time. */
function daysOf({ amount, calendar }: Step, holidays: number): { least: number; most: number } | null {
  if (typeof amount === 'string') return null;
  const { fewest, most } = WEEK[calendar];
  const inDays = 'workingDays' in amount;
  const fewestDays = inDays ? amount.workingDays : Math.ceil(amount.workingHours / LONGEST_DAY_HOURS);
  const mostDays = inDays ? amount.workingDays : Math.ceil(amount.workingHours / SHORTEST_DAY_HOURS);
  const daysOff = (7 - most) * Math.floor((fewestDays - 1) / most);
  const least = inDays
    ? fewestDays + daysOff
    : (amount.workingHours + (24 - LONGEST_DAY_HOURS) * (fewestDays - 1)) / 24 + daysOff;
  const worked = mostDays + holidays;
  return { least, most: worked + (7 - fewest) * Math.ceil(worked / fewest) };
}

function isWorkingTime(point: Point): boolean {
  return point.steps.some(({ amount }) => typeof amount !== 'string');
}

/** When a point falls at the earliest and at the latest, in ms, from one start of its anchor. */
interface Bounds {
  earliest: number;
  latest: number;
}

const REMEMBERED_ZONES = 16;
const REMEMBERED_POINTS = 4096;
const orders = new Map<string, PointOrder>();

/**
 * How points compare in a zone. Results are cached: policies use the same few durations again and again.
 * @param zone the zone of the policy, which must exist
 */
export function orderIn(zone: string): PointOrder {
  const order = orders.get(zone) ?? new PointOrder(zone);
  if (orders.size >= REMEMBERED_ZONES) orders.clear();
  orders.set(zone, order);
  return order;
}

/** Compares points of the policies of one zone. */
export class PointOrder {
  readonly #starts: readonly DateTime[];
  readonly #known = new Map<string, Bounds[]>();

  constructor(zone: string) {
    const months = YEARS.flatMap((year) =>
      Array.from({ length: 12 }, (_none, index) => ({ year, month: index + 1 })),
    );
    this.#starts = months
      .flatMap((month) =>
        DAYS_OF_MONTH.map((day) => DateTime.fromObject({ ...month, day, hour: 12 }, { zone })),
      )
      .filter((start) => start.isValid);
  }

  /** Why a point of one anchor cannot be relied on to come before another of the same; null where it can. */
  obstacle(first: Point, second: Point): Obstacle | null {
    const exact = sameWorkingTime(first, second);
    if (exact !== null) return exact ? null : { kind: 'never' };
    const ordinary = this.#obstacleWith(first, second, 0);
    if (ordinary !== null) return ordinary;
    if (!isWorkingTime(first) && !isWorkingTime(second)) return null;
    if (this.#obstacleWith(first, second, MOST_HOLIDAYS) === null) return null;
    let atLeast = 1;
    while (this.#obstacleWith(first, second, atLeast) === null) atLeast += 1;
    return { kind: 'holidays', atLeast };
  }

  #obstacleWith(first: Point, second: Point, holidays: number): Obstacle | null {
    const a = this.#bounds(first, holidays);
    const b = this.#bounds(second, holidays);
    const pairs = this.#starts.map((start, index) => ({ start, one: a[index], two: b[index] }));
    const broken = pairs.filter(({ one, two }) => !((one?.latest ?? NaN) < (two?.earliest ?? NaN)));
    const day = broken[0]?.start;
    if (day === undefined) return null;
    const isNever = pairs.every(({ one, two }) => !((one?.earliest ?? NaN) < (two?.latest ?? NaN)));
    if (isNever) return { kind: 'never' };
    // Going back in time, it is the second whose days off bring it forward.
    const slow = first.anchor === 'asked' ? first : second;
    if (isWorkingTime(slow)) return { kind: 'weekend' };
    if (isWorkingTime(first) || isWorkingTime(second)) return { kind: 'no_day_off' };
    return { kind: 'day', day: day.toISODate() ?? '' };
  }

  /** Whether every start leads to a moment that can be written with four digits of a year. */
  isReckonable(point: Point): boolean {
    return this.#bounds(point, 0).every(({ earliest, latest }) => !Number.isNaN(earliest + latest));
  }

  /** Whether a point lies after its anchor, or before it where it is counted back, from every start. */
  isPositive(point: Point): boolean {
    return this.#bounds(point, 0).every(({ earliest, latest }, index) => {
      const start = this.#startMs(index);
      return point.steps[0]?.sign === -1 ? latest < start : earliest > start;
    });
  }

  /** How far a point lies from its anchor at the least and at the most, in days. */
  distance(point: Point): { least: number; most: number } {
    const all = this.#bounds(point, 0).flatMap(({ earliest, latest }, index) =>
      [earliest, latest].map((end) => Math.abs(end - this.#startMs(index)) / DAY_MS),
    );
    // A change of clocks does not change the number of days.
    return { least: Math.floor(Math.min(...all) + 0.05), most: Math.ceil(Math.max(...all) - 0.05) };
  }

  #startMs(index: number): number {
    return this.#starts[index]?.toMillis() ?? NaN;
  }

  #bounds(point: Point, holidays: number): Bounds[] {
    const key = JSON.stringify([point.steps, holidays]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const endOf = (start: DateTime, which: keyof Bounds) =>
      msOf(point.steps.reduce((at, step) => moved(at, step, holidays, which), start));
    const bounds = this.#starts.map((start) => {
      const earliest = endOf(start, 'earliest');
      // Calendar time lasts as long as it lasts.
      return { earliest, latest: isWorkingTime(point) ? endOf(start, 'latest') : earliest };
    });
    if (this.#known.size >= REMEMBERED_POINTS) this.#known.clear();
    this.#known.set(key, bounds);
    return bounds;
  }
}

function moved(from: DateTime, step: Step, holidays: number, which: keyof Bounds): DateTime {
  const days = daysOf(step, holidays);
  if (days === null) {
    const duration = Duration.fromISO(step.amount as string);
    if (!duration.isValid) return DateTime.invalid('no duration');
    return step.sign === 1 ? from.plus(duration) : from.minus(duration);
  }
  const isLong = (which === 'latest') === (step.sign === 1);
  const hours = (isLong ? days.most : days.least) * 24 * step.sign;
  return from
    .plus({ days: Math.trunc(hours / 24), hours: hours % 24 })
    .plus(which === 'latest' ? CLOCKS_MS : -CLOCKS_MS);
}

/** Years before 0 and after 9999 are written longer, and moments are compared as text. */
function msOf(moment: DateTime): number {
  return moment.isValid && moment.year <= 9999 && moment.year >= 0 ? moment.toMillis() : NaN;
}

/** Whether one comes before the other where both count the same working time, so that no calendar matters; else null. */
function sameWorkingTime(first: Point, second: Point): boolean | null {
  const [a, b] = [first.steps[0], second.steps[0]];
  if (a === undefined || b === undefined || first.steps.length > 1 || second.steps.length > 1) return null;
  if (a.calendar !== b.calendar || a.sign !== b.sign) return null;
  const [x, y] = [a.amount, b.amount];
  if (typeof x === 'string' || typeof y === 'string') return null;
  const order = (one: number, two: number) => (a.sign === 1 ? one < two : one > two);
  if ('workingDays' in x && 'workingDays' in y) return order(x.workingDays, y.workingDays);
  return 'workingHours' in x && 'workingHours' in y ? order(x.workingHours, y.workingHours) : null;
}
