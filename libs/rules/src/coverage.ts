import type { CalendarDate, Caps, UnitLineAsked } from '#libs/contracts';

/** All persons of a line, whatever their category. */
export function personsOf(persons: UnitLineAsked['persons']): number {
  return persons.military + persons.police + persons.civilian;
}

function missingFrom(
  asked: readonly string[] | null,
  allowed: readonly string[] | null,
  what: string,
  all: string,
): string[] {
  if (allowed === null) return [];
  const said = allowed.length === 0 ? 'nothing' : allowed.join(', ');
  if (asked === null) return [`${what}: consented to ${said}, asked for ${all}`];
  const missing = asked.filter((item) => !allowed.includes(item));
  return missing.length === 0 ? [] : [`${what}: not consented to ${missing.join(', ')}`];
}

/**
 * What of a line the caps of a consent leave uncovered, in words; empty where they cover all of it.
 * A consent that ends early covers a line asked for "as long as the Council decides": it only brings the expiry forward.
 * @param startsOn the first day on which the line can start, where it names none itself
 */
export function uncovered(caps: Caps, line: UnitLineAsked, startsOn: CalendarDate | null): string[] {
  const gaps: string[] = [];
  const persons = personsOf(line.persons);
  if (caps.persons !== null && caps.persons < persons) {
    gaps.push(`persons: ${caps.persons} consented of ${persons} asked`);
  }
  if (caps.equipment !== null) {
    const count = caps.equipment.find((item) => item.unitId === line.unitId)?.count ?? 0;
    if (count < line.count) gaps.push(`equipment: ${count} consented of ${line.count} asked`);
  }
  gaps.push(...missingFrom(line.area, caps.area, 'area', 'all of the receiving mission'));
  gaps.push(...missingFrom(line.tasks, caps.tasks, 'tasks', 'all tasks of the mandate'));
  const first = line.from ?? startsOn;
  if (caps.from !== null && (first === null || caps.from > first)) {
    gaps.push(`start: consented from ${caps.from}, asked from ${first ?? 'the decision of the Council'}`);
  }
  if (caps.to !== null && line.to !== null && caps.to < line.to) {
    gaps.push(`end: consented to ${caps.to}, asked to ${line.to}`);
  }
  return gaps;
}
