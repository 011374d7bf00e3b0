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

/** What `null` stands for in a scope, as texts say it. */
export const ALL_AREA = 'all of the receiving mission';
export const ALL_TASKS = 'all tasks of the mandate';
export const FROM_THE_DECISION = 'the decision of the Council';

/** What an ask asks for of one line. */
export function scopeOfLine({ unitId, count, persons, area, tasks, from, to }: UnitLineAsked): Scope {
  return { unitId, count, persons, area, tasks, from, to };
}

/** A number of persons of one category: `80 military persons`. */
export function personsOfKind(number: number, kind: (typeof PERSON_KINDS)[number]): string {
  return `${number} ${kind} ${number === 1 ? 'person' : 'persons'}`;
}

/** The end of a scope as texts say it. */
export function formatEnd(to: Scope['to']): string {
  return to === null ? 'as long as the decision of the Council lets it stay' : `to ${to}`;
}

/** Areas or tasks as texts name them; `all` says what no limit stands for. */
export function formatItems(items: Scope['area'], all: string): string {
  if (items === null) return all;
  return items.length === 0 ? 'nothing' : items.join(', ');
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
