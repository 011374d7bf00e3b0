/** A moment in UTC with milliseconds, e.g. `2011-02-17T05:00:00.000Z` (RFC 3339); sorts as text. */
export type Instant = string;
/** A day without a time, `yyyy-mm-dd`. `libs/rules` decides which moments it bounds. */
export type CalendarDate = string;
/** An ISO 8601 duration such as `P4W`. */
export type IsoDuration = string;

/** What is known of a moment: not before `from`, not after `to`; null where nothing is known. */
export interface TimeRange {
  from: Instant | null;
  to: Instant | null;
}
