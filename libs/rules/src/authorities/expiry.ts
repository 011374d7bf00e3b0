import type { CalendarDate, ExpiryCause, Instant, Term } from '#libs/contracts';
import { dateAfter, endOfDay } from '../time/time.js';

/** The last day of a term that counts from the day of adoption, as those of S/RES/1951 (2010) and 1967 (2011). An extension counts from the previous expiry. */
export function lastDayOf(adoptedOn: CalendarDate, term: Term): CalendarDate {
  return 'until' in term ? term.until : dateAfter(adoptedOn, term.for);
}

/** What can end an arrangement, and when; the earliest of them ends it (S/RES/1609 (2005), para. 6). */
export interface ExpiryBound {
  because: Exclude<ExpiryCause, 'discontinued' | 'ruling' | 'consent_withdrawn'>;
  party: string | null;
  lastDay: CalendarDate;
}

/** When a line expires and which bound says so; null where no bound is known. */
export function expiryOf(bounds: readonly ExpiryBound[]): (ExpiryBound & { at: Instant }) | null {
  let first: ExpiryBound | null = null;
  for (const bound of bounds) {
    if (first === null || bound.lastDay < first.lastDay) first = bound;
  }
  return first === null ? null : { ...first, at: endOfDay(first.lastDay) };
}
