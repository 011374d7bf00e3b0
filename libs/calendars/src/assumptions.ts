import type { CalendarDate } from '#libs/contracts';

/** What a result assumes; to be shown with the result. */
export type Assumption =
  /** No complete list of that year: its days outside the weekend were taken as working days. */
  | { kind: 'holidays_unknown'; calendar: string; year: number }
  /** The list of that year was not read in its source. */
  | { kind: 'holidays_unverified'; calendar: string; year: number }
  /** The row of the weekend table that holds from that day (null: the first) was not read in a source. */
  | { kind: 'weekend_unverified'; calendar: string; from: CalendarDate | null }
  /** The working hours are the usual ones, not those of the party. */
  | { kind: 'hours_unverified'; calendar: string };

/** An assumption as a sentence in English, e.g. for a screen or a mail. */
export function formatAssumption(assumption: Assumption): string {
  const of = assumption.calendar;
  switch (assumption.kind) {
    case 'holidays_unknown':
      return `No complete list of the holidays of ${assumption.year} (${of}): days outside the weekend count as working days.`;
    case 'holidays_unverified':
      return `The list of the holidays of ${assumption.year} (${of}) is not verified.`;
    case 'weekend_unverified':
      return assumption.from === null
        ? `The weekend (${of}) is not verified.`
        : `The weekend from ${assumption.from} on (${of}) is not verified.`;
    case 'hours_unverified':
      return `The working hours (${of}) are not verified.`;
  }
}

/** Each assumption once, in an order that depends on nothing but the assumptions. */
export class AssumptionSet {
  readonly #byKey = new Map<string, Assumption>();

  add(assumptions: readonly Assumption[]): void {
    for (const assumption of assumptions) this.#byKey.set(keyOf(assumption), assumption);
  }

  list(): Assumption[] {
    return [...this.#byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, assumption]) => assumption);
  }
}

function keyOf(assumption: Assumption): string {
  const detail = 'year' in assumption ? assumption.year : 'from' in assumption ? (assumption.from ?? '') : '';
  return `${assumption.calendar} ${assumption.kind} ${detail}`;
}
