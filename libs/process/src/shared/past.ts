import type { Instant, TimeRange } from '#libs/contracts';
import { boundedBy } from '#libs/rules';
import type { RequestState } from './state.js';

/** Whether a request belongs to a record case: it tells the past, and nobody is waited for. */
export function isPast({ record }: Pick<RequestState, 'record'>): boolean {
  return record !== undefined && record.continuedAt === null;
}

/**
 * When something happened, as far as the record says: what is not known stays unknown.
 * @param effective what the record says; both bounds null, or absent, where it gives no date
 */
export function asRecorded(effective: TimeRange | undefined, now: Instant): TimeRange {
  if (effective === undefined) return { from: null, to: null };
  return effective.to === null ? effective : boundedBy(effective, now);
}
