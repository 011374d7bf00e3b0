import type { CalendarDate, Caps, Gap, UnitLineAsked } from '#libs/contracts';
import { named } from '../authorities/scope.js';

/** All persons of a line, whatever their category. */
export function personsOf(persons: UnitLineAsked['persons']): number {
  return persons.military + persons.police + persons.civilian;
}

/**
 * How many of a unit a list of equipment allows: null where there is no list, 0 where the list leaves the unit out. Where it
 * names the unit twice, the smaller number counts, since nobody said that they add up.
 */
export function equipmentOf(caps: Caps, unitId: string): number | null {
  if (caps.equipment === null) return null;
  const counts = caps.equipment.filter((item) => item.unitId === unitId).map((item) => item.count);
  return counts.length === 0 ? 0 : Math.min(...counts);
}

/**
 * What the caps of a consent leave uncovered of the lines that it concerns; empty where they cover all of it. A cap on
 * persons is one for the whole consent ("a contingent of up to 60 persons"), so it is compared with all lines together;
 * equipment, area, tasks and dates with each. Where there are several lines, each gap names its own. A consent that ends
 * early covers a line asked for "as long as the Council decides": it only brings the expiry forward. It does not cover a
 * line that can start only after the consent has ended.
 * @param lines the lines that the consent concerns and that can still be granted
 * @param startsOn the first day on which a line can start that names none itself; null while it is not known
 */
export function uncoveredOf(
  caps: Caps,
  lines: readonly UnitLineAsked[],
  startsOn: CalendarDate | null,
): Gap[] {
  const asked = lines.reduce((sum, line) => sum + personsOf(line.persons), 0);
  const tooMany: Gap[] =
    caps.persons !== null && caps.persons < asked
      ? [{ code: 'gap.persons', params: { lines: lines.length, consented: caps.persons, asked } }]
      : [];
  const perLine = lines.flatMap((line) =>
    gapsOfLine(caps, line, lines.length > 1 ? line.id : null, startsOn),
  );
  return [...tooMany, ...perLine];
}

/** What the caps of a consent leave uncovered of one line alone, see {@link uncoveredOf}. */
export function uncovered(caps: Caps, line: UnitLineAsked, startsOn: CalendarDate | null): Gap[] {
  return uncoveredOf(caps, [line], startsOn);
}

function gapsOfLine(
  caps: Caps,
  asked: UnitLineAsked,
  line: string | null,
  startsOn: CalendarDate | null,
): Gap[] {
  const gaps: Gap[] = [];
  const count = equipmentOf(caps, asked.unitId);
  if (count !== null && count < asked.count) {
    gaps.push({ code: 'gap.equipment', params: { line, consented: count, asked: asked.count } });
  }
  for (const field of ['area', 'tasks'] as const) {
    const allowed = caps[field];
    if (allowed === null) continue;
    const missing = asked[field]?.filter((item) => !named(allowed, item)) ?? null;
    if (missing === null) gaps.push({ code: `gap.${field}`, params: { line, consented: [...allowed] } });
    else if (missing.length > 0) gaps.push({ code: `gap.${field}_missing`, params: { line, missing } });
  }
  const first = asked.from ?? startsOn;
  if (caps.from !== null && (first === null || caps.from > first)) {
    gaps.push({ code: 'gap.start', params: { line, consented: caps.from, asked: first } });
  }
  if (caps.to !== null && asked.to !== null && caps.to < asked.to) {
    gaps.push({ code: 'gap.end', params: { line, consented: caps.to, asked: asked.to } });
  } else if (caps.to !== null && first !== null && caps.to < first) {
    gaps.push({ code: 'gap.ended_before_start', params: { line, consented: caps.to, starts: first } });
  }
  return gaps;
}
