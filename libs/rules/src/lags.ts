import type { TimeRange } from '#libs/contracts';
import { daysBetween, latestOf } from './time.js';

/** Days between two uncertain moments. `before` means that the second came first; never a negative number. */
export type Lag =
  | { known: true; fromDays: number; toDays: number }
  | { known: false; atLeastDays: number | null; reason: string }
  | { known: true; before: true };

/**
 * How long after `start` the moment `end` came.
 * Unknown start gives unknown, never zero; an end that surely came first is `before`.
 */
export function lagBetween(
  start: TimeRange | null,
  end: TimeRange | null,
  names: { start: string; end: string },
): Lag {
  if (start === null || start.from === null) {
    return { known: false, atLeastDays: null, reason: `${names.start} is not known` };
  }
  if (end === null || (end.from === null && end.to === null)) {
    return { known: false, atLeastDays: null, reason: `${names.end} is not known` };
  }
  if (end.to !== null && end.to <= start.from && end.from !== start.from) {
    return { known: true, before: true };
  }
  if (start.to === null || end.from === null || end.to === null) {
    const atLeast =
      start.to !== null && end.from !== null ? Math.max(0, daysBetween(start.to, end.from)) : null;
    return {
      known: false,
      atLeastDays: atLeast,
      reason: `the exact day of ${start.to === null ? names.start : names.end} is not known`,
    };
  }
  const fromDays = Math.max(0, daysBetween(start.to, end.from));
  return { known: true, fromDays, toDays: Math.max(fromDays, daysBetween(start.from, end.to)) };
}

/** The lags of one leg and one line, see `docs/architecture.md`, vocabulary. */
export const lags = {
  /** From asking a party to its decision. */
  consent: (asked: TimeRange | null, decided: TimeRange | null): Lag =>
    lagBetween(asked, decided, { start: 'the day of asking', end: 'the day of the decision' }),
  /** From the act of the Council to the decision of a party. */
  consentAfterAuthority: (adopted: TimeRange | null, decided: TimeRange | null): Lag =>
    lagBetween(adopted, decided, { start: 'the day of adoption', end: 'the day of the decision' }),
  /** From the moment when nothing more was missing, adopted and consented, to arrival. */
  arrival: (adopted: TimeRange | null, lastConsent: TimeRange | null, arrived: TimeRange | null): Lag =>
    lagBetween(adopted === null || lastConsent === null ? null : latestOf([adopted, lastConsent]), arrived, {
      start: 'the last of adoption and consents',
      end: 'the day of arrival',
    }),
};
