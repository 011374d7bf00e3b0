import type { Instant, TimeRange } from '#libs/contracts';
import { betweenInWords } from './citation.js';
import { type Lag, firstDay, lags, lastDay } from './lags.js';
import { exactly } from './time.js';
import { dayInWords } from './words.js';

/** How late we were told of a decision, as data and in words. */
export interface Told {
  lag: Lag;
  /** E.g. `decided 4 February 2011, told 9 February 2011, 5 days later`. */
  words: string;
}

/**
 * The day of an instrument beside the day on which it was told to us. A range stays one, and what is not known stays so.
 * @param decidedAt when it was decided, as the paper says
 * @param toldAt when it reached us, in case time
 */
export function toldOf(decidedAt: TimeRange, toldAt: Instant): Told {
  const told = exactly(toldAt);
  const lag = lags.told(decidedAt, told);
  const day = dayInWords(lastDay(told) ?? '');
  return { lag, words: `${decidedInWords(decidedAt)}, told ${day}${laterInWords(lag)}` };
}

function decidedInWords(decidedAt: TimeRange): string {
  const [first, last] = [firstDay(decidedAt), lastDay(decidedAt)];
  if (first !== null && first === last) return `decided ${dayInWords(first)}`;
  if (first !== null && last !== null) return `decided ${betweenInWords(first, last)}`;
  if (first !== null) return `decided not before ${dayInWords(first)}`;
  if (last !== null) return `decided not after ${dayInWords(last)}`;
  return 'decided on a day that is not known';
}

function laterInWords(lag: Lag): string {
  if ('before' in lag) return '';
  if (!lag.known) {
    return (lag.atLeastDays ?? 0) > 0 ? `, at least ${daysInWords(lag.atLeastDays ?? 0)} later` : '';
  }
  const { fromDays, toDays } = lag;
  if (toDays === 0) return ', the same day';
  return fromDays === toDays
    ? `, ${daysInWords(toDays)} later`
    : `, ${fromDays} to ${daysInWords(toDays)} later`;
}

function daysInWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
