import type { CalendarDate, Caps, UnitLineAsked } from '#libs/contracts';
import { ALL_AREA, ALL_TASKS, FROM_THE_DECISION, formatItems, named } from '../authorities/scope.js';
import type { Scope } from '../authorities/scope.js';

/** All persons of a line, whatever their category. */
export function personsOf(persons: UnitLineAsked['persons']): number {
  return persons.military + persons.police + persons.civilian;
}

/**
 * How many of a unit a list of equipment lets go: null where there is no list, 0 where the list leaves the unit out. Where
 * it names the unit twice, the smaller number counts, since nobody said that they add up.
 */
export function equipmentOf(caps: Caps, unitId: string): number | null {
  if (caps.equipment === null) return null;
  const counts = caps.equipment.filter((item) => item.unitId === unitId).map((item) => item.count);
  return counts.length === 0 ? 0 : Math.min(...counts);
}

/**
 * What the caps of a consent leave uncovered of the lines that it concerns, in words; empty where they cover all of it.
 * A cap on persons is one for the whole consent ("a contingent of up to 60 persons"), so it is held against all lines
 * together; equipment, area, tasks and dates against each. Where there are several lines, each gap names its own.
 * A consent that ends early covers a line asked for "as long as the Council decides": it only brings the expiry forward.
 * It does not cover a line that can start only after the consent has ended.
 * @param lines the lines that the consent concerns and that are still to be had
 * @param startsOn the first day on which a line can start that names none itself; null while nobody knows it
 */
export function uncoveredOf(
  caps: Caps,
  lines: readonly UnitLineAsked[],
  startsOn: CalendarDate | null,
): string[] {
  const persons = lines.reduce((sum, line) => sum + personsOf(line.persons), 0);
  const tooMany =
    caps.persons !== null && caps.persons < persons
      ? [`persons: ${caps.persons} consented of ${persons} asked${lines.length > 1 ? ' in all' : ''}`]
      : [];
  const perLine = lines.flatMap((line) => {
    const gaps = gapsOfLine(caps, line, startsOn);
    return lines.length > 1 ? gaps.map((gap) => `${line.id}: ${gap}`) : gaps;
  });
  return [...tooMany, ...perLine];
}

/** What the caps of a consent leave uncovered of one line alone, see {@link uncoveredOf}. */
export function uncovered(caps: Caps, line: UnitLineAsked, startsOn: CalendarDate | null): string[] {
  return uncoveredOf(caps, [line], startsOn);
}

function gapsOfLine(caps: Caps, line: UnitLineAsked, startsOn: CalendarDate | null): string[] {
  const gaps: string[] = [];
  const count = equipmentOf(caps, line.unitId);
  if (count !== null && count < line.count) {
    gaps.push(`equipment: ${count} consented of ${line.count} asked`);
  }
  gaps.push(...missingFrom(line.area, caps.area, 'area', ALL_AREA));
  gaps.push(...missingFrom(line.tasks, caps.tasks, 'tasks', ALL_TASKS));
  const first = line.from ?? startsOn;
  if (caps.from !== null && (first === null || caps.from > first)) {
    gaps.push(`start: consented from ${caps.from}, asked from ${first ?? FROM_THE_DECISION}`);
  }
  if (caps.to !== null && line.to !== null && caps.to < line.to) {
    gaps.push(`end: consented to ${caps.to}, asked to ${line.to}`);
  } else if (caps.to !== null && first !== null && caps.to < first) {
    gaps.push(`end: consented to ${caps.to}, asked from ${first}`);
  }
  return gaps;
}

function missingFrom(asked: Scope['area'], allowed: Scope['area'], what: string, all: string): string[] {
  if (allowed === null) return [];
  if (asked === null) return [`${what}: consented to ${formatItems(allowed, all)}, asked for ${all}`];
  const missing = asked.filter((item) => !named(allowed, item));
  return missing.length === 0 ? [] : [`${what}: not consented to ${missing.join(', ')}`];
}
