import type { CalendarDate, Persons, UnitLineAsked } from '#libs/contracts';

/**
 * What an ask asks for on one line, or what a consent allows on it. Days are inclusive. `from` null: from the decision of
 * the Council; `to` null: as long as that decision lets it stay; `area` and `tasks` null: all of the receiving mission, all
 * tasks of its mandate.
 */
export interface Scope {
  unitId: string;
  count: number;
  persons: Persons;
  area: readonly string[] | null;
  tasks: readonly string[] | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
}

/** The categories of strength. They are compared one by one, since they never offset each other. */
export const PERSON_KINDS = ['military', 'police', 'civilian'] as const;

/** What an ask asks for of one line. */
export function scopeOfLine({ unitId, count, persons, area, tasks, from, to }: UnitLineAsked): Scope {
  return { unitId, count, persons, area, tasks, from, to };
}

/** Whether a list names an area or a task; case, spaces and the encoding of accents make no difference. */
export function named(items: readonly string[], item: string): boolean {
  const wanted = folded(item);
  return items.some((candidate) => folded(candidate) === wanted);
}

function folded(item: string): string {
  return inOneLine(item).normalize('NFC').toLowerCase();
}

/** A text with each run of spaces and line breaks as one space. */
export function inOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}
