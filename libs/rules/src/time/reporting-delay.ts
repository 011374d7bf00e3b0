import type { Instant, TimeRange } from '#libs/contracts';
import { formatBetween } from '../council/citation.js';
import { type Lag, firstDay, lags, lastDay } from './lags.js';
import { exactly } from './time.js';
import { formatDay } from '../words.js';

/** How late we were told of a decision, as data and in words. */
export interface ReportingDelay {
  lag: Lag;
  /** E.g. `decided 4 February 2011, told 9 February 2011, 5 days later`. */
  words: string;
}

/**
 * The day of an instrument beside the day on which it was told to us. A range stays one, and what is not known stays so.
 * @param decidedAt when it was decided, as the paper says
 * @param toldAt when it reached us, in case time
 */
export function reportingDelayOf(decidedAt: TimeRange, reportedAt: Instant): ReportingDelay {
  const reported = exactly(reportedAt);
  const lag = lags.reportingDelay(decidedAt, reported);
  const day = formatDay(lastDay(reported) ?? '');
  return { lag, words: `${formatDecided(decidedAt)}, told ${day}${formatLater(lag)}` };
}

function formatDecided(decidedAt: TimeRange): string {
  const [first, last] = [firstDay(decidedAt), lastDay(decidedAt)];
  if (first !== null && first === last) return `decided ${formatDay(first)}`;
  if (first !== null && last !== null) return `decided ${formatBetween(first, last)}`;
  if (first !== null) return `decided not before ${formatDay(first)}`;
  if (last !== null) return `decided not after ${formatDay(last)}`;
  return 'decided on a day that is not known';
}

function formatLater(lag: Lag): string {
  if ('before' in lag) return '';
  if (!lag.known) {
    return (lag.atLeastDays ?? 0) > 0 ? `, at least ${formatDays(lag.atLeastDays ?? 0)} later` : '';
  }
  const { fromDays, toDays } = lag;
  if (toDays === 0) return ', the same day';
  return fromDays === toDays
    ? `, ${formatDays(toDays)} later`
    : `, ${fromDays} to ${formatDays(toDays)} later`;
}

function formatDays(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
