import type { CodedMessage, Instant, TimeRange, UsableWindow } from '#libs/contracts';
import { daysBetween, latestOf, later } from './time.js';

/** What the usable window of a line is computed from. */
export interface WindowInput {
  expiresAt: Instant | null;
  /** Each consent that the line needs, as a message, and when it was given; null where it is still missing. */
  consents: readonly { what: CodedMessage; decidedAt: TimeRange | null }[];
  /** When the unit is ready at the receiving mission, as stated; null where nobody has said. */
  readiness: TimeRange | null;
  /** Null while the unit has not arrived. */
  arrivedAt: TimeRange | null;
}

/**
 * The usable window as it stands at `now`. A missing consent, and a unit that has not arrived, cannot lie before now.
 * 0 or less is lost where even the best case gives it, possibly lost where only the worst case does.
 */
export function usableWindow(input: WindowInput, now: Instant): UsableWindow {
  const unknowns: CodedMessage[] = [];
  if (input.expiresAt === null) unknowns.push({ code: 'window.expiry' });
  const moments: TimeRange[] = [];
  for (const consent of input.consents) {
    if (consent.decidedAt === null) {
      unknowns.push(consent.what);
      moments.push({ from: now, to: null });
    } else {
      moments.push(consent.decidedAt);
      if (consent.decidedAt.from === null || consent.decidedAt.to === null) {
        unknowns.push({ code: 'window.exact_day', params: { of: consent.what } });
      }
    }
  }
  if (input.arrivedAt !== null) {
    moments.push(input.arrivedAt);
  } else if (input.readiness !== null) {
    const { from, to } = input.readiness;
    moments.push({ from: from === null ? now : later(from, now), to: to === null ? null : later(to, now) });
    if (to === null) unknowns.push({ code: 'window.last_day_ready' });
  } else {
    moments.push({ from: now, to: null });
    unknowns.push({ code: 'window.ready' });
  }
  const start = latestOf(moments);
  if (input.expiresAt === null) return { bestDays: null, worstDays: null, verdict: 'unknown', unknowns };
  const bestDays = start.from === null ? null : daysBetween(start.from, input.expiresAt);
  const worstDays = start.to === null ? null : daysBetween(start.to, input.expiresAt);
  if (bestDays !== null && bestDays <= 0) return { bestDays, worstDays, verdict: 'lost', unknowns };
  if (worstDays !== null && worstDays <= 0) {
    return { bestDays, worstDays, verdict: 'possibly_lost', unknowns };
  }
  return { bestDays, worstDays, verdict: 'open', unknowns };
}
