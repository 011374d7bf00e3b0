import * as fc from 'fast-check';
import type { Caps, RequestContent, UnitLineAsked } from '#libs/contracts';
import { helicopters } from './process-mi24.js';

/** Asks and caps from a small world, so that they meet often: three lines, four days, three places. */
const LINES = ['mi-24', 'mi-8', 'fpu'] as const;
const DAYS = ['2011-01-10', '2011-01-19', '2011-02-16', '2011-03-31'] as const;
const PLACES = ['Abidjan', 'Bouaké', 'Man'] as const;

const day = fc.constantFrom(...DAYS);
/** Nothing as often as something, so that a single limit is seen alone. */
const evenly = { freq: 2 };
const maybeDay = fc.option(day, evenly);
const maybePlaces = fc.option(fc.subarray([...PLACES], { minLength: 1 }), evenly);
const few = fc.integer({ min: 0, max: 3 });

const personsAsked = fc
  .record({ military: few, police: few, civilian: few })
  .filter(({ military, police, civilian }) => military + police + civilian > 0);

function endsAfterItsStart({ from, to }: Pick<Caps, 'from' | 'to'>): boolean {
  return from === null || to === null || from <= to;
}

function lineAsked(id: string): fc.Arbitrary<UnitLineAsked> {
  return fc
    .record({
      id: fc.constant(id),
      unitId: fc.constant(id),
      count: fc.integer({ min: 1, max: 3 }),
      persons: personsAsked,
      from: maybeDay,
      to: maybeDay,
      area: maybePlaces,
      tasks: maybePlaces,
      readiness: fc.constant(null),
    })
    .filter(endsAfterItsStart);
}

/** An ask for one to three lines of the same arrangement. */
export const anyAsk: fc.Arbitrary<RequestContent> = fc
  .record({
    wanted: fc.subarray([...LINES], { minLength: 1 }),
    lines: fc.tuple(lineAsked(LINES[0]), lineAsked(LINES[1]), lineAsked(LINES[2])),
  })
  .map(({ wanted, lines }) => ({
    ...helicopters,
    lines: lines.filter((line) => wanted.some((id) => id === line.id)),
  }));

const CHANGEABLE = ['count', 'persons', 'from', 'to', 'area', 'tasks'] as const;

/** The same ask with up to two fields of each line changed, so that it is as often covered as not. */
export function changeOf(ask: RequestContent): fc.Arbitrary<RequestContent> {
  const changed = ask.lines.map((line) =>
    fc
      .record({ other: lineAsked(line.id), fields: fc.subarray([...CHANGEABLE], { maxLength: 2 }) })
      .map(({ other, fields }) => ({
        ...line,
        ...Object.fromEntries(fields.map((field) => [field, other[field]])),
      }))
      .filter(endsAfterItsStart),
  );
  return fc.tuple(...changed).map((lines) => ({ ...ask, lines }));
}

/** Caps that limit some of it, or nothing. */
export const anyCaps: fc.Arbitrary<Caps> = fc
  .record({
    persons: fc.option(fc.integer({ min: 0, max: 20 }), evenly),
    equipment: fc.option(
      fc.array(fc.record({ unitId: fc.constantFrom(...LINES), count: few }), { maxLength: 4 }),
      evenly,
    ),
    area: fc.option(fc.subarray([...PLACES]), evenly),
    tasks: fc.option(fc.subarray([...PLACES]), evenly),
    from: maybeDay,
    to: maybeDay,
  })
  .filter(endsAfterItsStart);

/** Some of the lines, as a consent concerns them; null: all. */
export const someLines: fc.Arbitrary<string[] | null> = fc.option(fc.subarray<string>([...LINES]), evenly);

/** The first of the days of this world, before which nothing starts. */
export const FIRST_DAY = DAYS[0];
